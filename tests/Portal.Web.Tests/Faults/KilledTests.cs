using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Tests.CommandLine;
using Xunit;

namespace Portal.Web.Tests.Faults;

/// <summary>The portal's process is killed, as by a power cut, while two hundred people save: what it acknowledged is there afterwards.</summary>
public sealed class KilledTests : IDisposable
{
    private const int People = 200;
    private const int KilledAfter = 1000; // acknowledged saves

    /// <summary>Of whole numbers; each person has one of them to themselves.</summary>
    private static readonly string[] Cells =
    [
        "DONE", "SCHED", "CANC", "NOSHOW", "TECHFAIL", "CLIN", "TRAINED", "SITES", "TICKETS", "ASREQ", "ASANS", "ASTGT", "ASDECL", "ASAVOID", "RPMACT", "RPMNEW", "RPMEND",
        "RPMDAYX", "RPMDAYT", "RPMALERT", "RPMALTGT", "INPERS", "PAT", "PATREM", "PATIND", "NEWACC", "TRIPAVOID",
    ];

    private readonly PortalProcess portal = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        portal.Dispose();
    }

    [Fact]
    public async Task Every_acknowledged_value_is_there_after_a_kill_and_the_trail_is_whole()
    {
        var file = portal.PathOf("portal.db");
        var savers = (from body in await Saver.PrepareAsync(file) from cell in Cells select (Body: body, Cell: cell)).Take(People).ToList();
        Assert.Equal(People, savers.Count);

        var acknowledged = new ConcurrentDictionary<(string Body, string Cell), int>();
        var total = 0;
        var enough = new TaskCompletionSource();
        var (process, address) = await portal.ServeAsync();
        var work = savers.Select(saver => Task.Run(async () =>
        {
            using var person = await Saver.SignInAsync(address, saver.Body);
            for (var value = 1; ; value++)
            {
                try
                {
                    await person.SaveAsync(saver.Cell, value, value - 1);
                }
                catch (HttpRequestException)
                {
                    return; // the process is gone
                }

                acknowledged[saver] = value;
                if (Interlocked.Increment(ref total) == KilledAfter)
                {
                    enough.SetResult();
                }
            }
        })).ToList();
        await Task.WhenAny([enough.Task, .. work]);
        process.Kill(); // SIGKILL: nothing is flushed, nothing is closed
        await process.WaitForExitAsync();
        await Task.WhenAll(work);
        Assert.InRange(total, KilledAfter, int.MaxValue);

        (process, address) = await portal.ServeAsync();
        try
        {
            foreach (var body in savers.Select(saver => saver.Body).Distinct())
            {
                using var reader = await Saver.SignInAsync(address, body);
                foreach (var cell in Cells)
                {
                    // The save that was under way may have been stored without its answer; each value was stored once.
                    var last = acknowledged.GetValueOrDefault((body, cell));
                    Assert.InRange(await reader.SeenAsync(cell), last, last + 1);
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        using var engine = SqliteEngine.Open(file);
        using var database = new Database(engine);
        Assert.Null(await database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
        await using var connection = await engine.OpenAsync(default);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
    }
}
