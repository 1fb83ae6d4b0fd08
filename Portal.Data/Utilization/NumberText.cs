using System.Globalization;

namespace Portal.Data.Utilization;

/// <summary>Reads plain text as a number by trying every way to tell thousands from decimals; exactly one must fit.</summary>
internal static class NumberText
{
    private const string Marks = " ,.";
    private static readonly int LargestDigits = Answer.Largest.ToString(CultureInfo.InvariantCulture).Length;

    public static AnswerReading Read(string plain, Language language, int decimals)
    {
        var negative = plain[0] == '-';
        var body = plain.AsSpan(negative ? 1 : 0).TrimStart();
        if (body.ContainsAnyExcept("0123456789" + Marks) || !body.ContainsAnyInRange('0', '9'))
        {
            return AnswerProblem.NotANumber;
        }

        if (negative)
        {
            return AnswerProblem.Negative;
        }

        return SingleReading(body.ToString(), language) is var (whole, fraction)
            ? Value(whole.TrimStart('0'), fraction.TrimEnd('0'), decimals)
            : AnswerProblem.Ambiguous;
    }

    private static (string Whole, string Fraction)? SingleReading(string body, Language language)
    {
        var whole = Ungrouped(body, Marks);
        var commaDecimals = WithDecimals(body, ',');
        var pointDecimals = WithDecimals(body, '.');
        if (language == Language.English && whole is not null)
        {
            commaDecimals = null; // 1,234: in English the comma groups whenever it can
        }

        (string, string)?[] readings = [whole is null ? null : (whole, ""), commaDecimals, pointDecimals];
        return readings.Count(reading => reading is not null) == 1
            ? readings.Single(reading => reading is not null)
            : null;
    }

    private static (string Whole, string Fraction)? WithDecimals(string body, char mark)
    {
        var at = body.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0 || at == body.Length - 1 || !IsDigits(body[(at + 1)..]))
        {
            return null;
        }

        var whole = at == 0 ? "" : Ungrouped(body[..at], Marks.Replace(mark.ToString(), "", StringComparison.Ordinal));
        return whole is null ? null : (whole, body[(at + 1)..]);
    }

    /// <summary>The digits, when they stand together or in threes behind one and the same mark; null otherwise.</summary>
    private static string? Ungrouped(string text, string marks)
    {
        if (IsDigits(text))
        {
            return text;
        }

        var first = text.AsSpan().IndexOfAny(marks);
        if (first is < 1 or > 3 || text[0] == '0')
        {
            return null;
        }

        var groups = text.Split(text[first]);
        return groups.All(IsDigits) && groups.Skip(1).All(group => group.Length == 3) ? string.Concat(groups) : null;
    }

    private static AnswerReading Value(string whole, string fraction, int decimals)
    {
        if (whole.Length > LargestDigits)
        {
            return AnswerProblem.TooLarge;
        }

        if (fraction.Length > decimals)
        {
            return decimals == 0 ? AnswerProblem.NotWhole : AnswerProblem.TooPrecise;
        }

        var value = decimal.Parse($"0{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return value > Answer.Largest ? AnswerProblem.TooLarge : Answer.Number(value);
    }

    private static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
