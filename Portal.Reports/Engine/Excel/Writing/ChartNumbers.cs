namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// A spreadsheet draws a cell that answers in a word as 0. Charted columns with such answers are therefore repeated on a
/// hidden sheet, numbers only, and drawn from there with gaps.
/// </summary>
internal sealed class ChartNumbers
{
    private readonly string sheetName;
    private readonly List<(SheetTable Table, int Column)> columns = [];

    public ChartNumbers(IEnumerable<ChartBlock> charts, string sheetName)
    {
        this.sheetName = sheetName;
        foreach (var chart in charts)
        {
            var table = chart.Chart.Table;
            columns.AddRange(chart.SeriesColumns
                .Where(column => !columns.Contains((table, column)) && AnswersInWords(table.ChartValues(column)))
                .Select(column => (table, column)));
        }
    }

    public bool IsEmpty => columns.Count == 0;

    /// <summary>Where the numbers of a table's column are to be read.</summary>
    public string PlaceOf(SheetTable table, int column)
    {
        var count = table.ChartValues(column).Count;
        var copy = columns.IndexOf((table, column));
        return copy < 0
            ? CellAddress.Absolute(table.Sheet.Name, column, table.HeaderRow + 1, column, table.HeaderRow + count)
            : CellAddress.Absolute(sheetName, copy, 2, copy, 1 + count);
    }

    public Sheet ToSheet() => new Sheet(sheetName, new SheetOptions { Hidden = true }, new()).Add(new NumbersBlock(columns));

    private static bool AnswersInWords(IReadOnlyList<CellValue> values) =>
        values.Any(value => value.Kind is not (CellKind.Number or CellKind.Blank));

    private sealed class NumbersBlock(List<(SheetTable Table, int Column)> columns) : IBlock
    {
        public int? Height => 1 + columns.Max(column => column.Table.ChartValues(column.Column).Count);
        public IEnumerable<ColumnWidth> Widths => columns.Select(_ => new ColumnWidth(16));

        public async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
        {
            var plain = sheet.Styles.IndexOf(new(Look.Plain));
            for (var row = 0; row < Height; row++)
            {
                sheet.StartRow();
                foreach (var (index, (table, column)) in columns.Index())
                {
                    sheet.Cell(index, plain, row == 0 ? table.Headers[column] : Number(table.ChartValues(column), row - 1));
                }

                await sheet.EndRowAsync(cancel);
            }
        }

        private static CellValue Number(IReadOnlyList<CellValue> values, int point) =>
            point < values.Count && values[point].Kind == CellKind.Number ? values[point] : CellValue.Blank;
    }
}
