using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>The figures of one establishment, period by period, as signals are looked for in them.</summary>
internal sealed class SignalReading(IReadOnlyList<InsightAnswer> answers, Form form, int row, int at)
{
    private readonly IReadOnlyList<PeriodRow> periods = answers[0].Periods;

    public string Body => answers[0].Rows[row].Code;

    public PeriodRow Period => periods[at];

    public DataBehind Data(int column) => column < 0 ? default : answers[0].Cell(row, column).Data;

    public AnswerCell Cell(string measure, int column)
    {
        foreach (var answer in answers)
        {
            for (var index = 0; index < answer.Measures.Count; index++)
            {
                if (answer.Measures[index].Key.Code == measure)
                {
                    return column < 0 ? default : answer.Cell(row, column, index);
                }
            }
        }

        return default;
    }

    /// <summary>Whether the form has it, in this period.</summary>
    public bool Has(string measure) => answers.Any(answer => answer.Measures.Any(one => one.Key.Code == measure));

    public decimal? Number(string measure, int column) => Cell(measure, column).Value is { Kind: QuantityKind.Number, Amount: { } amount } ? amount : null;

    /// <summary>The numbers of at most twelve periods before a column that compare with it, the latest first.</summary>
    public IReadOnlyList<decimal> Past(string measure, int column)
    {
        var numbers = new List<decimal>(HistoryPrompts.Periods);
        for (var before = column - 1; before >= Math.Max(column - HistoryPrompts.Periods, 0); before--)
        {
            if (form.Breaks.Between(measure, periods[before].Sequence, periods[column].Sequence) is null && Number(measure, before) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    /// <summary>Of the same period of the year before, where it compares.</summary>
    public decimal? YearBefore(string measure)
    {
        var before = at - CellHistory.PeriodsOfYear;
        return before < 0 || form.Breaks.Between(measure, periods[before].Sequence, periods[at].Sequence) is not null ? null : Number(measure, before);
    }

    /// <summary>Over several columns; null unless each has a number and they compare.</summary>
    public decimal? Sum(string measure, int from, int count)
    {
        if (from < 0 || form.Breaks.Between(measure, periods[from].Sequence, Period.Sequence) is not null)
        {
            return null;
        }

        var numbers = Enumerable.Range(from, count).Select(column => Number(measure, column)).OfType<decimal>().ToList();
        return numbers.Count == count ? numbers.Sum() : null;
    }
}
