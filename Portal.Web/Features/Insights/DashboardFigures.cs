using Microsoft.AspNetCore.Html;
using Portal.Data.Governance;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using Portal.Web.Features.Governance;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Utilization;

namespace Portal.Web.Features.Insights;

/// <summary>How a figure stands to an earlier one.</summary>
/// <param name="Against">Since when: <c>depuis P06</c>.</param>
/// <param name="IsBetter">Null where it is neither better nor worse.</param>
/// <param name="Note">Why the two do not compare; null where they do.</param>
public sealed record BoardChange(string Text, string Against, bool? IsBetter, string? Note = null);

/// <summary>A figure as it stands on the dashboard.</summary>
/// <param name="Note">Beside the value: of how many; null for nothing.</param>
/// <param name="Data">How complete its data are; null for what is no figure of filings.</param>
/// <param name="Course">Of the year up to now, drawn.</param>
/// <param name="Behind">Where what lies behind it is.</param>
/// <param name="Definition">Where it is defined; null for what the portal counts itself.</param>
public sealed record BoardFigure(
    string Label, string Value, string? Note, IReadOnlyList<BoardChange> Changes, string? Data, HtmlString Course, string Behind, string? Definition);

/// <summary>Makes figures of the answers: value, changes, course, and where they lead.</summary>
internal sealed class DashboardFigures(PortalContext portal, DashboardPage page)
{
    private const int Year = CellHistory.PeriodsOfYear;

    private static readonly HashSet<string> MoreIsBetter = new(["R_COMPL", "R_ASTGT", "R_ADHER", "R_ALERT"], StringComparer.Ordinal);
    private static readonly HashSet<string> LessIsBetter = new(["R_NOSHOW", "R_TECH", "R_ASMEAN"], StringComparer.Ordinal);

    private readonly DashboardTexts t = DashboardTexts.For(portal.Language);
    private readonly ExploreWords words = new(page.Board.Form!, portal.Language);
    private readonly Form form = page.Board.Form!;

    /// <summary>The columns of the year up to the page's period.</summary>
    private IReadOnlyList<int> Course => [.. Enumerable.Range(page.At - Year + 1, Year).Where(at => at >= 0)];

    /// <summary>Those of a group that the form has.</summary>
    public IEnumerable<BoardFigure> Of(IReadOnlyList<string> measures) =>
        from code in measures
        from answer in page.Figures
        from index in Enumerable.Range(0, answer.Measures.Count)
        where answer.Measures[index].Key.Code == code
        select Figure(answer, index);

    /// <summary>What governance says of the same establishments: their pilots' seats, and the filings that everything here rests on.</summary>
    public IEnumerable<BoardFigure> Governance()
    {
        var answer = page.Figures[0];
        var seats = Course.ToDictionary(at => at, at => page.SeatsOn(portal.Scope, answer.Periods[at].EndsOn));
        var now = seats[page.At];
        yield return new BoardFigure(
            t.Seats, portal.Format.Whole(now.Filled), t.OfTotal(portal.Format.Whole(now.Seats)),
            [.. Changes(at => page.SeatsOn(portal.Scope, answer.Periods[at].EndsOn).Share)], null,
            Line(t.Seats, at => seats[at].Share, share => portal.Format.Percent(share, 0), []),
            GovernanceLinks.Seats(portal.Language, $"?state={SeatState.Vacant}"), null);
        var data = answer.ColumnTotal(page.At).Data;
        yield return new BoardFigure(
            t.Filed, portal.Format.Whole(data.Filed), t.OfTotal(portal.Format.Whole(data.Due)), [.. Changes(at => answer.ColumnTotal(at).Data.Share)], null,
            Line(t.Filed, at => answer.ColumnTotal(at).Data.Share, share => portal.Format.Percent(share, 0), []),
            UtilizationLinks.Matrix(portal.Language, page.Period.FiscalYear), null);
    }

    /// <summary>How complete the two periods are that everything is compared with; null where there are not two.</summary>
    public string? ComparedData => page.At < Year ? null : t.ComparedData(Then(1), Then(Year));

    private string Then(int back) => $"{ExploreWords.Period(page.Figures[0].Periods[page.At - back])}, {words.Data(page.Figures[0].ColumnTotal(page.At - back).Data)}";

