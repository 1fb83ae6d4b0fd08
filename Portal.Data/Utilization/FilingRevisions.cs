namespace Portal.Data.Utilization;

/// <summary>A revision of a filing as it is stored.</summary>
public sealed record RevisionRow
{
    public int Revision { get; init; }
    public FilingStatus Status { get; init; }

    /// <summary>Its figures count.</summary>
    public bool IsCounted { get; init; }
    public bool IsNothingToReport { get; init; }
    public DateTime StartedAtUtc { get; init; }
    public DateTime? SubmittedAtUtc { get; init; }
    public string? SubmittedByName { get; init; }

    /// <summary>The newest first.</summary>
    public const string OfObligation = """
        SELECT Revision, Status, IsCounted, IsNothingToReport, StartedAtUtc, SubmittedAtUtc, SubmittedByName
        FROM Filing
        WHERE ReportingObligationId = @ReportingObligationId
        ORDER BY Revision DESC
        """;
}

/// <summary>A revision with its steps, the latest first, and what was asked of it when it was returned.</summary>
public sealed record FilingRevision(RevisionRow Row, IReadOnlyList<TransitionRow> Steps, IReadOnlyList<ReturnReasonRow> Reasons)
{
    /// <summary>Why it was begun over an accepted one; null for the first, and for the answer to a return.</summary>
    public string? WhyBegun => Steps.LastOrDefault(step => step.Status == FilingStatus.Draft)?.Message;

    /// <summary>The last step into a state; null when it never came there.</summary>
    public TransitionRow? Step(FilingStatus status) => Steps.FirstOrDefault(step => step.Status == status);
}

/// <summary>What one revision answers and explains.</summary>
public sealed record RevisionSide(int Revision, IReadOnlyDictionary<CellKey, Answer> Answers, IReadOnlyDictionary<string, ExplanationRow> Explanations);

/// <summary>A filing through its revisions, and two of them to be compared.</summary>
public sealed record FilingRevisions
{
    public required FilingRow Filing { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<FilingRevision> Revisions { get; init; }
    public required RevisionSide Before { get; init; }
    public required RevisionSide After { get; init; }
    public required CellHistory History { get; init; }

    /// <summary>
    /// Every cell of the form in its order, then those that only the revisions have; a cell without answer is blank. The four answers
    /// stay apart: blank, not applicable, not available and 0 are four things.
    /// </summary>
    public IReadOnlyList<CellDifference> Cells(Form form) =>
    [
        .. form.RequiredCells.Concat(Before.Answers.Keys.Union(After.Answers.Keys).Except(form.RequiredCells).OrderBy(cell => cell.ToString(), StringComparer.Ordinal))
            .Select(cell => new CellDifference(cell, Before.Answers.GetValueOrDefault(cell), After.Answers.GetValueOrDefault(cell))),
    ];

    /// <summary>What is explained in either, by key, with both texts.</summary>
    public IReadOnlyList<(string Key, ExplanationRow? Before, ExplanationRow? After)> Explanations =>
    [
        .. Before.Explanations.Keys.Union(After.Explanations.Keys).Order(StringComparer.Ordinal)
            .Select(key => (key, Before.Explanations.GetValueOrDefault(key), After.Explanations.GetValueOrDefault(key))),
    ];
}
