using Portal.Data.Access;

namespace Portal.Data.Insights;

/// <summary>
/// An establishment with everything that an answer may sort it by, and one of its primary territories; one that had several has as many
/// rows, one that had none has one without. Of the whole network, since its structure is public.
/// </summary>
internal sealed record NetworkPlaceRow
{
    public int BodyId { get; init; }

    /// <summary>Null for one that never had to file.</summary>
    public int? InsightGroupId { get; init; }
    public required string BodyCode { get; init; }
    public required string KindCode { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Null where the establishment has no region.</summary>
    public string? RegionCode { get; init; }
    public string? RegionFr { get; init; }
    public string? RegionEn { get; init; }
    public string? Remoteness { get; init; }
    public int? Population { get; init; }

    /// <summary>Of the region; empty where none is named.</summary>
    public string? Nations { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public int? TerritoryOrdinal { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public const string All = $"""
        SELECT b.BodyId, gb.InsightGroupId, b.Code AS BodyCode, b.KindCode, b.OpensOn, b.ClosesOn,
            r.Code AS RegionCode, r.NameFr AS RegionFr, r.NameEn AS RegionEn, r.Remoteness, r.Population, r.Nations,
            t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn, t.Ordinal AS TerritoryOrdinal, m.ValidFrom, m.ValidTo
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        LEFT JOIN InsightGroupBody gb ON gb.BodyId = b.BodyId
        LEFT JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        ORDER BY b.BodyId, m.ValidFrom
        """;
}

/// <summary>A name of an establishment, from a day until its next one.</summary>
internal sealed record NetworkNameRow
{
    public int BodyId { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>In the order in which establishments are listed.</summary>
    public const string All = $"""
        SELECT n.BodyId, n.NameFr, n.NameEn, n.ValidFrom
        FROM BodyName n
        INNER JOIN Body b ON b.BodyId = n.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        ORDER BY n.NameFr, b.Code, n.ValidFrom
        """;
}
