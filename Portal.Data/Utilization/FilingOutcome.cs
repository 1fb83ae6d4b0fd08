namespace Portal.Data.Utilization;

/// <summary>Why nothing was done to a filing.</summary>
public enum FilingProblem
{
    /// <summary>There is no such establishment or period within the caller's scope.</summary>
    NotFound,

    /// <summary>The filing is in scope, but the step is somebody else's.</summary>
    NotAllowed,

    /// <summary>The establishment owes nothing for the period: it is not opened, or it was not open on its last day.</summary>
    PeriodNotOpened,

    /// <summary>The establishment was excused from filing.</summary>
    Waived,

    /// <summary>The lock date is over.</summary>
    Locked,

    /// <summary>The step does not start from the state that the filing is in.</summary>
    WrongState,

    /// <summary>The Ministry accepts what a centre has reviewed; this one is submitted only.</summary>
    NotReviewed,

    /// <summary>Somebody brought the filing, or the explanation, further after the page was shown.</summary>
    Stale,

    /// <summary>A cell that the form of the period does not have.</summary>
    UnknownCell,

    /// <summary>The draft says that there is nothing to report: withdraw that first.</summary>
    NothingToReport,

    /// <summary>No finding of the filing has the key.</summary>
    UnknownFinding,

    /// <summary>Nothing that was said of the filing has the number.</summary>
    UnknownComment,

    /// <summary>Cells are blank or a rule does not hold.</summary>
    HasErrors,

    /// <summary>A warning or a prompt is not explained.</summary>
    Unexplained,

    /// <summary>Something in it was explained: somebody looks at it before it is accepted.</summary>
    HasExplanations,

    /// <summary>A return without reason and message, or an empty reason.</summary>
    Missing,
    TooLong,

    /// <summary>A reopening that ends before today, or more than <see cref="FilingCommands.LongestReopening"/> days from it.</summary>
    ExpiryOutOfRange,
}

/// <summary>What came of a step: done, or the problem, and then nothing was written.</summary>
public record FilingOutcome
{
    public FilingProblem? Problem { get; init; }

    public bool Succeeded => Problem is null;

    /// <summary>How the filing is now; null when there is no revision of it.</summary>
    public FilingStatus? Status { get; init; }
    public int Revision { get; init; }

    /// <summary>What the next step is given as seen.</summary>
    public int Version { get; init; }
}

/// <summary>An edit of one cell, over the version of it that the page showed (0: no row yet).</summary>
public sealed record CellEdit(CellKey Cell, Answer Answer, int SeenVersion);

/// <summary>A cell as it is now stored.</summary>
public sealed record SavedCell(CellKey Cell, Answer Answer, int Version);

/// <summary>A cell that somebody else changed meanwhile: it keeps theirs until the reader chooses.</summary>
/// <param name="Version">Of theirs: to be given as seen when one's own is sent again.</param>
public sealed record CellConflict(CellKey Cell, Answer Theirs, Answer Yours, int Version)
{
    /// <summary>Who wrote theirs, and when; null where it was not kept.</summary>
    public string? ByName { get; init; }
    public DateTime? AtUtc { get; init; }
}

public sealed record SaveOutcome : FilingOutcome
{
    /// <summary>Every cell of the save that is now as the caller wants it.</summary>
    public IReadOnlyList<SavedCell> Saved { get; init; } = [];

    /// <summary>Cells that were changed; 0 where everything was so already, or was refused.</summary>
    public int Written { get; init; }

    /// <summary>Of the cells that were changed; null where none was.</summary>
    public CellAuthor? Author { get; init; }

    /// <summary>The others were saved all the same.</summary>
    public IReadOnlyList<CellConflict> Conflicts { get; init; } = [];

    /// <summary>With <see cref="FilingProblem.UnknownCell"/>.</summary>
    public IReadOnlyList<CellKey> UnknownCells { get; init; } = [];

    /// <summary>The filing's version before the save: another than the one after it when the save began the draft.</summary>
    public int VersionBefore { get; init; }

    /// <summary>Of the form that the cells were checked against.</summary>
    public int FormRevision { get; init; }

    /// <summary>The newest event about the establishment before the save, and after it: the same where nothing was written.</summary>
    public long StampBefore { get; init; }
    public long Stamp { get; init; }
}

/// <summary>What is wanted of the cells of one establishment's filing.</summary>
public sealed record FilingEdits(string Establishment, IReadOnlyList<CellEdit> Edits);

/// <summary>What came of an import: everything is stored as it was wanted, or nothing was written.</summary>
public sealed record ImportOutcome
{
    /// <summary>By establishment.</summary>
    public required IReadOnlyDictionary<string, SaveOutcome> Filings { get; init; }

    /// <summary>Cells that were changed.</summary>
    public int Written { get; init; }

    public bool Succeeded => Filings.Values.All(filing => filing.Succeeded && filing.Conflicts.Count == 0);
}

public sealed record ExplainOutcome : FilingOutcome
{
    /// <summary>As it is now stored; with <see cref="FilingProblem.Stale"/>, theirs. Null when there is none.</summary>
    public ExplanationRow? Explanation { get; init; }
}

public sealed record CommentOutcome : FilingOutcome
{
    /// <summary>What was said; of what was settled, the first word.</summary>
    public int CommentId { get; init; }
}

public sealed record SubmitOutcome : FilingOutcome
{
    /// <summary>Everything that the checks said, whether or not it stood in the way.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Those that still need an explanation.</summary>
    public IReadOnlyList<Finding> Unexplained { get; init; } = [];

    /// <summary>The seat in which the person certified, where they held one.</summary>
    public int? CertifiedSeatId { get; init; }
}

/// <summary>What is to be looked at again.</summary>
public sealed record ReturnReason(CellKey Cell, string Reason);

public sealed record ReturnOutcome : FilingOutcome
{
    /// <summary>The last day on which the establishment can fill in again.</summary>
    public DateOnly? LocksOn { get; init; }

    /// <summary>With <see cref="FilingProblem.UnknownCell"/>.</summary>
    public IReadOnlyList<CellKey> UnknownCells { get; init; } = [];
}
