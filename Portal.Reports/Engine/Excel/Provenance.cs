namespace Portal.Reports.Engine.Excel;

/// <summary>Where a document's numbers come from: enough to produce it again and to know whether it still holds.</summary>
public sealed record Provenance
{
    public required string Document { get; init; }
    public required string Identifier { get; init; }
    public required DateOnly AsOf { get; init; }

    /// <summary>On the readers' clock.</summary>
    public required DateTime ProducedAt { get; init; }

    public required string ProducedBy { get; init; }
    public required string Scope { get; init; }
    public required IReadOnlyList<string> Filters { get; init; }
    public required string Status { get; init; }
    public required string Version { get; init; }
}

/// <summary>The sheet's name and labels, in the document's language; what to say where nothing was filtered.</summary>
public sealed record ProvenanceWords(
    string SheetName,
    string Document,
    string Identifier,
    string AsOf,
    string ProducedAt,
    string ProducedBy,
    string Scope,
    string Filters,
    string NoFilter,
    string Status,
    string Version);

public static class ProvenanceSheet
{
    /// <summary>Adds the sheet that says where the numbers come from.</summary>
    public static Sheet AddProvenance(this Workbook workbook, ProvenanceWords words, Provenance provenance) =>
        workbook.AddSheet(words.SheetName, new SheetOptions { Orientation = PageOrientation.Portrait })
            .Title(words.SheetName)
            .Facts([
                new(words.Document, provenance.Document),
                new(words.Identifier, provenance.Identifier),
                new(words.Status, provenance.Status),
                new(words.Version, provenance.Version),
                new(words.AsOf, provenance.AsOf),
                new(words.ProducedAt, provenance.ProducedAt),
                new(words.ProducedBy, provenance.ProducedBy),
                new(words.Scope, provenance.Scope),
                new(words.Filters, provenance.Filters.Count == 0 ? words.NoFilter : string.Join('\n', provenance.Filters)),
            ]);
}
