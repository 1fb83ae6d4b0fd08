using Portal.Data;
using Portal.Reports.Engine.Excel.Naming;
using Portal.Reports.Engine.Excel.Writing;

namespace Portal.Reports.Engine.Excel;

/// <summary>
/// A workbook is declared sheet by sheet, then written once. Nothing is read from the rows before
/// <see cref="WriteAsync"/>, which streams them: its memory does not grow with their number.
/// </summary>
public sealed class Workbook(WorkbookInfo info)
{
    private readonly SheetNames sheetNames = new();
    private readonly TableNames tableNames = new();
    private readonly List<Sheet> sheets = [];
    private HiddenNames? hidden;

    public WorkbookInfo Info { get; } = info;

    /// <summary>
    /// Adds a sheet. Its name is made valid and unique: see <see cref="Sheet.Name"/> for what became of it.
    /// </summary>
    public Sheet AddSheet(string name, SheetOptions? options = null)
    {
        var sheet = new Sheet(sheetNames.Claim(name), options ?? new SheetOptions(), tableNames);
        sheets.Add(sheet);
        return sheet;
    }

    /// <summary>
    /// Writes the workbook to any stream, forward only and asynchronously, and leaves the stream open.
    /// </summary>
    /// <exception cref="InvalidOperationException">No visible sheet, or more rows than a sheet holds.</exception>
    public Task WriteAsync(Stream destination, CancellationToken cancel = default)
    {
        if (sheets.TrueForAll(sheet => sheet.Options.Hidden))
        {
            throw new InvalidOperationException("A workbook needs a visible sheet.");
        }

        hidden ??= Info.Language == Language.French
            ? new HiddenNames(sheetNames.Claim("Listes"), sheetNames.Claim("Graphiques"))
            : new HiddenNames(sheetNames.Claim("Lists"), sheetNames.Claim("Charts"));
        return new WorkbookWriter(Info, sheets, hidden).WriteAsync(destination, cancel);
    }
}
