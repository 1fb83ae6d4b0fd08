using System.Xml.Linq;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>What stands around a sheet's rows, in the order the format prescribes.</summary>
internal static class SheetXml
{
    private const int LetterPaper = 1;

    public static string Opening(Sheet sheet, bool isFirst)
    {
        var layout = new SheetLayout(sheet);
        IEnumerable<XElement?> parts =
        [
            Xml.Element("sheetPr", Xml.Element("pageSetUpPr", Xml.Flag("fitToPage", true))),
            Xml.Element("sheetViews", View(layout, isFirst)),
            Xml.Element(
                "sheetFormatPr",
                Xml.Attribute("defaultRowHeight", TextMeasure.RowHeight(1)),
                Xml.Flag("customHeight", true)),
            layout.Widths.Count == 0 ? null : Xml.Element("cols", layout.Widths.Select(Column)),
        ];
        return $"""{Xml.Declaration}<worksheet xmlns="{Xml.MainUri}">{Text(parts)}<sheetData>""";
    }

    /// <summary>The drawing and the tables are given by the identifiers of their relationships.</summary>
    public static string Closing(
        Sheet sheet, WorkbookInfo info, InputLists lists, string? drawing, IEnumerable<string> tables)
    {
        var tableParts = tables.Select(id => Xml.Element("tablePart", Relationship(id))).ToList();
        IEnumerable<XElement?> parts =
        [
            sheet.Options.Protected ? Protection() : null,
            InputRules.ToXml(sheet.Tables, lists),
            Margins(),
            Xml.Element(
                "pageSetup",
                Xml.Attribute("paperSize", LetterPaper),
                Xml.Attribute("orientation", sheet.Options.Orientation.ToString().ToLowerInvariant()),
                Xml.Flag("fitToHeight", sheet.Options.OnePage)),
            HeaderAndFooter(sheet, info),
            TextLikeNumbers(sheet),
            drawing is null ? null : Xml.Element("drawing", Relationship(drawing)),
            tableParts.Count == 0
                ? null
                : Xml.Element("tableParts", Xml.Attribute("count", tableParts.Count), tableParts),
        ];
        return $"</sheetData>{Text(parts)}</worksheet>";
    }

    private static XElement View(SheetLayout layout, bool isSelected)
    {
        var view = Xml.Element(
            "sheetView",
            Xml.Flag("showGridLines", false),
            isSelected ? Xml.Flag("tabSelected", true) : null,
            Xml.Attribute("workbookViewId", 0));
        if (layout.FrozenRows > 0)
        {
            var pane = layout.FrozenColumns > 0 ? "bottomRight" : "bottomLeft";
            var corner = CellAddress.Of(layout.FrozenColumns, layout.FrozenRows + 1);
            view.Add(
                Xml.Element(
                    "pane",
                    layout.FrozenColumns > 0 ? Xml.Attribute("xSplit", layout.FrozenColumns) : null,
                    Xml.Attribute("ySplit", layout.FrozenRows),
                    Xml.Attribute("topLeftCell", corner),
                    Xml.Attribute("activePane", pane),
                    Xml.Attribute("state", "frozen")),
                Xml.Element(
                    "selection",
                    Xml.Attribute("pane", pane),
                    Xml.Attribute("activeCell", corner),
                    Xml.Attribute("sqref", corner)));
        }

        return view;
    }

    private static XElement Column(ColumnWidth width, int index) => Xml.Element(
        "col",
        Xml.Attribute("min", index + 1),
        Xml.Attribute("max", index + 1),
        Xml.Attribute("width", width.Characters),
        width.IsHidden ? Xml.Flag("hidden", true) : null,
        Xml.Flag("customWidth", true));

    /// <summary>In this element 0 allows and 1 forbids.</summary>
    private static XElement Protection() => Xml.Element(
        "sheetProtection",
        Xml.Flag("sheet", true),
        Xml.Flag("objects", true),
        Xml.Flag("scenarios", true),
        Xml.Flag("formatColumns", false),
        Xml.Flag("formatRows", false),
        Xml.Flag("sort", false),
        Xml.Flag("autoFilter", false));

    /// <summary>In inches.</summary>
    private static XElement Margins() => Xml.Element(
        "pageMargins",
        Xml.Attribute("left", 0.5),
        Xml.Attribute("right", 0.5),
        Xml.Attribute("top", 0.85),
        Xml.Attribute("bottom", 0.75),
        Xml.Attribute("header", 0.4),
        Xml.Attribute("footer", 0.4));

    private static XElement HeaderAndFooter(Sheet sheet, WorkbookInfo info)
    {
        const string Bold = "&\"Calibri,Bold\"&12&K095797";
        const string Small = "&\"Calibri,Regular\"&9&K4E5662";
        var standing = string.Join(" – ", new[] { info.Status, info.AsOf }.Where(text => text.Length > 0));
        var pages = Printed(info.PageOfPages, 30)
            .Replace("{0}", "&P", StringComparison.Ordinal)
            .Replace("{1}", "&N", StringComparison.Ordinal);
        var heading = sheet.Blocks is [TitleBlock, ..] ? info.Creator : info.Title; // not the same line twice
        return Xml.Element(
            "headerFooter",
            Xml.Element("oddHeader", $"&L{Bold}{Printed(heading, 120)}&R{Small}{Printed(sheet.Name, 40)}"),
            Xml.Element(
                "oddFooter",
                $"&L{Small}{Printed(info.Identifier, 50)}&C{Small}{Printed(standing, 70)}&R{Small}{pages}"));
    }

    /// <summary>A header or footer holds 255 characters in all, in which an ampersand counts twice.</summary>
    private static string Printed(string text, int longest)
    {
        var line = OneLine.Of(text, longest);
        var doubled = line.Count(sign => sign == '&');
        return Xml.Literal(OneLine.Of(line, longest - doubled).Replace("&", "&&", StringComparison.Ordinal));
    }

    /// <summary>Codes such as 03 are text on purpose: no warning in the corner of each cell.</summary>
    private static XElement? TextLikeNumbers(Sheet sheet)
    {
        var ranges = sheet.Tables.SelectMany(table => table.Formats.Index()
            .Where(column => column.Item.Kind == ColumnKind.Text)
            .Select(column => CellAddress.Range(column.Index, table.HeaderRow + 1, column.Index, table.LastRow)))
            .ToList();
        return ranges.Count == 0
            ? null
            : Xml.Element("ignoredErrors", Xml.Element(
                "ignoredError",
                Xml.Attribute("sqref", string.Join(' ', ranges)),
                Xml.Flag("numberStoredAsText", true)));
    }

    private static XAttribute Relationship(string id) => new(Xml.Relationships + "id", id);

    private static string Text(IEnumerable<XElement?> parts) =>
        string.Concat(parts.Select(part => part?.ToString(SaveOptions.DisableFormatting)));
}
