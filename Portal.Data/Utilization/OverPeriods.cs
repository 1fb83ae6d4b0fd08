using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>What several periods come to, by what each indicator allows.</summary>
public static class OverPeriods
{
    /// <summary>
    /// Each cell over the periods of the rows, ready for <see cref="SummedCells"/>, whose ratios then are ratios of summed
    /// parts. Cells that the form does not know are left out.
    /// </summary>
    public static IReadOnlyDictionary<CellKey, CellTally> ByCell(Form form, IEnumerable<PeriodIndicatorRow> rows) =>
        rows.GroupBy(row => row.Cell)
            .Where(cell => form.KindOf(cell.Key.Indicator) == SymbolKind.Input)
            .ToDictionary(
                cell => cell.Key,
                cell => Combine(form.Indicator(cell.Key.Indicator).OverTime, [.. cell.OrderBy(row => row.Sequence).Select(row => row.Tally)]));

    /// <summary>The same, with the form's cells added up and its derived indicators computed.</summary>
    /// <param name="population">Served, where a rate is asked for.</param>
    public static SummedCells Summed(Form form, IEnumerable<PeriodIndicatorRow> rows, decimal? population = null)
    {
        var cells = new SummedCells(form, population);
        foreach (var (cell, tally) in ByCell(form, rows))
        {
            cells.Add(cell, tally);
        }

        return cells;
    }

    /// <summary>
    /// One cell over its periods, the earliest first. A flow is added. A stock is that of the last period with a number.
    /// Distinct persons cannot be added over periods: they come to the mean of the periods with a number, which is not
    /// rounded. The counts tell what the value rests on.
    /// </summary>
    public static CellTally Combine(OverTime overTime, IReadOnlyList<CellTally> periods)
    {
        var sum = periods.Aggregate(default(CellTally), (total, period) => total + period);
        return overTime switch
        {
            OverTime.Last => periods.LastOrDefault(period => period.Numbers > 0, periods.Count == 0 ? default : periods[^1]),
            OverTime.Mean when periods.Count(period => period.Numbers > 0) is var count and > 0 => sum with { Sum = sum.Sum / count },
            _ => sum,
        };
    }
}
