using Portal.Data.Access;

namespace Portal.Data.Network;

/// <summary>A region, one row for each territory that its establishments belong to on the day.</summary>
public sealed record RegionRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public string? TerritoryCode { get; init; }
    public int Establishments { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string ByTerritory = $"""
        SELECT r.Code, r.NameFr, r.NameEn, t.Code AS TerritoryCode, COUNT(b.BodyId) AS Establishments
        FROM HealthRegion r
        LEFT JOIN Body b ON b.HealthRegionId = r.HealthRegionId AND {BodySql.OpenOn}
            AND b.KindCode IN (SELECT k.KindCode FROM BodyKind k WHERE k.Level = '{BodyLevel.Establishment}')
        {BodySql.TerritoryOn}
        GROUP BY r.Code, r.NameFr, r.NameEn, t.Code, t.Ordinal
        ORDER BY r.Code, t.Ordinal
        """;
}
