using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>The dashboard's drawings, over the year up to its period.</summary>
internal sealed class DashboardCharts(PortalContext portal, DashboardPage page)
{
    private readonly DashboardTexts t = DashboardTexts.For(portal.Language);
    private readonly ExploreWords words = new(page.Board.Form!, portal.Language);
    private readonly List<int> course = [.. Enumerable.Range(page.At - CellHistory.PeriodsOfYear + 1, CellHistory.PeriodsOfYear).Where(at => at >= 0)];

    /// <summary>Of the whole page, where letters keep their size.</summary>
    private const double Whole = 1120;

    /// <summary>Activities period by period, stacked by channel.</summary>
    public ColumnChart Channels(InsightAnswer answer) => new()
    {
        Title = t.ChannelsTitle,
        Categories = Categories(answer),
        Series = [.. answer.Rows.Select((row, at) => new ColumnSeries(words.Heading(answer.Question.Rows, row), [.. course.Select(column => Value(answer, at, column))]))],
        Breaks = Breaks(answer),
        CategoryHeader = words.Dimension(Dimension.Period),
        Format = value => Write(answer, value),
        Words = ChartTexts.Words(portal.Language),
        Width = Whole,
    };

    /// <summary>Programmes, the largest first, over the periods.</summary>
    public HeatMap Programmes(InsightAnswer answer) => new()
    {
        Title = t.ProgrammesTitle,
        Description = "",
        Columns = Categories(answer),
        Rows = [.. Enumerable.Range(0, answer.Rows.Count)
            .OrderByDescending(row => course.Sum(column => answer.Cell(row, column).Value.Amount ?? 0))
            .Select(row => new HeatRow(words.Heading(answer.Question.Rows, answer.Rows[row]), [.. course.Select(column => Value(answer, row, column))]))],
        RowHeader = words.Dimension(answer.Question.Rows!),
        Format = value => Write(answer, value),
        Words = ChartTexts.Words(portal.Language),
        Range = words.Range,
        Width = Whole,
    };

    /// <summary>The regions by what they have for each of their inhabitants in the page's period; each leads to its establishments.</summary>
    public TileMap Map(InsightAnswer answer) => AnswerMap.Of(
        portal.Language, answer, row => answer.Cell(row, page.At), words, $"{words.Measure(answer.Measures[0].Key)}, {ExploreWords.Period(page.Period)}",
        page.Board.Choice.Asked with { From = page.Period.Code, To = page.Period.Code });

    private List<ChartCategory> Categories(InsightAnswer answer) =>
    [
        .. course.Select(at => answer.Columns[at]).Select(heading =>
            words.Abbreviated(Dimension.Period, heading) is var (label, group) ? new ChartCategory(label, group, words.Heading(Dimension.Period, heading)) : new ChartCategory(heading.Code)),
    ];

    private IReadOnlyList<ChartBreak> Breaks(InsightAnswer answer) =>
        SeriesBreakWords.Marks(page.Board.Form, answer.Measures[0].Key.Code, [.. course.Select(at => answer.Periods[at])], portal.Language);

    private ChartValue Value(InsightAnswer answer, int row, int column) => answer.Cell(row, column) is var cell && cell.Value is { Kind: QuantityKind.Number, Amount: { } amount }
        ? amount
        : new ChartValue(null, words.Value(cell, answer.Measures[0]));

    private string Write(InsightAnswer answer, decimal value) => IndicatorValues.Write(answer.Measures[0].Indicator, value, portal.Format);
}
