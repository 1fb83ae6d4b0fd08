using Portal.Data.Exchange;

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

        var faulty = row.Entry.Fault is null ? row.Word : row.Entry;
        if (faulty.Fault is { } fault)
        {
            return line with { Problem = Enum.Parse<ImportProblem>(fault.ToString()), Unread = faulty.Text };
        }

        var (reading, word) = (Read(row.Entry, cell), Read(row.Word, cell));
        if ((reading.Problem ?? word.Problem) is { } problem)
        {
            var unread = reading.Problem is null ? row.Word : row.Entry;
            return line with { Problem = ImportProblem.Unreadable, AnswerProblem = problem, Unread = unread.Text };
        }

        return OneOf(reading.Answer, word.Answer, seen.Answer) is { } answer
            ? line with { Answer = answer, Kind = Compare(line, answer, seen) }
            : line with { Problem = ImportProblem.Both };
    }

    private AnswerReading Read(ImportedEntry entry, CellKey cell)
    {
        var decimals = form.Indicator(cell.Indicator).Decimals;
        return entry.Number is { } number ? AnswerText.Read(number, decimals) : AnswerText.Read(entry.Text, language, decimals);
    }

    /// <summary>Of what stands in a row's two cells, what the person entered: what was there before may be left standing. Null when both are new.</summary>
    private static Answer? OneOf(Answer typed, Answer chosen, Answer seen) => (typed, chosen) switch
    {
        (_, { Kind: AnswerKind.Blank }) => typed,
        ({ Kind: AnswerKind.Blank }, _) => chosen,
        _ when typed == chosen || chosen == seen => typed,
        _ => typed == seen ? chosen : null,
    };

    private static ImportKind Compare(ImportLine line, Answer answer, SeenCell seen) => answer switch
    {
        _ when answer == line.Now => ImportKind.Unchanged,
        _ when seen.Version != line.Version => answer == seen.Answer ? ImportKind.Kept : ImportKind.Conflict,
        { Kind: AnswerKind.Blank } => ImportKind.Cleared,
        _ => line.Now.Kind == AnswerKind.Blank ? ImportKind.New : ImportKind.Changed,
    };

    private static ImportLine Refused(ImportedRow row, ImportProblem problem) => new() { Row = row, Kind = ImportKind.Refused, Problem = problem };
}
