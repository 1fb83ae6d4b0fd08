using Portal.Data.Access;

namespace Portal.Data.Insights;

/// <summary>What a place is called: a territory, a region, a kind of body; or an establishment or a centre, from a day until its next name.</summary>
internal sealed record NetworkNameRow
{
    /// <summary>A code of <see cref="Insights.Dimension"/>.</summary>
    public required string Dimension { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public int Ordinal { get; init; }

    /// <summary>Null for what has one name for good.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>In the order in which each dimension is listed.</summary>
    public const string All = $"""
        SELECT CASE WHEN k.Level = '{BodyLevel.Centre}' THEN 'centre' ELSE 'establishment' END AS Dimension, b.Code, n.NameFr, n.NameEn, 0 AS Ordinal, n.ValidFrom
        FROM BodyName n
        INNER JOIN Body b ON b.BodyId = n.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level IN ('{BodyLevel.Establishment}', '{BodyLevel.Centre}')
        UNION ALL
        SELECT 'territory' AS Dimension, t.Code, t.ShortFr AS NameFr, t.ShortEn AS NameEn, t.Ordinal, NULL AS ValidFrom
        FROM Territory t
        UNION ALL
        SELECT 'region' AS Dimension, r.Code, r.NameFr, r.NameEn, 0 AS Ordinal, NULL AS ValidFrom
        FROM HealthRegion r
        UNION ALL
        SELECT 'kind' AS Dimension, k.KindCode AS Code, k.NameFr, k.NameEn, k.Ordinal, NULL AS ValidFrom
        FROM BodyKind k
        WHERE k.Level = '{BodyLevel.Establishment}'
        ORDER BY Dimension, Ordinal, NameFr, Code, ValidFrom
        """;
}
