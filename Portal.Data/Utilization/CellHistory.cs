namespace Portal.Data.Utilization;

/// <summary>
/// What counted in an establishment's cells in the periods before one: the period before, the same one a year ago, and the
/// twelve that a value is compared with. Immutable.
/// </summary>
public sealed class CellHistory
{
    /// <summary>Periods of a fiscal year, hence the distance to the same period a year ago.</summary>
    public const int PeriodsOfYear = 13;

    private readonly int sequence;
    private readonly Dictionary<CellKey, CellAnswerRow[]> cells;

    /// <param name="sequence">Of the period that the history comes before.</param>
    /// <param name="rows">Of the <see cref="PeriodsOfYear"/> periods before it, the latest first.</param>
    internal CellHistory(int sequence, IEnumerable<CellAnswerRow> rows)
    {
        this.sequence = sequence;
        cells = rows.GroupBy(row => row.Cell).ToDictionary(cell => cell.Key, cell => cell.ToArray());
    }

    /// <summary>
    /// For <see cref="FilingValidation"/>: the answers of the last twelve periods, the latest first; none from before a break of
    /// their series, with which nothing can be compared.
    /// </summary>
    /// <param name="form">Of the period that the history comes before.</param>
    public IReadOnlyDictionary<CellKey, IReadOnlyList<Answer>> Prompts(Form form) => cells.ToDictionary(
        cell => cell.Key,
        cell =>
        {
            var since = Math.Max(sequence - HistoryPrompts.Periods, form.Breaks.Last(cell.Key.Indicator, sequence)?.FromSequence ?? 0);
            return (IReadOnlyList<Answer>)[.. Since(cell.Value, since).Select(row => row.Answer)];
        });

    /// <summary>The break between the period before and this one; null where they compare.</summary>
    public SeriesBreak? PreviousBreak(Form form, string indicator) => form.Breaks.Between(indicator, sequence - 1, sequence);

    /// <summary>The same for the period of the year before.</summary>
    public SeriesBreak? YearBreak(Form form, string indicator) => form.Breaks.Between(indicator, sequence - PeriodsOfYear, sequence);

    /// <summary>Null when nothing counts for the cell in the period before.</summary>
    public Answer? Previous(CellKey cell) => At(cell, sequence - 1);

    /// <summary>Null when nothing counts for the cell in the same period of the fiscal year before.</summary>
    public Answer? YearBefore(CellKey cell) => At(cell, sequence - PeriodsOfYear);

    /// <summary>The cell in the last twelve periods, the earliest first, by the sequence of the period.</summary>
    public IReadOnlyList<(int Sequence, Answer Answer)> Series(CellKey cell) =>
        [.. Since(cells.GetValueOrDefault(cell, []), sequence - HistoryPrompts.Periods).Select(row => (row.Sequence, row.Answer)).Reverse()];

    /// <summary>All answers of the period before; for totals and rates beside those of the filing.</summary>
    public IReadOnlyDictionary<CellKey, Answer> PreviousAnswers => AnswersAt(sequence - 1);

    public IReadOnlyDictionary<CellKey, Answer> YearBeforeAnswers => AnswersAt(sequence - PeriodsOfYear);

    private static IEnumerable<CellAnswerRow> Since(CellAnswerRow[] rows, int first) => rows.Where(row => row.Sequence >= first);

    private Dictionary<CellKey, Answer> AnswersAt(int at) => cells
        .Select(cell => (cell.Key, Answer: At(cell.Key, at)))
        .Where(cell => cell.Answer is not null)
        .ToDictionary(cell => cell.Key, cell => cell.Answer!.Value);

    private Answer? At(CellKey cell, int at) =>
        Array.Find(cells.GetValueOrDefault(cell, []), row => row.Sequence == at) is { } row ? row.Answer : null;
}
