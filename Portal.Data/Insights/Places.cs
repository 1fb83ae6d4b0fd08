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
            return await ReadAsync(session, PlaceRow.Bodies, new { ScopeBody = body, ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay });
        }

        var places = new List<Place>();
        foreach (var codes in named.Chunk(CodesAtOnce))
        {
            places.AddRange(await ReadAsync(
                session, PlaceRow.NamedBodies, new { Codes = codes, ScopeBody = body, ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay }));
        }

        return places;
    }

    /// <summary>The groups in scope, of which there are far fewer: for a question that names no establishment.</summary>
    public static async Task<IReadOnlyList<Place>> GroupsAsync(IReadSession session, string? territory, DateOnly firstDay, DateOnly lastDay) =>
        await ReadAsync(session, PlaceRow.Groups, new { ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay });

    /// <summary>The rows of a place come one after the other.</summary>
    private static async Task<List<Place>> ReadAsync(IReadSession session, string sql, object args)
    {
        var places = new List<Place>();
        var course = new List<PlaceRow>();
        await session.EachAsync(sql, args, row =>
        {
            var next = PlaceRow.From(row);
            if (course.Count == 0 || course[0].PlaceId != next.PlaceId)
            {
                course = [];
                places.Add(new Place(course));
            }

            course.Add(next);
        });
        return places;
    }

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
