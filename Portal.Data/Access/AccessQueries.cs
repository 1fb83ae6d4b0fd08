using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Access;

/// <summary>A body or a territory that somebody may sign in for.</summary>
public sealed record PlaceRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string Territories = """
        SELECT t.Code, t.ShortFr AS NameFr, t.ShortEn AS NameEn
        FROM Territory t
        ORDER BY t.Ordinal
        """;

    public const string Establishments = $"""
        SELECT b.Code, n.NameFr, n.NameEn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.NameOn}
        WHERE {BodySql.OpenOn}
        ORDER BY n.NameFr, b.Code
        """;
}

/// <summary>Who may sign in for what.</summary>
public static class AccessQueries
{
    /// <summary>A choice among more than this is made by search, not by list.</summary>
    private const int MostPlaces = 3000;

    public static Task<IReadOnlyList<PlaceRow>> TerritoriesAsync(IReadSession session) => session.ListAsync<PlaceRow>(PlaceRow.Territories);

    public static Task<IReadOnlyList<PlaceRow>> EstablishmentsAsync(IReadSession session, DateOnly today) =>
        session.PageAsync<PlaceRow>(PlaceRow.Establishments, new { AsOf = today }, new PageRequest(0, MostPlaces));
}
