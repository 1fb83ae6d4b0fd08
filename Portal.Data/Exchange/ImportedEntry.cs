namespace Portal.Data.Exchange;

/// <summary>Why the cell of a spreadsheet is not taken as what it shows.</summary>
public enum EntryFault
{
    /// <summary>Computed by the spreadsheet: what it shows may be stale, or come from elsewhere.</summary>
    Formula,

    /// <summary>The spreadsheet shows a date or a time of day; where a number was typed, it is lost.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An error of the spreadsheet, such as #REF!.</summary>
    Error,

    /// <summary>The cell is merged with others: only one of them keeps its content.</summary>
    Merged,
}

/// <summary>
/// What stands in a cell of a file: a text as it was typed, a number, or why it is not read. A date is its day as <c>2026-11-21</c>,
/// with <see cref="EntryFault.Date"/>: whether one is asked for there, the reader of the entry knows.
/// </summary>
public sealed record ImportedEntry(string Text, decimal? Number = null, EntryFault? Fault = null)
{
    public static ImportedEntry Blank { get; } = new("");
}
