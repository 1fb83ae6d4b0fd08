namespace Portal.Data.Insights;

/// <summary>
/// From where to where a figure could have come out by chance alone, 19 times in 20. What is filed is a full count, not a sample: the
/// interval says how much of a difference the play of small numbers makes by itself. Activities of one patient belong together, so the
/// true uncertainty is rather wider.
/// </summary>
public readonly record struct Interval(decimal Low, decimal High)
{
    /// <summary>
    /// Events below which no rate is given. The relative standard error of a count of n independent events is 1 ÷ √n: above 22 % under
    /// twenty. The floor of R. J. Klein and others, <em>Healthy People 2010 Criteria for Data Suppression</em>, National Center for
    /// Health Statistics, 2002.
    /// </summary>
    public const int Floor = 20;

    /// <summary>Of the normal distribution: 95 % lie within so many standard deviations.</summary>
    private const double Z = 1.959964;

    public bool Contains(decimal value) => Low <= value && value <= High;

    /// <summary>
    /// Of a share: the score interval of E. B. Wilson, <em>Journal of the American Statistical Association</em> 22 (1927), 209–212, which
    /// stays between 0 and 1 and is sound for small numbers.
    /// </summary>
    /// <param name="events">Between 0 and <paramref name="of"/>.</param>
    /// <param name="of">Above 0.</param>
    public static Interval OfShare(decimal events, decimal of)
    {
        var (n, p) = ((double)of, (double)(events / of));
        var square = Z * Z / n;
        var centre = (p + (square / 2)) / (1 + square);
        var half = Z / (1 + square) * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n)));
        return new Interval(
            events == 0 ? 0 : (decimal)Math.Max(0, centre - half),
            events == of ? 1 : (decimal)Math.Min(1, centre + half));
    }

    /// <summary>
    /// Of a count of independent events: Byar’s approximation to the exact limits of Poisson, within 1 % of them from one event on (N. E.
    /// Breslow and N. E. Day, <em>Statistical Methods in Cancer Research</em>, volume II, IARC, 1987, p. 69).
    /// </summary>
    /// <param name="events">0 or more.</param>
    public static Interval OfCount(decimal events)
    {
        var (low, high) = ((double)events, (double)events + 1);
        return new Interval(
            events == 0 ? 0 : (decimal)(low * Math.Pow(Math.Max(0, 1 - (1 / (9 * low)) - (Z / (3 * Math.Sqrt(low)))), 3)),
            (decimal)(high * Math.Pow(1 - (1 / (9 * high)) + (Z / (3 * Math.Sqrt(high))), 3)));
    }

    /// <summary>
    /// Of a ratio of two rates whose events are counts: normal on the logarithm, with variance 1 ÷ a + 1 ÷ b (K. J. Rothman, S. Greenland
    /// and T. L. Lash, <em>Modern Epidemiology</em>, 3rd edition, 2008, chapter 14).
    /// </summary>
    /// <param name="ratio">Above 0.</param>
    /// <param name="events">Above 0.</param>
    /// <param name="others">Events of the rate that it is put beside; above 0.</param>
    public static Interval OfRateRatio(decimal ratio, decimal events, decimal others)
    {
        var factor = Math.Exp(Z * Math.Sqrt((1 / (double)events) + (1 / (double)others)));
        return new Interval((decimal)((double)ratio / factor), (decimal)((double)ratio * factor));
    }

    /// <summary>
    /// Of a difference of two shares, the first less the second: method 10 of R. G. Newcombe, <em>Statistics in Medicine</em> 17 (1998),
    /// 873–890, made of the two score intervals.
    /// </summary>
    public static Interval OfDifference((decimal Events, decimal Of) first, (decimal Events, decimal Of) second)
    {
        var (p, q) = (first.Events / first.Of, second.Events / second.Of);
        var (one, other) = (OfShare(first.Events, first.Of), OfShare(second.Events, second.Of));
        return new Interval(p - q - Norm(p - one.Low, other.High - q), p - q + Norm(one.High - p, q - other.Low));

        static decimal Norm(decimal a, decimal b) => (decimal)Math.Sqrt((double)((a * a) + (b * b)));
    }
}
