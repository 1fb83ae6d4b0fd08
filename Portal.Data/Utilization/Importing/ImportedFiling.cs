namespace Portal.Data.Utilization.Importing;

/// <summary>What a file does to one filing, cell by cell.</summary>
public sealed record ImportedFiling
{
    public required FilingContent Content { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<ImportLine> Lines { get; init; }

    /// <summary>Cells of the form for which the file has no row: they stay as they are.</summary>
    public required IReadOnlyList<CellKey> Absent { get; init; }

    /// <summary>The rows do not stand in the form's order; each was read by the cell that it names.</summary>
    public required bool IsReordered { get; init; }

    /// <summary>It can no longer be filled in, or says that there is nothing to report: only a file that changes nothing of it is taken.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The answers once the file is applied; a contested cell counts as the portal has it.</summary>
    public required IReadOnlyDictionary<CellKey, Answer> After { get; init; }

    /// <summary>What the checks would say of them.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public string Establishment => Content.Filing.BodyCode;

    public int Count(ImportKind kind) => Lines.Count(line => line.Kind == kind);

    /// <summary>A row is refused, or the filing is closed to what the file wants of it.</summary>
    public bool IsRefused => Count(ImportKind.Refused) > 0 || (IsClosed && Lines.Any(line => line.Writes || line.Kind == ImportKind.Conflict));

    /// <summary>Compares the rows of a file for one filing with what the portal holds.</summary>
    internal static ImportedFiling Of(Form form, FilingContent content, IReadOnlyList<ImportedRow> rows, Language language, DateOnly today)
    {
        var places = form.RequiredCells.Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        var lines = new List<ImportLine>();
        var met = new HashSet<CellKey>();
        var judge = new RowJudge(form, content, language);
        foreach (var row in rows)
        {
            lines.Add(judge.Judge(row, met));
        }

        var after = AfterAll(content, lines);
        var order = lines.Where(line => line.Cell is not null).Select(line => places[line.Cell!.Value]).ToList();
        return new ImportedFiling
        {
            Content = content,
            Lines = lines,
            Absent = [.. form.RequiredCells.Where(cell => !met.Contains(cell))],
            IsReordered = !order.SequenceEqual(order.Order()),
            IsClosed = !content.Filing.IsOpenOn(today) || content.Filing.IsNothingToReport,
            After = after,
            Findings = FilingValidation.Validate(form, after, content.History.Prompts(form)),
        };
    }

    /// <summary>
    /// What is to be stored, every cell of the file with the version that was looked at: also those that stay, so that one which
    /// another changes meanwhile is noticed. Null while a conflict is undecided.
    /// </summary>
    internal IReadOnlyList<CellEdit>? Edits(Func<CellKey, bool?> takesFile)
    {
        var edits = new List<CellEdit>();
        foreach (var line in Lines.Where(line => line.Cell is not null))
        {
            var cell = line.Cell!.Value;
            bool? takes = line.Kind == ImportKind.Conflict ? takesFile(cell) : line.Writes;
            if (takes is null)
            {
                return null;
            }

            edits.Add(new CellEdit(cell, takes.Value ? line.Answer : line.Now, line.Version));
        }

        return edits;
    }

    private static Dictionary<CellKey, Answer> AfterAll(FilingContent content, List<ImportLine> lines)
    {
        var answers = content.Answers.ToDictionary();
        foreach (var line in lines.Where(line => line.Writes))
        {
            answers[line.Cell!.Value] = line.Answer;
        }

        return answers;
    }
}
