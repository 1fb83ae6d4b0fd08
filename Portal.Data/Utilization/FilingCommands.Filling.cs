using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Filling in: the establishment, and the centre on its behalf.</summary>
public sealed partial class FilingCommands
{
    /// <summary>Begins a draft, over a copy of the returned revision where there is one. Done again, it changes nothing.</summary>
    public Task<FilingOutcome> StartAsync(AccessScope scope, string establishment, string period, CancellationToken cancel = default) =>
        DraftAsync(scope, establishment, period, scope.MayEditFilings, null, async (session, draft) =>
        {
            if (draft.IsNew)
            {
                await AuditAsync(session, scope, "FilingStarted", draft.Target, null, new { draft.Target.Revision });
            }

            return draft.Target.Outcome<FilingOutcome>();
        }, cancel);

    /// <summary>
    /// Explains a finding that stands now, or replaces the explanation that the caller saw; empty text takes it away.
    /// A finding of which nobody asks an explanation is unknown here.
    /// </summary>
    public Task<ExplainOutcome> ExplainAsync(
        AccessScope scope, string establishment, string period, string findingKey, string? explanation, int seenVersion, CancellationToken cancel = default) =>
        DraftAsync(scope, establishment, period, scope.MayEditFilings, null, async (session, draft) =>
        {
            var text = Text(explanation);
            if (text?.Length > TextLength)
            {
                return draft.Seen.Outcome<ExplainOutcome>(FilingProblem.TooLong);
            }

            var check = await CheckAsync(session, draft.Target);
            var present = check.Explanations.GetValueOrDefault(findingKey);
            if ((present?.Version ?? 0) != seenVersion)
            {
                return draft.Seen.Outcome<ExplainOutcome>(FilingProblem.Stale) with { Explanation = present };
            }

            if (text is not null && !check.Findings.Any(finding => finding.NeedsExplanation && finding.Key == findingKey))
            {
                return draft.Seen.Outcome<ExplainOutcome>(FilingProblem.UnknownFinding);
            }

            if (text == present?.Explanation)
            {
                session.Abandon();
                return draft.Seen.Outcome<ExplainOutcome>() with { Explanation = present };
            }

            var after = await WriteAsync(session, scope, draft, findingKey, present, text);
            await AuditAsync(session, scope, "FilingExplained", draft.Target,
                present is null ? null : new { finding = findingKey, present.Explanation, present.ByName },
                new { draft.Target.Revision, finding = findingKey, explanation = text });
            return draft.Target.Outcome<ExplainOutcome>() with { Explanation = after };
        }, cancel);

    /// <summary>
    /// Declares that there is nothing to report, or withdraws it. It is said of the draft, and submitted like one: until then
    /// the cells keep what they hold, cannot be changed, and come back when it is withdrawn; the submission voids them.
    /// </summary>
    public Task<FilingOutcome> DeclareNothingToReportAsync(
        AccessScope scope, string establishment, string period, bool isNothing, int seenVersion, CancellationToken cancel = default) =>
        DraftAsync(scope, establishment, period, scope.MayEditFilings, seenVersion, async (session, draft) =>
        {
            var target = draft.Target;
            if (target.IsNothingToReport == isNothing)
            {
                session.Abandon();
                return draft.Seen.Outcome<FilingOutcome>();
            }

            await OneRowAsync(session, FilingSql.SetNothingToReport,
                new { draft.FilingId, target.Version, IsNothingToReport = isNothing, AtUtc = time.UtcNow });
            await AuditAsync(session, scope, isNothing ? "NothingToReportDeclared" : "NothingToReportWithdrawn", target,
                new { target.IsNothingToReport }, new { target.Revision, IsNothingToReport = isNothing });
            return target.Outcome<FilingOutcome>() with { Version = target.Version + 1 };
        }, cancel);

    private async Task<ExplanationRow?> WriteAsync(
        IWriteSession session, AccessScope scope, Draft draft, string key, ExplanationRow? present, string? text)
    {
        if (text is null)
        {
            await session.ExecuteAsync(FilingSql.DeleteExplanations, new { draft.FilingId, Keys = new[] { key } });
            return null;
        }

        var row = new ExplanationRow
        {
            SubjectKey = key,
            Explanation = text,
            ByName = scope.ActorName,
            ByPersona = scope.Persona,
            AtUtc = time.UtcNow,
            Version = (present?.Version ?? 0) + 1,
        };
        await OneRowAsync(session, present is null ? FilingSql.InsertExplanation : FilingSql.UpdateExplanation,
            new { draft.FilingId, row.SubjectKey, row.Explanation, row.ByName, ByPersona = scope.Persona.ToString(), row.AtUtc, SeenVersion = present?.Version });
        return row;
    }
}
