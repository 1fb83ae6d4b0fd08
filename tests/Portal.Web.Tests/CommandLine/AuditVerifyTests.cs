using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.CommandLine;

/// <summary>What <c>audit verify</c> says at a terminal of a trail that somebody laid hands on: the exit code, and which event.</summary>
public sealed class AuditVerifyTests : IDisposable
{
    private const int Events = 12;

    /// <summary>The rows after the seventh are numbered anew, and one is made up between them.</summary>
    private const string Insertion = """
        UPDATE AuditEvent SET Sequence = Sequence + 101 WHERE Sequence > 7; UPDATE AuditEvent SET Sequence = Sequence - 100 WHERE Sequence > 100;
        INSERT INTO AuditEvent (Sequence, AtUtc, ActorId, ActorName, Action, Subject, BodyCode, Detail, PreviousHash, Hash)
        SELECT 8, AtUtc, ActorId, ActorName, 'Made', Subject, BodyCode, Detail, Hash, 'x' FROM AuditEvent WHERE Sequence = 7
        """;

    /// <summary>The fifth and the ninth change places.</summary>
    private const string Swap = "UPDATE AuditEvent SET Sequence = -5 WHERE Sequence = 5; UPDATE AuditEvent SET Sequence = 5 WHERE Sequence = 9; UPDATE AuditEvent SET Sequence = 9 WHERE Sequence = -5";

    private readonly PortalProcess portal = new();

    private string Live => portal.PathOf("portal.db");

    private string Anchors => portal.PathOf("anchors.jsonl");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        portal.Dispose();
    }

    [Theory]
    [InlineData("", 0, "The trail is whole.")]
    [InlineData("UPDATE AuditEvent SET Detail = '{}' WHERE Sequence = 7", 2, "CHANGED    no. 7: it does not fit its hash. As it stands: 2026-11-20T15:00:00.000Z Tested Test/7 by test:ministry")]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence IN (7, 8)", 2, "REMOVED    nos. 7 to 8: not there any more.")]
    [InlineData(Insertion, 2, "INSERTED   no. 8: put between others.")]
    [InlineData(Swap, 2, "MOVED      no. 5: it stands at no. 9 now")]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence > 9", 2, "CUT OFF    nos. 10 to 12: the trail ends before no. 12, which was anchored for 2026-11-20.")]
    public async Task Verify_says_which_event(string tampering, int expectedCode, string says)
    {
        await PrepareAsync(tampering);

        var (code, output, errors) = await portal.RunAsync("audit", "verify", "--anchors", Anchors, "--silent");

        Assert.Equal((expectedCode, ""), (code, errors));
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.Contains("1 anchors were compared, the last of 2026-11-20.", output, StringComparison.Ordinal);
        Assert.Equal(code != 0, output.Contains("THE TRAIL IS NOT WHOLE.", StringComparison.Ordinal));
    }

    /// <summary>Twelve events of a day, anchored when it was over; then what somebody with a SQL prompt does.</summary>
    private async Task PrepareAsync(string tampering)
    {
        Assert.Equal(0, (await portal.RunAsync("migrate")).Code);
        using var engine = SqliteEngine.Open(Live);
        using var database = new Database(engine);
        var clock = new FixedTime();
        var trail = new AuditTrail(new PortalTime(clock));
        await database.WriteAsync(async session =>
        {
            for (var number = 1; number <= Events; number++)
            {
                await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject($"Test/{number}"), null, new { number });
            }

            return Events;
        });
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AnchorLook.Written, (await new TrailKeeper(database, new PortalTime(clock)).AnchorAsync(Anchors)).Look);
        foreach (var sql in tampering.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await database.WriteAsync(session => session.ExecuteAsync(sql, new { }));
        }
    }
}
