using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Audit;

public sealed class AuditTrailTests
{
    private enum Colour
    {
        Red,
    }

    [DatabaseFact]
    public async Task An_event_says_who_what_and_when_before_and_after(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        database.Clock.Now = FixedTime.Start.AddTicks(1_239_999);
        var trail = new AuditTrail(database.Time);

        await database.Database.WriteAsync(async session =>
        {
            await trail.AppendAsync(
                session, Scopes.Centre("UL"), "Changed", new AuditSubject("Seat/12", "CHUQ"), new { Holder = "Émilie <Côté>" }, new { Colour = Colour.Red, Nothing = (string?)null });
            return 0;
        });

        var row = Assert.Single(await RowsAsync(database));
        Assert.Equal(1, row.Sequence);
        Assert.Equal(FixedTime.Start.UtcDateTime.AddMilliseconds(123), row.AtUtc);
        Assert.Equal(("test:centre:UL", "centre:UL"), (row.ActorId, row.ActorName));
        Assert.Equal(("Changed", "Seat/12", "CHUQ"), (row.Action, row.Subject, row.BodyCode));
        Assert.Equal("""{"before":{"holder":"Émilie <Côté>"},"after":{"colour":"Red"}}""", row.Detail);
        Assert.Equal(new string('0', 64), row.PreviousHash);
        Assert.Equal(row.ComputeHash(), row.Hash);
    }

