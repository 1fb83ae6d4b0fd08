namespace Portal.Data.Utilization.Expressions;

/// <summary>
/// The cells of one filing. A cell of the form without an answer is blank; answers outside the form are not counted.
/// Totals lacking an answer are not available.
/// </summary>
public sealed class FilingCells(Form form, IReadOnlyDictionary<CellKey, Answer> answers, decimal? population = null)
    : IQuantitySource
{
    public Quantity Of(Symbol symbol) => symbol.Code == ExternalSymbols.Population
        ? Quantity.Known(population)
        : Tally(symbol).Total;

    public CellTally Tally(Symbol symbol) => form.Cells(symbol)
        .Aggregate(default(CellTally), (tally, cell) => tally + CellTally.Of(answers.GetValueOrDefault(cell)));
}
