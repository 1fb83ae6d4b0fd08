using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

public enum PeriodProblem
{
    NotFound,

    /// <summary>Periods are opened by the Ministry.</summary>
    NotAllowed,

    /// <summary>Its first day is yet to come.</summary>
    NotBegun,

    /// <summary>The form has no indicator in force in the period: nothing could be filed.</summary>
    NoForm,

    /// <summary>What is expected for an opened period is frozen, and its dates with it.</summary>
    Opened,

    /// <summary>A fiscal year ends on 31 March.</summary>
    FixedEnd,

    /// <summary>The last day is before the first, or leaves the next period none.</summary>
    EndOutOfRange,

    /// <summary>Somebody moved it after the page was shown.</summary>
    Stale,

    /// <summary>Only what is open is closed, and not before everyone’s due date.</summary>
    NotDue,

    /// <summary>Nothing is open any more.</summary>
    ClosedBefore,
}

/// <summary>What came of a step on the calendar: done, or the problem, and then nothing was written.</summary>
public sealed record OpenOutcome
{
    public PeriodProblem? Problem { get; init; }

    public bool Succeeded => Problem is null;

    /// <summary>How many obligations were made, or closed, by this call; 0 when the period was open already.</summary>
    public int Obligations { get; init; }
}

/// <summary>The calendar in the Ministry's hands: last days are moved, periods opened, which freezes what is expected, and closed.</summary>
public sealed class PeriodCommands(Database database, AuditTrail audit, PortalTime time, IFigureKeeper figures)
{
    private const string Open =
        "UPDATE FinancialPeriod SET OpenedAtUtc = @AtUtc WHERE FinancialPeriodId = @FinancialPeriodId AND OpenedAtUtc IS NULL";

    /// <summary>One obligation for each establishment that is open on the period's last day; none twice.</summary>
    private const string InsertObligations = $"""
        INSERT INTO ReportingObligation (BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn)
        SELECT b.BodyId, p.FinancialPeriodId, @FormCode, @DueOn, @LocksOn
        FROM FinancialPeriod p
        INNER JOIN Body b ON b.OpensOn <= p.EndsOn AND (b.ClosesOn IS NULL OR b.ClosesOn >= p.EndsOn)
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        WHERE p.FinancialPeriodId = @FinancialPeriodId
            AND NOT EXISTS (
                SELECT 1 FROM ReportingObligation o
                WHERE o.BodyId = b.BodyId AND o.FinancialPeriodId = p.FinancialPeriodId AND o.FormCode = @FormCode)
        """;

    private const string SetEnd = "UPDATE FinancialPeriod SET EndsOn = @EndsOn WHERE FinancialPeriodId = @FinancialPeriodId AND OpenedAtUtc IS NULL";

    private const string SetStart = "UPDATE FinancialPeriod SET StartsOn = @StartsOn WHERE FinancialPeriodId = @FinancialPeriodId AND OpenedAtUtc IS NULL";

    /// <summary>
    /// What may still be filled in today and is due since a day before it. Not what is returned: its answer has its days; nor what
    /// has later dates of its own.
    /// </summary>
    private const string StillOpen = """
        WHERE FinancialPeriodId = @FinancialPeriodId AND FormCode = @FormCode AND LocksOn > @Yesterday AND DueOn <= @Yesterday
            AND NOT EXISTS (
                SELECT 1 FROM Filing f
                WHERE f.ReportingObligationId = ReportingObligation.ReportingObligationId AND f.IsCurrent = 1 AND f.Status = 'Returned')
        """;

    private const string LockObligations = $"UPDATE ReportingObligation SET LocksOn = @Yesterday {StillOpen}";

    private const string KeepObligations = $"""
        INSERT INTO ObligationChange (ReportingObligationId, AtUtc, DueOn, LocksOn, WaiverReason)
        SELECT ReportingObligationId, @AtUtc, DueOn, LocksOn, WaiverReason
        FROM ReportingObligation
        {StillOpen}
        """;