    public string Change(InsightAnswer answer, int row, int measure, int back) =>
        page.At < back ? "–" : words.Change(answer.Cell(row, page.At, measure) with { Before = answer.Cell(row, page.At - back, measure).Value }, answer.Measures[measure]);

    public string TotalChange(InsightAnswer answer, int measure, int back) =>
        page.At < back ? "–" : words.Change(answer.ColumnTotal(page.At, measure) with { Before = answer.ColumnTotal(page.At - back, measure).Value }, answer.Measures[measure]);

    private BoardFigure Figure(InsightAnswer answer, int index)
    {
        var (cell, measure) = (answer.Cell(0, page.At, index), answer.Measures[index]);
        return new BoardFigure(
            words.Measure(measure.Key), words.Value(cell, measure), cell.Value.IsPartial ? t.Partial : null,
            [.. new[] { 1, Year }.Where(back => page.At >= back).Select(back => Change(answer, index, back))],
            words.Data(cell.Data), Line(words.Measure(measure.Key), at => answer.Cell(0, at, index).Value is { Kind: QuantityKind.Number } value ? value.Amount : null,
                value => IndicatorValues.Write(measure.Indicator, value, portal.Format),
                SeriesBreakWords.Marks(form, measure.Key.Code, [.. Course.Select(at => answer.Periods[at])], portal.Language)),
            ExploreLinks.Question(portal.Language, Behind(measure.Key)), UtilizationLinks.Indicators(portal.Language, measure.Key.Code));
    }

    private BoardChange Change(InsightAnswer answer, int index, int back)
    {
        var (now, before, measure) = (answer.Cell(0, page.At, index), answer.Cell(0, page.At - back, index), answer.Measures[index]);
        var against = Against(back);
        if (form.Breaks.Between(measure.Key.Code, answer.Periods[page.At - back].Sequence, page.Period.Sequence) is { } at)
        {
            return new BoardChange("–", against, null, at.Brief(portal.Language));
        }

        var compared = now with { Before = before.Value };
        var better = MoreIsBetter.Contains(measure.Key.Code) ? compared.Change > 0 : LessIsBetter.Contains(measure.Key.Code) ? compared.Change < 0 : (bool?)null;
        return new BoardChange(words.Change(compared, measure), against, compared.Change is null or 0 ? null : better);
    }

    private IEnumerable<BoardChange> Changes(Func<int, decimal?> share)
    {
        foreach (var back in new[] { 1, Year }.Where(back => page.At >= back))
        {
            var change = share(page.At) - share(page.At - back);
            yield return new BoardChange(
                change is { } points ? words.Points(points * 100) : "–", Against(back), change is null or 0 ? null : change > 0);
        }
    }

    private string Against(int back) => back == 1 ? t.AgainstPrevious(PeriodNames.Of(page.Figures[0].Periods[page.At - 1].Number)) : t.AgainstYear;

    private HtmlString Line(string title, Func<int, decimal?> value, Func<decimal, string> write, IReadOnlyList<ChartBreak> breaks) => ChartLayout.Draw(new Sparkline
    {
        Title = title,
        Categories = [.. Course.Select(at => new ChartCategory(PeriodNames.Of(page.Figures[0].Periods[at].Number)))],
        Values = [.. Course.Select(at => new ChartValue(value(at)))],
        Breaks = breaks,
        CategoryHeader = words.Dimension(Dimension.Period),
        Format = write,
        Words = ChartTexts.Words(portal.Language),
    }).Decoration();

    /// <summary>The figure over its year by who it is made of; of an establishment alone, by period.</summary>
    public InsightQuestion Behind(MeasureKey measure) => Base with
    {
        Measures = [measure],
        Rows = portal.Scope.Body is not null ? null : portal.Scope.SeesWholeNetwork ? Dimension.Territory : Dimension.Establishment,
        Columns = Dimension.Period,
    };

    /// <summary>The page's year, structure and basis.</summary>
    public InsightQuestion Base => page.Board.Choice.Asked with { From = page.Figures[0].Periods[Course[0]].Code, To = page.Period.Code };
}
