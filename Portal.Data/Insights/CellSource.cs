using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>
/// The symbols of one cell of an answer after the other, or of a total, each put together over its periods once, as the asker may see them.
/// </summary>
internal sealed class CellSource(MeasurePlan plan, Tabulation tabulation, bool masksSmallCells) : IQuantitySource
{
    private readonly CellTally?[] tallies = new CellTally?[plan.Symbols.Count];
    private int row;
    private int column;

    public TimeAxis Time => tabulation.Figures.Time;

    /// <summary>Goes on to another cell.</summary>
    /// <param name="row"><see cref="Cube.All"/>: the total of the rows; so of the columns.</param>
    public CellSource At(int row, int column)
    {
        (this.row, this.column) = (row, column);
        Array.Clear(tallies);
        return this;
    }

    public Quantity Of(Symbol symbol) => symbol.Code == ExternalSymbols.Population
        ? Quantity.Known(tabulation.Served?.Of(row, column))
        : Tally(symbol).Aggregate;

    /// <summary>How many small counts the asker does not see of what the measure is made of.</summary>
    public int MaskedIn(Expression measure) => masksSmallCells
        ? measure.Symbols().Where(symbol => symbol.Code != ExternalSymbols.Population).Sum(symbol => Tally(symbol).Masked)
        : 0;

    private CellTally Tally(Symbol symbol)
    {
        var at = plan.NumberOf(symbol);
        return tallies[at] ??= Combine(plan.OverTimes[at], tabulation.Figures.Gather(row, column, at));
    }

    private CellTally Combine(OverTime overTime, ReadOnlySpan<Figures> gathered)
    {
        if (overTime == OverTime.Sum && gathered.Length == 1)
        {
            return gathered[0].Seen(masksSmallCells);
        }

        var periods = new List<CellTally>(gathered.Length);
        foreach (var figures in gathered)
        {
            if (!figures.IsEmpty)
            {
                periods.Add(figures.Seen(masksSmallCells));
            }
        }

        return OverPeriods.Combine(overTime, periods);
    }
}
