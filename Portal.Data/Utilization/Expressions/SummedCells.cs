namespace Portal.Data.Utilization.Expressions;

/// <summary>
/// The cells of many filings, added: a ratio over them is the ratio of sums, never a mean of ratios. What is missing
/// leaves the sum standing and is counted, in <see cref="Tally"/> and as a partial <see cref="Quantity"/>. Whoever adds
/// over periods first takes from <see cref="OverTime"/> what the indicator allows: a stock is not added, it is taken
/// from the last period. Not for use by several threads at once.
/// </summary>
public sealed class SummedCells(Form form, decimal? population = null) : IQuantitySource
{
    private readonly Dictionary<CellKey, CellTally> _tallies = [];

    /// <summary>Adds one filing; a cell of the form that it lacks counts as blank.</summary>
    public void Add(IReadOnlyDictionary<CellKey, Answer> answers)
    {
        foreach (var cell in form.RequiredCells)
        {
            Add(cell, CellTally.Of(answers.GetValueOrDefault(cell)));
        }
    }

    /// <summary>Adds what was summed elsewhere.</summary>
    public void Add(CellKey cell, CellTally tally) => _tallies[cell] = _tallies.GetValueOrDefault(cell) + tally;

    public Quantity Of(Symbol symbol) => symbol.Code == ExternalSymbols.Population
        ? Quantity.Known(population)
        : Tally(symbol).Aggregate;

    /// <summary>The sum behind a symbol, and how many answers of each kind it rests on.</summary>
    public CellTally Tally(Symbol symbol) => form.Cells(symbol)
        .Aggregate(default(CellTally), (tally, cell) => tally + _tallies.GetValueOrDefault(cell));

    /// <summary>The same for one cell.</summary>
    public CellTally TallyOf(CellKey cell) => _tallies.GetValueOrDefault(cell);
}
