namespace Portal.Reports.Engine.Excel.Reading;

public enum ReadKind
{
    Blank,
    Text,
    Number,

    /// <summary>A number that the cell's format shows as a date or a time of day.</summary>
    Date,

    Flag,

    /// <summary>An error of the spreadsheet, such as #REF!.</summary>
    Error,
}

/// <summary>A cell of an uploaded workbook.</summary>
public readonly record struct ReadCell
{
    /// <summary>From 0 (A).</summary>
    public int Column { get; init; }

    public ReadKind Kind { get; init; }

    /// <summary>The text, or what stands in the file for the other kinds: a number's digits, a flag's 0 or 1.</summary>
    public string Text { get; init; }

    /// <summary>To 15 significant digits, as the spreadsheet shows it; null when it is none or beyond a decimal.</summary>
    public decimal? Number { get; init; }

    /// <summary>The clock reading: a spreadsheet knows no time zone.</summary>
    public DateTime? Date { get; init; }

    /// <summary>The cell is a formula; the value is the one it had when the file was saved, and may be stale.</summary>
    public bool IsFormula { get; init; }
}
