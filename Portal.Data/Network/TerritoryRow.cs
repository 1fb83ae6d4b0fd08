using Portal.Data.Access;

namespace Portal.Data.Network;

/// <summary>A territory on a day: its centre, and how many establishments and regions it counts.</summary>
public sealed record TerritoryRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public required string ShortFr { get; init; }
    public required string ShortEn { get; init; }
    public string? CentreCode { get; init; }
    public string? CentreFr { get; init; }
    public string? CentreEn { get; init; }
    public int Establishments { get; init; }
    public int Regions { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public string ShortName(Language language) => Names.In(language, ShortFr, ShortEn);

    public string Centre(Language language) => CentreFr is null ? "" : Names.In(language, CentreFr, CentreEn);

    public const string All = $"""
        SELECT t.Code, t.NameFr, t.NameEn, t.ShortFr, t.ShortEn, c.Code AS CentreCode, cn.NameFr AS CentreFr, cn.NameEn AS CentreEn,
            (SELECT COUNT(*) FROM BodyTerritory m
                INNER JOIN Body b ON b.BodyId = m.BodyId AND {BodySql.OpenOn}
                INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
                WHERE m.TerritoryId = t.TerritoryId AND m.IsPrimary = 1
                    AND m.ValidFrom <= @AsOf AND (m.ValidTo IS NULL OR m.ValidTo >= @AsOf)) AS Establishments,
            (SELECT COUNT(DISTINCT b.HealthRegionId) FROM BodyTerritory m
                INNER JOIN Body b ON b.BodyId = m.BodyId AND {BodySql.OpenOn}
                INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
                WHERE m.TerritoryId = t.TerritoryId AND m.IsPrimary = 1
                    AND m.ValidFrom <= @AsOf AND (m.ValidTo IS NULL OR m.ValidTo >= @AsOf)) AS Regions
        FROM Territory t
        LEFT JOIN BodyTerritory cm ON cm.TerritoryId = t.TerritoryId AND cm.IsPrimary = 1
            AND cm.ValidFrom <= @AsOf AND (cm.ValidTo IS NULL OR cm.ValidTo >= @AsOf)
            AND cm.BodyId IN (
                SELECT x.BodyId FROM Body x
                INNER JOIN BodyKind xk ON xk.KindCode = x.KindCode
                WHERE xk.Level = '{BodyLevel.Centre}' AND x.OpensOn <= @AsOf AND (x.ClosesOn IS NULL OR x.ClosesOn >= @AsOf))
        LEFT JOIN Body c ON c.BodyId = cm.BodyId
        LEFT JOIN BodyName cn ON cn.BodyId = c.BodyId AND cn.ValidFrom <= @AsOf AND (cn.ValidTo IS NULL OR cn.ValidTo >= @AsOf)
        WHERE (@Code IS NULL OR t.Code = @Code)
        ORDER BY t.Ordinal, t.Code
        """;
}
