using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Submitting: the establishment certifies what it files.</summary>
public sealed partial class FilingCommands
{
    /// <summary>
    /// Submits the draft as it is now in the database: blanks, rules that do not hold, and what is unusual and not explained
    /// stand in the way. A returned filing may be submitted again unchanged. Explanations of what is no longer found go.
    /// </summary>
    public Task<SubmitOutcome> SubmitAsync(AccessScope scope, string establishment, string period, int seenVersion, CancellationToken cancel = default) =>
        DraftAsync(scope, establishment, period, scope.MaySubmitFilings, seenVersion, async (session, draft) =>
        {
            var target = draft.Target;
            var check = await CheckAsync(session, target);
            var refused = draft.Seen.Outcome<SubmitOutcome>() with { Findings = check.Findings, Unexplained = check.Unexplained };
            if (check.Findings.Any(finding => finding.Blocks))
            {
                return refused with { Problem = FilingProblem.HasErrors };
            }

            if (check.Unexplained.Count > 0)
            {
                return refused with { Problem = FilingProblem.Unexplained };
            }

            var moot = check.Moot;
            if (moot.Count > 0)
            {
                await session.ExecuteAsync(FilingSql.DeleteExplanations, new { draft.FilingId, Keys = moot });
            }

            var voided = target.IsNothingToReport ? check.Cells.Where(row => row.Kind != AnswerKind.Blank).ToList() : [];
            if (target.IsNothingToReport && check.Cells.Count > 0)
            {
                await session.ExecuteAsync(FilingSql.DeleteValues, new { draft.FilingId });
            }

            var seatId = await SeatHeldAsync(session, scope, target);
            await session.ExecuteAsync(FilingSql.Discount, new { target.ReportingObligationId });
            await OneRowAsync(session, FilingSql.Submit, new
            {
                draft.FilingId,
                target.Version,
                AtUtc = time.UtcNow,
                ByName = scope.ActorName,
                scope.PersonId,
                SeatId = seatId,
            });
            await session.ExecuteAsync(FilingSql.Count, new { target.ReportingObligationId });
            await figures.ObligationChangedAsync(session, target.ReportingObligationId!.Value);
            await session.ExecuteAsync(FilingSql.SetFiledOn, new { target.ReportingObligationId, time.Today });
            await AddTransitionAsync(session, scope, target, null);
            await AuditAsync(session, scope, "FilingSubmitted", target, new { target.Status, voided = NullIfEmpty(voided.Select(row => Told(row.Cell, row.Answer))), moot = NullIfEmpty(moot) }, new
            {
                target.Revision,
                status = FilingStatus.Submitted,
                certifiedSeatId = seatId,
                filedOn = target.FiledOn is null ? time.Today : (DateOnly?)null,
                isNothingToReport = target.IsNothingToReport ? true : (bool?)null,
            });
            return target.Outcome<SubmitOutcome>() with
            {
                Status = FilingStatus.Submitted,
                Version = target.Version + 1,
                Findings = check.Findings,
                CertifiedSeatId = seatId,
            };
        }, cancel);

    private async Task<DraftCheck> CheckAsync(IWriteSession session, FilingTarget target)
    {
        var cells = await FilingQueries.CellsAsync(session, target.FilingId, masksSmallCells: false);
        var explanations = (await FilingQueries.ExplanationsAsync(session, target.FilingId)).ToDictionary(row => row.SubjectKey, StringComparer.Ordinal);
        if (target.IsNothingToReport)
        {
            return new DraftCheck(cells, [], explanations);
        }

        var form = await FormAsync(session, target);
        var history = await FilingQueries.HistoryAsync(session, target.BodyId, FormQueries.Telehealth, target.Sequence, masksSmallCells: false);
        return new DraftCheck(
            cells, FilingValidation.Validate(form, cells.ToDictionary(row => row.Cell, row => row.Answer), history.Prompts(form)), explanations);
    }

    /// <summary>The person's seat at the establishment that day; null when they hold none, or are not in the directory.</summary>
    private async Task<int?> SeatHeldAsync(IWriteSession session, AccessScope scope, FilingTarget target) =>
        scope.PersonId is { } personId
        && await session.PageAsync<int>(FilingSql.SeatsHeld, new { target.BodyId, PersonId = personId, time.Today }, new PageRequest(0, 1)) is [var seatId]
            ? seatId
            : null;

    private static List<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;

    /// <summary>What the checks say of a draft, and what was said of it.</summary>
    private sealed record DraftCheck(
        IReadOnlyList<CellAnswerRow> Cells, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, ExplanationRow> Explanations)
    {
        public IReadOnlyList<Finding> Unexplained =>
            [.. Findings.Where(finding => finding.NeedsExplanation && !Explanations.ContainsKey(finding.Key))];

        /// <summary>Keys of explanations whose finding is gone.</summary>
        public IReadOnlyList<string> Moot => [.. Explanations.Keys.Except(Findings.Select(finding => finding.Key))];
    }
}
