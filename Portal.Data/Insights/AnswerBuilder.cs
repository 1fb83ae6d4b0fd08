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

    /// <summary>What each measure is computed by: the formula of a derived one, an input's own symbol.</summary>
    private readonly Expression[] expressions =
    [
        .. plan.Measures.Select(measure => measure.Indicator.Kind == IndicatorKind.Derived
            ? form.Formula(measure.Key.Code)!
            : new Symbol(measure.Key.Code, measure.Key.Category)),
    ];

    private readonly AnswerBreaks breaks = new(form, plan.Measures);

    public InsightAnswer Build(Tabulation now, Tabulation? before, IReadOnlyList<PeriodRow> periods, IReadOnlyList<PeriodRow> comparedWith)
    {
        var (source, earlier) = (new CellSource(plan, now, masksSmallCells), before is null ? null : new CellSource(plan, before, masksSmallCells));
        var shownRows = Shown(rows, row => Data(now, row, All));
        var shownColumns = Shown(columns, column => Data(now, All, column));
        var hidden = 0;
        if (question.Top is { } top && top < shownRows.Count)
        {
            hidden = shownRows.Count - top;
            shownRows = [.. shownRows.OrderByDescending(row => Largest(source.At(row, All))).Take(top)];
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
            Cells = Cells(shownRows, shownColumns),
            RowTotals = Cells(shownRows, [All]),
            ColumnTotals = Cells([All], shownColumns),
            Totals = Cells([All], [All]),
        };

        AnswerCell[] Cells(IReadOnlyList<int> ofRows, IReadOnlyList<int> ofColumns)
        {
            var cells = new AnswerCell[ofRows.Count * ofColumns.Count * plan.Measures.Count];
            var at = 0;
            foreach (var row in ofRows)
            {
                foreach (var column in ofColumns)
                {
                    var some = cells.AsSpan(at, plan.Measures.Count);
                    Fill(some, source.At(row, column), Data(now, row, column));
                    if (earlier is not null)
                    {
                        Compare(some, earlier.At(row, column), now.Figures.Time, rows.Is(DimensionKind.Time) ? row : columns.Is(DimensionKind.Time) ? column : All);
                    }

                    at += some.Length;
                }
            }

            return cells;
        }
    }

    /// <summary>Of the places that an axis could hold, those that had to file something; the other axes are shown whole.</summary>
    private static List<int> Shown(Axis axis, Func<int, DataBehind> data) =>
        [.. Enumerable.Range(0, axis.Count).Where(at => !axis.Is(DimensionKind.Place) || data(at).Due > 0)];

    /// <summary>By what the largest rows are found: the first measure, where it is a number.</summary>
    private decimal? Largest(CellSource row) => Evaluator.Evaluate(expressions[0], row) is { Kind: QuantityKind.Number } value ? value.Amount : null;

    private DataBehind Data(Tabulation now, int row, int column)
    {
        var data = default(DataBehind);
        foreach (var filings in now.Filings.Gather(rows.Is(DimensionKind.Category) ? All : row, columns.Is(DimensionKind.Category) ? All : column, 0))
        {
            data = new DataBehind(data.Filed + filings.Numbers, data.Due + filings.Numbers + filings.Blanks);
        }

        return data;
    }

    private void Fill(Span<AnswerCell> cells, CellSource source, DataBehind data)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = new AnswerCell(Evaluator.Evaluate(expressions[at], source), data, source.MaskedIn(expressions[at]));
        }
    }

    /// <param name="bucket">Of the cells' times; <see cref="All"/>: all of them.</param>
    private void Compare(Span<AnswerCell> cells, CellSource earlier, TimeAxis now, int bucket)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = cells[at] with
            {
                Before = Evaluator.Evaluate(expressions[at], earlier),
                IsBroken = breaks.Stand(plan.Measures[at], earlier.Time, now, bucket),
            };
        }
    }
}
