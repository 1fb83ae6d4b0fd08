using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Excel.Reading;

namespace Portal.Reports.Exchange;

/// <summary>The hidden sheet by which the portal knows a workbook of its own again: its format first, then other facts.</summary>
internal static class FileIdentity
{
    private const string SheetName = "Portail";

    /// <summary>The header, or a row put above it, may come before the first fact.</summary>
    private const int LastFirstRow = 2;

    public static void Write(Workbook workbook, string format, string layout, IEnumerable<(string Name, string Value)> facts) =>
        workbook.AddSheet(SheetName, new SheetOptions { Hidden = true }).Table(
            SheetName,
            new Columns<(string Name, string Value)>().Text("Nom", 34, fact => fact.Name).Text("Valeur", 34, fact => fact.Value),
            facts.Prepend((format, layout)));

    /// <summary>The facts of the first sheet that begins with the format; null where the portal did not make the workbook.</summary>
    public static IReadOnlyDictionary<string, string>? Find(WorkbookReader workbook, string format, int mostRows) =>
        workbook.Sheets.Select(sheet => Read(workbook, sheet, format, mostRows)).OfType<Dictionary<string, string>>().FirstOrDefault();

    private static Dictionary<string, string>? Read(WorkbookReader workbook, ReadSheet sheet, string format, int mostRows)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in workbook.Rows(sheet).Take(mostRows))
        {
            var name = row[0].Text;
            if (facts.Count == 0 && name != format)
            {
                if (row.Number > LastFirstRow)
                {
                    return null;
                }

                continue;
            }

            facts.TryAdd(name, row[1].Text);
        }

        return facts.Count > 0 ? facts : null;
    }
}
