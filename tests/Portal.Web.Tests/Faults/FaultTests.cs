using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Tests.CommandLine;
using Xunit;

namespace Portal.Web.Tests.Faults;

/// <summary>What happens to a real portal when the ground gives way: no write that it acknowledged is lost, and none is there twice.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly PortalProcess portal = new();
    private readonly ConcurrentQueue<string> log = new();

    /// <summary>An establishment that has not begun its filing.</summary>
    private string body = "";

    private string Live => portal.PathOf("portal.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        portal.Dispose();
    }

    [Fact]
    public async Task Of_two_portals_on_one_database_one_is_killed_and_nothing_acknowledged_is_lost_or_doubled()
    {
        const int KilledAfter = 60;
        await PrepareAsync(Live);
        var (first, firstAddress) = await portal.ServeAsync();
        var (second, secondAddress) = await portal.ServeAsync();
        var acknowledged = new ConcurrentDictionary<string, int>();
        var (total, enough) = (0, new TaskCompletionSource());
        using var stop = new CancellationTokenSource();
        var work = new[] { "DONE", "SCHED", "CANC", "NOSHOW", "CLIN" }.Select((cell, index) => Task.Run(async () =>
        {
            var saver = await Saver.SignInAsync(index % 2 == 0 ? firstAddress : secondAddress, body);
            for (var value = 1; !stop.IsCancellationRequested; value++)
            {
                try
                {
                    await saver.SaveAsync(cell, value, value - 1);
                }
                catch (HttpRequestException)
                {
                    // Its portal is gone. The other one knows the session, and whether the value was stored.
                    saver = await Saver.SignInAsync(secondAddress, body);
                    value = await saver.SeenAsync(cell);
                }

                acknowledged[cell] = value;
                if (Interlocked.Increment(ref total) == KilledAfter)
                {
                    enough.SetResult();
                }
            }
        })).ToList();
        await Task.WhenAny([enough.Task, .. work]);
        first.Kill(); // SIGKILL: nothing is flushed, nothing is closed
        await first.WaitForExitAsync();
        var before = Volatile.Read(ref total);
        while (Volatile.Read(ref total) < before + 30 && !work.Any(task => task.IsCompleted))
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);
        var reader = await Saver.SignInAsync(secondAddress, body);
        foreach (var (cell, value) in acknowledged)
        {
            Assert.Equal(value, await reader.SeenAsync(cell));
        }

        await EndAsync(second);
        await AssertWholeAsync(Live, acknowledged.Values.Sum());
    }

    [Fact]
    public async Task A_job_whose_process_is_killed_is_produced_once_by_the_next()
    {
        await PrepareAsync(Live);
        var (process, address) = await portal.ServeAsync(new() { ["Documents__WaitSeconds"] = "0" });
        using var browser = new PortalBrowser(address);
        await browser.SignInAsync("ministry");
        var job = (await browser.GetAsync("/fr/documents/utilization-report?format=pdf&year=2025-2026")).Location!;
        await UntilAsync(async () => await StatesAsync("Running") == 1 || await StatesAsync("Done") == 1);
        await EndAsync(process);
        await UpdateAsync("UPDATE DocumentJob SET LeaseUntilUtc = '2000-01-01 00:00:00.000' WHERE State = 'Running'"); // as if its minute had passed

        (process, address) = await portal.ServeAsync(new() { ["Documents__WaitSeconds"] = "0" });
        await UntilAsync(async () => await StatesAsync("Done") == 1);
        using var after = new PortalBrowser(address);
        await after.SignInAsync("ministry");
        var file = await after.DownloadAsync((await after.GetAsync(job)).Links("#job a.btn")[0]);
        Assert.StartsWith("%PDF-1.7", System.Text.Encoding.ASCII.GetString(file.Content, 0, 8), StringComparison.Ordinal);
        Assert.Equal("%%EOF", System.Text.Encoding.ASCII.GetString(file.Content).TrimEnd()[^5..]);
        await EndAsync(process);
        Assert.Equal(1, await CountAsync("DocumentProduced"));
        await AssertWholeAsync(Live, 0);
    }

    [MountFact]
    public async Task On_a_full_disk_nothing_is_half_saved_the_page_gives_a_reference_and_it_goes_on_once_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync(portal.PathOf("disk"), megabytes: 48);
        var file = Path.Combine(disk.Path, "portal.db");
        await PrepareAsync(file);
        var (process, address) = await portal.ServeAsync(new() { ["Database__ConnectionString"] = file }, log.Enqueue);
        var saver = await Saver.SignInAsync(address, body);
        for (var value = 1; value <= 5; value++)
        {
            await saver.SaveAsync("DONE", value, value - 1);
        }

        disk.Fill();
        var (last, status) = (5, HttpStatusCode.OK);
        while (status == HttpStatusCode.OK && last < 2000)
        {
            (status, _) = await saver.TrySaveAsync("DONE", last + 1, last);
            last += status == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        await AssertReferenceAsync(saver.ProduceAsync);

        disk.MakeRoom();
        Assert.Equal(last, await saver.SeenAsync("DONE"));
        await saver.SaveAsync("DONE", last + 1, last);
        await EndAsync(process);
        await AssertWholeAsync(file, last + 1);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_database_that_is_taken_away_is_missed_at_once_and_found_again_when_it_is_back()
    {
        await PrepareAsync(Live);
        var (process, address) = await portal.ServeAsync(log: log.Enqueue);
        var saver = await Saver.SignInAsync(address, body);
        await saver.SaveAsync("DONE", 1, 0);
        string[] files = ["", "-wal", "-shm"];
        SqliteConnection.ClearAllPools();
        foreach (var suffix in files.Where(suffix => File.Exists(Live + suffix)))
        {
            File.Move(Live + suffix, Live + ".away" + suffix);
        }

        Assert.Equal(HttpStatusCode.InternalServerError, (await saver.TrySaveAsync("DONE", 2, 1)).Status);
        await AssertReferenceAsync(saver.ReadAsync);
        using (var client = new HttpClient { BaseAddress = address })
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable),
                ((await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode, (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode));
        }

        Assert.False(File.Exists(Live)); // no empty database in its place
        foreach (var suffix in files.Where(suffix => File.Exists(Live + ".away" + suffix)))
        {
            File.Move(Live + ".away" + suffix, Live + suffix);
        }

        Assert.Equal(1, await saver.SeenAsync("DONE"));
        await saver.SaveAsync("DONE", 2, 1);
        await EndAsync(process);
        await AssertWholeAsync(Live, 2);
    }

    /// <summary>The page says what to tell support, and the log holds it.</summary>
    private async Task AssertReferenceAsync(Func<Task<PortalPage>> failing)
    {
        var page = await failing();
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Le portail a rencontré une erreur", page.Title);
        var reference = page.Text("main code");
        await UntilAsync(() => Task.FromResult(log.Any(line => line.Contains(reference, StringComparison.Ordinal))));
    }

    private async Task PrepareAsync(string file) => body = (await Saver.PrepareAsync(file))[0];

    /// <summary>The trail and the file are sound, and each acknowledged value was saved once.</summary>
    private static async Task AssertWholeAsync(string file, int saves)
    {
        using var engine = SqliteEngine.Open(file);
        using var database = new Database(engine);
        Assert.True((await database.ReadAsync(session => TrailVerifier.RunAsync(session))).IsWhole);
        await using var connection = await engine.OpenAsync(default);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Equal(saves, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'FilingSaved'"));
    }

    private async Task<int> StatesAsync(string state) => await ScalarAsync($"SELECT COUNT(*) FROM DocumentJob WHERE State = '{state}'");

    private async Task<int> CountAsync(string kind) => await ScalarAsync($"SELECT COUNT(*) FROM AuditEvent WHERE Action = '{kind}'");

    private async Task<int> ScalarAsync(string sql)
    {
        using var engine = SqliteEngine.Open(Live);
        await using var connection = await engine.OpenAsync(default);
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private async Task UpdateAsync(string sql)
    {
        using var engine = SqliteEngine.Open(Live);
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync(sql);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 3000; look++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.Fail("It did not come about within half a minute.");
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
