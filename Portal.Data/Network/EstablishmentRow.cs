using Portal.Data.Access;

namespace Portal.Data.Network;

/// <summary>What an establishments' list is asked for; nulls filter nothing.</summary>
public sealed record EstablishmentFilter
{
    public string? Search { get; init; }
    public string? Territory { get; init; }
    public string? Kind { get; init; }
    public string? Region { get; init; }
}

/// <summary>
/// An establishment as it was on a day. The structure of the network is known to everyone who is signed in; what happens
/// in an establishment (<see cref="Seats"/>, <see cref="Filled"/>) only within one's scope.
/// </summary>
public sealed record EstablishmentRow
{
    public int BodyId { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public required string KindCode { get; init; }
    public required string KindFr { get; init; }
    public required string KindEn { get; init; }
    public required string RegionCode { get; init; }
    public required string RegionFr { get; init; }
    public required string RegionEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }

    /// <summary>True when the caller may open it.</summary>
    public bool IsInScope { get; init; }

    /// <summary>Pilot seats open that day, and how many of them have a substantive holder.</summary>
    public int Seats { get; init; }
    public int Filled { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public string Kind(Language language) => Names.In(language, KindFr, KindEn);

    public string Region(Language language) => Names.In(language, RegionFr, RegionEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    private const string Matching = $"""
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        WHERE {BodySql.OpenOn}
            AND (@Region IS NULL OR r.Code = @Region)
            AND (@Kind IS NULL OR b.KindCode = @Kind)
            AND (@Territory IS NULL OR t.Code = @Territory)
            AND (@Search IS NULL OR n.SearchName LIKE @Search ESCAPE '\')
        """;

    private const string Columns = $"""
        SELECT b.BodyId, b.Code, n.NameFr, n.NameEn, n.Acronym, b.KindCode, k.NameFr AS KindFr, k.NameEn AS KindEn,
            r.Code AS RegionCode, r.NameFr AS RegionFr, r.NameEn AS RegionEn,
            t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn,
            CASE WHEN {ScopeSql.OfBody} THEN 1 ELSE 0 END AS IsInScope,
            (SELECT COUNT(*) FROM Seat s
                WHERE s.BodyId = b.BodyId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
                    AND {ScopeSql.OfBody}) AS Seats,
            (SELECT COUNT(*) FROM Seat s
                INNER JOIN SubstantiveAppointment a ON a.SeatId = s.SeatId
                    AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
                WHERE s.BodyId = b.BodyId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
                    AND {ScopeSql.OfBody}) AS Filled
        """;

    /// <summary>By region then name; the code makes the order total, without which pages would overlap.</summary>
    public const string Page = $"""
        {Columns}
        {Matching}
        ORDER BY r.Code, n.NameFr, b.Code
        """;

    /// <summary>Those affiliated with a territory beside their primary one, by name.</summary>
    public const string Affiliated = $"""
        {Columns}
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        INNER JOIN BodyTerritory w ON w.BodyId = b.BodyId AND w.IsPrimary = 0
            AND w.ValidFrom <= @AsOf AND (w.ValidTo IS NULL OR w.ValidTo >= @AsOf)
        INNER JOIN Territory v ON v.TerritoryId = w.TerritoryId AND v.Code = @Territory
        WHERE {BodySql.OpenOn}
        ORDER BY n.NameFr, b.Code
        """;

    public const string Count = $"SELECT COUNT(*) AS Total {Matching}";
}
