using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>A region's inhabitants, and how many of its establishments a selection holds on a day.</summary>
public sealed record PopulationRow
{
    public required string RegionCode { get; init; }
    public int Population { get; init; }
    public int Establishments { get; init; }
    public int Selected { get; init; }

    public const string ByRegion = $"""
        SELECT r.Code AS RegionCode, r.Population, COUNT(b.BodyId) AS Establishments,
            SUM(CASE WHEN {ScopeSql.OfBody} AND (@Territory IS NULL OR t.Code = @Territory) AND (@Body IS NULL OR b.Code = @Body)
                THEN 1 ELSE 0 END) AS Selected
        FROM HealthRegion r
        INNER JOIN Body b ON b.HealthRegionId = r.HealthRegionId AND {BodySql.OpenOn}
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.TerritoryOn}
        GROUP BY r.Code, r.Population
        ORDER BY r.Code
        """;

    /// <summary>Every region that has an establishment, with how many of them a selection holds.</summary>
    public static Task<IReadOnlyList<PopulationRow>> RegionsAsync(IReadSession session, AccessScope scope, DateOnly asOf, string? territory, string? body) =>
        session.ListAsync<PopulationRow>(
            ByRegion, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, Territory = territory, Body = body });

    /// <summary>
    /// Inhabitants served by a selection. Null when it shares a region with establishments outside it: a region's
    /// inhabitants cannot be divided between those who serve it.
    /// </summary>
    public static decimal? Served(IReadOnlyList<PopulationRow> regions) =>
        regions.Any(region => region.Selected > 0 && region.Selected < region.Establishments)
            ? null
            : regions.Where(region => region.Selected > 0).Sum(region => (decimal)region.Population);

    /// <inheritdoc cref="Served"/>
    public static async Task<decimal?> ServedAsync(IReadSession session, AccessScope scope, DateOnly asOf, string? territory, string? body) =>
        Served(await RegionsAsync(session, scope, asOf, territory, body));
}
