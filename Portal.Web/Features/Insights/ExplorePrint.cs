using Portal.Data.Insights;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Insights;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>The page of an answer, laid out for print: the same words and the same numbers.</summary>
internal sealed class ExplorePrint(ExplorePage page, ExploreWords words, PortalContext portal)
{
    private readonly InsightAnswer answer = page.Answer!;
    private readonly ExploreTexts t = ExploreTexts.For(portal.Language);

    private bool HasColumns => answer.Question.Columns is not null;

    private bool Compares => answer.Question.Comparison.Kind != ComparisonKind.None;

    public ExplorationPrint Make() => new()
    {
        Question = words.Question(page),
        Completeness = answer.IsEmpty ? $"{t.EmptyTitle}. {t.Empty}" : words.Completeness(answer.Totals[0].Data),
        Chart = ExploreChart.Draw(answer, words, portal.Language),
        RowHeader = answer.Question.Rows is { } rows ? words.Dimension(rows) : "",
        Headers = [.. Headers()],
        Rows = answer.Question.Rows is null ? [] : [.. answer.Rows.Select((heading, row) => Row(
            words.Heading(answer.Question.Rows, heading), column => measure => answer.Cell(row, column, measure), measure => answer.RowTotal(row, measure)))],
        Total = answer.IsEmpty ? null : Row(t.Total, column => measure => answer.ColumnTotal(column, measure), measure => answer.Totals[measure]),
        Notes = [.. Notes()],
        Definitions = [.. answer.Measures.Select(measure => new Definition
        {
            Term = words.Measure(measure.Key),
            Meaning = $"{words.Form.Definition(measure.Indicator)} {words.OverTime(measure.Indicator)}.",
        })],
    };

    private IEnumerable<string> Headers()
    {
        foreach (var column in HasColumns ? answer.Columns.Select(heading => words.Heading(answer.Question.Columns, heading)).Append(t.Total) : [""])
        {
            foreach (var measure in answer.Measures)
            {
                var name = (HasColumns, answer.Measures.Count) switch
                {
                    (false, _) => words.Measure(measure.Key),
                    (_, 1) => column,
                    _ => $"{column}, {words.Measure(measure.Key)}",
                };
                yield return name;
                if (Compares)
                {
                    yield return t.Change;
                }
            }
        }

        yield return t.Data;
    }

    private ExplorationPrintRow Row(string name, Func<int, Func<int, AnswerCell>> cell, Func<int, AnswerCell> total)
    {
        var cells = new List<string>();
        for (var column = 0; column < answer.Columns.Count && HasColumns; column++)
        {
            Add(cell(column));
        }

        Add(total);
        cells.Add(words.Data(total(0).Data));
        return new ExplorationPrintRow(name, cells);

        void Add(Func<int, AnswerCell> of)
        {
            for (var measure = 0; measure < answer.Measures.Count; measure++)
            {
                var one = of(measure);
                cells.Add(words.Value(one, answer.Measures[measure]) + (one.Value.IsPartial ? $" ({t.Partial})" : ""));
                if (Compares)
                {
                    cells.Add(words.Change(one, answer.Measures[measure]));
                }
            }
        }
    }

    private IEnumerable<string> Notes()
    {
        if (answer.HiddenRows > 0)
        {
            yield return t.Hidden(answer.HiddenRows);
        }

        if (answer.Cells.Any(cell => cell.Value.IsPartial) || answer.Totals.Any(cell => cell.Value.IsPartial))
        {
            yield return t.PartialNote;
        }

        foreach (var broken in answer.Breaks)
        {
            yield return words.Break(broken);
        }

        if (portal.Scope.MasksSmallCells || answer.Question.Reach == Reach.Territory)
        {
            yield return SharedTexts.For(portal.Language).SmallCells;
        }
    }
}
