using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Mail;

namespace Portal.Data.Documents;

/// <summary>Somebody who is to be sent a run.</summary>
/// <param name="MessageId">Of the message, chosen before it is sent.</param>
public sealed record Addressee(string FullName, string Email, bool IsOwner, string MessageId);

/// <summary>A run with what it is of.</summary>
/// <param name="Roles">Whose holders it is sent to.</param>
/// <param name="Job">Null once it was swept.</param>
public sealed record DueRun(DocumentRunRow Run, DocumentScheduleRow Schedule, IReadOnlyList<string> Roles, DocumentJobRow? Job);

/// <summary>
/// The worker's side of schedules. Each step is a conditional update, so that of two processes one takes it; a message is
/// written down before it is sent, and one whose end is not known is not sent again.
/// </summary>
public sealed class DocumentScheduleWork(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>A message that has been under way for so long has been broken off: nothing takes as long to send.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    /// <summary>Between two tries of a message that the server put off.</summary>
    public static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);

    public const int MostTries = 5;

    /// <summary>How long is known what was sent to whom.</summary>
    public static readonly TimeSpan RunsKept = TimeSpan.FromDays(400);

    /// <summary>Runs or messages that one look sees to.</summary>
    private static readonly PageRequest AtOnce = new(0, 100);

    public Task<IReadOnlyList<DocumentScheduleRow>> ActiveAsync(CancellationToken cancel = default) =>
        database.ReadAsync(session => session.ListAsync<DocumentScheduleRow>(DocumentScheduleRow.Active), cancel);

    /// <summary>Queues the job of a day that is due; false when another process did, or the schedule was changed meanwhile.</summary>
    public Task<bool> BeginAsync(DocumentScheduleRow schedule, DateOnly dueOn, DocumentOrder order, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(DocumentScheduleSql.SeeTo, new { schedule.DocumentScheduleId, schedule.Version, DueOn = dueOn }) == 0)
        {
            return false;
        }

        var job = await DocumentJobCommands.InsertAsync(session, schedule.Scope, order, time.UtcNow);
        await session.ExecuteAsync(DocumentScheduleSql.AddRun, new { schedule.DocumentScheduleId, DueOn = dueOn, DocumentJobId = job, NowUtc = time.UtcNow });
        await audit.AppendAsync(session, schedule.Scope, "DocumentQueued", DocumentScheduleCommands.Subject(schedule.DocumentScheduleId, schedule.Scope), null, DocumentJobCommands.Seen(job, order.Question));
        return true;
    }, cancel);

    /// <summary>Runs whose job has ended and that nobody was addressed for yet, with what they are of.</summary>
    public Task<IReadOnlyList<DueRun>> ProducedAsync(CancellationToken cancel = default) => database.ReadAsync(async session =>
    {
        List<DueRun> found = [];
        foreach (var run in await session.PageAsync<DocumentRunRow>(DocumentRunRow.Produced, new { }, AtOnce))
        {
            found.Add(await WholeAsync(session, run));
        }

        return (IReadOnlyList<DueRun>)found;
    }, cancel);

    /// <summary>The run of a message, with what it is of.</summary>
    public Task<DueRun> FindRunAsync(int runId, CancellationToken cancel = default) => database.ReadAsync(async session =>
        await WholeAsync(session, (await session.FindAsync<DocumentRunRow>(DocumentRunRow.ById, new { DocumentRunId = runId }))!), cancel);

    /// <summary>Writes down who is to be sent the run; with nobody, that it has ended so.</summary>
    public Task<bool> AddressAsync(DocumentRunRow run, RunState state, IReadOnlyList<Addressee> addressees, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var ended = state == RunState.Sending ? default(DateTime?) : time.UtcNow;
        if (await session.ExecuteAsync(DocumentScheduleSql.AddressRun, new { run.DocumentRunId, State = state.ToString(), FinishedAtUtc = ended }) == 0)
        {
            return false;
        }

        await session.ExecuteManyAsync(DocumentScheduleSql.AddDelivery, addressees.Select(to => new { run.DocumentRunId, to.Email, to.FullName, to.IsOwner, to.MessageId }));
        return true;
    }, cancel);

    public Task<IReadOnlyList<DocumentDeliveryRow>> WaitingAsync(CancellationToken cancel = default) =>
        database.ReadAsync(session => session.PageAsync<DocumentDeliveryRow>(DocumentDeliveryRow.Waiting, new { NowUtc = time.UtcNow }, AtOnce), cancel);

    /// <summary>From here on the message counts as perhaps sent; false when another process took it.</summary>
    public Task<bool> BeginDeliveryAsync(DocumentDeliveryRow delivery, CancellationToken cancel = default) => database.WriteAsync(
        async session => await session.ExecuteAsync(DocumentScheduleSql.BeginDelivery, new { delivery.DocumentDeliveryId, NowUtc = time.UtcNow }) == 1, cancel);

    /// <summary>How sending ended. Pending means: the server surely did not take it, and may later.</summary>
    public Task<bool> SettleAsync(AccessScope owner, int scheduleId, DocumentDeliveryRow delivery, DeliveryState state) => database.WriteAsync(async session =>
    {
        var again = state == DeliveryState.Pending && delivery.Tries + 1 < MostTries;
        var end = again ? DeliveryState.Pending : state == DeliveryState.Pending ? DeliveryState.Failed : state;
        var settled = await session.ExecuteAsync(DocumentScheduleSql.SettleDelivery, new
        {
            delivery.DocumentDeliveryId,
            State = end.ToString(),
            NotBeforeUtc = again ? time.UtcNow + BetweenTries : default(DateTime?),
            FinishedAtUtc = again ? default(DateTime?) : time.UtcNow,
        });
        if (settled == 0)
        {
            return false;
        }

        if (!again)
        {
            await audit.AppendAsync(session, owner, "DocumentMailed", DocumentScheduleCommands.Subject(scheduleId, owner), null,
                new { to = delivery.Email, state = end, delivery.MessageId, run = delivery.DocumentRunId });
        }

        return true;
    });

    /// <summary>Settles what was broken off, and closes runs that have nothing left to send.</summary>
    public Task<int> TidyAsync(CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var now = time.UtcNow;
        await session.ExecuteAsync(DocumentScheduleSql.GiveUpDeliveries, new { NowUtc = now, BeforeUtc = now - LongestSending });
        return await session.ExecuteAsync(DocumentScheduleSql.CloseRuns, new { NowUtc = now });
    }, cancel);

    /// <summary>Forgets runs that ended long ago.</summary>
    public Task<int> SweepAsync(CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var before = new { BeforeUtc = time.UtcNow - RunsKept };
        await session.ExecuteAsync(DocumentScheduleSql.DeleteOldDeliveries, before);
        return await session.ExecuteAsync(DocumentScheduleSql.DeleteOldRuns, before);
    }, cancel);

    private static async Task<DueRun> WholeAsync(IReadSession session, DocumentRunRow run)
    {
        var schedule = await session.FindAsync<DocumentScheduleRow>(DocumentScheduleRow.OfRun, new { run.DocumentScheduleId });
        var roles = await session.ListAsync<ScheduleRoleRow>(ScheduleRoleRow.OfSchedules, new { Ids = new[] { run.DocumentScheduleId } });
        var job = run.DocumentJobId is { } id ? await session.FindAsync<DocumentJobRow>(DocumentJobRow.ById, new { DocumentJobId = id }) : null;
        return new DueRun(run, schedule!, [.. roles.Select(role => role.RoleCode)], job);
    }
}
