using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Network;

/// <summary>A kind of body, for a list to choose from.</summary>
public sealed record BodyKindRow
{
    public required string KindCode { get; init; }
    public required string Level { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string OfEstablishments = $"""
        SELECT KindCode, Level, NameFr, NameEn
        FROM BodyKind
        WHERE Level = '{BodyLevel.Establishment}'
        ORDER BY Ordinal
        """;
}

/// <summary>The first and the last day of a body.</summary>
public sealed record BodySpanRow
{
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    public const string Establishment = $"""
        SELECT b.OpensOn, b.ClosesOn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        WHERE b.Code = @Code
        """;
}

/// <summary>The network's structure on a day. What is shown of each body depends on the scope.</summary>
public static class NetworkQueries
{
    public static Task<IReadOnlyList<RegionRow>> RegionsAsync(IReadSession session, DateOnly asOf) =>
        session.ListAsync<RegionRow>(RegionRow.ByTerritory, new { AsOf = asOf });

    public static Task<IReadOnlyList<TerritoryRow>> TerritoriesAsync(IReadSession session, DateOnly asOf, string? code = null) =>
        session.ListAsync<TerritoryRow>(TerritoryRow.All, new { AsOf = asOf, Code = code });

    public static Task<IReadOnlyList<BodyKindRow>> KindsAsync(IReadSession session) => session.ListAsync<BodyKindRow>(BodyKindRow.OfEstablishments);

    public static Task<IReadOnlyList<EstablishmentRow>> EstablishmentsAsync(
        IReadSession session, AccessScope scope, DateOnly asOf, EstablishmentFilter filter, PageRequest page) =>
        session.PageAsync<EstablishmentRow>(EstablishmentRow.Page, Args(scope, asOf, filter), page);

    public static Task<int> CountEstablishmentsAsync(IReadSession session, AccessScope scope, DateOnly asOf, EstablishmentFilter filter) =>
        session.FindAsync<int>(EstablishmentRow.Count, Args(scope, asOf, filter));

    /// <summary>Null when there is none, it is not open that day, or it is outside the scope.</summary>
    public static Task<BodyRow?> EstablishmentAsync(IReadSession session, AccessScope scope, DateOnly asOf, string code) =>
        session.FindAsync<BodyRow>(BodyRow.Establishment, new { Code = code, AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });

    /// <summary>The days of an establishment, whatever they are; null when there never was one.</summary>
    public static Task<BodySpanRow?> SpanAsync(IReadSession session, string code) => session.FindAsync<BodySpanRow>(BodySpanRow.Establishment, new { Code = code });

    public static Task<BodyRow?> CentreAsync(IReadSession session, DateOnly asOf, string code) =>
        session.FindAsync<BodyRow>(BodyRow.Centre, new { Code = code, AsOf = asOf });

    /// <summary>For each of the bodies, the territories it is affiliated with beside its primary one.</summary>
    public static async Task<ILookup<int, AffiliationRow>> OtherTerritoriesAsync(IReadSession session, DateOnly asOf, IEnumerable<int> bodyIds) =>
        (await session.ListAsync<AffiliationRow>(AffiliationRow.BesidePrimary, new { BodyIds = bodyIds.ToArray(), AsOf = asOf })).ToLookup(row => row.BodyId);

    /// <summary>Establishments affiliated with a territory that is not their primary one.</summary>
    public static Task<IReadOnlyList<EstablishmentRow>> AffiliatedAsync(IReadSession session, AccessScope scope, DateOnly asOf, string territory) =>
        session.ListAsync<EstablishmentRow>(
            EstablishmentRow.Affiliated, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, Territory = territory });

    /// <summary>What the body came from and what it became, the earliest first.</summary>
    public static Task<IReadOnlyList<SuccessionRow>> SuccessionAsync(IReadSession session, int bodyId) =>
        session.ListAsync<SuccessionRow>(SuccessionRow.OfBody, new { BodyId = bodyId });

    private static object Args(AccessScope scope, DateOnly asOf, EstablishmentFilter filter) => new
    {
        AsOf = asOf,
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        filter.Region,
        filter.Kind,
        filter.Territory,
        Search = SearchText.Containing(filter.Search),
    };
}
