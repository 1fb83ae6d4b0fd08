namespace Portal.Reports.Engine.Charts;

/// <summary>Columns over the periods, stacked from parts; the name of each part stands beside the last column.</summary>
public sealed record ColumnChart
{
    public required string Title { get; init; }

    /// <summary>What the chart shows; when null, sentences on each part are made from <see cref="Words"/>.</summary>
    public string? Description { get; init; }
    public required IReadOnlyList<ChartCategory> Categories { get; init; }

    /// <summary>The parts from the bottom up, four at most. Their values are zero or more: lengths that stack cannot be negative.</summary>
    public required IReadOnlyList<ColumnSeries> Series { get; init; }

    /// <summary>Places at which the series are interrupted.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];

    /// <summary>The table's header over the names of the categories.</summary>
    public required string CategoryHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }
    public double Width { get; init; } = 840;
    public double Height { get; init; } = 310;

    public ChartTable ToTable() => SeriesTable.Of(
        CategoryHeader, Categories, [.. Series.Select(series => (series.Name, series.Values))], Format, Words.Missing, Breaks);
}

/// <summary>A part of every column: a value for each category, in order; the categories beyond the last have none.</summary>
public sealed record ColumnSeries(string Name, IReadOnlyList<ChartValue> Values);
