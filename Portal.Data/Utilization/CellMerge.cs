namespace Portal.Data.Utilization;

/// <summary>One cell to write.</summary>
internal sealed record CellChange(CellKey Cell, Answer Before, Answer After, int SeenVersion);

/// <summary>A cell as the transaction found it.</summary>
internal sealed record StoredCell(CellKey Cell, Answer Answer, int Version, string? ChangedByName, DateTime? ChangedAtUtc);

/// <summary>What a save does to cells that others may have changed since they were seen.</summary>
internal sealed record CellMerge(IReadOnlyList<CellChange> Changes, IReadOnlyList<SavedCell> Saved, IReadOnlyList<CellConflict> Conflicts)
{
    /// <summary>Of two edits of one cell, the last is meant.</summary>
    public static CellMerge Plan(IReadOnlyDictionary<CellKey, StoredCell> cells, IReadOnlyList<CellEdit> edits)
    {
        var (changes, saved, conflicts) = (new List<CellChange>(), new List<SavedCell>(), new List<CellConflict>());
        foreach (var edit in edits.GroupBy(edit => edit.Cell).Select(same => same.Last()))
        {
            var row = cells.GetValueOrDefault(edit.Cell);
            var (answer, version) = (row?.Answer ?? Answer.Blank, row?.Version ?? 0);
            if (answer == edit.Answer)
            {
                saved.Add(new SavedCell(edit.Cell, answer, version));
            }
            else if (version == edit.SeenVersion)
            {
                changes.Add(new CellChange(edit.Cell, answer, edit.Answer, version));
                saved.Add(new SavedCell(edit.Cell, edit.Answer, version + 1));
            }
            else
            {
                conflicts.Add(new CellConflict(edit.Cell, answer, edit.Answer, version) { ByName = row?.ChangedByName, AtUtc = row?.ChangedAtUtc });
            }
        }

        return new CellMerge(changes, saved, conflicts);
    }
}
