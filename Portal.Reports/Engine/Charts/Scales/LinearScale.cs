namespace Portal.Reports.Engine.Charts;

/// <summary>
/// Numbers to units of a drawing, with round ticks: steps of 1, 2 or 5 times a power of ten, the first tick at or below
/// the least value and the last at or above the greatest. Ticks are exact decimals, so that they read as they are meant.
/// </summary>
public sealed class LinearScale
{
    // Values closer than this part of their size are one value to the eye, and a finer step would exhaust the digits of a decimal.
    private const decimal FinestPart = 1e-9m;
    private const decimal FinestStep = 1e-12m;

    private readonly double from;
    private readonly double to;

    private LinearScale(decimal min, decimal max, decimal step, IReadOnlyList<decimal> ticks, double from, double to)
    {
        (Min, Max, Step, Ticks) = (min, max, step, ticks);
        (this.from, this.to) = (from, to);
    }

    public decimal Min { get; }

    public decimal Max { get; }

    /// <summary>From one tick to the next.</summary>
    public decimal Step { get; }

    /// <summary>From least to greatest, two or more.</summary>
    public IReadOnlyList<decimal> Ticks { get; }

    /// <summary>A scale with round ticks over <paramref name="values"/>.</summary>
    /// <param name="values">None gives 0 to 1; equal ones get room on both sides, without crossing zero.</param>
    /// <param name="maxTicks">Never more ticks than this; at least 3, the fewest that can span zero.</param>
    /// <param name="from">Where the least tick falls, in units of the drawing.</param>
    /// <param name="to">Where the greatest tick falls.</param>
    /// <param name="smallestStep">Ticks are no closer than this: 1 for counts.</param>
    /// <param name="fromZero">Whether zero is on the scale, as lengths of bars demand.</param>
    public static LinearScale Nice(
        IEnumerable<decimal> values, int maxTicks, double from, double to, decimal smallestStep = 0, bool fromZero = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTicks, 3);
        var (low, high) = Range(values, fromZero);
        var step = RoundStep(Math.Max((high - low) / (maxTicks - 1), Math.Clamp(smallestStep, FinestStep, ChartValue.Limit)));
        while (AtOrAbove(high, step) - AtOrBelow(low, step) + 1 > maxTicks)
        {
            step = RoundStep(step * 1.1m);
        }

        var first = AtOrBelow(low, step);
        var count = (int)(AtOrAbove(high, step) - first) + 1;
        var ticks = Enumerable.Range(0, count).Select(place => (first + place) * step).ToList();
        return new LinearScale(ticks[0], ticks[^1], step, ticks, from, to);
    }

    /// <summary>
    /// A scale whose ticks all read differently: when the format hides the digits that tell two ticks apart, the step grows.
    /// </summary>
    internal static LinearScale Readable(
        IReadOnlyCollection<decimal> values, int maxTicks, double from, double to, Func<decimal, string> format, bool fromZero = false)
    {
        var finest = Nice(values, maxTicks, from, to, fromZero: fromZero);
        var scale = finest;
        for (var tries = 0; tries < 12; tries++)
        {
            if (scale.Ticks.Select(format).Distinct().Count() == scale.Ticks.Count)
            {
                return scale;
            }

            scale = Nice(values, maxTicks, from, to, scale.Step * 1.1m, fromZero);
        }

        return finest;
    }

    /// <summary>Where a value falls; beyond the ticks, at the nearest end.</summary>
    public double At(decimal value) =>
        from + ((to - from) * (double)((Math.Clamp(value, Min, Max) - Min) / (Max - Min)));

    private static (decimal Low, decimal High) Range(IEnumerable<decimal> values, bool fromZero)
    {
        var known = values.Select(value => Math.Clamp(value, -ChartValue.Limit, ChartValue.Limit)).ToList();
        if (known.Count == 0)
        {
            return (0, 1);
        }

        var (low, high) = (known.Min(), known.Max());
        if (fromZero)
        {
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        }

        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        return high - low > Math.Max(size * FinestPart, FinestStep) ? (low, high)
            : size < FinestStep ? (0, 1)
            : (low - (size / 10), high + (size / 10));
    }

    // In steps. The quotient of a value and a step far greater is zero to a decimal, which would leave the value out.
    private static decimal AtOrAbove(decimal value, decimal step) =>
        Math.Ceiling(value / step) is var steps && steps * step < value ? steps + 1 : steps;

    private static decimal AtOrBelow(decimal value, decimal step) => -AtOrAbove(-value, step);

    // The least of 1, 2, 5 × 10^k that is not below the wish.
    private static decimal RoundStep(decimal wish)
    {
        var power = 1m;
        while (power < wish)
        {
            power *= 10;
        }

        while (power / 10 >= wish)
        {
            power /= 10;
        }

        return power / 5 >= wish ? power / 5 : power / 2 >= wish ? power / 2 : power;
    }
}
