namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The room a chart takes among the rows; the chart itself is a part of its own.</summary>
internal sealed class ChartBlock : IBlock
{
    private const double PointsPerCm = 72 / 2.54;

    public ChartBlock(Chart chart)
    {
        Chart = chart;
        CategoryColumn = chart.Table.ColumnOf(chart.Category);
        SeriesColumns = [.. chart.Series.Select(chart.Table.ColumnOf)];
        if (SeriesColumns.Count == 0)
        {
            throw new ArgumentException("A chart shows at least one column.", nameof(chart));
        }

        foreach (var column in SeriesColumns.Prepend(CategoryColumn))
        {
            chart.Table.KeepForChart(column);
        }
    }

    public Chart Chart { get; }
    public int CategoryColumn { get; }
    public IReadOnlyList<int> SeriesColumns { get; }

    /// <summary>The row its upper edge lies on, from 1; known once the sheet is written.</summary>
    public int Row { get; private set; }

    public int? Height => (int)Math.Ceiling(Chart.HeightInCm * PointsPerCm / TextMeasure.RowHeight(1));
    public IEnumerable<ColumnWidth> Widths => [];

    public async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
    {
        Row = sheet.NextRow;
        for (var row = 0; row < Height; row++)
        {
            sheet.StartRow(TextMeasure.RowHeight(1));
            await sheet.EndRowAsync(cancel);
        }
    }
}
