using System.Globalization;
using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>An establishment that came to another group.</summary>
internal readonly record struct GroupMove(int BodyId, int? FromGroupId, int ToGroupId);

/// <summary>Puts establishments that share everything a structure can ask of them into one group.</summary>
internal static class Grouping
{
    private const int BodiesAtOnce = 500;

    /// <summary>Brings the establishments to the groups that they belong to, and makes groups where there are none yet.</summary>
    /// <returns>Those whose group is another than before.</returns>
    public static async Task<IReadOnlyList<GroupMove>> AssignAsync(IWriteSession session, IReadOnlyCollection<int> bodyIds)
    {
        var groups = await GroupsAsync(session);
        var moves = new List<GroupMove>();
        foreach (var some in bodyIds.Distinct().Order().Chunk(BodiesAtOnce))
        {
            var courses = (await session.ListAsync<CourseRow>(CourseRow.OfBodies, new { Bodies = some })).ToLookup(row => row.Id);
            foreach (var body in await session.ListAsync<StandingRow>(StandingRow.OfBodies, new { Bodies = some }))
            {
                var key = Key(body, courses[body.Id]);
                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = await AddAsync(session, body, courses[body.Id]);
                }

                if (group != body.InsightGroupId)
                {
                    moves.Add(new GroupMove(body.Id, body.InsightGroupId, group));
                }
            }
        }

        foreach (var move in moves)
        {
            await session.ExecuteAsync(move.FromGroupId is null ? StandingRow.Join : StandingRow.Move, new { move.BodyId, InsightGroupId = move.ToGroupId });
        }

        return moves;
    }

    private static async Task<Dictionary<string, int>> GroupsAsync(IWriteSession session)
    {
        var courses = (await session.ListAsync<CourseRow>(CourseRow.OfGroups)).ToLookup(row => row.Id);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in await session.ListAsync<StandingRow>(StandingRow.OfGroups))
        {
            groups.TryAdd(Key(group, courses[group.Id]), group.Id);
        }

        return groups;
    }

    private static async Task<int> AddAsync(IWriteSession session, StandingRow body, IEnumerable<CourseRow> course)
    {
        var group = await session.InsertAsync(StandingRow.InsertGroup, new { body.HealthRegionId, body.KindCode, body.ClosesOn });
        await session.ExecuteManyAsync(CourseRow.Insert, course.Select(row => new { InsightGroupId = group, row.TerritoryId, row.ValidFrom, row.ValidTo }).ToList());
        return group;
    }

    private static string Key(StandingRow standing, IEnumerable<CourseRow> course) => string.Create(CultureInfo.InvariantCulture,
        $"{standing.HealthRegionId}|{standing.KindCode}|{standing.ClosesOn:yyyyMMdd}|{string.Join(';', course.Select(Text))}");

    private static string Text(CourseRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.TerritoryId}:{row.ValidFrom:yyyyMMdd}-{row.ValidTo:yyyyMMdd}");

    /// <summary>What a group, or an establishment, is beside its territories.</summary>
    private sealed record StandingRow
    {
        public int Id { get; init; }
        public int? HealthRegionId { get; init; }
        public required string KindCode { get; init; }
        public DateOnly? ClosesOn { get; init; }

        /// <summary>Of an establishment.</summary>
        public int? InsightGroupId { get; init; }

        public const string OfBodies = """
            SELECT b.BodyId AS Id, b.HealthRegionId, b.KindCode, b.ClosesOn, gb.InsightGroupId
            FROM Body b
            LEFT JOIN InsightGroupBody gb ON gb.BodyId = b.BodyId
            WHERE b.BodyId IN @Bodies
            ORDER BY b.BodyId
            """;

        public const string OfGroups = """
            SELECT g.InsightGroupId AS Id, g.HealthRegionId, g.KindCode, g.ClosesOn
            FROM InsightGroup g
            ORDER BY g.InsightGroupId
            """;

        public const string InsertGroup = "INSERT INTO InsightGroup (HealthRegionId, KindCode, ClosesOn) VALUES (@HealthRegionId, @KindCode, @ClosesOn)";

        public const string Join = "INSERT INTO InsightGroupBody (BodyId, InsightGroupId) VALUES (@BodyId, @InsightGroupId)";

        public const string Move = "UPDATE InsightGroupBody SET InsightGroupId = @InsightGroupId WHERE BodyId = @BodyId";
    }

    /// <summary>A primary territory from a day to a day.</summary>
    private sealed record CourseRow
    {
        public int Id { get; init; }
        public int TerritoryId { get; init; }
        public DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }

        public const string OfBodies = """
            SELECT m.BodyId AS Id, m.TerritoryId, m.ValidFrom, m.ValidTo
            FROM BodyTerritory m
            WHERE m.BodyId IN @Bodies AND m.IsPrimary = 1
            ORDER BY m.BodyId, m.ValidFrom, m.TerritoryId
            """;

        public const string OfGroups = """
            SELECT t.InsightGroupId AS Id, t.TerritoryId, t.ValidFrom, t.ValidTo
            FROM InsightGroupTerritory t
            ORDER BY t.InsightGroupId, t.ValidFrom, t.TerritoryId
            """;

        public const string Insert = """
            INSERT INTO InsightGroupTerritory (InsightGroupId, TerritoryId, ValidFrom, ValidTo)
            VALUES (@InsightGroupId, @TerritoryId, @ValidFrom, @ValidTo)
            """;
    }
}
