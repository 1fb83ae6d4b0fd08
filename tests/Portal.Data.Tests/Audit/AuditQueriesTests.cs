using Dapper;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
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

    public static TheoryData<string, string, string> Searches => new()
    {
        { AuditEventRow.Newest, "sqlite_autoindex_AuditEvent_1", "Sequence>? AND Sequence<?" },
        { AuditEventRow.NewestOfBody, "IX_AuditEvent_Body", "BodyCode=? AND Sequence>? AND Sequence<?" },
        { AuditEventRow.NewestOfActor, "IX_AuditEvent_Actor", "ActorId=? AND Sequence>? AND Sequence<?" },
        { AuditEventRow.NewestOfKind, "IX_AuditEvent_Action", "Action=? AND Sequence>? AND Sequence<?" },
        { TrailHeadRow.Before, "IX_AuditEvent_AtUtc", "AtUtc<?" },
        { TrailHeadRow.Since, "IX_AuditEvent_AtUtc", "AtUtc>?" },
    };

    [Theory, MemberData(nameof(Searches))]
    public async Task Each_search_seeks_its_index_and_sorts_nothing(string sql, string index, string by)
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await using var connection = await database.Engine.OpenAsync(default);
        var args = new { Actor = "", Body = "", Kind = "", From = Dawn, Until = End, At = Dawn, After = 0L, Before = long.MaxValue };
        var plan = (await connection.QueryAsync(new CommandDefinition($"EXPLAIN QUERY PLAN {sql}", args))).Select(step => (string)step.detail).ToList();

        var step = Assert.Single(plan);
        Assert.Contains(index, step, StringComparison.Ordinal);
        Assert.Contains($"({by})", step, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_looked_for_is_found_whatever_is_combined()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var trail = new AuditTrail(database.Time);
        await AddAsync(Scopes.Centre("UL"), "Appointed", "Seat/1", "CHUQ", new { holder = "Émilie Côté" });
        await AddAsync(Scopes.Ministry, "Appointed", "Seat/2", "CHUM", new { holder = "Luc Roy" });
        database.Clock.Advance(TimeSpan.FromDays(3));
        await AddAsync(Scopes.Centre("UL"), "FilingReturned", "Filing/CHUQ/1", "CHUQ", new { message = "Trop haut" });
        await AddAsync(Scopes.Ministry, "FilingAccepted", "Filing/CHUQ/1", "CHUQ", new { status = "Accepted" });
        var queries = new AuditQueries(database.Database);
        var third = database.Time.UtcNow;

        Assert.Equal("4,3,2,1", await FoundAsync(new()));
        Assert.Equal("3,1", await FoundAsync(new() { Actor = "test:centre:UL" }));
        Assert.Equal("3,1", await FoundAsync(new() { Who = "CENTRE:ul" }));
        Assert.Equal("4,3,1", await FoundAsync(new() { Body = "CHUQ" }));
        Assert.Equal("2,1", await FoundAsync(new() { Kind = "Appointed" }));
        Assert.Equal("1", await FoundAsync(new() { Kind = "Appointed", Body = "CHUQ" }));
        Assert.Equal("1", await FoundAsync(new() { Text = "emilie cote" }));
        Assert.Equal("4,3", await FoundAsync(new() { Text = "filing/" }));
        Assert.Equal("4", await FoundAsync(new() { Text = "filing/", Actor = "test:ministry" }));
        Assert.Equal("", await FoundAsync(new() { Text = "holder" })); // a name of a value is no value
        Assert.Equal("4,3", await FoundAsync(new(), new() { FromUtc = third }));
        Assert.Equal("2,1", await FoundAsync(new(), new() { UntilUtc = third }));
        Assert.Equal("2", await FoundAsync(new() { Kind = "Appointed" }, new() { UntilUtc = third }, 1));
        Assert.Equal("1", await FoundAsync(new() { Kind = "Appointed" }, new() { UntilUtc = third, Before = 2 }));
        Assert.Equal("", await FoundAsync(new(), new() { FromUtc = third.AddDays(9) }));
        Assert.Equal("", await FoundAsync(new(), new() { UntilUtc = third.AddDays(-9) }));

        async Task<string> FoundAsync(TrailFilter filter, TrailSpan? span = null, int take = 10)
        {
            var count = StatementCount.Begin();
            var page = await queries.SearchAsync(Scopes.Auditor, filter, span ?? new(), take);
            Assert.InRange(count.Sent, 1, 3);
            return string.Join(',', page.Events.Select(row => row.Sequence));
        }

        Task AddAsync(AccessScope by, string action, string subject, string body, object after) => database.Database.WriteAsync(async session =>
            await trail.AppendAsync(session, by, action, new AuditSubject(subject, body), null, after));
    }

    [Fact]
    public async Task Small_counts_are_not_found_by_whom_they_are_masked_from()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await database.Database.WriteAsync(session => new AuditTrail(database.Time).AppendAsync(
            session, Scopes.Establishment("CHUM"), "FilingSaved", new AuditSubject("Filing/CHUM/1", "CHUM"), null, new { cells = new[] { new { cell = "PAT", kind = "Number", amount = 3 } } }));
        var queries = new AuditQueries(database.Database);

        Assert.Single((await queries.SearchAsync(Scopes.Ministry, new() { Text = "3" }, new(), 10)).Events);
        Assert.Empty((await queries.SearchAsync(Scopes.Auditor, new() { Text = "3" }, new(), 10)).Events);
    }

    /// <summary>However long the trail, a page looks at so many events; the next one goes on where it stopped.</summary>
    [Fact]
    public async Task A_search_that_finds_little_stops_and_goes_on()
    {
        const int Events = (2 * AuditQueries.MostLooked) + 100;
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var trail = new AuditTrail(database.Time);
        await database.Database.WriteAsync(async session =>
        {
            for (var number = 1; number <= Events; number++)
            {
                await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject(number == 50 ? "Rare/50" : $"Test/{number}"), null, null);
            }

            return 0;
        });
        var (queries, filter) = (new AuditQueries(database.Database), new TrailFilter { Text = "rare/" });

        var page = await queries.SearchAsync(Scopes.Ministry, filter, new(), 10);
        Assert.Equal((0, AuditQueries.MostLooked, Events - AuditQueries.MostLooked + 1), (page.Events.Count, page.Looked, page.StoppedAt!.Sequence));
        page = await queries.SearchAsync(Scopes.Ministry, filter, new() { Before = page.Next }, 10);
        Assert.Empty(page.Events);
        page = await queries.SearchAsync(Scopes.Ministry, filter, new() { Before = page.Next }, 10);
        Assert.Equal((50, null), (Assert.Single(page.Events).Sequence, page.Next));
    }

    [Theory]
    [InlineData("""{"before":{"endsOn":"2026-01-01","holder":"A"},"after":{"endsOn":"2026-02-01","holder":"A"}}""", "endsOn: 2026-01-01 > 2026-02-01")]
    [InlineData("""{"after":[{"name":"regions","added":18},{"name":"roles","added":6}]}""", ":  > name regions, added 18; name roles, added 6")]
    [InlineData("""{"before":{"cells":["A","B"]},"after":{}}""", "cells: A; B > ")]
    [InlineData("""{"before":{"cells":[{"cell":"DONE","kind":"Blank"}]},"after":{"cells":[{"cell":"DONE","kind":"Number","amount":12.5}]}}""", "cells DONE: Blank > 12.5")]
    [InlineData("""{"after":{"reasons":[{"cell":"DONE","reason":"Trop haut"}],"people":[]}}""", "reasons DONE:  > Trop haut")]
    [InlineData("not JSON", ":  > not JSON")]
    public void An_event_is_told_value_by_value(string detail, string expected) =>
        Assert.Equal([expected], AuditChange.Of(detail).Select(change => $"{change.Name}{(change.Key is null ? "" : " " + change.Key)}: {change.Before} > {change.After}"));

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
