using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Data.Utilization;

/// <summary>
/// Answers as people type and paste them, and as the portal writes them. What can mean two things is refused, never
/// guessed; <c>Read(Write(x)) == x</c> in each language.
/// <list type="table">
/// <listheader><term>text</term><description>French; English, where it differs</description></listheader>
/// <item><term>1234, 007</term><description>1234, 7</description></item>
/// <item><term>1 234 (any space)</term><description>1234</description></item>
/// <item><term>1 234,5 and 1 234.5</term><description>1234.5</description></item>
/// <item><term>1,5 and 1.5</term><description>1.5: one or two digits can only be decimals</description></item>
/// <item><term>1,234</term><description>ambiguous; English: 1234</description></item>
/// <item><term>1.234</term><description>ambiguous, in English too: 1234 in much of Europe</description></item>
/// <item><term>0,125 and 1234,567</term><description>decimals (thousands never start so), then too precise</description></item>
/// <item><term>1,234.5 and 1.234,5</term><description>1234.5: two marks tell which is which</description></item>
/// <item><term>1,234,567 and 1.234.567</term><description>1234567: a mark that comes back groups</description></item>
/// <item><term>12 34 and 1,23,456 and 5,</term><description>ambiguous: grouped in no known way</description></item>
/// <item><term>−5, -5</term><description>negative</description></item>
/// <item><term>12 h, +5, 1e3, 5 %</term><description>not a number</description></item>
/// <item><term>so, s.o., s. o., s/o, sans objet</term><description>not applicable; not in English</description></item>
/// <item><term>nd, n.d., n/d</term><description>not available (English: no data)</description></item>
/// <item><term>non disponible</term><description>not available; not in English</description></item>
/// <item><term>na, n.a., n/a</term><description>ambiguous; English: not applicable</description></item>
/// <item><term>not applicable</term><description>not in French; English: not applicable</description></item>
/// <item><term>not avail., not available, unavailable</term><description>not in French; English: not available</description></item>
/// <item><term>nothing, or only spaces</term><description>blank</description></item>
/// </list>
/// Digits of every script count with their value; full-width signs count as the plain ones; case, and points and
/// spaces in words, do not matter.
/// </summary>
public static class AnswerText
{
    /// <summary>In UTF-16 units, outer spaces not counted.</summary>
    public const int MaxLength = 40;

    // In French, n/a stands on forms for « non applicable » and, in spreadsheets, for « non disponible ».
    private static readonly Words French = new(
        new NumberFormatInfo { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "," },
        "s.o.",
        "n.d.",
        "masqué",
        NotApplicableForms: ["so", "s/o", "sansobjet"],
        NotAvailableForms: ["nd", "n/d", "nondisponible"],
        AmbiguousForms: ["na", "n/a"]);

    private static readonly Words English = new(
        new NumberFormatInfo { NumberGroupSeparator = ",", NumberDecimalSeparator = "." },
        "n/a",
        "not avail.",
        "masked",
        NotApplicableForms: ["na", "n/a", "notapplicable"],
        NotAvailableForms: ["nd", "n/d", "notavail", "notavailable", "unavailable"],
        AmbiguousForms: []);

    /// <summary>Reads an answer; <paramref name="decimals"/> is what the unit allows (<see cref="Units.Decimals"/>).</summary>
    public static AnswerReading Read(string? text, Language language, int decimals)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > MaxLength)
        {
            return AnswerProblem.TooLong;
        }

        var plain = PlainText.Of(trimmed);
        if (plain.Length == 0)
        {
            return Answer.Blank;
        }

        var word = plain.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return Of(language).Readings.TryGetValue(word, out var reading)
            ? reading
            : NumberText.Read(plain, language, decimals);
    }

    /// <summary>Judges a number that a spreadsheet holds as one, where there is nothing to read.</summary>
    public static AnswerReading Read(decimal number, int decimals) => number switch
    {
        < 0 => AnswerProblem.Negative,
        > Answer.Largest => AnswerProblem.TooLarge,
        _ when number != decimal.Round(number, decimals) => decimals == 0 ? AnswerProblem.NotWhole : AnswerProblem.TooPrecise,
        _ => Answer.Number(number),
    };

    /// <summary>Blank is empty text; masked is a word that is not read; numbers are written without needless zeros.</summary>
    public static string Write(Answer answer, Language language) => answer.Kind switch
    {
        AnswerKind.Number => answer.Amount.GetValueOrDefault().ToString("#,##0.##", Of(language).Numbers),
        AnswerKind.NotApplicable => Of(language).NotApplicable,
        AnswerKind.NotAvailable => Of(language).NotAvailable,
        AnswerKind.Masked => Of(language).Masked,
        _ => "",
    };

    private static Words Of(Language language) => language == Language.French ? French : English;

    /// <summary>A language's words: as written, then every form that is read, in small letters without points or spaces.</summary>
    private sealed record Words(
        NumberFormatInfo Numbers,
        string NotApplicable,
        string NotAvailable,
        string Masked,
        string[] NotApplicableForms,
        string[] NotAvailableForms,
        string[] AmbiguousForms)
    {
        public FrozenDictionary<string, AnswerReading> Readings { get; } =
            NotApplicableForms.Select(form => KeyValuePair.Create(form, (AnswerReading)Answer.NotApplicable))
                .Concat(NotAvailableForms.Select(form => KeyValuePair.Create(form, (AnswerReading)Answer.NotAvailable)))
                .Concat(AmbiguousForms.Select(form => KeyValuePair.Create(form, (AnswerReading)AnswerProblem.Ambiguous)))
                .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
