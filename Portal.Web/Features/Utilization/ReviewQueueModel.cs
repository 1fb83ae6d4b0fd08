using System.Globalization;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What the address asks of the queue.</summary>
public sealed record ReviewQueueQuery
{
    /// <summary><c>submitted</c> or <c>reviewed</c>; without it, what waits for the caller.</summary>
    public string? Wait { get; init; }

    /// <summary><c>risk</c>; without it, the longest wait first.</summary>
    public string? Order { get; init; }
    public string? Page { get; init; }
}

/// <summary>Filings that wait for a decision, the longest wait first, or the greatest risk.</summary>
public sealed record ReviewQueueModel
{
    public const string WaitSubmitted = "submitted";
    public const string WaitReviewed = "reviewed";

    /// <summary>Filings that can be accepted in one go: a page of them.</summary>
    public const int MostAtOnce = PageSize;

    public const string OrderRisk = "risk";

    private const int PageSize = 50;

    public required FilingStatus Status { get; init; }
    public required bool IsByRisk { get; init; }
    public required IReadOnlyList<ReviewRow> Rows { get; init; }
    public required Pager Pager { get; init; }

    /// <summary>How many wait in the other queue.</summary>
    public required int Others { get; init; }
    public bool IsFaulty { get; init; }

    /// <summary>Of this page, what the Ministry may accept at once: reviewed, and nothing in it asked for an explanation.</summary>
    public IReadOnlyList<ReviewRow> Plain(PortalContext portal) => portal.Scope.MayAcceptFilings && Status == FilingStatus.Reviewed
        ? [.. Rows.Where(row => row.Explanations == 0)]
        : [];

    /// <summary>A filing as the form sends it back, with the version that was seen: <c>CHUM/2026-2027-P07/4</c>.</summary>
    public static string Key(ReviewRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.BodyCode}/{row.PeriodCode}/{row.Version}");

    public FilingStatus Other => Status == FilingStatus.Submitted ? FilingStatus.Reviewed : FilingStatus.Submitted;

    /// <summary>Three statements.</summary>
    public static async Task<ReviewQueueModel> LoadAsync(IReadSession session, PortalContext portal, ReviewQueueQuery query)
    {
        var isPage = MatrixModel.TryPage(query.Page, out var number);
        var waiting = query.Wait switch
        {
            WaitSubmitted => new ReviewFilter { Status = FilingStatus.Submitted },
            WaitReviewed => new ReviewFilter { Status = FilingStatus.Reviewed },
            _ => ReviewFilter.For(portal.Scope),
        };
        var filter = waiting with { IsByRisk = query.Order == OrderRisk };
        var pager = new Pager(portal, number, PageSize, await ReviewQueries.CountAsync(session, portal.Scope, portal.Today, filter));
        var model = new ReviewQueueModel
        {
            Status = filter.Status,
            IsByRisk = filter.IsByRisk,
            Rows = await ReviewQueries.ListAsync(session, portal.Scope, portal.Today, filter, pager.Request),
            Pager = pager,
            Others = 0,
            IsFaulty = !isPage || query.Wait is not (null or "" or WaitSubmitted or WaitReviewed) || query.Order is not (null or "" or OrderRisk),
        };
        return model with { Others = await ReviewQueries.CountAsync(session, portal.Scope, portal.Today, filter with { Status = model.Other }) };
    }
}
