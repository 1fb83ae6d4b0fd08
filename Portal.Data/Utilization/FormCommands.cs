using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>
/// The form in the Ministry's hands. It changes by versions, each from a period on: the form of a period is fixed when the period, or one
/// after it, is opened. Whoever writes names the revision of the form that they saw: what another changed meanwhile is never written over.
/// </summary>
public sealed class FormCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <inheritdoc cref="FormPlan.Write"/>
    public Task<FormOutcome> WriteAsync(AccessScope scope, IndicatorInput input, bool isNew, string fromPeriod, int seenRevision, CancellationToken cancel = default) =>
        FromAsync(scope, fromPeriod, seenRevision, (history, from) => FormPlan.Write(history, input, from, isNew), cancel);

    /// <inheritdoc cref="FormPlan.End"/>
    public Task<FormOutcome> EndAsync(AccessScope scope, string code, string firstWithout, int seenRevision, CancellationToken cancel = default) =>
        FromAsync(scope, firstWithout, seenRevision, (history, from) => FormPlan.End(history, code, from), cancel);

    /// <inheritdoc cref="FormPlan.Withdraw"/>
    public Task<FormOutcome> WithdrawAsync(AccessScope scope, string code, int seenRevision, CancellationToken cancel = default) =>
        ChangeAsync(scope, seenRevision, async (session, history) => FormPlan.Withdraw(history, code, await OpenedUpToAsync(session)), cancel);

    /// <inheritdoc cref="FormPlan.Move"/>
    public Task<FormOutcome> MoveAsync(AccessScope scope, string code, bool up, string fromPeriod, int seenRevision, CancellationToken cancel = default) =>
        FromAsync(scope, fromPeriod, seenRevision, (history, from) => FormPlan.Move(history, code, up, from), cancel);

    /// <inheritdoc cref="FormPlan.AddCategory"/>
    public Task<FormOutcome> AddCategoryAsync(
        AccessScope scope, string dimension, string code, string nameFr, string nameEn, string fromPeriod, int seenRevision, CancellationToken cancel = default) =>
        FromAsync(scope, fromPeriod, seenRevision, (history, from) => FormPlan.AddCategory(history, dimension, code, nameFr, nameEn, from), cancel);

    /// <inheritdoc cref="FormPlan.EndCategory"/>
    public Task<FormOutcome> EndCategoryAsync(
        AccessScope scope, string dimension, string code, string firstWithout, int seenRevision, CancellationToken cancel = default) =>
        FromAsync(scope, firstWithout, seenRevision, (history, from) => FormPlan.EndCategory(history, dimension, code, from), cancel);

    private Task<FormOutcome> FromAsync(AccessScope scope, string fromPeriod, int seenRevision, Func<FormHistory, int, FormPlan> plan, CancellationToken cancel) =>
        ChangeAsync(scope, seenRevision, async (session, history) =>
        {
            var period = await PeriodQueries.FindAsync(session, fromPeriod);
            FormProblem? problem = period switch
            {
                null => FormProblem.UnknownPeriod,
                _ when period.Sequence <= await OpenedUpToAsync(session) => FormProblem.PeriodOpened,
                _ => null,
            };
            return problem is null ? plan(history, period!.Sequence) : FormPlan.Refused(history, problem.Value, "From");
        }, cancel);

    private Task<FormOutcome> ChangeAsync(AccessScope scope, int seenRevision, Func<IReadSession, FormHistory, Task<FormPlan>> decide, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            if (!scope.MayManageForms)
            {
                return new FormOutcome { Problem = FormProblem.NotAllowed };
            }

            var revision = await FormQueries.RevisionAsync(session, FormQueries.Telehealth);
            if (revision != seenRevision)
            {
                return new FormOutcome { Problem = FormProblem.Stale, Revision = revision };
            }

            var plan = await decide(session, await FormQueries.HistoryAsync(session, FormQueries.Telehealth));
            if (!plan.IsSound)
            {
                return plan.Outcome with { Revision = revision };
            }

            // First the row that every change of the form takes: of two at once, one waits here and is then told.
            await FormQueries.TouchAsync(session, FormQueries.Telehealth, plan.Change, plan.Code, plan.FromSequence, scope.ActorName, time.UtcNow);
            foreach (var (statement, args) in plan.Writes)
            {
                await session.ExecuteAsync(statement, args);
            }

            await audit.AppendAsync(session, scope, plan.Change.ToString(), new AuditSubject($"Form/{plan.Code}"), plan.Was, new { plan.FromSequence, plan.Is });
            return new FormOutcome { Revision = revision + 1 };
        }, cancel);

    private static async Task<int> OpenedUpToAsync(IReadSession session) => (await PeriodQueries.CurrentAsync(session))?.Sequence ?? 0;
}
