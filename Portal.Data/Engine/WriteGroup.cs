using System.Threading.Channels;

namespace Portal.Data.Engine;

/// <summary>
/// Short writes that wait at the same moment, put into one transaction: the disk is waited for once for all of them. Nobody is
/// told anything before the commit. What fails in company is undone as a whole, and each is done again alone.
/// </summary>
internal sealed class WriteGroup : IDisposable
{
    /// <summary>Writes in one transaction: so many that the disk no longer counts, so few that other writers come to their turn.</summary>
    private const int Most = 64;

    private readonly Database database;
    private readonly Channel<Turn> waiting = Channel.CreateUnbounded<Turn>(new UnboundedChannelOptions { SingleReader = true });

    public WriteGroup(Database database)
    {
        this.database = database;
        _ = Task.Run(WorkAsync);
    }

    public async Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, Action<T>? committed, CancellationToken cancel)
    {
        var turn = new Turn<T>(work, committed, cancel);
        await waiting.Writer.WriteAsync(turn, cancel);
        return await turn.Outcome;
    }

    public void Dispose() => waiting.Writer.TryComplete();

    private async Task WorkAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var turns = new List<Turn>();
            while (turns.Count < Most && waiting.Reader.TryRead(out var turn))
            {
                if (!turn.IsGone)
                {
                    turns.Add(turn);
                }
            }

            await RunAsync(turns);
        }
    }

    private async Task RunAsync(List<Turn> turns)
    {
        if (turns.Count > 1 && await RunTogetherAsync(turns))
        {
            turns.ForEach(turn => turn.Acknowledge());
            return;
        }

        foreach (var turn in turns)
        {
            await turn.RunAloneAsync(database);
        }
    }

    /// <summary>False when one of them did not go through, whichever it was.</summary>
    private async Task<bool> RunTogetherAsync(List<Turn> turns)
    {
        try
        {
            return await database.WriteAsync(async session =>
            {
                foreach (var turn in turns)
                {
                    await turn.RunAsync(session);
                    if (session is DbSession { IsAbandoned: true })
                    {
                        return false; // undone for all: a turn that gives up does so alone
                    }
                }

                return true;
            });
        }
#pragma warning disable CA1031 // Whatever it was, who caused it meets it again alone, and is told.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private abstract class Turn
    {
        /// <summary>Who asked for it left before it began.</summary>
        public abstract bool IsGone { get; }

        public abstract Task RunAsync(IWriteSession session);

        public abstract Task RunAloneAsync(Database database);

        public abstract void Acknowledge();
    }

    private sealed class Turn<T>(Func<IWriteSession, Task<T>> work, Action<T>? committed, CancellationToken cancel) : Turn
    {
        /// <summary>Of who asked: what it counts and traces goes on in the work.</summary>
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Outcome => outcome.Task;

        public override bool IsGone => cancel.IsCancellationRequested && outcome.TrySetCanceled(cancel);

        public override async Task RunAsync(IWriteSession session) => result = await InContext(() => work(session));

        public override async Task RunAloneAsync(Database database)
        {
            try
            {
                result = await InContext(() => database.WriteAsync(work, CancellationToken.None));
                Acknowledge();
            }
#pragma warning disable CA1031 // It is who asked that meets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                outcome.TrySetException(exception);
            }
        }

        public override void Acknowledge()
        {
            try
            {
                committed?.Invoke(result);
                outcome.TrySetResult(result);
            }
#pragma warning disable CA1031 // The write stands; what follows from it failed for who asked, not for the others.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                outcome.TrySetException(exception);
            }
        }

        private Task<T> InContext(Func<Task<T>> start)
        {
            if (context is null)
            {
                return start();
            }

            Task<T>? started = null;
            ExecutionContext.Run(context, _ => started = start(), null);
            return started!;
        }
    }
}
