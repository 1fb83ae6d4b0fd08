namespace Portal.Data.Utilization;

/// <summary>A cell that two revisions answer differently.</summary>
public sealed record CellDifference(CellKey Cell, Answer Before, Answer After)
{
    /// <summary>After − before; null unless both are numbers.</summary>
    public decimal? Change => After.Amount - Before.Amount;
}

/// <summary>A filing with its cells, and what counted in them before.</summary>
public record FilingContent
{
    public required FilingRow Filing { get; init; }

    /// <summary>Of the current revision; a cell never filled in has none.</summary>
    public required IReadOnlyDictionary<CellKey, CellAnswerRow> Cells { get; init; }
    public required CellHistory History { get; init; }

    public IReadOnlyDictionary<CellKey, Answer> Answers => Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Answer);

    public Answer Answer(CellKey cell) => Cells.GetValueOrDefault(cell)?.Answer ?? Utilization.Answer.Blank;

    /// <summary>What an edit of the cell is given as seen.</summary>
    public int Version(CellKey cell) => Cells.GetValueOrDefault(cell)?.Version ?? 0;
}

/// <summary>Everything a filing's page and its review show, read in one transaction.</summary>
public sealed record FilingDetail : FilingContent
{
    /// <summary>By the key of what they explain.</summary>
    public required IReadOnlyDictionary<string, ExplanationRow> Explanations { get; init; }

    /// <summary>What was said about cells, over all revisions, the earliest first.</summary>
    public IReadOnlyList<CommentThread> Comments { get; init; } = [];

    /// <summary>Of the last return, also once the filing was submitted again.</summary>
    public required IReadOnlyList<ReturnReasonRow> ReturnReasons { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<TransitionRow> Transitions { get; init; }

    /// <summary>The last return and its general message, where there was one.</summary>
    public TransitionRow? LastReturn => Transitions.FirstOrDefault(step => step.Status == FilingStatus.Returned);

    /// <summary>What the checks say; nothing where there is nothing to report.</summary>
    public IReadOnlyList<Finding> Findings(Form form) =>
        Filing.IsNothingToReport ? [] : FilingValidation.Validate(form, Answers, History.Prompts(form));
}
