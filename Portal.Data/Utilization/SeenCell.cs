using System.Globalization;

namespace Portal.Data.Utilization;

/// <summary>
/// An answer as somebody was shown it, and the version that it then had. Written <c>3n1502</c>: the version, then <c>b</c> blank,
/// <c>n</c> a number, <c>s</c> not applicable or <c>d</c> not available. The same in pages and in files.
/// </summary>
public readonly record struct SeenCell(int Version, Answer Answer)
{
    private const string Kinds = "bnsd";

    /// <exception cref="InvalidOperationException">The answer is masked: who does not see it does not change it.</exception>
    public override string ToString() => (int)Answer.Kind < Kinds.Length
        ? string.Create(CultureInfo.InvariantCulture, $"{Version}{Kinds[(int)Answer.Kind]}{Answer.Amount:0.##}")
        : throw new InvalidOperationException("A masked answer is not shown.");

    /// <summary>Takes exactly what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out SeenCell seen)
    {
        seen = default;
        var at = text.AsSpan().IndexOfAny(Kinds);
        if (at < 1 || !int.TryParse(text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }

        var (kind, rest) = ((AnswerKind)Kinds.IndexOf(text[at], StringComparison.Ordinal), text[(at + 1)..]);
        if (kind != AnswerKind.Number)
        {
            seen = new SeenCell(version, Answer.From(kind, null));
            return rest.Length == 0;
        }

        if (!decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > Answer.Largest || amount != decimal.Round(amount, Answer.MaxDecimals))
        {
            return false;
        }

        seen = new SeenCell(version, Answer.Number(amount));
        return true;
    }
}
