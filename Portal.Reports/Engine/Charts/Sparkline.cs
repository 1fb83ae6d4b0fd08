namespace Portal.Reports.Engine.Charts;

/// <summary>The course of a key figure, without axes, beside its number.</summary>
public sealed record Sparkline
{
    public required string Title { get; init; }

    /// <summary>What the chart shows; when null, a sentence is made from <see cref="Words"/>.</summary>
    public string? Description { get; init; }
    public required IReadOnlyList<ChartCategory> Categories { get; init; }

    /// <summary>One for each category, in order.</summary>
    public required IReadOnlyList<ChartValue> Values { get; init; }

    /// <summary>Places at which the series is interrupted.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];

    /// <summary>The table's header over the names of the categories.</summary>
    public required string CategoryHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }

    public ChartTable ToTable() => SeriesTable.Of(CategoryHeader, Categories, [(Title, Values)], Format, Words.Missing, Breaks);
}
