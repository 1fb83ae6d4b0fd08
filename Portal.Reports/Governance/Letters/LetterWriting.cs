using System.Text;
using Portal.Data;
using Portal.Data.Governance.Letters;

namespace Portal.Reports.Governance.Letters;

/// <summary>Templates with their fields filled in, as a letter bears them.</summary>
public static class LetterWriting
{
    /// <summary>The text that is frozen when a letter is issued.</summary>
    /// <exception cref="ArgumentException">The template has a field that letters of the kind do not: it was never published.</exception>
    public static LetterContent Write(LetterFacts facts, LetterTemplateRow template)
    {
        var (language, words) = (facts.Language, new LetterWords(facts.Language));
        return new LetterContent
        {
            Sender = facts.Sender,
            Place = Typography.Set(facts.Place, language),
            Addressee = string.Join('\n', [facts.Mandate.Holder, words.Seat(facts), facts.Seat.Body(language), facts.Mandate.Email]),
            Subject = Fill(template.Subject(language), facts, words),
            Body = Fill(template.Body(language), facts, words),
            Signatory = Capital(facts.Mandate.SignatoryRole),
        };
    }

    private static string Fill(string text, LetterFacts facts, LetterWords words)
    {
        var (pieces, error) = LetterText.Parse(text, facts.Kind, facts.Language);
        if (error is not null)
        {
            throw new ArgumentException($"The template cannot be read at line {error.Line}, column {error.Column}.", nameof(text));
        }

        var filled = new StringBuilder(text.Length * 2);
        foreach (var piece in pieces)
        {
            var value = piece.Field is { } field ? words.Of(field, facts) : piece.Text;
            filled.Append(piece.IsCapital ? Capital(value) : value);
        }

        return Typography.Set(filled.ToString(), facts.Language);
    }

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>The value of each field, as a page shows it beside the field's name.</summary>
public sealed class LetterSample(LetterFacts facts)
{
    private readonly LetterWords words = new(facts.Language);

    public string Of(LetterField field) => words.Of(field, facts);
}

/// <summary>What a letter says of the facts, inside a sentence.</summary>
internal sealed class LetterWords(Language language)
{
    private readonly LetterTexts t = LetterTexts.For(language);
    private readonly Formats format = Formats.For(language);

    public string Of(LetterField field, LetterFacts facts)
    {
        var mandate = facts.Mandate;
        return field switch
        {
            LetterField.Person => mandate.Holder,
            LetterField.Seat => Small(facts.Seat.Role(language)),
            LetterField.Body => facts.Seat.Body(language),
            LetterField.Territory => facts.Seat.Territory(language) is { Length: > 0 } territory ? territory : t.NoTerritory,
            LetterField.Capacity => mandate.IsInterim ? t.CapacityInterim : t.CapacityHolder,
            LetterField.Start => format.LongDate(mandate.StartsOn),
            LetterField.End => mandate.EndsOn is { } end ? format.LongDate(end) : t.NoEnd,
            LetterField.Term => mandate.EndsOn is { } last
                ? t.Term(format.LongDate(mandate.StartsOn), format.LongDate(last))
                : t.TermOpen(format.LongDate(mandate.StartsOn)),
            LetterField.Reason => mandate.EndReason is { } reason ? t.Find("reason." + Small(reason)) ?? reason : t.ReasonTermCompleted,
            LetterField.Instrument => mandate.InstrumentNumber,
            LetterField.InstrumentDate => format.LongDate(mandate.InstrumentDate),
            LetterField.Signatory => Small(mandate.SignatoryRole),
            LetterField.Number => facts.Reference.Length > 0 ? facts.Reference : t.NumberToCome,
            LetterField.Date => format.LongDate(facts.IssuedOn),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No words for this field."),
        };
    }

    /// <summary>As the addressee block bears it: Pilote clinique, par intérim.</summary>
    public string Seat(LetterFacts facts) =>
        facts.Mandate.IsInterim ? t.SeatInterim(facts.Seat.Role(language)) : facts.Seat.Role(language);

    private static string Small(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
