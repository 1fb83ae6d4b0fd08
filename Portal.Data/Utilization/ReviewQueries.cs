using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>What the queue is asked for; nulls filter nothing.</summary>
public sealed record ReviewFilter
{
    /// <summary>Submitted or reviewed: what waits for the centre, what waits for the Ministry.</summary>
    public required FilingStatus Status { get; init; }
    public string? Territory { get; init; }
    public string? Period { get; init; }

    /// <summary>What carries most unusual values comes first; otherwise what waits longest.</summary>
    public bool IsByRisk { get; init; }

    /// <summary>What waits for the caller: for a centre what is submitted, for everyone else what a centre has reviewed.</summary>
    public static ReviewFilter For(AccessScope scope) =>
        new() { Status = scope.MayReviewFilings ? FilingStatus.Submitted : FilingStatus.Reviewed };
}

/// <summary>Filings that wait for a decision, within the caller's scope.</summary>
public static class ReviewQueries
{
    public static Task<IReadOnlyList<ReviewRow>> ListAsync(IReadSession session, AccessScope scope, DateOnly today, ReviewFilter filter, PageRequest page) =>
        session.PageAsync<ReviewRow>(filter.IsByRisk ? ReviewRow.ByRisk : ReviewRow.Page, Args(scope, today, filter), page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope, DateOnly today, ReviewFilter filter) =>
        session.FindAsync<int>(ReviewRow.Count, Args(scope, today, filter));

    private static object Args(AccessScope scope, DateOnly today, ReviewFilter filter) => new
    {
        FormCode = FormQueries.Telehealth,
        Status = filter.Status.ToString(),
        filter.Territory,
        PeriodCode = filter.Period,
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        Today = today,
    };
}
