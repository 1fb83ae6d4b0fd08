namespace Portal.Data.Utilization;

/// <summary>Middle and spread that one wild value cannot move.</summary>
public static class Statistics
{
    /// <summary>The middle value; the mean of the two middle ones of an even number of values.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static decimal Median(IReadOnlyCollection<decimal> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("A median needs at least one value.", nameof(values));
        }

        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>MAD: the median of the distances from the median, not scaled.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static decimal MedianAbsoluteDeviation(IReadOnlyCollection<decimal> values)
    {
        var median = Median(values);
        return Median([.. values.Select(value => Math.Abs(value - median))]);
    }
}
