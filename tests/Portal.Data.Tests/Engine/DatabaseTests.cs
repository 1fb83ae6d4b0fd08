using Portal.Data.Engine;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>The unit of work: all or nothing, one writer at a time, run again when another transaction was in the way.</summary>
public sealed class DatabaseTests
{
    private const string ReadSum = "SELECT SUM(Revision) AS Total FROM Seat";
    private const string ReadOne = "SELECT Revision FROM Seat WHERE SeatId = @SeatId";
    private const string WriteOne = "UPDATE Seat SET Revision = @Revision WHERE SeatId = @SeatId";

    [DatabaseFact]
    public async Task What_the_work_wrote_is_kept(TestEngine on)
    {
        await using var network = await NetworkAsync(on);

        Assert.Equal("done", await network.Database.WriteAsync(async session =>
        {
            await RaiseAsync(session, network.SeatId);
            return "done";
        }));

        Assert.Equal(1, await network.SumAsync());
    }

    [DatabaseFact]
    public async Task Work_that_throws_leaves_nothing_and_lets_the_next_one_in(TestEngine on)
    {
        await using var network = await NetworkAsync(on);

        await Assert.ThrowsAsync<InvalidOperationException>(() => network.Database.WriteAsync<int>(async session =>
        {
            await RaiseAsync(session, network.SeatId);
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, await network.SumAsync());

        await network.Database.WriteAsync(session => RaiseAsync(session, network.SeatId));
        Assert.Equal(1, await network.SumAsync());
        Assert.Equal(0, network.Database.Retries);
    }

    [DatabaseFact]
    public async Task Abandoned_work_returns_but_leaves_nothing(TestEngine on)
    {
        await using var network = await NetworkAsync(on);

        Assert.Equal("refused", await network.Database.WriteAsync(async session =>
        {
            await RaiseAsync(session, network.SeatId);
            session.Abandon();
            return "refused";
        }));

        Assert.Equal(0, await network.SumAsync());
    }

    [DatabaseFact]
    public async Task A_read_sees_one_moment(TestEngine on)
    {
        await using var network = await NetworkAsync(on);

        var seen = await network.Database.ReadAsync(async session =>
        {
            var before = await session.FindAsync<int>(ReadSum);
            await network.Database.WriteAsync(write => RaiseAsync(write, network.SeatId));
            return (before, await session.FindAsync<int>(ReadSum));
        });

        Assert.Equal((0, 0), seen);
        Assert.Equal(1, await network.SumAsync());
    }

    /// <summary>Counted where the engine is asked for a transaction: an engine that lets only one in would hide that two stand at its door.</summary>
    [DatabaseFact]
    public async Task Writers_of_one_process_take_turns(TestEngine on)
    {
        await using var network = await NetworkAsync(on);
        var engine = new ProvokedEngine(network.Database.Engine);
        using var database = new Database(engine);
        var (ended, most) = (0, 0);

        await AtOnce.RunAsync(20, _ => database.WriteAsync(async session =>
        {
            await RaiseAsync(session, network.SeatId);
            await Task.Yield();
            most = Math.Max(most, engine.WritesBegun - ended);
            return Interlocked.Increment(ref ended);
        }));

        Assert.Equal(1, most);
        Assert.Equal(20, await network.SumAsync());
        Assert.Equal(0, database.Retries);
    }

    /// <summary>Each reads, then writes what it read plus one: a lost update would show in the sum.</summary>
    [DatabaseFact]
    public async Task Two_processes_lose_no_update(TestEngine on)
    {
        await using var network = await NetworkAsync(on);
        Database[] processes = [network.Database, network.OpenAnother()];

        await AtOnce.RunAsync(60, i => processes[i % 2].WriteAsync(session => RaiseAsync(session, network.SeatId)));

        Assert.Equal(60, await network.SumAsync());
    }

    [Theory]
    [InlineData(Disturbance.Conflict, 11)]
    [InlineData(Disturbance.Duplicate, 3)]
    public async Task Disturbed_work_runs_again_from_its_start(Disturbance disturbance, int times)
    {
        await using var network = await NetworkAsync(TestEngine.Sqlite);
        using var database = new Database(new ProvokedEngine(network.Database.Engine));
        var runs = 0;

        await database.WriteAsync(async session =>
        {
            await RaiseAsync(session, network.SeatId);
            return ++runs <= times ? throw new ProvokedException(disturbance) : runs;
        });

        Assert.Equal(times + 1, runs);
        Assert.Equal(times, database.Retries);
        Assert.Equal(1, await network.SumAsync());
    }

    [Theory]
    [InlineData(Disturbance.Conflict, 12)]
    [InlineData(Disturbance.Duplicate, 4)]
    [InlineData(Disturbance.Other, 1)]
    public async Task Work_that_is_always_disturbed_gives_up_and_leaves_nothing(Disturbance disturbance, int runs)
    {
        await using var network = await NetworkAsync(TestEngine.Sqlite);
        using var database = new Database(new ProvokedEngine(network.Database.Engine));
        var run = 0;

        var last = await Assert.ThrowsAsync<ProvokedException>(() => database.WriteAsync<int>(async session =>
        {
            run++;
            await RaiseAsync(session, network.SeatId);
            throw new ProvokedException(disturbance);
        }));

        Assert.Equal((disturbance, runs), (last.Disturbance, run));
        Assert.Equal(0, await network.SumAsync());
    }

    [DatabaseFact]
    public async Task Who_leaves_while_waiting_neither_writes_nor_blocks_the_others(TestEngine on)
    {
        await using var network = await NetworkAsync(on);
        using var leaving = new CancellationTokenSource();
        var (entered, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = network.Database.WriteAsync(async session =>
        {
            entered.SetResult();
            await mayEnd.Task;
            return await RaiseAsync(session, network.SeatId);
        });
        await entered.Task;

        var waiting = network.Database.WriteAsync(session => RaiseAsync(session, network.SeatId), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        mayEnd.SetResult();
        await first;

        await network.Database.WriteAsync(session => RaiseAsync(session, network.SeatId));
        Assert.Equal(2, await network.SumAsync());
    }

    [DatabaseFact]
    public async Task Rows_can_be_streamed_one_by_one(TestEngine on)
    {
        await using var network = await NetworkAsync(on);

        var roles = await network.Database.ReadAsync(async session =>
        {
            var seen = new List<string>();
            await foreach (var role in session.StreamAsync<string>("SELECT r.RoleCode FROM GovernanceRole r ORDER BY r.Ordinal"))
            {
                seen.Add(role);
            }

            return seen;
        });

        Assert.Equal([.. Roles.OfMinistry, .. Roles.OfCentre, .. Roles.OfEstablishment], roles);
    }

    [Fact]
    public async Task Statements_are_counted_in_the_flow_that_sends_them()
    {
        await using var network = await NetworkAsync(TestEngine.Sqlite);

        var counts = await AtOnce.RunAsync(3, async times =>
        {
            var count = StatementCount.Begin();
            for (var i = 0; i < times; i++)
            {
                await network.SumAsync();
            }

            return count.Sent;
        });

        Assert.Equal([0, 1, 2], counts);
    }

    private static async Task<int> RaiseAsync(IWriteSession session, int seatId)
    {
        var revision = await session.FindAsync<int>(ReadOne, new { SeatId = seatId });
        return await session.ExecuteAsync(WriteOne, new { SeatId = seatId, Revision = revision + 1 });
    }

    private static async Task<PlantedDatabase> NetworkAsync(TestEngine on)
    {
        var database = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(database.Database);
        var seatId = await NetworkBuilder.PlantAsync(database.Database, network => network.SeatIdAsync("CHUM", Roles.ClinicalPilot));
        return new PlantedDatabase(database, seatId);
    }

    private sealed record PlantedDatabase(TestDatabase Test, int SeatId) : IAsyncDisposable
    {
        public Database Database => Test.Database;

        public Database OpenAnother() => Test.OpenAnother();

        public Task<int> SumAsync() => Database.ReadAsync(session => session.FindAsync<int>(ReadSum));

        public ValueTask DisposeAsync() => Test.DisposeAsync();
    }
}
