using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>A place that a question can sort by or be confined to: a territory, a centre, a region, a kind of body, or an establishment.</summary>
public sealed record NameRow
{
    /// <summary>A code of <see cref="Insights.Dimension"/>.</summary>
    public required string Dimension { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    /// <summary>Place within its dimension, before the name.</summary>
    public int Ordinal { get; init; }

    /// <summary>Of an establishment: open today, and in the asker's scope. What is not, is named where an answer holds it, and not offered.</summary>
    public bool IsOffered { get; init; }

    /// <summary>Of an establishment: its primary territory on the day of the names.</summary>
    public string? TerritoryCode { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    internal AnswerHeading Heading => new(Code, NameFr, Name(Language.English));

    /// <summary>As <see cref="HeadingRow"/> has them one dimension at a time: names on <c>@NamedOn</c>, offered as on <c>@AsOf</c>.</summary>
    internal const string All = $"""
        SELECT 'territory' AS Dimension, t.Code, t.ShortFr AS NameFr, t.ShortEn AS NameEn, t.Ordinal, 1 AS IsOffered, NULL AS TerritoryCode
        FROM Territory t
        UNION ALL
        SELECT 'centre' AS Dimension, c.Code, n.NameFr, n.NameEn, c.Ordinal, 0 AS IsOffered, NULL AS TerritoryCode
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Centre}'
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= @NamedOn AND (n.ValidTo IS NULL OR n.ValidTo >= @NamedOn)
        INNER JOIN BodyTerritory w ON w.BodyId = b.BodyId AND w.IsPrimary = 1
            AND w.ValidFrom <= @NamedOn AND (w.ValidTo IS NULL OR w.ValidTo >= @NamedOn)
        INNER JOIN Territory c ON c.TerritoryId = w.TerritoryId
        WHERE b.OpensOn <= @NamedOn AND (b.ClosesOn IS NULL OR b.ClosesOn >= @NamedOn)
        UNION ALL
        SELECT 'region' AS Dimension, r.Code, r.NameFr, r.NameEn, 0 AS Ordinal, 1 AS IsOffered, NULL AS TerritoryCode
        FROM HealthRegion r
        UNION ALL
        SELECT 'kind' AS Dimension, k.KindCode AS Code, k.NameFr, k.NameEn, k.Ordinal, 1 AS IsOffered, NULL AS TerritoryCode
        FROM BodyKind k
        WHERE k.Level = '{BodyLevel.Establishment}'
        UNION ALL
        SELECT 'establishment' AS Dimension, b.Code, n.NameFr, n.NameEn, 0 AS Ordinal,
            CASE WHEN {BodySql.OpenOn} AND {ScopeSql.OfBody} THEN 1 ELSE 0 END AS IsOffered, c.Code AS TerritoryCode
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom = (SELECT MAX(x.ValidFrom) FROM BodyName x WHERE x.BodyId = b.BodyId AND x.ValidFrom <= @NamedOn)
        {BodySql.TerritoryOn}
        LEFT JOIN BodyTerritory w ON w.BodyId = b.BodyId AND w.IsPrimary = 1
            AND w.ValidFrom <= @NamedOn AND (w.ValidTo IS NULL OR w.ValidTo >= @NamedOn)
        LEFT JOIN Territory c ON c.TerritoryId = w.TerritoryId
        ORDER BY Dimension, Ordinal, NameFr, Code
        """;
}
