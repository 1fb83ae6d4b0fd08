using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>What waits to be filed, within the caller's scope.</summary>
public static class AttentionQueries
{
    /// <summary>Counts by territory, period and state; a period that is not opened has none.</summary>
    public static Task<IReadOnlyList<StateCountRow>> StateCountsAsync(
        IReadSession session, AccessScope scope, DateOnly today, UtilizationFilter filter) =>
        session.ListAsync<StateCountRow>(StateCountRow.ByPeriod, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            filter.Body,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = today,
        });

    /// <summary>
    /// Obligations of some periods that are neither filed nor waived, and those of any period that are open again; the oldest due
    /// date first.
    /// </summary>
    public static Task<IReadOnlyList<AttentionRow>> OpenAsync(
        IReadSession session, AccessScope scope, DateOnly today, int fromSequence, int toSequence, PageRequest page) =>
        session.PageAsync<AttentionRow>(AttentionRow.Open, Args(scope, today, fromSequence, toSequence), page);

    private static object Args(AccessScope scope, DateOnly today, int fromSequence, int toSequence) => new
    {
        FormCode = FormQueries.Telehealth,
        FromSequence = fromSequence,
        ToSequence = toSequence,
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        Today = today,
    };
}
