using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Figures by row, column and symbol. A flow is one sum; what is no flow keeps one sum for each period, to be put together over
/// periods when it is read. What a row holds lies side by side, in an array that it has once something is added to it.
/// </summary>
internal sealed class Cube
{
    public const int All = -1;

    private readonly bool[] areFlows;
    private readonly TimeAxis time;
    private readonly int columns;
    private readonly bool rowsAreTimes;
    private readonly bool columnsAreTimes;
    private readonly Figures[]?[] rows;

    /// <summary>Of each symbol, how many flows and how many others stand before it; and of all.</summary>
    private readonly (int Flows, int Others)[] before;
    private readonly (int Flows, int Others) all;

    public Cube(IReadOnlyList<OverTime> overTimes, TimeAxis time, Axis rows, Axis columns)
    {
        (areFlows, this.time, this.columns) = ([.. overTimes.Select(overTime => overTime == OverTime.Sum)], time, columns.Count);
        (rowsAreTimes, columnsAreTimes) = (rows.Is(DimensionKind.Time), columns.Is(DimensionKind.Time));
        this.rows = new Figures[]?[rows.Count];
        before = new (int, int)[areFlows.Length];
        for (var symbol = 0; symbol < areFlows.Length; symbol++)
        {
            before[symbol] = all;
            all = areFlows[symbol] ? (all.Flows + 1, all.Others) : (all.Flows, all.Others + 1);
        }
    }

    public TimeAxis Time => time;

    /// <summary>Its figures over several periods are one sum.</summary>
    public bool IsFlow(int symbol) => areFlows[symbol];

    /// <summary>Adds what one place has for one period; where an axis is a time, its index is the period's bucket.</summary>
    public void Add(int row, int column, int symbol, int period, in Figures figures)
    {
        var bucket = time.Bucket(period);
        row = rowsAreTimes ? bucket : row;
        column = columnsAreTimes ? bucket : column;
        var cells = rows[row] ??= new Figures[Start(row, columns - 1) + Width(row, columns - 1)];
        cells[Start(row, column, symbol) + (areFlows[symbol] ? 0 : time.Slot(period))] += figures;
    }

    /// <summary>Several cells added, period by period where the symbol is no flow.</summary>
    /// <param name="row"><see cref="All"/> adds the rows.</param>
    /// <param name="column"><see cref="All"/> adds the columns.</param>
    /// <returns>Of one cell, those of its own periods, which begin with the cell's first; none where there is nothing.</returns>
    public ReadOnlySpan<Figures> Gather(int row, int column, int symbol)
    {
        var (fromRow, toRow) = row == All ? (0, rows.Length - 1) : (row, row);
        var (fromColumn, toColumn) = column == All ? (0, columns - 1) : (column, column);
        return fromRow == toRow && fromColumn == toColumn ? Cell(fromRow, fromColumn, symbol) : Gather(fromRow, toRow, fromColumn, toColumn, symbol);
    }

    private Figures[] Gather(int fromRow, int toRow, int fromColumn, int toColumn, int symbol)
    {
        var isFlow = areFlows[symbol];
        var sum = new Figures[isFlow ? 1 : Math.Max(time.Periods.Count, 1)];
        for (var row = fromRow; row <= toRow; row++)
        {
            for (var column = fromColumn; column <= toColumn; column++)
            {
                var cell = Cell(row, column, symbol);
                var start = isFlow ? 0 : time.Starts[Bucket(row, column)];
                for (var slot = 0; slot < cell.Length; slot++)
                {
                    sum[start + slot] += cell[slot];
                }
            }
        }

        return sum;
    }

    private ReadOnlySpan<Figures> Cell(int row, int column, int symbol) =>
        rows[row].AsSpan() is { IsEmpty: false } cells ? cells.Slice(Start(row, column, symbol), areFlows[symbol] ? 1 : Length(row, column)) : [];

    private int Bucket(int row, int column) => rowsAreTimes ? row : columnsAreTimes ? column : 0;

    /// <summary>Periods of a cell.</summary>
    private int Length(int row, int column) => time.Lengths[Bucket(row, column)];

    /// <summary>Figures of all symbols in one column of a row.</summary>
    private int Width(int row, int column) => all.Flows + (all.Others * Length(row, column));

    /// <summary>Where a column begins in its row.</summary>
    private int Start(int row, int column) =>
        columnsAreTimes ? (column * all.Flows) + (all.Others * time.Starts[column]) : column * Width(row, column);

    private int Start(int row, int column, int symbol) =>
        Start(row, column) + before[symbol].Flows + (before[symbol].Others * Length(row, column));
}
