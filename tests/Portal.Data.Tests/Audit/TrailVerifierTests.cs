using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Audit;

/// <summary>Each way to tamper with the trail is found, and told with the event that it concerns.</summary>
public sealed class TrailVerifierTests
{
    private const int Events = 20;

    /// <summary>What somebody with a SQL prompt does, and what is then said: the fault, the event's number, the last of several, where it stands.</summary>
    public static TheoryData<string, string> Tamperings => new()
    {
        { "", "" },
        { "UPDATE AuditEvent SET Detail = '{}' WHERE Sequence = 7", "Changed 7" },
        { "UPDATE AuditEvent SET Detail = '{}' WHERE Sequence IN (7, 9)", "Changed 7, Changed 9" },
        { "UPDATE AuditEvent SET PreviousHash = 'x' WHERE Sequence = 7", "Changed 7" },
        { "DELETE FROM AuditEvent WHERE Sequence = 7", "Removed 7" },
        { "DELETE FROM AuditEvent WHERE Sequence IN (7, 8, 9)", "Removed 7–9" },
        { "DELETE FROM AuditEvent WHERE Sequence IN (1, 12)", "Removed 1, Removed 12" },
        { "DELETE FROM AuditEvent WHERE Sequence = 7; UPDATE AuditEvent SET Sequence = Sequence - 1 WHERE Sequence > 7", "Removed 7" },
        { "DELETE FROM AuditEvent WHERE Sequence = 19", "Removed 19" },
        { "UPDATE AuditEvent SET Sequence = -7 WHERE Sequence = 7; UPDATE AuditEvent SET Sequence = 7 WHERE Sequence = 8; UPDATE AuditEvent SET Sequence = 8 WHERE Sequence = -7", "Moved 8@7" },
        { "UPDATE AuditEvent SET Sequence = -7 WHERE Sequence = 7; UPDATE AuditEvent SET Sequence = 7 WHERE Sequence = 13; UPDATE AuditEvent SET Sequence = 13 WHERE Sequence = -7", "Moved 7@13, Moved 13@7" },
        { "UPDATE AuditEvent SET Sequence = 70 WHERE Sequence = 7", "Moved 7@70" },
        // A row that somebody made up, with the rows after it numbered anew.
        { "UPDATE AuditEvent SET Sequence = Sequence + 101 WHERE Sequence > 7; UPDATE AuditEvent SET Sequence = Sequence - 100 WHERE Sequence > 100; INSERT INTO AuditEvent (Sequence, AtUtc, ActorId, ActorName, Action, Subject, BodyCode, Detail, PreviousHash, Hash) SELECT 8, AtUtc, ActorId, ActorName, 'Made', Subject, BodyCode, Detail, Hash, 'x' FROM AuditEvent WHERE Sequence = 7", "Inserted 8" },
        { "INSERT INTO AuditEvent (Sequence, AtUtc, ActorId, ActorName, Action, Subject, BodyCode, Detail, PreviousHash, Hash) SELECT 21, AtUtc, ActorId, ActorName, 'Made', Subject, BodyCode, Detail, Hash, 'x' FROM AuditEvent WHERE Sequence = 20", "Changed 21" },
        { "DELETE FROM AuditEvent WHERE Sequence > 16", "Truncated 17–20" },
        { "DELETE FROM AuditEvent", "Truncated 1–20" },
    };

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Tampering_is_found_and_said(string sql, string expected)
    {
        await using var database = await AppendedAsync();
        var anchors = await AnchorsAsync(database, 5, 10, Events);
        await TamperAsync(database, sql);

        var report = await VerifyAsync(database, anchors);

        Assert.Equal(expected, Say(report));
        Assert.Equal(expected.Length == 0, report.IsWhole);
    }

    [Fact]
    public async Task What_was_found_comes_with_the_event_as_it_stands()
    {
        await using var database = await AppendedAsync();
        await TamperAsync(database, "UPDATE AuditEvent SET ActorName = 'Personne' WHERE Sequence = 7");

        var finding = Assert.Single((await VerifyAsync(database, TrailAnchors.None)).Findings);

        Assert.Equal((7, "Personne", "Tested", "Test/7"), (finding.Event!.Sequence, finding.Event.ActorName, finding.Event.Action, finding.Event.Subject));
    }

    [Fact]
    public async Task A_row_changed_with_a_hash_computed_anew_is_told_by_the_one_after_it()
    {
        await using var database = await AppendedAsync();
        await ForgeAsync(database, 7, 7);

        Assert.Equal("Replaced 7", Say(await VerifyAsync(database, TrailAnchors.None)));
    }

    [Theory]
    [InlineData(8, "Rewritten 6–10")] // between the anchors of 5 and 10
    [InlineData(1, "Rewritten 1–5")]
    [InlineData(20, "Rewritten 11–20")]
    public async Task A_chain_rewritten_to_its_end_holds_together_and_is_told_by_the_anchors_alone(int from, string expected)
    {
        await using var database = await AppendedAsync();
        var anchors = await AnchorsAsync(database, 5, 10, Events);
        await ForgeAsync(database, from, Events);

        Assert.True((await VerifyAsync(database, TrailAnchors.None)).IsWhole);
        Assert.Equal(expected, Say(await VerifyAsync(database, anchors)));
    }

    [Fact]
    public async Task A_trail_that_is_wholly_forged_is_counted_not_listed()
    {
        await using var database = await AppendedAsync(300);
        await TamperAsync(database, "UPDATE AuditEvent SET Hash = 'x'");

        var report = await VerifyAsync(database, TrailAnchors.None);

        Assert.Equal((100, 200), (report.Findings.Count, report.Further));
    }

