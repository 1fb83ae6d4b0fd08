using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>The symbols of one cell of an answer, or of a total, each put together over its periods once, as the asker may see them.</summary>
internal sealed class CellSource(Form form, MeasurePlan plan, Tabulation tabulation, int row, int column, bool masksSmallCells) : IQuantitySource
{
    private readonly CellTally?[] tallies = new CellTally?[plan.Symbols.Count];

    public Quantity Of(Symbol symbol) => symbol.Code == ExternalSymbols.Population
        ? Quantity.Known(tabulation.Served?.Of(row, column))
        : Tally(symbol).Aggregate;

    /// <summary>How many small counts the asker does not see of what the measure is made of.</summary>
    public int MaskedIn(AnsweredMeasure measure) => measure.Indicator.Kind == IndicatorKind.Derived
        ? form.Formula(measure.Key.Code)!.Symbols().Where(symbol => symbol.Code != ExternalSymbols.Population).Sum(symbol => Tally(symbol).Masked)
        : Tally(new Symbol(measure.Key.Code, measure.Key.Category)).Masked;

    private CellTally Tally(Symbol symbol)
    {
        var at = plan.NumberOf(symbol);
        return tallies[at] ??= Combine(plan.OverTimes[at], tabulation.Figures.Gather(row, column, at));
    }

    private CellTally Combine(OverTime overTime, Figures[] gathered)
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
