namespace Portal.Reports.Engine.Charts;

/// <summary>The numbers of a chart as text, for the table beside it. The first header is that of the rows' own names.</summary>
public sealed record ChartTable(IReadOnlyList<string> Headers, IReadOnlyList<ChartTableRow> Rows)
{
    /// <summary>What the signs in it mean, to stand below it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

public sealed record ChartTableRow(string Header, IReadOnlyList<string> Cells);
