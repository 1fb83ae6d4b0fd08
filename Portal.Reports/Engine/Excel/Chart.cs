namespace Portal.Reports.Engine.Excel;

public enum ChartKind
{
    /// <summary>Horizontal bars: for categories with long names.</summary>
    Bars,

    /// <summary>Vertical bars.</summary>
    Columns,

    Line,
}

/// <summary>
/// A native chart over a table's columns (its first 1,000 rows). An answer that is not a number is a gap, never 0.
/// </summary>
public sealed record Chart
{
    public required ChartKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>What the chart shows, in a sentence, for those who do not see it.</summary>
    public required string AltText { get; init; }

    public required SheetTable Table { get; init; }

    /// <summary>The header of the column that names the points.</summary>
    public required string Category { get; init; }

    /// <summary>The headers of the columns that hold the values; they share the first one's number format.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    public double WidthInCm { get; init; } = 18;
    public double HeightInCm { get; init; } = 9;
}
