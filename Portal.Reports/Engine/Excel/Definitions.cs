namespace Portal.Reports.Engine.Excel;

/// <summary>An entry of the dictionary beside the numbers.</summary>
public sealed record Definition
{
    public required string Term { get; init; }
    public required string Meaning { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }
    public string? Unit { get; init; }
    public string? Version { get; init; }
}

/// <summary>The sheet's name and the table's headers, in the document's language.</summary>
public sealed record DefinitionWords(
    string SheetName, string Term, string Meaning, string Numerator, string Denominator, string Unit, string Version);

public static class Definitions
{
    /// <summary>Adds the sheet that defines what the others count.</summary>
    public static Sheet AddDefinitions(this Workbook workbook, DefinitionWords words, IEnumerable<Definition> definitions)
    {
        var sheet = workbook.AddSheet(words.SheetName);
        sheet.Table(
            words.SheetName,
            new Columns<Definition>()
                .Text(words.Term, 30, row => row.Term, wrap: true)
                .Text(words.Meaning, 60, row => row.Meaning, wrap: true)
                .Text(words.Numerator, 34, row => row.Numerator, wrap: true)
                .Text(words.Denominator, 34, row => row.Denominator, wrap: true)
                .Text(words.Unit, 14, row => row.Unit, wrap: true)
                .Text(words.Version, 10, row => row.Version),
            definitions,
            new TableOptions { FrozenColumns = 1 });
        return sheet;
    }
}
