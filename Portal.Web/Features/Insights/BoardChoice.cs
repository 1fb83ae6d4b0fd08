using Portal.Data.Insights;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Insights;

/// <summary>What the address of a page of figures chooses, in the explorer's own words: the last period, the structure, what counts.</summary>
/// <param name="Asked">A question of nothing yet, with the period, structure and basis that were asked for.</param>
/// <param name="Period">The period that was asked for; null leaves it to the page.</param>
public sealed record BoardChoice(InsightQuestion Asked, PeriodRow? Period, IReadOnlyList<InsightProblem> Problems)
{
    private static readonly HashSet<string> Own = new([QuestionAddress.To, QuestionAddress.Structure, QuestionAddress.Basis], StringComparer.Ordinal);

    /// <summary>The same choice as a query string; empty where nothing was chosen.</summary>
    public string Address => QuestionAddress.Text(Asked);

    /// <param name="values">The parameters of the address; those of other pages are not looked at.</param>
    /// <param name="opened">The periods that can be chosen.</param>
    public static BoardChoice Read(IEnumerable<KeyValuePair<string, string>> values, IReadOnlyList<PeriodRow> opened)
    {
        var (asked, problems) = QuestionAddress.Parse(values.Where(pair => Own.Contains(pair.Key)));
        var period = asked.To is null ? null : opened.FirstOrDefault(period => period.Code == asked.To);
        return asked.To is not null && period is null
            ? new BoardChoice(asked with { To = null }, null, [.. problems, new InsightProblem(InsightProblemKind.UnknownPeriod, QuestionAddress.To, asked.To)])
            : new BoardChoice(asked, period, problems);
    }

    /// <summary>Questions from so many opened periods back, up to the chosen period or the last.</summary>
    public InsightQuestion Span(IReadOnlyList<PeriodRow> opened, int periods)
    {
        var last = Period ?? opened[^1];
        return Asked with { From = opened.First(period => period.Sequence > last.Sequence - periods).Code, To = last.Code };
    }
}
