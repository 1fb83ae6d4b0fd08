using Portal.Data.Access;

namespace Portal.Data.Network;

/// <summary>A body's profile as of a day: an establishment, or a coordination centre with its host.</summary>
public sealed record BodyRow
{
    public int BodyId { get; init; }
    public required string Code { get; init; }
    public required string Level { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public required string KindCode { get; init; }
    public required string KindFr { get; init; }
    public required string KindEn { get; init; }
    public string? RegionCode { get; init; }
    public string? RegionFr { get; init; }
    public string? RegionEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public string? HostCode { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public string Kind(Language language) => Names.In(language, KindFr, KindEn);

    public string Region(Language language) => RegionFr is null ? "" : Names.In(language, RegionFr, RegionEn);

    public string Territory(Language language) => TerritoryFr is null ? "" : Names.In(language, TerritoryFr, TerritoryEn);

    private const string Columns = $"""
        SELECT b.BodyId, b.Code, k.Level, n.NameFr, n.NameEn, n.Acronym, b.KindCode, k.NameFr AS KindFr, k.NameEn AS KindEn,
            r.Code AS RegionCode, r.NameFr AS RegionFr, r.NameEn AS RegionEn,
            t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn,
            h.Code AS HostCode, b.OpensOn, b.ClosesOn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        LEFT JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        LEFT JOIN Body h ON h.BodyId = b.HostBodyId
        """;

    /// <summary>An establishment within the caller's scope that is open that day.</summary>
    public const string Establishment = $"""
        {Columns}
        WHERE b.Code = @Code AND k.Level = '{BodyLevel.Establishment}' AND {BodySql.OpenOn} AND {ScopeSql.OfBody}
        """;

    /// <summary>A centre; like every part of the structure, anyone who is signed in may know it.</summary>
    public const string Centre = $"""
        {Columns}
        WHERE b.Code = @Code AND k.Level = '{BodyLevel.Centre}' AND {BodySql.OpenOn}
        """;
}
