namespace Portal.Data.Utilization.Importing;

/// <summary>What a row of a file does to its cell.</summary>
public enum ImportKind
{
    /// <summary>The cell was blank.</summary>
    New,
    Changed,

    /// <summary>The cell becomes blank.</summary>
    Cleared,
    Unchanged,

    /// <summary>The file was not touched there, and the portal moved on: the portal's answer stays.</summary>
    Kept,

    /// <summary>Changed in the file and in the portal since the file was made: somebody has to choose.</summary>
    Conflict,
    Refused,
}

/// <summary>Why a row is refused; for <see cref="Unreadable"/> see <see cref="ImportLine.AnswerProblem"/>.</summary>
public enum ImportProblem
{
    /// <summary>The row holds an answer and names no cell.</summary>
    NoCell,

    /// <summary>The form of the period has no such cell.</summary>
    UnknownCell,

    /// <summary>An earlier row is for the same cell.</summary>
    Twice,

    /// <summary>What the file says of the portal's answer is not what the portal wrote there.</summary>
    SeenDamaged,
    Formula,
    Date,
    Flag,
    Error,
    Merged,

    /// <summary>A number was typed and a word chosen, both since the file was made: one of them has to go.</summary>
    Both,

    /// <summary>The text or number is no answer of the cell's unit.</summary>
    Unreadable,
}

/// <summary>A row of a file beside what the portal holds.</summary>
public sealed record ImportLine
{
    public required ImportedRow Row { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>Null where the row names none that the form has.</summary>
    public CellKey? Cell { get; init; }

    /// <summary>What the portal holds, and the version of it.</summary>
    public Answer Now { get; init; }
    public int Version { get; init; }

    /// <summary>What the file says; blank where it is refused.</summary>
    public Answer Answer { get; init; }
    public ImportProblem? Problem { get; init; }

    /// <summary>With <see cref="ImportProblem.Unreadable"/>.</summary>
    public AnswerProblem? AnswerProblem { get; init; }

    /// <summary>What could not be read, of the row's answer or of the word beside it; empty for other problems.</summary>
    public string Unread { get; init; } = "";

    /// <summary>The file would have the cell changed.</summary>
    public bool Writes => Kind is ImportKind.New or ImportKind.Changed or ImportKind.Cleared;
}
