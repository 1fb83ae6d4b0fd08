using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Which filings a summary is of: periods, both ends included, and a territory, an establishment or what the scope holds.</summary>
public sealed record UtilizationFilter(int FromSequence, int ToSequence)
{
    /// <summary>Establishments that belonged to it on the last day of each period.</summary>
    public string? Territory { get; init; }
    public string? Body { get; init; }
}

/// <summary>
/// What was filed, added up, on the submitted basis: the newest submitted, reviewed or accepted revision of each obligation
/// that is not waived. Figures reach only those who may read the filings that they are made of: nothing is masked here, and
/// nobody gets a total wider than their scope.
/// </summary>
public static class UtilizationQueries
{
    /// <summary>Every cell, period by period; over several periods see <see cref="OverPeriods"/>.</summary>
    public static Task<IReadOnlyList<PeriodIndicatorRow>> SummaryAsync(IReadSession session, AccessScope scope, UtilizationFilter filter) =>
        session.ListAsync<PeriodIndicatorRow>(PeriodIndicatorRow.ByCell, Args(scope, filter));

    /// <summary>Chosen indicators over their whole breakdown, period by period; a period without a filing has no row.</summary>
    public static Task<IReadOnlyList<PeriodIndicatorRow>> SeriesAsync(
        IReadSession session, AccessScope scope, UtilizationFilter filter, IReadOnlyCollection<string> indicators) =>
        session.ListAsync<PeriodIndicatorRow>(PeriodIndicatorRow.ByIndicator, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            filter.Body,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            scope.MasksSmallCells,
            Indicators = indicators,
        });

    /// <summary>Obligations by territory and period.</summary>
    /// <param name="structureOn">The day whose territories group them; null: the last day of each period.</param>
    public static Task<IReadOnlyList<CompletenessRow>> CompletenessAsync(
        IReadSession session, AccessScope scope, DateOnly today, UtilizationFilter filter, DateOnly? structureOn = null) =>
        session.ListAsync<CompletenessRow>(CompletenessRow.ByTerritoryAndPeriod, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            filter.Body,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = today,
            StructureOn = structureOn,
        });

    private static object Args(AccessScope scope, UtilizationFilter filter) => new
    {
        FormCode = FormQueries.Telehealth,
        filter.FromSequence,
        filter.ToSequence,
        filter.Territory,
        filter.Body,
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        scope.MasksSmallCells,
    };
}
