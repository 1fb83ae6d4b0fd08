using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>What was read for one span: the figures of the symbols, the filings, and the inhabitants.</summary>
/// <param name="Filings">One symbol; an axis that is a breakdown has one place here, since a filing is whole.</param>
internal sealed record Tabulation(Cube Figures, Cube Filings, Served? Served);

/// <summary>Makes answers of figures: puts periods together, computes formulas, and leaves out what the asker may not see.</summary>
internal sealed class AnswerBuilder(InsightQuestion question, Form form, MeasurePlan plan, Axis rows, Axis columns, bool masksSmallCells)
{
    private const int All = Cube.All;

    private readonly AnswerBreaks breaks = new(form, plan.Measures);

    public InsightAnswer Build(Tabulation now, Tabulation? before, IReadOnlyList<PeriodRow> periods, IReadOnlyList<PeriodRow> comparedWith)
    {
        var shownRows = Shown(rows, row => Data(now, row, All));
        var shownColumns = Shown(columns, column => Data(now, All, column));
        var hidden = 0;
        if (question.Top is { } top && top < shownRows.Count)
        {
            hidden = shownRows.Count - top;
            shownRows = [.. shownRows.OrderByDescending(row => Largest(now, row)).Take(top)];
        }

        return new InsightAnswer
        {
            Question = question,
            Periods = periods,
            ComparedWith = comparedWith,
            Measures = plan.Measures,
            Breaks = breaks.Within(periods, comparedWith),
            Rows = [.. shownRows.Select(row => breaks.Mark(rows, row, now.Figures.Time))],
            Columns = [.. shownColumns.Select(column => breaks.Mark(columns, column, now.Figures.Time))],
            HiddenRows = hidden,
            Cells = [.. from row in shownRows from column in shownColumns from cell in Cells(now, before, row, column) select cell],
            RowTotals = [.. shownRows.SelectMany(row => Cells(now, before, row, All))],
            ColumnTotals = [.. shownColumns.SelectMany(column => Cells(now, before, All, column))],
            Totals = Cells(now, before, All, All),
        };
    }

    /// <summary>Of the places that an axis could hold, those that had to file something; the other axes are shown whole.</summary>
    private static List<int> Shown(Axis axis, Func<int, DataBehind> data) =>
        [.. Enumerable.Range(0, axis.Count).Where(at => !axis.Is(DimensionKind.Place) || data(at).Due > 0)];

    /// <summary>By what the largest rows are found: the first measure, where it is a number.</summary>
    private decimal? Largest(Tabulation now, int row) =>
        Value(plan.Measures[0], new CellSource(form, plan, now, row, All, masksSmallCells)) is { Kind: QuantityKind.Number } value ? value.Amount : null;

    private DataBehind Data(Tabulation now, int row, int column)
    {
        var data = default(DataBehind);
        foreach (var filings in now.Filings.Gather(rows.Is(DimensionKind.Category) ? All : row, columns.Is(DimensionKind.Category) ? All : column, 0))
        {
            data = new DataBehind(data.Filed + filings.Numbers, data.Due + filings.Numbers + filings.Blanks);
        }

        return data;
    }

    private AnswerCell[] Cells(Tabulation now, Tabulation? before, int row, int column)
    {
        var source = new CellSource(form, plan, now, row, column, masksSmallCells);
        var earlier = before is null ? null : new CellSource(form, plan, before, row, column, masksSmallCells);
        var data = Data(now, row, column);
        var cells = new AnswerCell[plan.Measures.Count];
        for (var at = 0; at < cells.Length; at++)
        {
            var measure = plan.Measures[at];
            var value = Value(measure, source);
            cells[at] = new AnswerCell(value, data, source.MaskedIn(measure));
            if (earlier is not null)
            {
                cells[at] = cells[at] with
                {
                    Before = Value(measure, earlier),
                    IsBroken = breaks.Stand(measure, before!.Figures.Time, now.Figures.Time, rows.Is(DimensionKind.Time) ? row : columns.Is(DimensionKind.Time) ? column : All),
                };
            }
        }

        return cells;
    }

    private Quantity Value(AnsweredMeasure measure, CellSource source) => measure.Indicator.Kind == IndicatorKind.Derived
        ? form.Value(measure.Key.Code, source)
        : source.Of(new Symbol(measure.Key.Code, measure.Key.Category));
}
