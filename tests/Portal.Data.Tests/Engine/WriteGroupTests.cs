using Portal.Data.Engine;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>Short writes that wait at the same moment share a transaction, and are told apart all the same.</summary>
public sealed class WriteGroupTests
{
    private const int Writers = 20;
    private const string ReadSum = "SELECT SUM(Revision) AS Total FROM Seat";
    private const string Raise = "UPDATE Seat SET Revision = Revision + 1 WHERE SeatId = @SeatId";

    [DatabaseFact]
    public async Task Those_who_wait_together_share_one_transaction_and_each_is_told_its_own(TestEngine on)
    {
        await using var world = await WorldAsync(on);

        var results = await world.HeldAsync(i => world.Database.WriteTogetherAsync(session => world.RaiseAsync(session, i)));

        Assert.Equal(Enumerable.Range(0, Writers), results);
        Assert.Equal(Writers, await world.SumAsync());
        Assert.InRange(world.Engine.WritesBegun, 2, 3); // the one that held them, theirs, and the one that came first alone
    }

    [DatabaseFact]
    public async Task One_that_fails_or_gives_up_takes_nobody_with_it(TestEngine on)
    {
        await using var world = await WorldAsync(on);

        var results = await world.HeldAsync(async i =>
        {
            try
            {
                return await world.Database.WriteTogetherAsync(async session =>
                {
                    await world.RaiseAsync(session, i);
                    if (i == 7)
                    {
                        session.Abandon();
                    }

                    return i == 3 ? throw new InvalidOperationException() : i;
                });
            }
            catch (InvalidOperationException)
            {
                return -1;
            }
        });

        Assert.Equal(Enumerable.Range(0, Writers).Select(i => i == 3 ? -1 : i), results);
        Assert.Equal(Writers - 2, await world.SumAsync());
    }

    [DatabaseFact]
    public async Task What_follows_a_write_is_called_in_the_order_of_the_writes_and_only_when_they_stand(TestEngine on)
    {
        await using var world = await WorldAsync(on);
        var sums = new List<int>();

        await world.HeldAsync(i => world.Database.WriteTogetherAsync(
            async session =>
            {
                await world.RaiseAsync(session, i);
                return await session.FindAsync<int>(ReadSum);
            },
            sums.Add));

        Assert.Equal(Enumerable.Range(1, Writers), sums);
    }

    [DatabaseFact]
    public async Task Who_leaves_while_waiting_is_told_so_only_when_nothing_was_written(TestEngine on)
    {
        await using var world = await WorldAsync(on);
        using var leaving = new CancellationTokenSource();

        var results = await world.HeldAsync(
            async i =>
            {
                try
                {
                    return await world.Database.WriteTogetherAsync(session => world.RaiseAsync(session, 1), cancel: i % 2 == 0 ? leaving.Token : default);
                }
                catch (OperationCanceledException)
                {
                    return 0;
                }
            },
            leaving.CancelAsync);

        Assert.InRange(results.Sum(), Writers / 2, Writers - 1);
        Assert.Equal(results.Sum(), await world.SumAsync());
    }

    [Fact]
    public async Task Statements_are_counted_for_who_asked()
    {
        await using var world = await WorldAsync(TestEngine.Sqlite);

        var counts = await world.HeldAsync(async i =>
        {
            var count = StatementCount.Begin();
            await world.Database.WriteTogetherAsync(async session =>
            {
                for (var time = 0; time < i; time++)
                {
                    await world.RaiseAsync(session, i);
                }

                return 0;
            });
            return count.Sent;
        });

        Assert.Equal(Enumerable.Range(0, Writers), counts);
    }

    private static async Task<World> WorldAsync(TestEngine on)
    {
        var test = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(test.Database);
        return new World(test, await NetworkBuilder.PlantAsync(test.Database, network => network.SeatIdAsync("CHUM", Roles.ClinicalPilot)));
    }

    private sealed class World : IAsyncDisposable
    {
        private readonly TestDatabase test;
        private readonly int seatId;

        public World(TestDatabase test, int seatId)
        {
            (this.test, this.seatId) = (test, seatId);
            Engine = new ProvokedEngine(test.Database.Engine);
            Database = new Database(Engine);
        }

        public ProvokedEngine Engine { get; }

        public Database Database { get; }

        /// <summary>All asked while another write holds the database; returns what each was told.</summary>
        public async Task<IReadOnlyList<T>> HeldAsync<T>(Func<int, Task<T>> work, Func<Task>? meanwhile = null)
        {
            var (entered, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
            var holder = Database.WriteAsync(async _ =>
            {
                entered.SetResult();
                await mayEnd.Task;
                return 0;
            });
            await entered.Task;
            var all = Enumerable.Range(0, Writers).Select(work).ToList(); // each is in the queue when it returns
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            mayEnd.SetResult();
            await holder;
            return await Task.WhenAll(all);
        }

        public async Task<int> RaiseAsync(IWriteSession session, int result)
        {
            await session.ExecuteAsync(Raise, new { SeatId = seatId });
            return result;
        }

        public Task<int> SumAsync() => Database.ReadAsync(session => session.FindAsync<int>(ReadSum));

        public async ValueTask DisposeAsync()
        {
            Database.Dispose();
            await test.DisposeAsync();
        }
    }
}
