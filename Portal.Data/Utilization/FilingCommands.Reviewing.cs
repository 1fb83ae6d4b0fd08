using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Reviewing: the centre and the Ministry decide on what was submitted.</summary>
public sealed partial class FilingCommands
{
    /// <summary>Days that an establishment has, at the least, to answer a return.</summary>
    public const int AnswerDays = 10;

    /// <summary>The centre passes what is submitted on to the Ministry.</summary>
    public Task<FilingOutcome> ReviewAsync(AccessScope scope, string establishment, string period, int seenVersion, CancellationToken cancel = default) =>
        StepAsync(scope, establishment, period, scope.MayReviewFilings, (session, target) => target switch
        {
            _ when target.Version != seenVersion => Refused(target, FilingProblem.Stale),
            { Status: not FilingStatus.Submitted } => Refused(target, FilingProblem.WrongState),
            _ => DecideAsync(session, scope, target, FilingStatus.Reviewed, "FilingReviewed"),
        }, cancel);

    /// <summary>The Ministry accepts what a centre has reviewed; from then on it is locked.</summary>
    public Task<FilingOutcome> AcceptAsync(AccessScope scope, string establishment, string period, int seenVersion, CancellationToken cancel = default) =>
        AcceptAsync(scope, establishment, period, seenVersion, isPlain: false, cancel);

    /// <summary>The same of one in which nothing was explained: what nobody looks at one by one. Nothing is read of it but that.</summary>
    public Task<FilingOutcome> AcceptPlainAsync(AccessScope scope, string establishment, string period, int seenVersion, CancellationToken cancel = default) =>
        AcceptAsync(scope, establishment, period, seenVersion, isPlain: true, cancel);

    private Task<FilingOutcome> AcceptAsync(AccessScope scope, string establishment, string period, int seenVersion, bool isPlain, CancellationToken cancel) =>
        StepAsync(scope, establishment, period, scope.MayAcceptFilings, async (session, target) => target switch
        {
            _ when target.Version != seenVersion => target.Outcome<FilingOutcome>(FilingProblem.Stale),
            { Status: FilingStatus.Submitted } => target.Outcome<FilingOutcome>(FilingProblem.NotReviewed),
            { Status: not FilingStatus.Reviewed } => target.Outcome<FilingOutcome>(FilingProblem.WrongState),
            _ when isPlain && (await FilingQueries.ExplanationsAsync(session, target.FilingId)).Count > 0 => target.Outcome<FilingOutcome>(FilingProblem.HasExplanations),
            _ => await DecideAsync(session, scope, target, FilingStatus.Accepted, "FilingAccepted"),
        }, cancel);

    /// <summary>
    /// Gives what is submitted or reviewed back, with reasons pinned to cells, a general message, or both. It is not filed
    /// until it is submitted again, for which the establishment has at least <see cref="AnswerDays"/> days.
    /// </summary>
    public Task<ReturnOutcome> ReturnAsync(
        AccessScope scope, string establishment, string period, IReadOnlyList<ReturnReason> reasons, string? message, int seenVersion, CancellationToken cancel = default) =>
        StepAsync(scope, establishment, period, scope.MayReturnFilings, async (session, target) =>
        {
            if (target.Version != seenVersion)
            {
                return target.Outcome<ReturnOutcome>(FilingProblem.Stale);
            }

            if (target.Status is not (FilingStatus.Submitted or FilingStatus.Reviewed))
            {
                return target.Outcome<ReturnOutcome>(FilingProblem.WrongState);
            }

            var general = Text(message);
            var pinned = reasons.Select(reason => reason with { Reason = Text(reason.Reason) ?? "" }).ToList();
            if (pinned.Exists(reason => reason.Reason.Length == 0) || (pinned.Count == 0 && general is null))
            {
                return target.Outcome<ReturnOutcome>(FilingProblem.Missing);
            }

            if (general?.Length > TextLength || pinned.Exists(reason => reason.Reason.Length > ReasonLength))
            {
                return target.Outcome<ReturnOutcome>(FilingProblem.TooLong);
            }

            var form = await FormAsync(session, target);
            var unknown = pinned.Select(reason => reason.Cell).Where(cell => !form.Has(cell)).Distinct().ToList();
            if (unknown.Count > 0)
            {
                return target.Outcome<ReturnOutcome>(FilingProblem.UnknownCell) with { UnknownCells = unknown };
            }

            return await ReturnAsync(session, scope, target, pinned, general);
        }, cancel);

    /// <summary>Days for which what was accepted can be open again.</summary>
    public const int LongestReopening = 60;

