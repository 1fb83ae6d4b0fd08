namespace Portal.Data.Utilization;

/// <summary>
/// Compares a cell with the establishment's own past: what is usual for one is not for another.
/// <para>
/// An unusual number is one whose modified z-score exceeds 3.5 (B. Iglewicz and D. C. Hoaglin, <em>How to Detect and
/// Handle Outliers</em>, ASQC Quality Press, 1993): |x − median| > 3.5 × 1.4826 × MAD, where 1.4826 makes the MAD of
/// normally distributed values their standard deviation. Median and MAD, because one wild period among twelve must
/// neither hide the next nor raise it. The MAD counts for at least 5 % of the median and at least 2, or a steady series
/// would prompt at every change: nothing within 26 % of the median, or within 10, is ever unusual.
/// </para>
/// </summary>
public static class HistoryPrompts
{
    /// <summary>Periods looked back.</summary>
    public const int Periods = 12;

    /// <summary>Past numbers below which nothing is said.</summary>
    public const int FewestNumbers = 6;

    private const decimal Threshold = 3.5m * 1.4826m;
    private const decimal LeastRelativeSpread = 0.05m;
    private const decimal LeastSpread = 2;
    private const decimal SmallCount = 20;
    private const decimal LeastActivity = 5;

    /// <summary>At most one prompt for a cell: what is none after activity is not said to be unusual as well.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="answer">What the filing holds.</param>
    /// <param name="past">The same cell in the periods before, the latest first; those beyond <see cref="Periods"/> are
    /// not looked at.</param>
    /// <param name="decimals">Of the cell's unit.</param>
    public static Finding? Check(CellKey cell, Answer answer, IReadOnlyList<Answer> past, int decimals)
    {
        decimal[] numbers = [.. past.Take(Periods).Select(before => before.Amount).OfType<decimal>()];
        return numbers.Length < FewestNumbers
            ? null
            : Zero(cell, answer, numbers[..FewestNumbers]) ?? (Finding?)Unusual(cell, answer, numbers, decimals);
    }

    /// <summary>0, not applicable or not available where each of the last six numbers was above 0 and their median at
    /// least 5.</summary>
    private static ZeroAfterActivity? Zero(CellKey cell, Answer answer, decimal[] latest)
    {
        var isNone = answer.Kind is AnswerKind.NotApplicable or AnswerKind.NotAvailable || answer.Amount == 0;
        if (!isNone || latest.Any(number => number == 0))
        {
            return null;
        }

        var median = Statistics.Median(latest);
        return median < LeastActivity ? null : new ZeroAfterActivity(cell, answer, median);
    }

    private static Outlier? Unusual(CellKey cell, Answer answer, decimal[] numbers, int decimals)
    {
        var median = Statistics.Median(numbers);
        if (answer.Amount is not { } amount || (amount < SmallCount && median < SmallCount))
        {
            return null;
        }

        var spread = Math.Max(
            Statistics.MedianAbsoluteDeviation(numbers), Math.Max(LeastRelativeSpread * median, LeastSpread));
        var reach = Threshold * spread;
        return Math.Abs(amount - median) <= reach
            ? null
            : new Outlier(cell, amount, median, Math.Max(0, RoundUp(median - reach)), -RoundUp(-(median + reach)));

        decimal RoundUp(decimal value) => decimal.Round(value, decimals, MidpointRounding.ToPositiveInfinity);
    }
}
