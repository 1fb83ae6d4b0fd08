namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>How much of an uploaded workbook is read before it is refused.</summary>
public sealed record WorkbookLimits
{
    public static readonly WorkbookLimits Default = new();

    /// <summary>Bytes as uploaded.</summary>
    public long FileBytes { get; init; } = 20_000_000;

    /// <summary>Parts in the archive.</summary>
    public int Entries { get; init; } = 500;

    /// <summary>Bytes of all parts together, expanded.</summary>
    public long ExpandedBytes { get; init; } = 200_000_000;

    /// <summary>How many times its size a part of more than a megabyte may expand to.</summary>
    public int ExpansionRatio { get; init; } = 150;

    public int Sheets { get; init; } = 50;

    /// <summary>Rows with content, per sheet.</summary>
    public int Rows { get; init; } = 50_000;

    /// <summary>The last column that may have content, counted from 1.</summary>
    public int Columns { get; init; } = 250;

    /// <summary>Characters of text, per sheet and among the shared ones.</summary>
    public int Characters { get; init; } = 20_000_000;
}
