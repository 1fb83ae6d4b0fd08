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
    /// Saves the cells that nobody else changed since the caller saw them, and begins the draft where needed. A cell changed
    /// by another comes back with both values, unless both wrote the same. An unknown cell refuses the whole save.
    /// </summary>
    public Task<SaveOutcome> SaveCellsAsync(
        AccessScope scope, string establishment, string period, IReadOnlyList<CellEdit> edits, CancellationToken cancel = default) =>
        DraftAsync(scope, establishment, period, scope.MayEditFilings, null, async (session, draft) =>
        {
            if (await RefusedAsync(session, draft.Target, edits) is { } refused)
            {
                return refused with { Status = draft.Seen.Status, Revision = draft.Seen.Revision, Version = draft.Seen.Version };
            }

            var plan = await PlanAsync(session, draft.FilingId, edits);
            if (plan.Changes.Count == 0)
            {
                // Nothing to write: a draft is not begun for it.
                session.Abandon();
                return Told(draft.Seen, plan);
            }

            await SaveAsync(session, scope, draft, plan);
            return Told(draft.Target, plan);
        }, cancel);

    /// <summary>A cell that the form does not have, or a draft that says there is nothing to report.</summary>
    private async Task<SaveOutcome?> RefusedAsync(IWriteSession session, FilingTarget target, IReadOnlyList<CellEdit> edits)
    {
        var known = (await FormAsync(session, target)).RequiredCells.ToHashSet();
        var unknown = edits.Select(edit => edit.Cell).Where(cell => !known.Contains(cell)).Distinct().ToList();
        return unknown.Count > 0 ? target.Outcome<SaveOutcome>(FilingProblem.UnknownCell) with { UnknownCells = unknown }
            : target.IsNothingToReport ? target.Outcome<SaveOutcome>(FilingProblem.NothingToReport)
            : null;
    }

    private static async Task<CellMerge> PlanAsync(IWriteSession session, int? filingId, IReadOnlyList<CellEdit> edits) =>
        CellMerge.Plan((await FilingQueries.CellsAsync(session, filingId, masksSmallCells: false)).ToDictionary(row => row.Cell), edits);

    private async Task SaveAsync(IWriteSession session, AccessScope scope, Draft draft, CellMerge plan, bool isImport = false)
    {
        await WriteAsync(session, draft.FilingId, plan.Changes);
        await AuditAsync(session, scope, "FilingSaved", draft.Target,
            new { cells = plan.Changes.Select(change => Told(change.Cell, change.Before)) },
            new
            {
                draft.Target.Revision,
                begun = draft.IsNew ? true : (bool?)null,
                imported = isImport ? true : (bool?)null,
                cells = plan.Changes.Select(change => Told(change.Cell, change.After)),
            });
    }

    private static SaveOutcome Told(FilingTarget target, CellMerge plan) =>
        target.Outcome<SaveOutcome>() with { Saved = plan.Saved, Conflicts = plan.Conflicts };

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

    private static async Task WriteAsync(IWriteSession session, int filingId, IReadOnlyList<CellChange> changes)
    {
        foreach (var (statement, group) in new[]
        {
            (FilingSql.InsertValue, changes.Where(change => change.SeenVersion == 0)),
            (FilingSql.UpdateValue, changes.Where(change => change.SeenVersion > 0)),
        })
        {
            var rows = group.Select(change => new
            {
                FilingId = filingId,
                IndicatorCode = change.Cell.Indicator,
                change.Cell.Category1,
                change.Cell.Category2,
                Answer = change.After.Kind.ToString(),
                change.After.Amount,
                change.SeenVersion,
            }).ToList();
            if (rows.Count > 0 && await session.ExecuteAsync(statement, rows) != rows.Count)
            {
                throw new InvalidOperationException($"Cells of filing {filingId} were not as this transaction had read them.");
            }
        }
    }

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
            AtUtc = time.UtcNow,
            Version = (present?.Version ?? 0) + 1,
        };
        await OneRowAsync(session, present is null ? FilingSql.InsertExplanation : FilingSql.UpdateExplanation,
            new { draft.FilingId, row.SubjectKey, row.Explanation, row.ByName, row.AtUtc, SeenVersion = present?.Version });
        return row;
    }

    private static object Told(CellKey cell, Answer answer) => new { cell = cell.ToString(), answer.Kind, answer.Amount };
}
