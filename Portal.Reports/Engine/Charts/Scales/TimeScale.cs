namespace Portal.Reports.Engine.Charts;

/// <summary>Days to units of a drawing. A day starts at its own place and ends where the next one starts.</summary>
public sealed class TimeScale
{
    private readonly double from;
    private readonly double to;

    /// <param name="first">The first day shown.</param>
    /// <param name="end">The day after the last one shown; after <paramref name="first"/>.</param>
    /// <param name="from">Where the first day starts, in units of the drawing.</param>
    /// <param name="to">Where the last day ends.</param>
    public TimeScale(DateOnly first, DateOnly end, double from, double to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, first);
        (First, End) = (first, end);
        (this.from, this.to) = (from, to);
    }

    public DateOnly First { get; }

    public DateOnly End { get; }

    /// <summary>Where a day starts; outside the scale, at the nearest end.</summary>
    public double At(DateOnly day)
    {
        var inside = day < First ? First : day > End ? End : day;
        return from + ((to - from) * (inside.DayNumber - First.DayNumber) / (End.DayNumber - First.DayNumber));
    }

    /// <summary>The first days of the fiscal years (1 April) on the scale, both ends included.</summary>
    public IEnumerable<DateOnly> FiscalYears()
    {
        for (var year = First.Year; year <= End.Year; year++)
        {
            var start = new DateOnly(year, 4, 1);
            if (start >= First && start <= End)
            {
                yield return start;
            }
        }
    }
}
