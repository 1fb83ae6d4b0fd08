namespace Portal.Reports.Engine.Excel.Reading;

public enum RefusalReason
{
    /// <summary>Some other kind of file, whatever its name says.</summary>
    NotAWorkbook,

    /// <summary>The binary format of Excel 97 to 2003: to be saved as .xlsx.</summary>
    OldFormat,

    /// <summary>To be saved without a password.</summary>
    PasswordProtected,

    TooLarge,
    TooManyEntries,

    /// <summary>Expands as no honest workbook does.</summary>
    SuspiciousCompression,

    /// <summary>A part's name leads out of the archive.</summary>
    UnsafePath,

    Macros,

    /// <summary>Links to other workbooks, queries or connections.</summary>
    ExternalLinks,

    TooManySheets,
    TooManyRows,
    TooManyColumns,
    TooMuchText,

    /// <summary>Cut short, contradicts itself, or is not well-formed.</summary>
    Damaged,
}

/// <summary>An uploaded file is not read, for a reason its sender can be told.</summary>
public sealed class WorkbookRefusedException : Exception
{
    public WorkbookRefusedException(RefusalReason reason, string detail, Exception? cause = null)
        : base($"{reason}: {detail}", cause) => Reason = reason;

    public RefusalReason Reason { get; }
}
