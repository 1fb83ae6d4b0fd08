using System.Data.Common;
using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>
/// Where figures are kept, an establishment or a group of those that stand in the same places, with one of its primary territories; a
/// place that had several has as many rows, one that had none has one without.
/// </summary>
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
    public string? TerritoryCode { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>A row with the columns of these statements, in their order; there may be thousands.</summary>
    public static PlaceRow From(DbDataReader row) => new()
    {
        PlaceId = row.GetInt32(0),
        BodyCode = row.IsDBNull(1) ? null : row.GetString(1),
        RegionCode = row.GetString(2),
        Remoteness = row.GetString(3),
        KindCode = row.GetString(4),
        ClosesOn = DayColumn.Find(row, 5),
        TerritoryCode = row.IsDBNull(6) ? null : row.GetString(6),
        ValidFrom = DayColumn.Find(row, 7),
        ValidTo = DayColumn.Find(row, 8),
    };

    public bool Belongs(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    private const string Columns = $"""
        SELECT b.BodyId AS PlaceId, b.Code AS BodyCode, COALESCE(r.Code, '') AS RegionCode, COALESCE(r.Remoteness, '') AS Remoteness, b.KindCode, b.ClosesOn,
            t.Code AS TerritoryCode, m.ValidFrom, m.ValidTo
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        LEFT JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        """;

    private const string InScope = """
        (@ScopeBody IS NULL OR b.Code = @ScopeBody)
            AND (@ScopeTerritory IS NULL OR EXISTS (
                SELECT 1 FROM BodyTerritory s
                INNER JOIN Territory st ON st.TerritoryId = s.TerritoryId AND st.Code = @ScopeTerritory
                WHERE s.BodyId = b.BodyId AND s.IsPrimary = 1 AND s.ValidFrom <= @LastDay AND (s.ValidTo IS NULL OR s.ValidTo >= @FirstDay)))
        """;

    /// <summary>
    /// Establishments that the scope holds on some day of the span; on which, <see cref="PlaceSorting"/> looks at period by period.
    /// </summary>
    public const string Bodies = $"{Columns} WHERE {InScope} ORDER BY b.BodyId, m.ValidFrom";

    /// <summary>The same of those that the question names.</summary>
    public const string NamedBodies = $"{Columns} WHERE b.Code IN @Codes AND {InScope} ORDER BY b.BodyId, m.ValidFrom";

    /// <summary>The same of groups, for questions that name no establishment.</summary>
    public const string Groups = """
        SELECT g.InsightGroupId AS PlaceId, NULL AS BodyCode, COALESCE(r.Code, '') AS RegionCode, COALESCE(r.Remoteness, '') AS Remoteness, g.KindCode, g.ClosesOn,
            t.Code AS TerritoryCode, m.ValidFrom, m.ValidTo
        FROM InsightGroup g
        LEFT JOIN HealthRegion r ON r.HealthRegionId = g.HealthRegionId
        LEFT JOIN InsightGroupTerritory m ON m.InsightGroupId = g.InsightGroupId
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE (@ScopeTerritory IS NULL OR EXISTS (
            SELECT 1 FROM InsightGroupTerritory s
            INNER JOIN Territory st ON st.TerritoryId = s.TerritoryId AND st.Code = @ScopeTerritory
            WHERE s.InsightGroupId = g.InsightGroupId AND s.ValidFrom <= @LastDay AND (s.ValidTo IS NULL OR s.ValidTo >= @FirstDay)))
        ORDER BY g.InsightGroupId, m.ValidFrom
        """;
}

/// <summary>A place with the course of its territories.</summary>
internal sealed class Place
{
    /// <param name="course">One row at least, the earliest first.</param>
    public Place(IReadOnlyList<PlaceRow> course) => Course = course;

    public PlaceRow Row => Course[0];

    /// <summary>A row for each territory, the earliest first; one without, where there is none.</summary>
    public IReadOnlyList<PlaceRow> Course { get; }

    public string? TerritoryOn(DateOnly day)
    {
        foreach (var row in Course)
        {
            if (row.Belongs(day))
            {
                return row.TerritoryCode;
            }
        }

        return null;
    }

    /// <summary>The same on a day of the structure: what has closed by then stands where it last stood.</summary>
    public string? TerritoryUnder(DateOnly structure) => TerritoryOn(Row.ClosesOn < structure ? Row.ClosesOn.Value : structure);
}
