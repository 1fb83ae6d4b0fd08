using Portal.Data.Access;

namespace Portal.Data.Insights;

/// <summary>Where figures are kept: an establishment, or a group of those that stand in the same places.</summary>
internal sealed record PlaceRow
{
    public int PlaceId { get; init; }

    /// <summary>Of the establishment; null for a group.</summary>
    public string? BodyCode { get; init; }

    /// <summary>Empty where the body has no region.</summary>
    public required string RegionCode { get; init; }
    public required string Remoteness { get; init; }
    public required string KindCode { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>
    /// Establishments that the scope holds on some day of the span; on which, <see cref="PlaceSorting"/> looks at period by period.
    /// </summary>
    public const string Bodies = $"""
        SELECT b.BodyId AS PlaceId, b.Code AS BodyCode, COALESCE(r.Code, '') AS RegionCode, COALESCE(r.Remoteness, '') AS Remoteness, b.KindCode, b.ClosesOn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        LEFT JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        WHERE {InScope}
        ORDER BY b.BodyId
        """;

    private const string InScope = """
        (@ScopeBody IS NULL OR b.Code = @ScopeBody)
            AND (@ScopeTerritory IS NULL OR EXISTS (
                SELECT 1 FROM BodyTerritory s
                INNER JOIN Territory st ON st.TerritoryId = s.TerritoryId AND st.Code = @ScopeTerritory
                WHERE s.BodyId = b.BodyId AND s.IsPrimary = 1 AND s.ValidFrom <= @LastDay AND (s.ValidTo IS NULL OR s.ValidTo >= @FirstDay)))
        """;

    /// <summary>The same of groups, for questions that name no establishment.</summary>
    public const string Groups = """
        SELECT g.InsightGroupId AS PlaceId, COALESCE(r.Code, '') AS RegionCode, COALESCE(r.Remoteness, '') AS Remoteness, g.KindCode, g.ClosesOn
        FROM InsightGroup g
        LEFT JOIN HealthRegion r ON r.HealthRegionId = g.HealthRegionId
        WHERE (@ScopeTerritory IS NULL OR EXISTS (
            SELECT 1 FROM InsightGroupTerritory s
            INNER JOIN Territory st ON st.TerritoryId = s.TerritoryId AND st.Code = @ScopeTerritory
            WHERE s.InsightGroupId = g.InsightGroupId AND s.ValidFrom <= @LastDay AND (s.ValidTo IS NULL OR s.ValidTo >= @FirstDay)))
        ORDER BY g.InsightGroupId
        """;
}

/// <summary>The primary territory of a place from a day to a day.</summary>
internal sealed record MembershipRow
{
    public int PlaceId { get; init; }
    public required string TerritoryCode { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public bool Holds(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    public const string OfBodies = """
        SELECT m.BodyId AS PlaceId, t.Code AS TerritoryCode, m.ValidFrom, m.ValidTo
        FROM BodyTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE m.IsPrimary = 1
        ORDER BY m.BodyId, m.ValidFrom
        """;

    public const string OfGroups = """
        SELECT m.InsightGroupId AS PlaceId, t.Code AS TerritoryCode, m.ValidFrom, m.ValidTo
        FROM InsightGroupTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId
        ORDER BY m.InsightGroupId, m.ValidFrom
        """;
}

/// <summary>A place with the territories that it belonged to.</summary>
internal sealed record Place(PlaceRow Row, IReadOnlyList<MembershipRow> Memberships)
{
    public string? TerritoryOn(DateOnly day)
    {
        foreach (var membership in Memberships)
        {
            if (membership.Holds(day))
            {
                return membership.TerritoryCode;
            }
        }

        return null;
    }

    /// <summary>The same on a day of the structure: what has closed by then stands where it last stood.</summary>
    public string? TerritoryUnder(DateOnly structure) => TerritoryOn(Row.ClosesOn < structure ? Row.ClosesOn.Value : structure);
}
