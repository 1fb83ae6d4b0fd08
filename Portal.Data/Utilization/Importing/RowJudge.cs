namespace Portal.Data.Utilization.Importing;

/// <summary>What one row of a file does to its cell, or why it is refused.</summary>
internal sealed class RowJudge(Form form, FilingContent content, Language language)
{
    /// <param name="met">The cells of the rows before; the row's own is added.</param>
    public ImportLine Judge(ImportedRow row, HashSet<CellKey> met)
    {
        var name = row.Cell.Trim();
        if (!CellKey.TryParse(name, out var cell) || !form.Cells(cell.Indicator).Contains(cell))
        {
            return Refused(row, name.Length == 0 ? ImportProblem.NoCell : ImportProblem.UnknownCell);
        }

        var line = new ImportLine { Row = row, Kind = ImportKind.Refused, Cell = cell, Now = content.Answer(cell), Version = content.Version(cell) };
        if (!met.Add(cell))
        {
            return line with { Cell = null, Problem = ImportProblem.Twice };
        }

        var seen = new SeenCell(line.Version, line.Now);
        if (row.Seen.Trim() is { Length: > 0 } text && !SeenCell.TryParse(text, out seen))
        {
            return line with { Problem = ImportProblem.SeenDamaged };
        }

        if (row.Entry.Fault is { } fault)
        {
            return line with { Problem = Enum.Parse<ImportProblem>(fault.ToString()) };
        }

        var decimals = form.Indicator(cell.Indicator).Decimals;
        var reading = row.Entry.Number is { } number ? AnswerText.Read(number, decimals) : AnswerText.Read(row.Entry.Text, language, decimals);
        return reading.Problem is { } problem
            ? line with { Problem = ImportProblem.Unreadable, AnswerProblem = problem }
            : line with { Answer = reading.Answer, Kind = Compare(line, reading.Answer, seen) };
    }

    private static ImportKind Compare(ImportLine line, Answer answer, SeenCell seen) => answer switch
    {
        _ when answer == line.Now => ImportKind.Unchanged,
        _ when seen.Version != line.Version => answer == seen.Answer ? ImportKind.Kept : ImportKind.Conflict,
        { Kind: AnswerKind.Blank } => ImportKind.Cleared,
        _ => line.Now.Kind == AnswerKind.Blank ? ImportKind.New : ImportKind.Changed,
    };

    private static ImportLine Refused(ImportedRow row, ImportProblem problem) => new() { Row = row, Kind = ImportKind.Refused, Problem = problem };
}
