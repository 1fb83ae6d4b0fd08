using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.CommandLine;

/// <summary>Backups and restores with the real verbs, while others write, and broken off in the middle.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly PortalProcess portal = new();

    private string Live => portal.PathOf("portal.db");

    private string Anchors => Live + ".anchors.jsonl";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        portal.Dispose();
    }

    [Fact]
    public async Task A_backup_is_taken_while_others_write_and_is_whole_as_of_one_moment()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        using var writer = new Writer(Live);
        await writer.WrittenAsync(50);

        var backup = portal.PathOf("kept/copy.db");
        var (code, output, errors) = await portal.RunAsync("backup", backup);

        var after = writer.Acknowledged;
        await writer.WrittenAsync(after + 20); // nobody had to wait for it for good
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("sound", output, StringComparison.Ordinal);
        Assert.Equal([backup], Directory.GetFiles(portal.PathOf("kept")));
        var (last, isWhole) = await ReadAsync(backup);
        Assert.True(isWhole);
        Assert.InRange(last, 50, (await writer.StopAsync()) + 10);

        (code, _, errors) = await portal.RunAsync("backup", backup);
        Assert.Equal(1, code);
        Assert.Contains("exists already", errors, StringComparison.Ordinal);
        (_, output, _) = await portal.RunAsync("audit", "list", "--take", "10000");
        Assert.Contains("BackedUp", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_no_file_of_its_name_and_the_next_one_succeeds()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        var backup = portal.PathOf("copy.db");
        using (var process = portal.Start("Development", [], "backup", backup))
        {
            await KillWhenAsync(process, () => File.Exists(backup + ".partial"));
        }

        // Killed at whatever moment: under its name a backup is whole, or it is not there.
        Assert.True(!File.Exists(backup) || (await ReadAsync(backup)).IsWhole);
        File.Delete(backup);
        Assert.Equal(0, (await portal.RunAsync("backup", backup)).Code);
        Assert.True((await ReadAsync(backup)).IsWhole);
        Assert.True((await ReadAsync(Live)).IsWhole);
        Assert.False(File.Exists(backup + ".partial"));
    }

    [Fact]
    public async Task A_restore_brings_back_what_was_keeps_what_was_replaced_and_tells_the_trail_and_its_anchors()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        var backup = portal.PathOf("copy.db");
        Assert.Equal(0, (await portal.RunAsync("backup", backup)).Code);
        var (kept, _) = await ReadAsync(backup);
        using (var writer = new Writer(Live))
        {
            await writer.WrittenAsync(30);
            await writer.StopAsync();
        }

        var (late, _) = await ReadAsync(Live);
        await AnchorAsync(late);
        Assert.Equal(0, (await portal.RunAsync("audit", "verify", "--silent")).Code);

        var (code, output, errors) = await portal.RunAsync("restore", backup);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"up to event {kept}", output, StringComparison.Ordinal);
        var (restored, isWhole) = await ReadAsync(Live);
        Assert.Equal((kept + 1, true), (restored, isWhole)); // the restore itself is an event
        var aside = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Live)!, "portal.db.replaced-*"));
        Assert.Equal((late, true), await ReadAsync(aside));
        Assert.True(File.Exists(backup));
        (code, output, _) = await portal.RunAsync("audit", "verify");
        Assert.Equal(0, code);
        Assert.Contains("A backup was restored", output, StringComparison.Ordinal);

        // Without that note, the same trail would be one that somebody cut off.
        await File.WriteAllLinesAsync(Anchors, (await File.ReadAllLinesAsync(Anchors))[..1]);
        (code, output, _) = await portal.RunAsync("audit", "verify");
        Assert.Equal(2, code);
        Assert.Contains("THE TRAIL IS NOT WHOLE", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        var backup = portal.PathOf("copy.db");
        Assert.Equal(0, (await portal.RunAsync("backup", backup)).Code);

        // By a portal that serves.
        var (process, address) = await portal.ServeAsync();
        var (code, _, errors) = await portal.RunAsync("restore", backup);
        Assert.Equal(1, code);
        Assert.Contains("is in use", errors, StringComparison.Ordinal);
        using (var client = new HttpClient())
        {
            Assert.True((await client.GetAsync(new Uri(address, "/health/ready"))).IsSuccessStatusCode);
        }

        process.Kill();
        await process.WaitForExitAsync();

        // By some other program; a killed process holds nothing.
        using (var engine = SqliteEngine.Open(Live))
        {
            await using var connection = await engine.OpenAsync(default);
            (code, _, errors) = await portal.RunAsync("restore", backup);
            Assert.Equal(1, code);
            Assert.Contains("open in another process", errors, StringComparison.Ordinal);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await portal.RunAsync("restore", backup)).Code);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(Live)!), path => path.Contains(".restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_sound_backup_is_refused_and_the_database_stays()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        var (before, _) = await ReadAsync(Live);
        var backup = portal.PathOf("copy.db");
        Assert.Equal(0, (await portal.RunAsync("backup", backup)).Code);

        await RefusedAsync("is not there", portal.PathOf("nothing.db"));
        await RefusedAsync("no sound database", Changed("torn.db", bytes => bytes[..(bytes.Length / 3)]));
        await RefusedAsync("no sound database", Changed("text.db", _ => "Ceci n’est pas une base de données."u8.ToArray()));
        await RefusedAsync("no database of the portal", await ForeignAsync());
        await RefusedAsync("not whole", await TamperedAsync("UPDATE AuditEvent SET ActorName = 'Personne' WHERE Sequence = 1"));
        await RefusedAsync("this version of the portal does not", await TamperedAsync("INSERT INTO SchemaJournal (Script, Hash, AppliedAtUtc) VALUES ('2099-01-01_00_Later.sql', 'x', '2099-01-01')"));
        Assert.Equal((before + 1, true), await ReadAsync(Live)); // the backup's own event

        async Task RefusedAsync(string why, string file)
        {
            var (code, _, errors) = await portal.RunAsync("restore", file);
            Assert.Equal(1, code);
            Assert.Contains(why, errors, StringComparison.Ordinal);
        }

        string Changed(string name, Func<byte[], byte[]> change)
        {
            File.WriteAllBytes(portal.PathOf(name), change(File.ReadAllBytes(backup)));
            return portal.PathOf(name);
        }

        async Task<string> TamperedAsync(string sql)
        {
            var file = Changed($"{Guid.NewGuid():N}.db", bytes => bytes);
            using var engine = SqliteEngine.Open(file);
            using var database = new Database(engine);
            await database.WriteAsync(session => session.ExecuteAsync(sql, new { }));
            return file;
        }

        async Task<string> ForeignAsync()
        {
            var file = portal.PathOf("foreign.db");
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE Other (A int)";
            await command.ExecuteNonQueryAsync();
            return file;
        }
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_old_database_or_the_new_one_whole()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), Live);
        var backup = portal.PathOf("copy.db");
        Assert.Equal(0, (await portal.RunAsync("backup", backup)).Code);
        var (old, _) = await ReadAsync(Live);
        using (var process = portal.Start("Development", [], "restore", backup))
        {
            await KillWhenAsync(process, () => File.Exists(Live + ".restoring"));
        }

        var (last, isWhole) = await ReadAsync(Live);
        Assert.True(isWhole);
        Assert.InRange(last, old - 1, old + 1);
        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await portal.RunAsync("restore", backup)).Code);
        Assert.True((await ReadAsync(Live)).IsWhole);
    }

    private static async Task KillWhenAsync(Process process, Func<bool> now)
    {
        while (!process.HasExited && !now())
        {
            await Task.Delay(1);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>An anchor of a day long before the test's own, so that the portal has none to add.</summary>
    private async Task AnchorAsync(long sequence)
    {
        using var engine = SqliteEngine.Open(Live);
        using var database = new Database(engine);
        var row = await database.ReadAsync(session => session.FindAsync<AuditEventRow>(AuditEventRow.BySequence, new { Sequence = sequence }));
        using var file = AnchorFile.TryOpen(Anchors)!;
        file.Append([new TrailAnchor(new DateOnly(2026, 11, 20), sequence, row!.Hash, row.AtUtc)]);
    }

    private static async Task<(long Last, bool IsWhole)> ReadAsync(string file)
    {
        using var engine = SqliteEngine.Open(file);
        using var database = new Database(engine);
        var report = await database.ReadAsync(session => TrailVerifier.RunAsync(session));
        return (report.LastSequence, report.IsWhole);
    }

    /// <summary>Writes events without a pause, as a process of its own would.</summary>
    private sealed class Writer : IDisposable
    {
        private readonly SqliteEngine engine;
        private readonly Database database;
        private readonly CancellationTokenSource stop = new();
        private readonly Task work;
        private long acknowledged;

        public Writer(string file)
        {
            engine = SqliteEngine.Open(file);
            database = new Database(engine);
            var trail = new AuditTrail(new PortalTime(TimeProvider.System));
            work = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Interlocked.Exchange(ref acknowledged, await database.WriteAsync(session =>
                        trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject("Test"), null, new { text = new string('x', 500) })));
                }
            });
        }

        public long Acknowledged => Interlocked.Read(ref acknowledged);

        public async Task WrittenAsync(long sequence)
        {
            while (Acknowledged < sequence && !work.IsCompleted)
            {
                await Task.Delay(5);
            }
        }

        /// <summary>The last event that was acknowledged.</summary>
        public async Task<long> StopAsync()
        {
            await stop.CancelAsync();
            await work;
            return Acknowledged;
        }

        public void Dispose()
        {
            stop.Cancel();
            work.Wait();
            database.Dispose();
            engine.Dispose();
            stop.Dispose();
        }
    }
}
