using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Audit;

/// <summary>The heads of days that are over, in a file outside the database.</summary>
public sealed class TrailKeeperTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-anchors-").FullName;
    private TestDatabase database = null!;
    private AuditTrail trail = null!;

    private string File => Path.Combine(folder, "kept", "anchors.jsonl");

    public async Task InitializeAsync()
    {
        database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        trail = new AuditTrail(database.Time);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_day_is_anchored_once_when_it_is_over()
    {
        await AppendAsync(3); // 20 November
        Assert.Equal(AnchorLook.UpToDate, await LookAsync()); // nothing happened before it
        database.Clock.Now = At(21, 5, 4); // 00:04 in Montréal: the day may still be writing
        Assert.Equal(AnchorLook.UpToDate, await LookAsync());
        database.Clock.Now = At(21, 5, 6);
        await AppendAsync(1);
        Assert.Equal(AnchorLook.Written, await LookAsync());
        Assert.Equal(AnchorLook.UpToDate, await LookAsync());

        Assert.Equal(["2026-11-20 3"], await LinesAsync());
        Assert.Equal((await RowsAsync())[2].Hash, (await AnchorFile.ReadAsync(File)).Last!.Hash);
    }

    [Fact]
    public async Task Days_without_the_portal_are_made_up_for_and_quiet_days_repeat_the_head()
    {
        await AppendAsync(2);
        database.Clock.Now = At(21, 12, 0);
        await LookAsync();
        await AppendAsync(2);
        database.Clock.Now = At(24, 12, 0);
        await AppendAsync(1);
        await LookAsync();

        Assert.Equal(["2026-11-20 2", "2026-11-21 4", "2026-11-22 4", "2026-11-23 4"], await LinesAsync());
        Assert.True((await VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Two_processes_that_look_at_once_write_each_day_once()
    {
        await AppendAsync(2);
        for (var day = 21; day < 26; day++)
        {
            database.Clock.Now = At(day, 12, 0);
            await AppendAsync(1);
            var looks = await AtOnce.RunAsync(8, async _ => (await new TrailKeeper(database.OpenAnother(), database.Time).AnchorAsync(File)).Look);
            Assert.Single(looks, AnchorLook.Written);
            Assert.All(looks, look => Assert.True(look is AnchorLook.Written or AnchorLook.Busy or AnchorLook.UpToDate));
        }

        Assert.Equal(["2026-11-20 2", "2026-11-21 3", "2026-11-22 4", "2026-11-23 5", "2026-11-24 6"], await LinesAsync());
    }

    [Fact]
    public async Task A_line_that_a_crash_broke_off_is_written_again()
    {
        await AppendAsync(2);
        database.Clock.Now = At(21, 12, 0);
        await LookAsync();
        await System.IO.File.AppendAllTextAsync(File, """{"day":"2026-11-21","sequ""");
        database.Clock.Now = At(22, 12, 0);

        Assert.Equal(AnchorLook.Written, await LookAsync());
        Assert.Equal(["2026-11-20 2", "2026-11-21 2"], await LinesAsync());
    }

    [Theory]
    [InlineData("UPDATE AuditEvent SET Detail = '{}' WHERE Sequence = 4")]
    [InlineData("UPDATE AuditEvent SET Hash = 'x' WHERE Sequence = 2")]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence = 2")]
    public async Task A_broken_trail_is_not_anchored(string sql)
    {
        await AppendAsync(2);
        database.Clock.Now = At(21, 12, 0);
        await LookAsync();
        await AppendAsync(4);
        await database.Database.WriteAsync(session => session.ExecuteAsync(sql, new { }));
        database.Clock.Now = At(22, 12, 0);

        Assert.Equal(AnchorLook.Broken, await LookAsync());
        Assert.Equal(["2026-11-20 2"], await LinesAsync());
    }

    [Fact]
    public async Task A_changed_file_of_anchors_is_told()
    {
        await AppendAsync(2);
        database.Clock.Now = At(25, 12, 0);
        await LookAsync();
        database.Clock.Now = At(28, 12, 0);
        await LookAsync();
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        Assert.Equal(4, lines.Length);

        await System.IO.File.WriteAllLinesAsync(File, [lines[0], lines[2], lines[3]]); // a day is missing
        Assert.Equal([TrailFault.Anchors], (await VerifyAsync()).Findings.Select(finding => finding.Fault));
        await System.IO.File.WriteAllLinesAsync(File, [lines[0], "nothing", lines[2], lines[3]]);
        Assert.Equal([(TrailFault.Anchors, 2L)], (await VerifyAsync()).Findings.Select(finding => (finding.Fault, finding.Sequence)));
        await System.IO.File.WriteAllLinesAsync(File, lines);
        Assert.True((await VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Restoring_a_backup_makes_later_anchors_void_and_says_so()
    {
        await AppendAsync(2);
        database.Clock.Now = At(21, 12, 0);
        await AppendAsync(2);
        database.Clock.Now = At(22, 12, 0);
        await LookAsync();
        database.Clock.Now = At(23, 12, 0);
        await AppendAsync(2);
        await LookAsync();

        // Back to where the trail had three events.
        await database.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM AuditEvent WHERE Sequence > 3", new { }));
        Assert.Equal([TrailFault.Truncated], (await VerifyAsync()).Findings.Select(finding => finding.Fault));
        using (var file = AnchorFile.TryOpen(File)!)
        {
            file.Append(new TrailSetback(3, (await RowsAsync())[2].Hash, database.Time.UtcNow));
        }

        var anchors = await AnchorFile.ReadAsync(File);
        Assert.Empty(anchors.Valid);
        Assert.Equal(3, Assert.Single(anchors.Setbacks).Sequence);
        Assert.True((await VerifyAsync()).IsWhole);

        trail = new AuditTrail(database.Time);
        await AppendAsync(1);
        database.Clock.Now = At(24, 12, 0);
        Assert.Equal(AnchorLook.Written, await LookAsync());
        Assert.Equal(4, (await AnchorFile.ReadAsync(File)).Last!.Sequence);
        Assert.True((await VerifyAsync()).IsWhole);
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.Zero);

    private async Task<AnchorLook> LookAsync() => (await new TrailKeeper(database.Database, database.Time).AnchorAsync(File)).Look;

    private async Task<TrailReport> VerifyAsync()
    {
        var anchors = await AnchorFile.ReadAsync(File);
        return await database.Database.ReadAsync(session => TrailVerifier.RunAsync(session, anchors));
    }

    private async Task<IEnumerable<string>> LinesAsync() => (await AnchorFile.ReadAsync(File)).Valid.Select(anchor => $"{anchor.Day:yyyy-MM-dd} {anchor.Sequence}");

    private Task<IReadOnlyList<AuditEventRow>> RowsAsync() =>
        database.Database.ReadAsync(session => session.ListAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = 0L }));

    private Task<int> AppendAsync(int count) => database.Database.WriteAsync(async session =>
    {
        for (var number = 1; number <= count; number++)
        {
            await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject($"Test/{number}"), null, new { number });
        }

        return count;
    });
}
