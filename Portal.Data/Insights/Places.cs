using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>Where figures are kept, with the course of their territories.</summary>
internal static class Places
{
    private const int CodesAtOnce = 200;

    /// <summary>The establishments in scope, all or those that are named, one place each.</summary>
    /// <param name="named">Null: all.</param>
    /// <param name="territory">Those that belonged to it on some day of the span.</param>
    public static async Task<IReadOnlyList<Place>> EstablishmentsAsync(
        IReadSession session, IReadOnlyList<string>? named, string? body, string? territory, DateOnly firstDay, DateOnly lastDay)
    {
        if (named is null)
        {
            return Join(await session.ListAsync<PlaceRow>(PlaceRow.Bodies, new { ScopeBody = body, ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay }));
        }

        var rows = new List<PlaceRow>();
        foreach (var codes in named.Chunk(CodesAtOnce))
        {
            rows.AddRange(await session.ListAsync<PlaceRow>(
                PlaceRow.NamedBodies, new { Codes = codes, ScopeBody = body, ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay }));
        }

        return Join(rows);
    }

    /// <summary>The groups in scope, of which there are far fewer: for a question that names no establishment.</summary>
    public static async Task<IReadOnlyList<Place>> GroupsAsync(IReadSession session, string? territory, DateOnly firstDay, DateOnly lastDay) => Join(
        await session.ListAsync<PlaceRow>(PlaceRow.Groups, new { ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay }));

    private static List<Place> Join(IEnumerable<PlaceRow> rows) => [.. rows.GroupBy(row => row.PlaceId).Select(place => new Place(place))];

    /// <summary>The territory of an establishment on a day; one that no figure has where it has none.</summary>
    public static async Task<string> TerritoryAsync(IReadSession session, string body, DateOnly day) =>
        await session.FindAsync<string>(PrimaryTerritory, new { Code = body, AsOf = day }) ?? "";

    private const string PrimaryTerritory = $"""
        SELECT t.Code
        FROM Body b
        {BodySql.TerritoryOn}
        WHERE b.Code = @Code
        """;
}
