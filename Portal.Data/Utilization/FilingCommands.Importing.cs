using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Filling in from a file: one filing, or those of a whole territory, all or nothing.</summary>
public sealed partial class FilingCommands
{
    /// <summary>
    /// Saves the cells of one or several filings of a period in one transaction: every cell as it is wanted, or none. A cell that
    /// another changed since it was seen, a filing that is closed and an unknown cell each refuse the whole. What is already as
    /// wanted is not written, so the same call made twice writes once and begins no draft for nothing.
    /// </summary>
    public Task<ImportOutcome> SaveFilingsAsync(AccessScope scope, string period, IReadOnlyList<FilingEdits> filings, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var outcomes = new Dictionary<string, SaveOutcome>(StringComparer.Ordinal);
            var written = 0;

            // In one order, so that two imports of the same filings wait for each other instead of for ever.
            foreach (var filing in filings.OrderBy(filing => filing.Establishment, StringComparer.Ordinal))
            {
                var (outcome, changes) = await SaveWholeAsync(session, scope, period, filing);
                outcomes.Add(filing.Establishment, outcome);
                written += changes;
            }

            var result = new ImportOutcome { Filings = outcomes, Written = written };
            if (result.Succeeded)
            {
                return result;
            }

            session.Abandon();
            return result with { Written = 0 };
        }, cancel);

    private async Task<(SaveOutcome Outcome, int Changes)> SaveWholeAsync(IWriteSession session, AccessScope scope, string period, FilingEdits filing)
    {
        var changes = 0;
        var outcome = await StepAsync(session, scope, filing.Establishment, period, scope.MayEditFilings, async (_, target) =>
        {
            if (Closed(target) is { } closed)
            {
                return target.Outcome<SaveOutcome>(closed);
            }

            if (await RefusedAsync(session, target, filing.Edits) is { } refused)
            {
                return refused;
            }

            var plan = await PlanAsync(session, target.FilingId, filing.Edits);
            if (plan.Changes.Count == 0 || plan.Conflicts.Count > 0)
            {
                return Told(target, plan);
            }

            // Read again once the draft is held: what another wrote in between is a conflict then, on every engine.
            var draft = await TakeDraftAsync(session, scope, target);
            plan = await PlanAsync(session, draft.FilingId, filing.Edits);
            if (plan.Changes.Count > 0)
            {
                await SaveAsync(session, scope, draft, plan, isImport: true);
                changes = plan.Changes.Count;
            }

            return Told(draft.Target, plan);
        });
        return (outcome, changes);
    }
}