    /// <summary>Moves the last day of a period that is not opened; the next one begins the day after.</summary>
    public Task<OpenOutcome> MoveEndAsync(AccessScope scope, string periodCode, DateOnly endsOn, DateOnly seenEndsOn, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var period = await PeriodQueries.FindAsync(session, periodCode);
            var next = period is null ? null : (await PeriodQueries.OfRangeAsync(session, period.Sequence + 1, period.Sequence + 1)) is [var after] ? after : null;
            PeriodProblem? problem = period switch
            {
                null => PeriodProblem.NotFound,
                _ when !scope.MayOpenPeriods => PeriodProblem.NotAllowed,
                { IsOpened: true } => PeriodProblem.Opened,
                _ when period.EndsOn != seenEndsOn => PeriodProblem.Stale,
                { Number: CellHistory.PeriodsOfYear } => PeriodProblem.FixedEnd,
                _ when endsOn < period.StartsOn || next is null || endsOn >= next.EndsOn => PeriodProblem.EndOutOfRange,
                _ => null,
            };
            if (problem is not null || period!.EndsOn == endsOn)
            {
                return new OpenOutcome { Problem = problem };
            }

            await session.ExecuteAsync(SetEnd, new { period.FinancialPeriodId, EndsOn = endsOn });
            await session.ExecuteAsync(SetStart, new { next!.FinancialPeriodId, StartsOn = endsOn.AddDays(1) });
            await audit.AppendAsync(session, scope, "PeriodEndMoved", new AuditSubject($"Period/{period.Code}"), new { period.EndsOn }, new { EndsOn = endsOn });
            return new OpenOutcome();
        }, cancel);

    /// <summary>Closes a period before its lock dates: from now on nothing of it is filled in, but returns and what was extended.</summary>
    /// <returns>How many obligations were still open.</returns>
    public Task<OpenOutcome> CloseAsync(AccessScope scope, string periodCode, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var period = await PeriodQueries.FindAsync(session, periodCode);
            PeriodProblem? problem = period switch
            {
                null => PeriodProblem.NotFound,
                _ when !scope.MayOpenPeriods => PeriodProblem.NotAllowed,
                _ when !period.IsOpened || period.DueOn >= time.Today => PeriodProblem.NotDue,
                _ => null,
            };
            if (problem is not null)
            {
                return new OpenOutcome { Problem = problem };
            }

            var args = new { period!.FinancialPeriodId, FormCode = FormQueries.Telehealth, Yesterday = time.Today.AddDays(-1), AtUtc = time.UtcNow };
            await session.ExecuteAsync(KeepObligations, args);
            var closed = await session.ExecuteAsync(LockObligations, args);
            if (closed == 0)
            {
                return new OpenOutcome { Problem = PeriodProblem.ClosedBefore };
            }

            await audit.AppendAsync(session, scope, "PeriodClosed", new AuditSubject($"Period/{period.Code}"), null, new { obligations = closed, locksOn = time.Today.AddDays(-1) });
            return new OpenOutcome { Obligations = closed };
        }, cancel);

    /// <summary>
    /// Makes the obligations of a period that has begun. They are frozen: opened again, the period stays as it is, whatever
    /// establishments have opened or closed since.
    /// </summary>
    public Task<OpenOutcome> OpenAsync(AccessScope scope, string periodCode, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var period = await PeriodQueries.FindAsync(session, periodCode);
            if (period is null)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotFound };
            }

            if (!scope.MayOpenPeriods)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotAllowed };
            }

            if (period.IsOpened)
            {
                return new OpenOutcome();
            }

            if (period.StartsOn > time.Today)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotBegun };
            }

            if ((await FormQueries.LoadAsync(session, FormQueries.Telehealth, period.Sequence)).RequiredCells.Count == 0)
            {
                return new OpenOutcome { Problem = PeriodProblem.NoForm };
            }

            // Taking the row first: of two who open at once, one makes the obligations.
            if (await session.ExecuteAsync(Open, new { period.FinancialPeriodId, AtUtc = time.UtcNow }) == 0)
            {
                return new OpenOutcome();
            }

            var obligations = await session.ExecuteAsync(
                InsertObligations, new { period.FinancialPeriodId, FormCode = FormQueries.Telehealth, period.DueOn, period.LocksOn });
            await figures.PeriodOpenedAsync(session, period.FinancialPeriodId);
            await audit.AppendAsync(session, scope, "PeriodOpened", new AuditSubject($"Period/{period.Code}"), null,
                new { period.Code, obligations, period.DueOn, period.LocksOn });
            return new OpenOutcome { Obligations = obligations };
        }, cancel);
}
