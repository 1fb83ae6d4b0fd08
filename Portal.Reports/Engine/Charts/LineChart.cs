namespace Portal.Reports.Engine.Charts;

/// <summary>Series over the periods of a year, each with its name at its end.</summary>
public sealed record LineChart
{
    public required string Title { get; init; }

    /// <summary>What the chart shows; when null, sentences on each series are made from <see cref="Words"/>.</summary>
    public string? Description { get; init; }
    public required IReadOnlyList<ChartCategory> Categories { get; init; }
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Places at which the series are interrupted.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];

    /// <summary>The table's header over the names of the categories.</summary>
    public required string CategoryHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }
    public double Width { get; init; } = 760;
    public double Height { get; init; } = 264;

    public ChartTable ToTable() => SeriesTable.Of(
        CategoryHeader, Categories, [.. Series.Select(series => (series.Name, series.Values))], Format, Words.Missing, Breaks);
}

/// <summary>
/// A series: a value for each category, in order; the categories beyond the last have none. The previous year is drawn
/// below the others, without points of its own.
/// </summary>
public sealed record LineSeries(string Name, SeriesLine Line, IReadOnlyList<ChartValue> Values);

public enum SeriesLine
{
    First,
    Second,
    Third,
    Fourth,
    PreviousYear,
}
