using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Why an obligation was left as it is.</summary>
public enum ObligationProblem
{
    /// <summary>Nothing is owed, or not within the caller's scope.</summary>
    NotFound,

    /// <summary>Obligations are the Ministry's to waive and to extend.</summary>
    NotAllowed,
    ReasonMissing,
    ReasonTooLong,

    /// <summary>What was filed is not waived: the figures rest on it.</summary>
    AlreadyFiled,

    /// <summary>A waived obligation is not extended: it has no date any more.</summary>
    Waived,
    DueMissing,
    LockMissing,

    /// <summary>The lock date is before the due date.</summary>
    OutOfOrder,

    /// <summary>The lock date is before today: nothing could be filed.</summary>
    LockInPast,

    /// <summary>More than a year ahead.</summary>
    TooFarAhead,

    /// <summary>The dates are those that there are.</summary>
    Unchanged,

    /// <summary>Somebody changed it after the page was shown.</summary>
    Stale,
}

/// <summary>The dates and the waiver that the caller saw; a change by another in between makes them stale.</summary>
public sealed record SeenObligation(DateOnly DueOn, DateOnly LocksOn, string? WaiverReason);

/// <summary>What came of it: done, or the problem, and then nothing was written.</summary>
public sealed record ObligationOutcome(ObligationProblem? Problem)
{
    public bool Succeeded => Problem is null;
}

/// <summary>What the Ministry does to one obligation once it is frozen: excuses from it, and moves its dates.</summary>
public sealed class ObligationCommands(Database database, AuditTrail audit, PortalTime time, IFigureKeeper figures)
{
    /// <summary>In UTF-16 units.</summary>
    public const int ReasonLength = 500;

    private const string Unchanged = """
        ReportingObligationId = @ReportingObligationId AND DueOn = @SeenDueOn AND LocksOn = @SeenLocksOn
            AND ((WaiverReason IS NULL AND @SeenReason IS NULL) OR WaiverReason = @SeenReason)
        """;

    private const string SetWaiver = $"UPDATE ReportingObligation SET WaiverReason = @Reason WHERE {Unchanged}";

    private const string SetDates = $"UPDATE ReportingObligation SET DueOn = @DueOn, LocksOn = @LocksOn WHERE {Unchanged}";

    /// <summary>Excuses the establishment: the obligation leaves the denominator of completeness. What was entered stays.</summary>
    public Task<ObligationOutcome> WaiveAsync(
        AccessScope scope, string establishment, string period, string? reason, SeenObligation seen, CancellationToken cancel = default) =>
        ChangeAsync(scope, establishment, period, seen, async (session, filing) =>
        {
            if (Fault(reason) is { } fault)
            {
                return fault;
            }

            if (filing.WaiverReason is null && filing.State is ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted)
            {
                return ObligationProblem.AlreadyFiled;
            }

            var text = reason!.Trim();
            return await WriteAsync(session, scope, SetWaiver, filing, seen, new { Reason = text }, "ObligationWaived",
                new { filing.WaiverReason }, new { WaiverReason = text });
        }, cancel);

    /// <summary>Takes a waiver back: the filing is expected again, by the dates that the obligation has.</summary>
    public Task<ObligationOutcome> LiftWaiverAsync(
        AccessScope scope, string establishment, string period, SeenObligation seen, CancellationToken cancel = default) =>
        ChangeAsync(scope, establishment, period, seen, async (session, filing) => filing.WaiverReason is null
            ? ObligationProblem.Unchanged
            : await WriteAsync(session, scope, SetWaiver, filing, seen, new { Reason = (string?)null }, "ObligationWaiverLifted",
                new { filing.WaiverReason }, null), cancel);

    /// <summary>Gives one establishment other dates for one period, after the lock date too, which opens the filing again.</summary>
    public Task<ObligationOutcome> ExtendAsync(
        AccessScope scope, string establishment, string period, DateOnly? dueOn, DateOnly? locksOn, string? reason, SeenObligation seen,
        CancellationToken cancel = default) =>
        ChangeAsync(scope, establishment, period, seen, async (session, filing) =>
        {
            ObligationProblem? problem = (dueOn, locksOn) switch
            {
                (null, _) => ObligationProblem.DueMissing,
                (_, null) => ObligationProblem.LockMissing,
                _ when filing.WaiverReason is not null => ObligationProblem.Waived,
                _ when locksOn < dueOn => ObligationProblem.OutOfOrder,
                _ when locksOn < time.Today => ObligationProblem.LockInPast,
                _ when locksOn > time.Today.AddYears(1) => ObligationProblem.TooFarAhead,
                _ when (filing.DueOn, filing.LocksOn) == (dueOn, locksOn) => ObligationProblem.Unchanged,
                _ => Fault(reason),
            };
            return problem ?? await WriteAsync(session, scope, SetDates, filing, seen, new { DueOn = dueOn, LocksOn = locksOn }, "ObligationExtended",
                new { filing.DueOn, filing.LocksOn }, new { DueOn = dueOn, LocksOn = locksOn, reason = reason!.Trim() });
        }, cancel);

    private Task<ObligationOutcome> ChangeAsync(
        AccessScope scope, string establishment, string period, SeenObligation seen,
        Func<IWriteSession, FilingRow, Task<ObligationProblem?>> change, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var filing = await FilingQueries.FindAsync(session, scope, time.Today, establishment, period);
        var problem = filing switch
        {
            null => ObligationProblem.NotFound,
            _ when !scope.MayManageObligations => ObligationProblem.NotAllowed,
            _ when new SeenObligation(filing.DueOn, filing.LocksOn, filing.WaiverReason) != seen => ObligationProblem.Stale,
            _ => await change(session, filing),
        };
        return new ObligationOutcome(problem);
    }, cancel);

    private async Task<ObligationProblem?> WriteAsync(
        IWriteSession session, AccessScope scope, string statement, FilingRow filing, SeenObligation seen, object values, string action, object before, object? after)
    {
        var args = new Dapper.DynamicParameters(values);
        args.AddDynamicParams(new
        {
            filing.ReportingObligationId,
            SeenDueOn = seen.DueOn,
            SeenLocksOn = seen.LocksOn,
            SeenReason = seen.WaiverReason,
        });
        await session.ExecuteAsync(ObligationSql.Keep, new { filing.ReportingObligationId, AtUtc = time.UtcNow });
        if (await session.ExecuteAsync(statement, args) == 0)
        {
            session.Abandon();
            return ObligationProblem.Stale;
        }

        await figures.ObligationChangedAsync(session, filing.ReportingObligationId);
        await audit.AppendAsync(session, scope, action, new AuditSubject($"Filing/{filing.BodyCode}/{filing.PeriodCode}", filing.BodyCode), before, after);
        return null;
    }

    private static ObligationProblem? Fault(string? reason) => reason?.Trim().Length switch
    {
        null or 0 => ObligationProblem.ReasonMissing,
        > ReasonLength => ObligationProblem.ReasonTooLong,
        _ => null,
    };
}
