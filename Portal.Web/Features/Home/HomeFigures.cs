using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>A key figure with its course and its change against the same period a year before.</summary>
public sealed record HomeFigure(string Label, string Value, string? Change, bool IsRise, string Note, Sparkline? Course);

/// <summary>The figures of use: activities and completion rate of the last period that has filings to compare.</summary>
internal sealed class HomeFigures(PortalContext portal, HomePage page)
{
    private const string Activities = "SESS";
    private const string Completed = "DONE";
    private const string Scheduled = "SCHED";
    private const string CompletionRate = "R_COMPL";
    private const int Year = 13;

    private readonly HomeTexts t = HomeTexts.For(portal.Language);
    private readonly Dictionary<(string, int), decimal?> totals = page.Series.ToDictionary(row => (row.IndicatorCode, row.Sequence), row => row.Total);

    public static IReadOnlyList<string> Indicators { get; } = [Activities, Completed, Scheduled];

    /// <summary>Opened periods that these are among: the current one, and those before it.</summary>
    public static int Opened => Year + 2;

    /// <summary>The last whole period, the year that it ends, and the period that it is compared with.</summary>
    public static UtilizationFilter Periods(PeriodRow current) => new(current.Sequence - 1 - Year, current.Sequence - 1);

    /// <summary>None before the first period closed.</summary>
    public IEnumerable<HomeFigure> All()
    {
        // The open period fills up day by day: it says nothing beside a whole one.
        if (page.Current is not { } current || (current.Sequence - 1) is var sequence && Total(Activities, sequence) is null)
        {
            yield break;
        }

        var period = PeriodNames.Of(current.Number == 1 ? Year : current.Number - 1);
        yield return Figure(Activities, t.FigureActivities(period), sequence, at => Total(Activities, at), value => portal.Format.Whole((long)value), Relative);
        yield return Figure(CompletionRate, t.FigureCompletion(period), sequence, Completion, value => portal.Format.Percent(value), Points);
    }

    private HomeFigure Figure(
        string indicator, string label, int sequence, Func<int, decimal?> value, Func<decimal, string> write, Func<decimal, decimal, (string Text, bool IsRise)> compare)
    {
        var now = value(sequence);
        var at = page.Form?.Breaks.Between(indicator, sequence - Year, sequence);
        (string Text, bool IsRise)? change = at is null && now is { } current && value(sequence - Year) is { } before ? compare(current, before) : null;
        var course = Enumerable.Range(sequence - Year + 1, Year).ToList();
        return new HomeFigure(
            label, now is { } known ? write(known) : "–", change?.Text, change?.IsRise == true, at is not null ? at.Brief(portal.Language) : change is null ? t.NoComparison : t.AgainstLastYear,
            new Sparkline
            {
                Title = label,
                Categories = [.. course.Select(at => new ChartCategory(PeriodNames.Of(((at - 1) % Year) + 1)))],
                Values = [.. course.Select(at => new ChartValue(value(at)))],
                CategoryHeader = t.Period,
                Breaks = [.. Breaks(indicator, course)],
                Format = write,
                Words = ChartTexts.Words(portal.Language),
            });
    }

    private IEnumerable<ChartBreak> Breaks(string indicator, List<int> course) => page.Form is null ? [] : page.Form.Breaks
        .Within(indicator, course[0], course[^1]).Select(at => new ChartBreak(at.FromSequence - course[0], at.Sentence(page.Form, portal.Language)));

    private decimal? Total(string indicator, int sequence) => totals.GetValueOrDefault((indicator, sequence));

    private decimal? Completion(int sequence) => Total(Scheduled, sequence) is { } scheduled and > 0 ? Total(Completed, sequence) / scheduled : null;

    private (string, bool) Relative(decimal now, decimal before) => before == 0 ? ("–", false) : (portal.Format.Change((now / before) - 1), now > before);

    private (string, bool) Points(decimal now, decimal before)
    {
        var points = Math.Round((now - before) * 100, 1);
        return (t.PointsChange((points > 0 ? "+" : "") + portal.Format.Number(points, 1)), points > 0);
    }
}
