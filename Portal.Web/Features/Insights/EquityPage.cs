using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>Whether access is as good away from the cities, over the thirteen periods up to one, and what small numbers leave of the answer.</summary>
public sealed record EquityPage
{
    public required BoardModel Board { get; init; }

    /// <summary>By remoteness of the regions; null where nothing can be asked.</summary>
    public EquityAnswer? Answer { get; init; }

    /// <summary>Where patients live, whatever region serves them: by territory, or by period for an establishment.</summary>
    public InsightAnswer? Patients { get; init; }

    /// <summary>The same of the whole scope, quarter by quarter over two years.</summary>
    public InsightAnswer? PatientsOverTime { get; init; }

    /// <summary>Activities for 10,000 inhabitants by remoteness, period by period.</summary>
    public InsightAnswer? Course { get; init; }

    /// <summary>Of all inhabitants, those of remote and northern regions: from 0 to 1.</summary>
    public decimal FarShare => Board.Network.Regions is { Count: > 0 } regions
        ? (decimal)regions.Where(region => region.Remoteness is "remote" or "northern").Sum(region => region.Population) / Math.Max(1, regions.Sum(region => region.Population))
        : 0;

    public IReadOnlyList<PeriodRow> Periods => Patients!.Periods;

    /// <summary>Five statements at the most, when the form is at hand.</summary>
    public static async Task<EquityPage> LoadAsync(IReadSession session, PortalContext portal, InsightSources sources, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var board = await BoardModel.LoadAsync(session, sources, values);
        if (!board.IsAnswerable)
        {
            return new EquityPage { Board = board };
        }

        var last = board.Choice.Period ?? board.Opened.LastOrDefault(period => period.DueOn < portal.Today) ?? board.Opened[^1];
        board = board with { Choice = board.Choice with { Period = last } };
        var span = board.Choice.Span(board.Opened, CellHistory.PeriodsOfYear);
        var equity = EquityAnswer.Questions(span, board.Form!);
        MeasureKey[] patients = [new("PAT"), new("PATREM"), new("PATIND")];
        var scope = portal.Scope;
        var answers = await board.AskAsync(session, portal, sources,
        [
            .. equity,
            span with { Measures = patients, Rows = scope.Body is not null ? null : scope.SeesWholeNetwork ? Dimension.Territory : Dimension.Establishment },
            board.Choice.Span(board.Opened, 2 * CellHistory.PeriodsOfYear) with { Measures = patients, Rows = Dimension.Quarter },
            span with { Measures = [new("R_PER10K")], Rows = Dimension.Remoteness, Columns = Dimension.Period },
        ]);
        return new EquityPage
        {
            Board = board,
            Answer = EquityAnswer.Of(scope, board.Network, [.. answers.Take(equity.Count)]),
            Patients = answers[equity.Count],
            PatientsOverTime = answers[equity.Count + 1],
            Course = answers[equity.Count + 2],
        };
    }
}
