using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// What is usual for one establishment, by its own past: median and median absolute deviation, which one wild period moves neither of.
/// A value's score is its distance from the median in robust standard deviations, and above 3.5 it is unusual, as
/// <see cref="HistoryPrompts"/> has it (B. Iglewicz and D. C. Hoaglin, 1993).
/// </summary>
/// <param name="Median">The middle of the past.</param>
/// <param name="Deviation">Of one robust standard deviation, at least what chance alone makes of such numbers; above 0.</param>
/// <param name="Periods">How many past values it is made of.</param>
public readonly record struct OwnRange(decimal Median, decimal Deviation, int Periods)
{
    public const decimal Threshold = 3.5m;

    /// <summary>Of a normal distribution, standard deviations for one MAD.</summary>
    private const decimal PerMad = 1.4826m;
    private const decimal LeastRelativeMad = 0.05m;
    private const decimal LeastMad = 2;

    public decimal Low => Math.Max(0, Median - (Threshold * Deviation));

    public decimal High => Median + (Threshold * Deviation);

    public decimal Score(decimal value) => Math.Abs(value - Median) / Deviation;

    /// <summary>Of counts: the deviation is at least 5 % of the median, 2, and the root of the median, which is that of independent events.</summary>
    /// <param name="past">At least <see cref="HistoryPrompts.FewestNumbers"/>; null for fewer.</param>
    public static OwnRange? OfCounts(IReadOnlyCollection<decimal> past) => Of(
        past, (median, mad) => Math.Max((decimal)Math.Sqrt((double)median), PerMad * Math.Max(mad, Math.Max(LeastRelativeMad * median, LeastMad))));

    /// <summary>Of shares: the deviation is at least 5 % of the share or of the rest, and what a share of so few things has by chance, √(p (1 − p) ÷ n).</summary>
    /// <param name="of">What the share to be judged is a share of; above 0.</param>
    public static OwnRange? OfShares(IReadOnlyCollection<decimal> past, decimal of) => Of(
        past, (median, mad) => Math.Max(
            (decimal)Math.Sqrt((double)Math.Max(0.25m / of / of, median * (1 - median) / of)),
            PerMad * Math.Max(mad, LeastRelativeMad * Math.Min(median, 1 - median))));

    private static OwnRange? Of(IReadOnlyCollection<decimal> past, Func<decimal, decimal, decimal> deviation)
    {
        if (past.Count < HistoryPrompts.FewestNumbers)
        {
            return null;
        }

        var median = Statistics.Median(past);
        return new OwnRange(median, deviation(median, Statistics.MedianAbsoluteDeviation(past)), past.Count);
    }
}