    [DatabaseFact]
    public async Task Each_event_holds_the_hash_of_the_one_before(TestEngine on)
    {
        await using var database = await AppendedAsync(on, 6);
        var rows = await RowsAsync(database);

        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(row => (int)row.Sequence));
        Assert.Equal(rows.SkipLast(1).Select(row => row.Hash), rows.Skip(1).Select(row => row.PreviousHash));
        Assert.Equal(6, rows.Select(row => row.Hash).Distinct().Count());
        Assert.Null(await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task The_chain_holds_when_another_process_wrote_meanwhile_and_after_a_write_that_was_undone(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var (one, other) = (new AuditTrail(database.Time), new AuditTrail(database.Time));
        foreach (var (trail, isUndone) in new[] { (one, false), (one, false), (other, false), (one, true), (one, false), (other, true), (other, false), (one, false) })
        {
            await database.Database.WriteAsync(async session =>
            {
                await trail.AppendAsync(session, Scopes.Auditor, "Changed", new AuditSubject("Seat/12"), null, new { isUndone });
                if (isUndone)
                {
                    session.Abandon();
                }

                return 0;
            });
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], (await RowsAsync(database)).Select(row => (int)row.Sequence));
        Assert.Null(await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task An_empty_trail_is_whole(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);

        Assert.Null(await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task What_is_undone_leaves_no_event_and_no_gap(TestEngine on)
    {
        await using var database = await AppendedAsync(on, 2);
        var trail = new AuditTrail(database.Time);

        await database.Database.WriteAsync(async session =>
        {
            await AppendAsync(trail, session, 99);
            session.Abandon();
            return 0;
        });
        await database.Database.WriteAsync(session => AppendAsync(trail, session, 3));

        Assert.Equal(["Test/1", "Test/2", "Test/3"], (await RowsAsync(database)).Select(row => row.Subject));
        Assert.Null(await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task A_changed_column_breaks_the_chain_where_it_stands(TestEngine on)
    {
        await using var database = await AppendedAsync(on, 7);
        var later = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        string[] changes =
        [
            "AtUtc = @Later", "ActorId = 'x'", "ActorName = 'x'", "Action = 'x'", "Subject = 'x'", "BodyCode = 'x'", "Detail = '{}'",
            "PreviousHash = 'x'", "Hash = 'x'",
            "Action = CONCAT(Action, Subject), Subject = ''", // the same letters, moved to the column before
            "Sequence = 70",
        ];

        foreach (var change in changes)
        {
            var broken = await database.Database.WriteAsync(async session =>
            {
                Assert.Equal(1, await session.ExecuteAsync($"UPDATE AuditEvent SET {change} WHERE Sequence = 4", new { Later = later }));
                session.Abandon();
                return await AuditTrail.FirstBreakAsync(session);
            });
            Assert.True(broken == 4, $"{change}: {broken}");
        }

        Assert.Null(await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task A_changed_event_with_a_new_hash_breaks_the_chain_all_the_same(TestEngine on)
    {
        await using var database = await AppendedAsync(on, 7);
        var forged = (await RowsAsync(database))[3] with { Detail = "{}" };

        await database.Database.WriteAsync(session =>
            session.ExecuteAsync("UPDATE AuditEvent SET Detail = @Detail, Hash = @Hash WHERE Sequence = 4", new { forged.Detail, Hash = forged.ComputeHash() }));

        Assert.Equal(4, await BreakAsync(database));
    }

    [DatabaseFact]
    public async Task A_missing_event_breaks_the_chain(TestEngine on)
    {
        await using var database = await AppendedAsync(on, 7);

        foreach (var missing in new[] { 6, 1 })
        {
            await database.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM AuditEvent WHERE Sequence = @Missing", new { Missing = missing }));
            Assert.Equal(missing, await BreakAsync(database));
        }
    }

    [Fact]
    public async Task Chaining_costs_a_write_one_statement_and_one_more_while_another_process_writes_too()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var (one, other) = (new AuditTrail(database.Time), new AuditTrail(database.Time));

        await SentAsync(one); // finds the end
        Assert.Equal(1, await SentAsync(one));
        Assert.Equal(1, await SentAsync(one));
        await SentAsync(other);
        await SentAsync(one); // learns that it is not alone
        await SentAsync(other);
        for (var turn = 0; turn < 4; turn++)
        {
            Assert.Equal(2, await SentAsync(one));
            Assert.Equal(2, await SentAsync(other));
        }

        // Alone again for a while.
        for (var more = 0; more < 20; more++)
        {
            await SentAsync(one);
        }

        Assert.Equal(1, await SentAsync(one));
        Assert.Null(await BreakAsync(database));

        async Task<int> SentAsync(AuditTrail trail)
        {
            var count = StatementCount.Begin();
            await database.Database.WriteAsync(session => AppendAsync(trail, session, 1));
            return count.Sent;
        }
    }

    /// <summary>Two units of work with a trail of their own, which share neither queue nor memory, stand for two processes.</summary>
    [DatabaseFact]
    public async Task Two_hundred_appends_from_two_processes_make_one_chain(TestEngine on)
    {
        const int Appends = 200;
        await using var database = await TestDatabase.EmptyAsync(on);
        (Database Database, AuditTrail Trail)[] processes =
            [(database.Database, new AuditTrail(database.Time)), (database.OpenAnother(), new AuditTrail(database.Time))];

        await AtOnce.RunAsync(Appends, i =>
        {
            var (work, trail) = processes[i % 2];
            return i % 4 < 2 ? work.WriteAsync(session => AppendAsync(trail, session, i)) : work.WriteTogetherAsync(session => AppendAsync(trail, session, i));
        });

        var rows = await RowsAsync(database);
        Assert.Equal(Enumerable.Range(1, Appends), rows.Select(row => (int)row.Sequence));
        Assert.Equal(Appends, rows.Select(row => row.Subject).Distinct().Count());
        Assert.Null(await BreakAsync(database));
    }

    private static async Task<TestDatabase> AppendedAsync(TestEngine on, int count)
    {
        var database = await TestDatabase.EmptyAsync(on);
        var trail = new AuditTrail(database.Time);
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            await database.Database.WriteAsync(session => AppendAsync(trail, session, number));
        }

        return database;
    }

    private static async Task<int> AppendAsync(AuditTrail trail, IWriteSession session, int number)
    {
        await trail.AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject($"Test/{number}"), null, new { number });
        return number;
    }

    private static Task<IReadOnlyList<AuditEventRow>> RowsAsync(TestDatabase database) =>
        database.Database.ReadAsync(session => session.ListAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = 0L }));

    private static Task<long?> BreakAsync(TestDatabase database) => database.Database.ReadAsync(AuditTrail.FirstBreakAsync);
}
