using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Saving cells: done at every step through a sheet, hence in as few statements as can be.</summary>
public sealed partial class FilingCommands
{
    /// <summary>
    /// Saves the cells that nobody else changed since the caller saw them, and begins the draft where needed. A cell changed
    /// by another comes back with both values, unless both wrote the same. An unknown cell refuses the whole save.
    /// One cell of a draft that exists takes three statements: what is there, the cell, the trail.
    /// </summary>
    /// <param name="committed">Called once the save stands, in the order of the saves of all filings; it must be quick.</param>
    public Task<SaveOutcome> SaveCellsAsync(
        AccessScope scope, string establishment, string period, IReadOnlyList<CellEdit> edits,
        Action<SaveOutcome>? committed = null, CancellationToken cancel = default) =>
        database.WriteTogetherAsync(session => SaveAsync(session, scope, establishment, period, edits), committed, cancel);

    /// <summary>
    /// Writes what was not changed by another, or nothing at all: a refusal comes before the first write. An import is written
    /// whole, so a conflict refuses it.
    /// </summary>
    private async Task<SaveOutcome> SaveAsync(
        IWriteSession session, AccessScope scope, string establishment, string period, IReadOnlyList<CellEdit> edits, bool isImport = false)
    {
        var rows = await session.ListAsync<TargetCellRow>(TargetCellRow.WithCells, new
        {
            FormCode = FormQueries.Telehealth,
            BodyCode = establishment,
            PeriodCode = period,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Indicators = edits.Select(edit => edit.Cell.Indicator).Distinct().ToArray(),
        });
        if (rows is not [var target, ..])
        {
            return new SaveOutcome { Problem = FilingProblem.NotFound };
        }

        var refused = target.Outcome<SaveOutcome>() with
        {
            VersionBefore = target.Version,
            FormRevision = target.FormRevision,
            StampBefore = target.BodyStamp,
            Stamp = target.BodyStamp,
        };
        if ((Obstacle(target, scope.MayEditFilings) ?? Closed(target)) is { } problem)
        {
            return refused with { Problem = problem };
        }

        var form = await FormAsync(session, target);
        var unknown = edits.Select(edit => edit.Cell).Where(cell => !form.Has(cell)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            return refused with { Problem = FilingProblem.UnknownCell, UnknownCells = unknown };
        }

        if (target.IsNothingToReport)
        {
            return refused with { Problem = FilingProblem.NothingToReport };
        }

        var plan = CellMerge.Plan(rows.Select(row => row.Cell).OfType<StoredCell>().ToDictionary(cell => cell.Cell), edits);
        var merged = refused with { Saved = plan.Saved, Conflicts = plan.Conflicts };
        if (plan.Changes.Count == 0 || (isImport && plan.Conflicts.Count > 0))
        {
            return merged; // a draft is not begun for nothing
        }

        var draft = target.Status == FilingStatus.Draft ? new Draft(target, target) : await BeginDraftAsync(session, scope, target);
        var author = new CellAuthor(scope.ActorName, scope.Persona, time.UtcNow);
        await WriteAsync(session, author, draft.Target, plan.Changes);
        var stamp = await AuditAsync(session, scope, "FilingSaved", target,
            new { cells = plan.Changes.Select(change => Told(change.Cell, change.Before)) },
            new
            {
                draft.Target.Revision,
                begun = draft.IsNew ? true : (bool?)null,
                imported = isImport ? true : (bool?)null,
                cells = plan.Changes.Select(change => Told(change.Cell, change.After)),
            });
        return merged with
        {
            Status = draft.Target.Status,
            Revision = draft.Target.Revision,
            Version = draft.Target.Version,
            Written = plan.Changes.Count,
            Author = author,
            Stamp = stamp,
        };
    }

    private static async Task WriteAsync(IWriteSession session, CellAuthor author, FilingTarget draft, IReadOnlyList<CellChange> changes)
    {
        foreach (var change in changes)
        {
            await OneRowAsync(session, change.SeenVersion == 0 ? FilingSql.InsertValue : FilingSql.UpdateValue, new
            {
                draft.FilingId,
                FilingVersion = draft.Version,
                IndicatorCode = change.Cell.Indicator,
                change.Cell.Category1,
                change.Cell.Category2,
                Answer = change.After.Kind.ToString(),
                change.After.Amount,
                change.SeenVersion,
                author.AtUtc,
                ByName = author.Name,
                ByPersona = author.Persona.ToString(),
            });
        }
    }

    private static object Told(CellKey cell, Answer answer) => new { cell = cell.ToString(), answer.Kind, answer.Amount };
}
