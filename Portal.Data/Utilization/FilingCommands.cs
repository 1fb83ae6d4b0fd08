using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>
/// Everything that is done to filings. Each step is one serializable transaction that checks scope, right and state in it,
/// names the version that the caller saw, and appends its event to the trail last; a step that is refused writes nothing.
/// This part holds what the steps have in common; they stand by who takes them: who fills in, who submits, who reviews.
/// </summary>
public sealed partial class FilingCommands(Database database, AuditTrail audit, PortalTime time, FormCache forms, IFigureKeeper figures)
{
    /// <summary>Characters of an explanation and of a general message.</summary>
    public const int TextLength = 2000;

    /// <summary>Characters of a reason that is pinned to a cell.</summary>
    public const int ReasonLength = 1000;

    /// <summary>Finds the filing, checks the right, runs the step, and undoes it when it has a problem.</summary>
    private Task<T> StepAsync<T>(
        AccessScope scope, string establishment, string period, bool isAllowed, Func<IWriteSession, FilingTarget, Task<T>> step, CancellationToken cancel)
        where T : FilingOutcome, new() =>
        database.WriteAsync(async session =>
        {
            var target = await session.FindAsync<FilingTarget>(FilingTarget.InScope, new
            {
                FormCode = FormQueries.Telehealth,
                BodyCode = establishment,
                PeriodCode = period,
                ScopeBody = scope.Body,
                ScopeTerritory = scope.Territory,
            });
            if (Obstacle(target, isAllowed) is { } problem)
            {
                return target?.Outcome<T>(problem) ?? new T { Problem = problem };
            }

            var outcome = await step(session, target!);
            if (!outcome.Succeeded)
            {
                session.Abandon();
            }

            return outcome;
        }, cancel);

    /// <summary>
    /// A step on the draft: not after the lock date, and not once it is submitted. The draft is begun where there is none, and
    /// taken, so that no other change of it can be under way.
    /// </summary>
    private Task<T> DraftAsync<T>(
        AccessScope scope, string establishment, string period, bool isAllowed, int? seenVersion, Func<IWriteSession, Draft, Task<T>> step, CancellationToken cancel)
        where T : FilingOutcome, new() =>
        StepAsync(scope, establishment, period, isAllowed, async (session, target) =>
        {
            if (seenVersion is { } seen && seen != target.Version)
            {
                return target.Outcome<T>(FilingProblem.Stale);
            }

            return Closed(target) is { } problem
                ? target.Outcome<T>(problem)
                : await step(session, await TakeDraftAsync(session, scope, target));
        }, cancel);

    /// <summary>What stands in the way of any step; null when nothing does.</summary>
    private static FilingProblem? Obstacle(FilingTarget? target, bool isAllowed) => target switch
    {
        null => FilingProblem.NotFound,
        _ when !isAllowed => FilingProblem.NotAllowed,
        { ReportingObligationId: null } => FilingProblem.PeriodNotOpened,
        { WaiverReason: not null } => FilingProblem.Waived,
        _ => null,
    };

    /// <summary>What stands in the way of filling in: submitted already, or the lock date is over.</summary>
    private FilingProblem? Closed(FilingTarget target) => target switch
    {
        { Status: not (null or FilingStatus.Draft or FilingStatus.Returned) } => FilingProblem.WrongState,
        _ when time.Today > target.LocksOn => FilingProblem.Locked,
        _ => null,
    };

    private async Task<Draft> TakeDraftAsync(IWriteSession session, AccessScope scope, FilingTarget target, string? message = null)
    {
        if (target.Status == FilingStatus.Draft)
        {
            await OneRowAsync(session, FilingSql.TakeDraft, new { target.FilingId, target.Version, AtUtc = time.UtcNow });
            return new Draft(target, target);
        }

        return await BeginDraftAsync(session, scope, target, message);
    }

    /// <summary>A new revision, over a copy of the one before where there is one; its cells keep their versions.</summary>
    private async Task<Draft> BeginDraftAsync(IWriteSession session, AccessScope scope, FilingTarget target, string? message = null)
    {
        if (target.FilingId is not null)
        {
            await OneRowAsync(session, FilingSql.Supersede, new { target.FilingId, target.Version });
        }

        // The version goes on counting over the revisions: what was seen of one is never taken for the next.
        var next = target with { Status = FilingStatus.Draft, Revision = target.Revision + 1, Version = target.Version + 1 };
        next = next with
        {
            FilingId = await session.InsertAsync(
                FilingSql.InsertRevision, new { next.ReportingObligationId, next.Revision, next.Version, next.IsNothingToReport, AtUtc = time.UtcNow }),
        };
        if (target.FilingId is { } before)
        {
            await session.ExecuteAsync(FilingSql.CopyValues, new { next.FilingId, FromFilingId = before });
            await session.ExecuteAsync(FilingSql.CopyExplanations, new { next.FilingId, FromFilingId = before });
        }

        await AddTransitionAsync(session, scope, next, message);
        return new Draft(next, target);
    }

    private Task AddTransitionAsync(IWriteSession session, AccessScope scope, FilingTarget target, string? message) =>
        OneRowAsync(session, FilingSql.InsertTransition, new
        {
            target.FilingId,
            AtUtc = time.UtcNow,
            ByName = scope.ActorName,
            Persona = scope.Persona.ToString(),
            Message = message,
        });

    private Task<long> AuditAsync(IWriteSession session, AccessScope scope, string action, FilingTarget target, object? before, object? after) =>
        audit.AppendAsync(session, scope, action, new AuditSubject(target.Subject, target.BodyCode), before, after);

    private Task<Form> FormAsync(IWriteSession session, FilingTarget target) =>
        forms.GetAsync(session, FormQueries.Telehealth, target.Sequence, target.FormRevision);

    /// <summary>A write on a row that this transaction has read so, and holds: another number of rows is a fault.</summary>
    private static async Task OneRowAsync(IWriteSession session, string statement, object args)
    {
        if (await session.ExecuteAsync(statement, args) != 1)
        {
            throw new InvalidOperationException($"A row was not as this transaction had read it: {args}");
        }
    }

    /// <summary>Trimmed; null when there is nothing but space.</summary>
    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The current revision as a draft that the transaction holds.</summary>
    /// <param name="Seen">What was there before the step: what it falls back to when nothing is written.</param>
    private sealed record Draft(FilingTarget Target, FilingTarget Seen)
    {
        /// <summary>Begun by this step.</summary>
        public bool IsNew => Seen.Status != FilingStatus.Draft;

        public int FilingId => Target.FilingId!.Value;
    }
}
