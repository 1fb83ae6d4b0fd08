using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Figures by row, column and symbol. A flow is one sum; what is no flow keeps one sum for each period, to be put together over
/// periods when it is read.
/// </summary>
internal sealed class Cube
{
    public const int All = -1;

    private readonly bool[] areFlows;
    private readonly TimeAxis time;
    private readonly int rows;
    private readonly int columns;
    private readonly bool rowsAreTimes;
    private readonly bool columnsAreTimes;
    private readonly Figures[]?[] cells;

    public Cube(IReadOnlyList<OverTime> overTimes, TimeAxis time, Axis rows, Axis columns)
    {
        (areFlows, this.time) = ([.. overTimes.Select(overTime => overTime == OverTime.Sum)], time);
        (this.rows, this.columns) = (rows.Count, columns.Count);
        (rowsAreTimes, columnsAreTimes) = (rows.Is(DimensionKind.Time), columns.Is(DimensionKind.Time));
        cells = new Figures[]?[rows.Count * columns.Count * areFlows.Length];
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
        ref var cell = ref cells[(((row * columns) + column) * areFlows.Length) + symbol];
        var isFlow = areFlows[symbol];
        cell ??= new Figures[isFlow ? 1 : time.Lengths[bucket]];
        cell[isFlow ? 0 : time.Slot(period)] += figures;
    }

    /// <summary>Several cells added, period by period where the symbol is no flow.</summary>
    /// <param name="row"><see cref="All"/> adds the rows.</param>
    /// <param name="column"><see cref="All"/> adds the columns.</param>
    /// <returns>Not to be changed: of one cell it is the cell itself, whose periods then begin with the cell's first.</returns>
    public Figures[] Gather(int row, int column, int symbol)
    {
        var (fromRow, toRow) = row == All ? (0, rows - 1) : (row, row);
        var (fromColumn, toColumn) = column == All ? (0, columns - 1) : (column, column);
        return fromRow == toRow && fromColumn == toColumn
            ? cells[(((fromRow * columns) + fromColumn) * areFlows.Length) + symbol] ?? []
            : Gather(fromRow, toRow, fromColumn, toColumn, symbol);
    }

    private Figures[] Gather(int fromRow, int toRow, int fromColumn, int toColumn, int symbol)
    {
        var isFlow = areFlows[symbol];
        var sum = new Figures[isFlow ? 1 : Math.Max(time.Periods.Count, 1)];
        for (var row = fromRow; row <= toRow; row++)
        {
            for (var column = fromColumn; column <= toColumn; column++)
            {
                if (cells[(((row * columns) + column) * areFlows.Length) + symbol] is not { } cell)
                {
                    continue;
                }

                var start = isFlow ? 0 : time.Starts[rowsAreTimes ? row : columnsAreTimes ? column : 0];
                for (var slot = 0; slot < cell.Length; slot++)
                {
                    sum[start + slot] += cell[slot];
                }
            }
        }

        return sum;
    }
}
