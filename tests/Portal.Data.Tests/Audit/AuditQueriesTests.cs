using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Audit;

public sealed class AuditQueriesTests
{
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
