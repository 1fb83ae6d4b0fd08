using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Audit;

public sealed class AuditQueriesTests
{
    private static readonly DateTime Dawn = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [DatabaseFact]
    public async Task The_newest_come_first_a_page_at_a_time(TestEngine on)
    {
        await using var database = await TrailAsync(on);
        var queries = new AuditQueries(database.Database);

        var first = await queries.ListAsync(Scopes.Ministry, null, null, 2);
        var second = await queries.ListAsync(Scopes.Ministry, null, first[^1].Sequence, 2);

        Assert.Equal(["5:CHUM", "4:CHUQ"], first.Select(Line));
        Assert.Equal(["3:CHUM", "2:"], second.Select(Line));
    }

    [DatabaseFact]
    public async Task A_body_s_own_events_alone_can_be_asked_for(TestEngine on)
    {
        await using var database = await TrailAsync(on);
        var queries = new AuditQueries(database.Database);

        Assert.Equal(["5:CHUM", "3:CHUM", "1:CHUM"], (await queries.ListAsync(Scopes.Auditor, "CHUM", null, 10)).Select(Line));
        Assert.Equal(["1:CHUM"], (await queries.ListAsync(Scopes.Auditor, "CHUM", 3, 10)).Select(Line));
        Assert.Empty(await queries.ListAsync(Scopes.Auditor, "chum", null, 10));
    }

    [Fact]
    public async Task Only_the_Ministry_and_the_auditor_read_it()
    {
        await using var database = await TrailAsync(TestEngine.Sqlite);
        var queries = new AuditQueries(database.Database);
        AccessScope[] refused = [Scopes.Centre("UL"), Scopes.Establishment("CHUM"), Scopes.Pilot("CHUM"), Scopes.Administrator];

        await Assert.AllAsync(refused, scope => Assert.ThrowsAsync<UnauthorizedAccessException>(() => queries.ListAsync(scope, "CHUM", null, 10)));
        Assert.Equal(5, (await queries.ListAsync(Scopes.Auditor, null, null, 10)).Count);
    }

    [DatabaseFact]
    public async Task What_happened_between_two_instants_comes_in_order_and_is_counted_by_who_did_what(TestEngine on)
    {
        await using var database = await TrailAsync(on);
        var first = database.Time.UtcNow;
        database.Clock.Advance(TimeSpan.FromDays(1));
        var trail = new AuditTrail(database.Time);
        await database.Database.WriteAsync(async session =>
        {
            await trail.AppendAsync(session, Scopes.Centre("UL"), "Appointed", new AuditSubject("Seat/1", "CHUQ"), null, new { holder = "A" });
            await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject("x"), null, null);
            return 0;
        });
        var second = database.Time.UtcNow;

        Assert.Equal([1L, 2, 3, 4, 5], await SequencesAsync(first, second));
        Assert.Equal([6L, 7], await SequencesAsync(second, second.AddMilliseconds(1)));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], await SequencesAsync(Dawn, End));
        Assert.Empty(await SequencesAsync(second.AddMilliseconds(1), End));
        Assert.Equal(
            ["test:centre:UL Appointed 1 6-6", "test:ministry Tested 6 1-7"],
            (await database.Database.ReadAsync(session => AuditQueries.CountAsync(session, Scopes.Auditor, first, second.AddMilliseconds(1))))
                .Select(row => $"{row.ActorId} {row.Action} {row.Events} {row.FirstSequence}-{row.LastSequence}").Order(StringComparer.Ordinal));

        Task<List<long>> SequencesAsync(DateTime from, DateTime until) => database.Database.ReadAsync(async session =>
            await AuditQueries.StreamAsync(session, Scopes.Ministry, from, until).Select(row => row.Sequence).ToListAsync());
    }

    [Fact]
    public async Task Nobody_else_gets_an_extract_or_its_counts()
    {
        await using var database = await TrailAsync(TestEngine.Sqlite);
        foreach (var scope in new[] { Scopes.Centre("UL"), Scopes.Establishment("CHUM"), Scopes.Pilot("CHUM"), Scopes.Administrator })
        {
            await database.Database.ReadAsync(async session =>
            {
                await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuditQueries.CountAsync(session, scope, Dawn, End));
                Assert.Throws<UnauthorizedAccessException>(() => AuditQueries.StreamAsync(session, scope, Dawn, End));
                return 0;
            });
        }
    }

    [Theory]
    [InlineData("""{"before":{"endsOn":"2026-01-01","holder":"A"},"after":{"endsOn":"2026-02-01","holder":"A"}}""", "endsOn: 2026-01-01 > 2026-02-01")]
    [InlineData("""{"after":[{"name":"regions","added":18},{"name":"roles","added":6}]}""", ":  > name regions, added 18; name roles, added 6")]
    [InlineData("""{"before":{"cells":["A","B"]},"after":{}}""", "cells: A; B > ")]
    [InlineData("not JSON", ":  > not JSON")]
    public void An_event_is_told_value_by_value(string detail, string expected) =>
        Assert.Equal([expected], AuditChange.Of(detail).Select(change => $"{change.Name}: {change.Before} > {change.After}"));

    private static string Line(AuditEventRow row) => $"{row.Sequence}:{row.BodyCode}";

    private static async Task<TestDatabase> TrailAsync(TestEngine on)
    {
        var database = await TestDatabase.EmptyAsync(on);
        var trail = new AuditTrail(database.Time);
        await database.Database.WriteAsync(async session =>
        {
            foreach (var body in new[] { "CHUM", "", "CHUM", "CHUQ", "CHUM" })
            {
                await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject("x", body), null, null);
            }

            return 0;
        });
        return database;
    }
}
