using Portal.Reports.Engine.Excel.Naming;
using Portal.Reports.Engine.Excel.Writing;

namespace Portal.Reports.Engine.Excel;

/// <summary>
/// A sheet is a stack of blocks, top to bottom, with a blank row between them. A sheet that holds data starts with its
/// table, so its header stands in A1 where filters, pivots and other programs look for it; the document's title is then
/// in the printed header. A sheet that is read first (a summary, the provenance) starts with <see cref="Title"/>.
/// </summary>
public sealed class Sheet
{
    private readonly TableNames tableNames;
    private readonly List<IBlock> blocks = [];

    internal Sheet(string name, SheetOptions options, TableNames tableNames)
    {
        Name = name;
        Options = options;
        this.tableNames = tableNames;
    }

    /// <summary>The name as it appears on the tab.</summary>
    public string Name { get; }

    internal SheetOptions Options { get; }
    internal IReadOnlyList<IBlock> Blocks => blocks;
    internal IEnumerable<SheetTable> Tables => blocks.OfType<SheetTable>();
    internal IEnumerable<ChartBlock> Charts => blocks.OfType<ChartBlock>();

    public Sheet Title(string title, string? subtitle = null) => Add(new TitleBlock(title, subtitle));

    /// <summary>A list of labels and values, such as the figures above a table or a document's provenance.</summary>
    public Sheet Facts(IReadOnlyList<Fact> facts) => Add(new FactsBlock(facts, this));

    /// <inheritdoc cref="Table{T}(string, Columns{T}, IAsyncEnumerable{T}, TableOptions?)"/>
    public SheetTable Table<T>(string name, Columns<T> columns, IEnumerable<T> rows, TableOptions? options = null) =>
        Table(name, columns, rows.ToAsyncEnumerable(), options);

    /// <summary>
    /// A spreadsheet table over streamed rows, read when the workbook is written. Its name, made valid and unique, is
    /// what formulas call it.
    /// </summary>
    /// <remarks>
    /// A sheet holds 1,048,576 rows, the header included. More stop the writing with an error: on a second sheet they
    /// would silently be left out of every filter, sum and pivot over the first.
    /// </remarks>
    /// <exception cref="ArgumentException">No column, or more than 16,384.</exception>
    public SheetTable Table<T>(string name, Columns<T> columns, IAsyncEnumerable<T> rows, TableOptions? options = null)
    {
        if (columns.Count is 0 or > CellAddress.LastColumn)
        {
            throw new ArgumentException("A table has between 1 and 16,384 columns.", nameof(columns));
        }

        var table = new SheetTable<T>(this, tableNames.Claim(name), columns, rows, options ?? new TableOptions());
        blocks.Add(table);
        return table;
    }

    /// <summary>A native chart over columns of a table of this workbook.</summary>
    /// <exception cref="ArgumentException">The table is another workbook's, or has no column of that header.</exception>
    public Sheet Chart(Chart chart) => chart.Table.Sheet.tableNames == tableNames
        ? Add(new ChartBlock(chart))
        : throw new ArgumentException("The table belongs to another workbook.", nameof(chart));

    internal Sheet Add(IBlock block)
    {
        blocks.Add(block);
        return this;
    }
}
