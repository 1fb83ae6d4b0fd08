using Portal.Reports.Engine.Excel.Naming;
using Portal.Reports.Engine.Excel.Writing;

namespace Portal.Reports.Engine.Excel;

/// <summary>A table on a sheet; charts refer to it.</summary>
public abstract class SheetTable : IBlock
{
    /// <summary>As many points as a chart can usefully show; what is kept of a charted column while it streams by.</summary>
    private const int MostChartPoints = 1_000;

    private readonly Dictionary<int, List<CellValue>> charted = [];
    private readonly List<RuledCells> ruled = [];

    private protected SheetTable(Sheet sheet, string name, IEnumerable<string> headers, TableOptions options)
    {
        Sheet = sheet;
        Name = name;
        Headers = HeaderNames.Of(headers);
        Options = options;
    }

    /// <summary>What formulas call the table.</summary>
    public string Name { get; }

    /// <summary>The headers as they are written.</summary>
    public IReadOnlyList<string> Headers { get; }

    int? IBlock.Height => null;
    IEnumerable<ColumnWidth> IBlock.Widths => Widths;

    internal Sheet Sheet { get; }
    internal TableOptions Options { get; }

    /// <summary>The row of the headers, from 1; known once the table is written, as is <see cref="LastRow"/>.</summary>
    internal int HeaderRow { get; private protected set; }

    /// <summary>The last row of data. A table without data has one blank row: spreadsheets refuse a table with none.</summary>
    internal int LastRow { get; private protected set; }

    internal abstract IReadOnlyList<ColumnFormat> Formats { get; }

    /// <summary>Every rule of every column, whether or not a row follows it.</summary>
    internal abstract IEnumerable<InputRule> Rules { get; }

    /// <summary>Where each rule holds; known once the table is written.</summary>
    internal IReadOnlyList<RuledCells> Ruled => ruled;
    private protected abstract IEnumerable<ColumnWidth> Widths { get; }

    ValueTask IBlock.WriteAsync(SheetWriter sheet, CancellationToken cancel) => WriteAsync(sheet, cancel);

    internal int ColumnOf(string header)
    {
        var column = Headers.ToList().IndexOf(header);
        return column >= 0
            ? column
            : throw new ArgumentException($"The table {Name} has no column named \"{header}\".", nameof(header));
    }

    /// <summary>Asks to keep a column's first values for a chart.</summary>
    internal void KeepForChart(int column) => charted.TryAdd(column, []);

    internal IReadOnlyList<CellValue> ChartValues(int column) => charted[column];

    private protected abstract ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel);

    /// <summary>A cell of the row that is written next follows a rule.</summary>
    private protected void Follow(InputRule rule, int column, int row)
    {
        var cells = ruled.Find(known => known.Column == column && ReferenceEquals(known.Rule, rule));
        if (cells is null)
        {
            ruled.Add(cells = new RuledCells(rule, column));
        }

        cells.Add(row);
    }

    private protected void ForgetRows()
    {
        ruled.Clear();
        foreach (var values in charted.Values)
        {
            values.Clear();
        }
    }

    private protected void Keep(int column, CellValue value)
    {
        if (charted.TryGetValue(column, out var values) && values.Count < MostChartPoints)
        {
            values.Add(value);
        }
    }
}

internal sealed class SheetTable<T>(
    Sheet sheet, string name, Columns<T> columns, IAsyncEnumerable<T> rows, TableOptions options)
    : SheetTable(sheet, name, columns.Declared.Select(column => column.Header), options)
{
    /// <summary>What an indent takes from a column's width, in characters.</summary>
    private const double SidePadding = 1.6;

    private readonly Column<T>[] columns = [.. columns.Declared];
    private readonly bool wraps = columns.Declared.Any(column => column.Wrap);

    internal override IReadOnlyList<ColumnFormat> Formats => Array.ConvertAll(columns, column => column.Format);
    internal override IEnumerable<InputRule> Rules => columns.SelectMany(column => column.Rules);

    private protected override IEnumerable<ColumnWidth> Widths =>
        columns.Select(column => new ColumnWidth(column.Width, column.IsHidden));

    private protected override async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
    {
        ForgetRows();
        HeaderRow = sheet.NextRow;
        await WriteHeaderAsync(sheet, cancel);
        var styles = StylesOf(sheet);
        var values = new CellValue[columns.Length];
        await foreach (var row in rows.WithCancellation(cancel))
        {
            for (var index = 0; index < columns.Length; index++)
            {
                var value = columns[index].Value(row);
                values[index] = columns[index].Format.Kind == ColumnKind.Money ? value.CentsAsDollars() : value;
                Keep(index, values[index]);
                if (columns[index].RuleOf(row) is { } rule)
                {
                    Follow(rule, index, sheet.NextRow);
                }
            }

            await WriteRowAsync(sheet, styles, values, cancel);
        }

        if (sheet.NextRow == HeaderRow + 1)
        {
            await WriteRowAsync(sheet, styles, new CellValue[columns.Length], cancel);
        }

        LastRow = sheet.NextRow - 1;
    }

    private ColumnStyles[] StylesOf(SheetWriter sheet) => Array.ConvertAll(columns, column => new ColumnStyles(
        sheet.Styles, sheet.Info.Language, column.Format, column.Wrap, column.IsInput, middle: !wraps));

    private async ValueTask WriteHeaderAsync(SheetWriter sheet, CancellationToken cancel)
    {
        var lines = columns.Index().Max(column => TextMeasure.Lines(
            Headers[column.Index], column.Item.Width - ((column.Item.Format.IsNumeric ? 2 : 1) * SidePadding)));
        sheet.StartRow(TextMeasure.RowHeight(lines));
        for (var index = 0; index < columns.Length; index++)
        {
            var style = ColumnStyles.Header(columns[index].Format, Options.Filter);
            sheet.Cell(index, sheet.Styles.IndexOf(style), Headers[index]);
        }

        await sheet.EndRowAsync(cancel);
    }

    private ValueTask WriteRowAsync(
        SheetWriter sheet, ColumnStyles[] styles, CellValue[] values, CancellationToken cancel)
    {
        sheet.StartRow(wraps ? HeightOf(values) : null);
        for (var index = 0; index < values.Length; index++)
        {
            sheet.Cell(index, styles[index].For(values[index]), values[index]);
        }

        return sheet.EndRowAsync(cancel);
    }

    /// <summary>Null for the usual height.</summary>
    private double? HeightOf(CellValue[] values)
    {
        var lines = 1;
        for (var index = 0; index < values.Length; index++)
        {
            if (columns[index].Wrap && values[index].Content is { } text)
            {
                lines = Math.Max(lines, TextMeasure.Lines(text, columns[index].Width - SidePadding));
            }
        }

        return lines == 1 ? null : TextMeasure.RowHeight(lines);
    }
}

/// <summary>The cells of a column that follow one rule.</summary>
internal sealed class RuledCells(InputRule rule, int column)
{
    private readonly List<(int First, int Last)> runs = [];

    public InputRule Rule => rule;
    public int Column => column;

    /// <summary>The cell that the rule's formula speaks of.</summary>
    public string FirstCell => CellAddress.Of(column, runs[0].First);

    /// <summary>As ranges, such as <c>H2:H13 H20:H20</c>.</summary>
    public string Ranges => string.Join(' ', runs.Select(run => CellAddress.Range(column, run.First, column, run.Last)));

    public void Add(int row)
    {
        if (runs.Count > 0 && runs[^1].Last == row - 1)
        {
            runs[^1] = (runs[^1].First, row);
        }
        else
        {
            runs.Add((row, row));
        }
    }
}
