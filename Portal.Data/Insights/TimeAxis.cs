using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// The periods of a span, put into buckets: one for all, or one for each year, quarter or period. Inside its bucket a period has a slot,
/// since what is no flow is put together from periods.
/// </summary>
internal sealed class TimeAxis
{
    private readonly int[] buckets;
    private readonly int[] slots;

    private TimeAxis(IReadOnlyList<PeriodRow> periods, int[] buckets, int count)
    {
        (Periods, this.buckets) = (periods, buckets);
        slots = new int[buckets.Length];
        Lengths = new int[count];
        for (var at = 0; at < buckets.Length; at++)
        {
            slots[at] = Lengths[buckets[at]]++;
        }

        Starts = new int[count];
        for (var bucket = 1; bucket < count; bucket++)
        {
            Starts[bucket] = Starts[bucket - 1] + Lengths[bucket - 1];
        }
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; }

    /// <summary>Periods of each bucket.</summary>
    public int[] Lengths { get; }

    /// <summary>Periods before each bucket.</summary>
    public int[] Starts { get; }

    public int Bucket(int period) => buckets[period];

    public int Slot(int period) => slots[period];

    /// <summary>The first period of a bucket; null for one that has none.</summary>
    public PeriodRow? First(int bucket) => Lengths[bucket] == 0 ? null : Periods[Starts[bucket]];

    /// <summary>The last period of a bucket; null for one that has none.</summary>
    public PeriodRow? Last(int bucket) => Lengths[bucket] == 0 ? null : Periods[Starts[bucket] + Lengths[bucket] - 1];

    /// <summary>What a period is counted under.</summary>
    public static string CodeOf(Dimension? dimension, PeriodRow period) => dimension?.Code switch
    {
        "year" => period.FiscalYear,
        "quarter" => $"{period.FiscalYear}-Q{period.Quarter}",
        "period" => period.Code,
        _ => "",
    };

    public static TimeAxis Over(IReadOnlyList<PeriodRow> periods, Dimension? dimension)
    {
        var codes = periods.Select(period => CodeOf(dimension, period)).Distinct().ToList();
        return new TimeAxis(periods, [.. periods.Select(period => codes.IndexOf(CodeOf(dimension, period)))], Math.Max(codes.Count, 1));
    }

    /// <summary>
    /// The periods that these buckets are compared with, under the same buckets: those a year earlier, or each bucket's predecessor;
    /// without times, as many periods as the span has, just before it.
    /// </summary>
    /// <param name="calendar">Every period, in order.</param>
    public TimeAxis Before(ComparisonKind kind, IReadOnlyList<PeriodRow> calendar, Dimension? dimension)
    {
        var first = Periods[0].Sequence;
        var shift = kind == ComparisonKind.LastYear ? CellHistory.PeriodsOfYear : Periods[^1].Sequence - first + 1;
        if (kind == ComparisonKind.LastYear || dimension is null)
        {
            var shifted = Enumerable.Range(0, Periods.Count).ToDictionary(at => Periods[at].Sequence - shift, at => buckets[at]);
            return From(calendar.Where(period => shifted.ContainsKey(period.Sequence)), period => shifted[period.Sequence]);
        }

        var codes = Periods.Select(period => CodeOf(dimension, period)).Distinct().ToList();
        var before = calendar.LastOrDefault(period => period.Sequence < first && CodeOf(dimension, period) != codes[0]);
        codes.Insert(0, before is null ? "" : CodeOf(dimension, before));
        return From(
            calendar.Where(period => codes.IndexOf(CodeOf(dimension, period)) is >= 0 and var at && at < codes.Count - 1),
            period => codes.IndexOf(CodeOf(dimension, period)));
    }

    /// <summary>A span to compare a whole one with.</summary>
    public static TimeAxis Whole(IReadOnlyList<PeriodRow> periods) => new(periods, new int[periods.Count], 1);

    private TimeAxis From(IEnumerable<PeriodRow> periods, Func<PeriodRow, int> bucket)
    {
        List<PeriodRow> kept = [.. periods];
        return new TimeAxis(kept, [.. kept.Select(bucket)], Lengths.Length);
    }
}
