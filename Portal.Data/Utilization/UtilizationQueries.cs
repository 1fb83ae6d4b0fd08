using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>Which filings a summary is of: periods, both ends included, and a territory, an establishment or what the scope holds.</summary>
public sealed record UtilizationFilter(int FromSequence, int ToSequence)
{
    /// <summary>Establishments that belonged to it on the last day of each period.</summary>
    public string? Territory { get; init; }
    public string? Body { get; init; }

    /// <summary>The end of a past day, at which obligations are told; null, or from today on: now. Figures do not follow it.</summary>
    public DateOnly? AsOf { get; init; }
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
        IReadSession session, AccessScope scope, DateOnly today, UtilizationFilter filter, DateOnly? structureOn = null)
    {
        var past = filter.AsOf < today ? filter.AsOf : null;
        return session.ListAsync<CompletenessRow>(past is null ? CompletenessRow.ByTerritoryAndPeriod : CompletenessRow.PastByTerritoryAndPeriod, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            filter.Body,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = past ?? today,
            Until = EndOf(past),
            StructureOn = structureOn,
        });
    }

    /// <summary>Every obligation, one by one: territory by territory, then by establishment, then by period.</summary>
    public static IAsyncEnumerable<ObligationRow> StreamObligationsAsync(IReadSession session, AccessScope scope, DateOnly today, UtilizationFilter filter)
    {
        var past = filter.AsOf < today ? filter.AsOf : null;
        return session.StreamAsync<ObligationRow>(past is null ? ObligationRow.InOrder : ObligationRow.PastInOrder, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            filter.Body,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = past ?? today,
            Until = EndOf(past),
        });
    }

    /// <summary>The instant before which everything counts that had happened on a day; now counts all.</summary>
    internal static DateTime? EndOf(DateOnly? day) => day is { } past ? PortalTime.StartOf(past.AddDays(1)) : null;

    /// <summary>
    /// Each establishment's sums over the periods, one by one, territory by territory; one that changed territory meanwhile comes
    /// under each, and one that filed nothing does not come. No more than one establishment's answers are held at a time.
    /// </summary>
    /// <param name="form">Decides how an indicator is put together over periods.</param>
    /// <param name="indicators">The inputs that are wanted.</param>
    /// <param name="course">The one of them that is wanted period by period.</param>
    public static async IAsyncEnumerable<BodySums> StreamBodiesAsync(
        IReadSession session, AccessScope scope, UtilizationFilter filter, Form form, IReadOnlyCollection<string> indicators, string course)
    {
        var rows = session.StreamAsync<BodyAnswerRow>(BodyAnswerRow.InOrder, new
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
        var held = new List<BodyAnswerRow>();
        await foreach (var row in rows)
        {
            if (held.Count > 0 && (held[0].BodyCode, held[0].TerritoryCode) != (row.BodyCode, row.TerritoryCode))
            {
                yield return Sums(form, held, course);
                held.Clear();
            }

            held.Add(row);
        }

        if (held.Count > 0)
        {
            yield return Sums(form, held, course);
        }
    }

    /// <summary>The regions that the scope and the territory have establishments in on a day.</summary>
    public static Task<IReadOnlyList<RegionAccessRow>> RegionsAsync(IReadSession session, AccessScope scope, DateOnly asOf, string? territory) =>
        session.ListAsync<RegionAccessRow>(
            RegionAccessRow.WithEstablishments, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, Territory = territory });

    /// <summary>Chosen indicators over their whole breakdown, region by region and period by period.</summary>
    public static Task<IReadOnlyList<RegionUseRow>> ByRegionAsync(
        IReadSession session, AccessScope scope, UtilizationFilter filter, IReadOnlyCollection<string> indicators) =>
        session.ListAsync<RegionUseRow>(RegionUseRow.ByRegion, new
        {
            FormCode = FormQueries.Telehealth,
            filter.FromSequence,
            filter.ToSequence,
            filter.Territory,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            scope.MasksSmallCells,
            Indicators = indicators,
        });

    private static BodySums Sums(Form form, List<BodyAnswerRow> rows, string course) => new(rows[0].BodyCode, rows[0].TerritoryCode)
    {
        Cells = rows.GroupBy(row => row.Cell).Where(cell => form.KindOf(cell.Key.Indicator) == SymbolKind.Input).ToDictionary(
            cell => cell.Key,
            cell => OverPeriods.Combine(form.Indicator(cell.Key.Indicator).OverTime, [.. cell.Select(row => CellTally.Of(row.Answer))])),
        Course = rows.Where(row => row.IndicatorCode == course).GroupBy(row => row.Sequence).ToDictionary(
            period => period.Key, period => period.Aggregate(default(CellTally), (sum, row) => sum + CellTally.Of(row.Answer))),
    };

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