    [Fact]
    public async Task What_was_appended_since_a_head_is_walked_alone()
    {
        await using var database = await AppendedAsync();
        var head = (await AnchorsAsync(database, 10)).Valid[0];

        Assert.Equal((true, 10), await SinceAsync());
        await TamperAsync(database, "UPDATE AuditEvent SET Detail = '{}' WHERE Sequence = 3"); // before it: the whole walk's to find
        Assert.Equal((true, 10), await SinceAsync());
        await TamperAsync(database, "UPDATE AuditEvent SET Detail = '{}' WHERE Sequence = 13");
        Assert.Equal((false, 10), await SinceAsync());
        await ForgeAsync(database, 10, Events);
        Assert.Equal((false, 0), await SinceAsync());

        async Task<(bool, long)> SinceAsync()
        {
            var report = await database.Database.ReadAsync(session => TrailVerifier.SinceAsync(session, head.Sequence, head.Hash));
            return (report.IsWhole, report.Events);
        }
    }

    /// <summary>Any one removal, swap or change at any place is told with that place.</summary>
    [Fact]
    public void Any_single_tampering_is_told_with_its_place()
    {
        var rows = Chain(12);
        for (var at = 1; at <= 12; at++)
        {
            var place = at;
            Assert.Equal($"Changed {at}", Walk(rows.Select(row => row.Sequence == place ? row with { Detail = "{}" } : row)));
            if (at < 12)
            {
                Assert.Equal($"Removed {at}", Walk(rows.Where(row => row.Sequence != place)));
                Assert.Equal($"Removed {at}", Walk(rows.Where(row => row.Sequence != place).Select((row, index) => row with { Sequence = index + 1 })));
            }

            for (var with = at + 1; with <= 12; with++)
            {
                var other = with;
                var swapped = rows.Select(row => row.Sequence == place ? row with { Sequence = other } : row.Sequence == other ? row with { Sequence = place } : row).OrderBy(row => row.Sequence);
                var said = Walk(swapped);
                Assert.Contains($"Moved {with}@{at}", said, StringComparison.Ordinal);
                Assert.Equal(with > at + 1, said.Contains($"Moved {at}@{with}", StringComparison.Ordinal)); // of two neighbours one has moved
                Assert.DoesNotContain("Changed", said, StringComparison.Ordinal);
                Assert.DoesNotContain("Inserted", said, StringComparison.Ordinal);
            }
        }

        static string Walk(IEnumerable<AuditEventRow> rows)
        {
            var walk = new TrailWalk(0, AuditTrail.Beginning, []);
            foreach (var row in rows)
            {
                walk.Add(row);
            }

            return Say(walk.Finish([]));
        }
    }

    private static List<AuditEventRow> Chain(int count)
    {
        var (rows, hash) = (new List<AuditEventRow>(), AuditTrail.Beginning);
        for (var sequence = 1; sequence <= count; sequence++)
        {
            var row = new AuditEventRow
            {
                Sequence = sequence,
                AtUtc = FixedTime.Start.UtcDateTime.AddSeconds(sequence),
                ActorId = "a",
                ActorName = "A",
                Action = "Tested",
                Subject = $"Test/{sequence}",
                BodyCode = "",
                Detail = """{"after":{"x":1}}""",
                PreviousHash = hash,
            };
            rows.Add(row with { Hash = hash = row.ComputeHash() });
        }

        return rows;
    }

    private static string Say(TrailReport report) => string.Join(", ", report.Findings.Select(finding =>
        $"{finding.Fault} {finding.Sequence}{(finding.Last is { } last ? $"–{last}" : "")}{(finding.StandsAt is { } at ? $"@{at}" : "")}"));

    private static async Task<TestDatabase> AppendedAsync(int count = Events)
    {
        var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var trail = new AuditTrail(database.Time);
        await database.Database.WriteAsync(async session =>
        {
            for (var number = 1; number <= count; number++)
            {
                await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject($"Test/{number}"), null, new { number });
            }

            return count;
        });
        return database;
    }

    private static async Task TamperAsync(TestDatabase database, string statements)
    {
        foreach (var sql in statements.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            await database.Database.WriteAsync(session => session.ExecuteAsync(sql, new { }));
        }
    }

    /// <summary>Rows with other details, each with the hash that fits it: what an intruder who has read the code writes.</summary>
    private static async Task ForgeAsync(TestDatabase database, int from, int until)
    {
        var rows = await RowsAsync(database);
        var hash = from == 1 ? AuditTrail.Beginning : rows[from - 2].Hash;
        for (var sequence = from; sequence <= until; sequence++)
        {
            var forged = rows[sequence - 1] with { Detail = """{"after":{"forged":true}}""", PreviousHash = hash };
            forged = forged with { Hash = hash = forged.ComputeHash() };
            await database.Database.WriteAsync(session => session.ExecuteAsync(
                "UPDATE AuditEvent SET Detail = @Detail, PreviousHash = @PreviousHash, Hash = @Hash WHERE Sequence = @Sequence", forged));
        }
    }

    private static async Task<TrailAnchors> AnchorsAsync(TestDatabase database, params int[] heads)
    {
        var rows = await RowsAsync(database);
        return new TrailAnchors
        {
            Valid = [.. heads.Select((head, day) => new TrailAnchor(new DateOnly(2026, 11, 1).AddDays(day), head, rows[head - 1].Hash, FixedTime.Start.UtcDateTime))],
        };
    }

    private static Task<IReadOnlyList<AuditEventRow>> RowsAsync(TestDatabase database) =>
        database.Database.ReadAsync(session => session.ListAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = 0L }));

    private static Task<TrailReport> VerifyAsync(TestDatabase database, TrailAnchors anchors) =>
        database.Database.ReadAsync(session => TrailVerifier.RunAsync(session, anchors));
}
