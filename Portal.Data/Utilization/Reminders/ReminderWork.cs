using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Mail;

namespace Portal.Data.Utilization.Reminders;

/// <summary>What the sender finds: whether digests are sent at all and when, and how far those of the last days have come.</summary>
public sealed record ReminderDesk(DateOnly Day, ReminderSettings Settings, IReadOnlyList<ReminderRunRow> Runs)
{
    /// <summary>The digests of the day were decided on.</summary>
    public bool IsPlanned => Runs.Any(run => run.OnDay == Day);

    public int Count(DeliveryState state) => Runs.Where(run => run.OnDay == Day && run.State == state).Sum(run => run.Digests);

    /// <summary>Digests that wait or are under way, of any of the days.</summary>
    public bool IsOpen => Runs.Any(run => run.State is DeliveryState.Pending or DeliveryState.Sending);
}

/// <summary>
/// The sender's side of reminders. A person is sent one digest a day at the most: the day's run and its digests are written in one
/// transaction before anything leaves, of two processes one inserts the run; then each digest is taken by a conditional update before
/// it is handed to the mail server. One whose end is not known, because the process or the connection broke off from there on, is
/// not sent again: the product promises "never twice", and what it told still stands on the home page, so at the most once is the
/// safer side.
/// </summary>
public sealed class ReminderWork(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>What the portal does of itself.</summary>
    public static AccessScope Sender { get; } = AccessScope.System("reminders");

    /// <summary>Under way for longer, a message has been broken off: nothing takes as long to send.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    /// <summary>Before the second try; each further wait is twice as long.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(10);

    public const int MostTries = 6;

    /// <summary>How long is known who was sent a digest on which day.</summary>
    private const int DaysKept = 400;

    /// <summary>Digests that one look sees to.</summary>
    private static readonly PageRequest AtOnce = new(0, 200);

    /// <summary>Two statements.</summary>
    public Task<ReminderDesk> LookAsync(DateOnly day, CancellationToken cancel = default) => database.ReadAsync(
        async session => new ReminderDesk(day, await ReminderQueries.SettingsAsync(session), await ReminderQueries.RunsAsync(session, day)), cancel);

    /// <summary>Decides on the digests of a day; false when that was done. Eight statements, however many they are.</summary>
    /// <param name="mailDomain">Ends the identifiers of the messages, which are chosen now and stay over all tries.</param>
    public Task<bool> PlanAsync(DateOnly day, string mailDomain, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var runs = await ReminderQueries.RunsAsync(session, day);
        if (runs.Any(run => run.OnDay == day))
        {
            return false;
        }

        var plan = await ReminderQueries.PlanAsync(session, Sender, day, await ReminderQueries.SettingsAsync(session), runs);
        var due = plan.Due.ToList();
        await session.ExecuteAsync(ReminderSql.AddRun, new { Day = day, NowUtc = time.UtcNow, Unaddressed = plan.Unaddressed.Count });
        await session.ExecuteManyAsync(ReminderSql.AddDigest, due.Select(digest => new
        {
            Day = day,
            digest.PersonId,
            Matters = digest.Points,
            MessageId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<reminder-{day:yyyyMMdd}.{Guid.NewGuid():N}@{mailDomain}>"),
        }));
        await audit.AppendAsync(session, Sender, "RemindersPlanned", Subject(day), null, new { people = due.Count, unaddressed = plan.Unaddressed.Count });
        return true;
    }, cancel);

    /// <summary>What may be sent now of a day, each with what waits for the person at this moment; none when nothing does any more.</summary>
    public Task<IReadOnlyList<(ReminderDigestRow Row, Digest? Digest)>> WaitingAsync(DateOnly day, CancellationToken cancel = default) => database.ReadAsync(async session =>
    {
        var rows = await session.PageAsync<ReminderDigestRow>(ReminderDigestRow.Waiting, new { Day = day, NowUtc = time.UtcNow }, AtOnce);
        if (rows.Count == 0)
        {
            return [];
        }

        var digests = (await ReminderQueries.PlanAsync(session, Sender, day)).Digests.Where(digest => digest.WantsReminders).ToDictionary(digest => digest.PersonId);
        return (IReadOnlyList<(ReminderDigestRow, Digest?)>)[.. rows.Select(row => (row, digests.GetValueOrDefault(row.PersonId)))];
    }, cancel);

    /// <summary>From here on the digest counts as perhaps sent; false when another process took it.</summary>
    public Task<bool> BeginAsync(ReminderDigestRow row, CancellationToken cancel = default) => database.WriteAsync(
        async session => await session.ExecuteAsync(ReminderSql.Begin, new { row.ReminderDigestId, row.Tries, NowUtc = time.UtcNow }) == 1, cancel);

    /// <summary>Nothing is left to say: the digest is not sent.</summary>
    public Task<bool> DropAsync(ReminderDigestRow row, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(ReminderSql.Drop, new { row.ReminderDigestId }) == 0)
        {
            return false;
        }

        await audit.AppendAsync(session, Sender, "ReminderDropped", Subject(row.OnDay), null, new { row.ReminderDigestId, row.PersonId });
        return true;
    }, cancel);

    /// <summary>
    /// How sending ended. Pending means: the server surely did not take it, and may later; it is then tried again, each time after
    /// twice as long a wait, while that is before <paramref name="until"/>.
    /// </summary>
    /// <returns>The state that the digest is left in; null when it had been given up meanwhile.</returns>
    public Task<DeliveryState?> SettleAsync(ReminderDigestRow row, DeliveryState state, int matters, DateTime until) => database.WriteAsync<DeliveryState?>(async session =>
    {
        var next = time.UtcNow + (FirstWait * Math.Pow(2, row.Tries));
        var again = state == DeliveryState.Pending && row.Tries + 1 < MostTries && next < until;
        var end = again ? DeliveryState.Pending : state == DeliveryState.Pending ? DeliveryState.Failed : state;
        var settled = await session.ExecuteAsync(ReminderSql.Settle, new
        {
            row.ReminderDigestId,
            State = end.ToString(),
            NotBeforeUtc = again ? next : default(DateTime?),
            FinishedAtUtc = again ? default(DateTime?) : time.UtcNow,
        });
        if (settled == 0)
        {
            return null;
        }

        if (!again)
        {
            await audit.AppendAsync(session, Sender, "ReminderSent", Subject(row.OnDay), null,
                new { row.ReminderDigestId, row.PersonId, matters, state = end, row.MessageId });
        }

        return end;
    });

    /// <summary>Settles what was broken off, and what an earlier day left unsent. Two statements where there is nothing.</summary>
    public Task<int> TidyAsync(DateOnly day, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var now = time.UtcNow;
        var unknown = await session.ExecuteAsync(ReminderSql.GiveUp, new { NowUtc = now, BeforeUtc = now - LongestSending });
        var failed = await session.ExecuteAsync(ReminderSql.LetPass, new { NowUtc = now, Day = day });
        if (unknown + failed > 0)
        {
            await audit.AppendAsync(session, Sender, "RemindersGivenUp", Subject(day), null, new { unknown, failed });
        }

        return unknown + failed;
    }, cancel);

    /// <summary>Forgets who was sent what long ago.</summary>
    public Task<int> SweepAsync(CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var before = new { Before = time.Today.AddDays(-DaysKept) };
        await session.ExecuteAsync(ReminderSql.DeleteOldDigests, before);
        return await session.ExecuteAsync(ReminderSql.DeleteOldRuns, before);
    }, cancel);

    private static AuditSubject Subject(DateOnly day) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Reminders/{day:yyyy-MM-dd}"));
}