    /// <summary>
    /// Opens what is accepted again until a day, both told to the establishment with the reason: a new revision begins as a copy,
    /// while the accepted one goes on counting until the new one is submitted. It closes by itself: past the day the draft is
    /// locked, and a later reopening opens that draft.
    /// </summary>
    /// <param name="until">The last day on which it can be filled in; the lock date, where that is later still.</param>
    public Task<ReturnOutcome> ReopenAsync(
        AccessScope scope, string establishment, string period, string? reason, DateOnly until, int seenVersion, CancellationToken cancel = default) =>
        StepAsync(scope, establishment, period, scope.MayReopenFilings, async (session, target) =>
        {
            var text = Text(reason);
            var lapsed = target is { Status: FilingStatus.Draft, Revision: > 1 } && target.LocksOn < time.Today;
            FilingProblem? problem = target switch
            {
                _ when target.Version != seenVersion => FilingProblem.Stale,
                _ when target.Status is not FilingStatus.Accepted && !lapsed => FilingProblem.WrongState,
                _ when text is null => FilingProblem.Missing,
                _ when text.Length > ReasonLength => FilingProblem.TooLong,
                _ when until < time.Today || until > time.Today.AddDays(LongestReopening) => FilingProblem.ExpiryOutOfRange,
                _ => null,
            };
            if (problem is not null)
            {
                return target.Outcome<ReturnOutcome>(problem);
            }

            var locksOn = target.LocksOn > until ? target.LocksOn.Value : until;
            await MoveLockAsync(session, target, locksOn);
            var draft = await TakeDraftAsync(session, scope, target, text);
            if (lapsed)
            {
                await AddTransitionAsync(session, scope, draft.Target, text);
            }

            await AuditAsync(session, scope, "FilingReopened", target, new { target.Status, target.Revision, target.LocksOn }, new
            {
                draft.Target.Revision,
                locksOn,
                reason = text,
            });
            return draft.Target.Outcome<ReturnOutcome>() with { LocksOn = locksOn };
        }, cancel);

    private async Task<ReturnOutcome> ReturnAsync(
        IWriteSession session, AccessScope scope, FilingTarget target, IReadOnlyList<ReturnReason> reasons, string? message)
    {
        var answerBy = time.Today.AddDays(AnswerDays);
        var locksOn = target.LocksOn > answerBy ? target.LocksOn.Value : answerBy;
        await session.ExecuteAsync(FilingSql.Discount, new { target.ReportingObligationId });
        await OneRowAsync(session, FilingSql.Decide,
            new { target.FilingId, target.Version, Status = nameof(FilingStatus.Returned), AtUtc = time.UtcNow });
        await session.ExecuteAsync(FilingSql.Count, new { target.ReportingObligationId });
        await figures.ObligationChangedAsync(session, target.ReportingObligationId!.Value);
        await MoveLockAsync(session, target, locksOn);
        await session.ExecuteManyAsync(FilingSql.InsertReason, reasons.Select((reason, index) => new
        {
            target.FilingId,
            Number = index + 1,
            IndicatorCode = reason.Cell.Indicator,
            reason.Cell.Category1,
            reason.Cell.Category2,
            reason.Reason,
        }));
        await AddTransitionAsync(session, scope, target, message);
        await AuditAsync(session, scope, "FilingReturned", target, new { target.Status, target.LocksOn }, new
        {
            target.Revision,
            status = FilingStatus.Returned,
            locksOn,
            message,
            reasons = reasons.Select(reason => new { cell = reason.Cell.ToString(), reason.Reason }),
        });
        return target.Outcome<ReturnOutcome>() with { Status = FilingStatus.Returned, Version = target.Version + 1, LocksOn = locksOn };
    }

    /// <summary>To a later day; never to an earlier one.</summary>
    private async Task MoveLockAsync(IWriteSession session, FilingTarget target, DateOnly locksOn)
    {
        if (target.LocksOn < locksOn)
        {
            await session.ExecuteAsync(ObligationSql.Keep, new { target.ReportingObligationId, AtUtc = time.UtcNow });
            await session.ExecuteAsync(FilingSql.MoveLock, new { target.ReportingObligationId, LocksOn = locksOn });
        }
    }

    private async Task<FilingOutcome> DecideAsync(IWriteSession session, AccessScope scope, FilingTarget target, FilingStatus status, string action)
    {
        await OneRowAsync(session, FilingSql.Decide, new { target.FilingId, target.Version, Status = status.ToString(), AtUtc = time.UtcNow });
        await figures.ObligationChangedAsync(session, target.ReportingObligationId!.Value);
        await AddTransitionAsync(session, scope, target, null);
        await AuditAsync(session, scope, action, target, new { target.Status }, new { target.Revision, status });
        return target.Outcome<FilingOutcome>() with { Status = status, Version = target.Version + 1 };
    }

    private static Task<FilingOutcome> Refused(FilingTarget target, FilingProblem problem) => Task.FromResult(target.Outcome<FilingOutcome>(problem));
}
