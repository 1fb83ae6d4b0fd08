using Portal.Data.Access;

namespace Portal.Data.Insights;

/// <summary>
/// An establishment with everything that an answer may sort it by, or a centre, and one of its primary territories; one that had several
/// has as many rows, one that had none has one without. Of the whole network, since its structure is public.
/// </summary>
internal sealed record NetworkPlaceRow
{
    public int BodyId { get; init; }

    /// <summary>Null for one that never had to file.</summary>
    public int? InsightGroupId { get; init; }
    public required string BodyCode { get; init; }
    public required string KindCode { get; init; }
    public bool IsCentre { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Null where the establishment has no region.</summary>
    public string? RegionCode { get; init; }
    public string? Remoteness { get; init; }
    public int? Population { get; init; }

    /// <summary>Of the region; empty where none is named.</summary>
    public string? Nations { get; init; }
    public string? TerritoryCode { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public const string All = $"""
        SELECT b.BodyId, gb.InsightGroupId, b.Code AS BodyCode, b.KindCode, CASE WHEN k.Level = '{BodyLevel.Centre}' THEN 1 ELSE 0 END AS IsCentre,
            b.OpensOn, b.ClosesOn, r.Code AS RegionCode, r.Remoteness, r.Population, r.Nations, t.Code AS TerritoryCode, m.ValidFrom, m.ValidTo
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level IN ('{BodyLevel.Establishment}', '{BodyLevel.Centre}')
        LEFT JOIN InsightGroupBody gb ON gb.BodyId = b.BodyId
        LEFT JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        ORDER BY b.BodyId, m.ValidFrom
        """;
}
