using Portal.Data.Exchange;

namespace Portal.Data.Utilization.Importing;

/// <summary>A row of a file that is meant for one cell of one filing; every text is as the file has it.</summary>
public sealed record ImportedRow
{
    /// <summary>The sheet; empty for a file that has none.</summary>
    public required string Sheet { get; init; }

    /// <summary>From 1, as the spreadsheet shows it.</summary>
    public required int Number { get; init; }
    public required string Establishment { get; init; }
    public required string Period { get; init; }

    /// <summary>The cell's key.</summary>
    public required string Cell { get; init; }

    /// <summary>What the portal held when the file was made, as <see cref="SeenCell"/> writes it; empty where the file does not say.</summary>
    public required string Seen { get; init; }
    public required ImportedEntry Entry { get; init; }

    /// <summary>Chosen from a list in place of a number; blank where nothing is, or where the file has no such column.</summary>
    public ImportedEntry Word { get; init; } = ImportedEntry.Blank;
}

/// <summary>A file with answers, read and not yet judged.</summary>
public sealed record ImportedFile
{
    /// <summary>In which its texts are to be understood.</summary>
    public required Language Language { get; init; }
    public required IReadOnlyList<ImportedRow> Rows { get; init; }

    /// <summary>The version of the form for which it was made (<see cref="Form.Version"/>); null where it does not say.</summary>
    public int? FormVersion { get; init; }
}
