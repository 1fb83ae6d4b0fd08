namespace Portal.Reports.Utilization.Exchange;

/// <summary>Why a file that can be opened is not a filing's.</summary>
public enum FilingFileFault
{
    /// <summary>Neither a workbook nor text.</summary>
    NeitherWorkbookNorText,

    /// <summary>A workbook that the portal did not make, or from which its hidden sheet or its columns were taken away.</summary>
    NotThePortals,

    /// <summary>Made by a portal whose layout this one does not read.</summary>
    OtherLayout,

    /// <summary>Text without the columns that are asked for.</summary>
    NoColumns,

    /// <summary>Quotation marks that do not close, or rows of different lengths.</summary>
    DamagedText,
    TooManyRows,

    /// <summary>The columns are there, and not one row.</summary>
    NoRows,
}

/// <summary>An uploaded file is not read, for a reason its sender can be told.</summary>
public sealed class FilingFileRefusedException(FilingFileFault fault, Exception? cause = null) : Exception($"{fault}", cause)
{
    public FilingFileFault Fault => fault;

    /// <summary>Of a text, from 1; 0 where the fault is not in one line.</summary>
    public long Line { get; init; }
}
