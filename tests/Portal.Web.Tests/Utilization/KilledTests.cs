using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Tests.CommandLine;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The portal's process is killed, as by a power cut, while two hundred people save: what it acknowledged is there afterwards.</summary>
public sealed class KilledTests : IDisposable
{
    private const int People = 200;
    private const int KilledAfter = 1000; // acknowledged saves

    private const string NeverLocked = "UPDATE ReportingObligation SET LocksOn = '2199-12-31'";

    private const string NotStarted = """
        SELECT b.Code
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.Code = '2026-2027-P08'
        WHERE o.WaiverReason IS NULL AND NOT EXISTS (SELECT 1 FROM Filing f WHERE f.ReportingObligationId = o.ReportingObligationId)
        ORDER BY b.Code
        """;

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
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        using var engine = SqliteEngine.Open(file);
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync(NeverLocked);
        var savers = (from body in await connection.QueryAsync<string>(NotStarted) from cell in Cells select (Body: body, Cell: cell)).Take(People).ToList();
        Assert.Equal(People, savers.Count);

        var acknowledged = new ConcurrentDictionary<(string Body, string Cell), int>();
        var total = 0;
        var enough = new TaskCompletionSource();
        var (process, address) = await portal.ServeAsync();
        var work = savers.Select(saver => Task.Run(async () =>
        {
            using var browser = new PortalBrowser(address);
            await browser.SignInAsync($"establishment:{saver.Body}");
            var token = (await browser.GetAsync(Filings.Path(saver.Body))).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
            for (var value = 1; ; value++)
            {
                try
                {
                    var (status, body, _) = await browser.PostJsonAsync($"{Filings.Path(saver.Body)}/cells", token, Request(saver.Cell, value));
                    Assert.Equal(HttpStatusCode.OK, status);
                    Assert.Equal("Saved", (string?)JsonNode.Parse(body)!["cells"]![0]!["state"]);
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
                using var browser = new PortalBrowser(address);
                await browser.SignInAsync($"establishment:{body}");
                var page = await browser.GetAsync(Filings.Path(body));
                var seen = page.Document.QuerySelector("input[name=seen]")!.GetAttribute("value")!.Split('|')[1].Split(';');
                foreach (var cell in Cells)
                {
                    // The save that was under way may have been stored without its answer; each value was stored once.
                    var last = acknowledged.GetValueOrDefault((body, cell));
                    var pair = seen.Single(one => one.StartsWith(cell + "=", StringComparison.Ordinal))[(cell.Length + 1)..];
                    Assert.Contains(pair, Enumerable.Range(last, 2).Select(value => value == 0 ? "0b" : string.Create(CultureInfo.InvariantCulture, $"{value}n{value}")));
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        using var database = new Database(engine);
        Assert.Null(await database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
    }

    private static string Request(string cell, int value) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"version":0,"cells":[{"key":"{{cell}}","text":"{{value}}","seen":{{value - 1}}}]}""");
}
