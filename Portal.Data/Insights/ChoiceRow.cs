using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>A place that a question can be confined to: a territory, a region, a kind of body, or an establishment of the scope.</summary>
public sealed record ChoiceRow
{
    /// <summary>A code of <see cref="Insights.Dimension"/>.</summary>
    public required string Dimension { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    /// <summary>Place within its dimension, before the code.</summary>
    public int Ordinal { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string All = $"""
        SELECT 'territory' AS Dimension, t.Code, t.ShortFr AS NameFr, t.ShortEn AS NameEn, t.Ordinal
        FROM Territory t
        UNION ALL
        SELECT 'region' AS Dimension, r.Code, r.NameFr, r.NameEn, 0 AS Ordinal
        FROM HealthRegion r
        UNION ALL
        SELECT 'kind' AS Dimension, k.KindCode AS Code, k.NameFr, k.NameEn, k.Ordinal
        FROM BodyKind k
        WHERE k.Level = '{BodyLevel.Establishment}'
        UNION ALL
        SELECT 'establishment' AS Dimension, b.Code, n.NameFr, n.NameEn, 0 AS Ordinal
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        WHERE {BodySql.OpenOn} AND {ScopeSql.OfBody}
        ORDER BY Dimension, Ordinal, Code
        """;
}
