using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>Where figures are kept, with the course of their territories.</summary>
internal static class Places
{
    /// <param name="byEstablishment">One place each; else in groups, of which there are fewer.</param>
    /// <param name="territory">Those that belonged to it on some day of the span.</param>
    public static async Task<IReadOnlyList<Place>> ReadAsync(
        IReadSession session, bool byEstablishment, string? body, string? territory, DateOnly firstDay, DateOnly lastDay)
    {
        var rows = await session.ListAsync<PlaceRow>(
            byEstablishment ? PlaceRow.Bodies : PlaceRow.Groups, new { ScopeBody = body, ScopeTerritory = territory, FirstDay = firstDay, LastDay = lastDay });
        var memberships = (await session.ListAsync<MembershipRow>(byEstablishment ? MembershipRow.OfBodies : MembershipRow.OfGroups)).ToLookup(row => row.PlaceId);
        return [.. rows.Select(row => new Place(row, [.. memberships[row.PlaceId]]))];
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
