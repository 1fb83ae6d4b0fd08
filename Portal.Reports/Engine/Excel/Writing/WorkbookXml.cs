using System.Globalization;
using System.Xml.Linq;
using Portal.Data;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The list of sheets, and what the document says about itself.</summary>
internal static class WorkbookXml
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The sheets' relationships are rId1, rId2, … in this order.</summary>
    public static XElement Of(IReadOnlyList<Sheet> sheets)
    {
        var titles = sheets.Index()
            .Select(entry => PrintTitles(entry.Item, entry.Index))
            .OfType<XElement>()
            .ToList();
        return Xml.Element(
            "workbook",
            new XAttribute(XNamespace.Xmlns + "r", Xml.Relationships),
            Xml.Element("bookViews", Xml.Element("workbookView", Xml.Attribute("activeTab", FirstVisible(sheets)))),
            Xml.Element("sheets", sheets.Select((sheet, index) => Xml.Element(
                "sheet",
                Xml.Attribute("name", sheet.Name),
                Xml.Attribute("sheetId", index + 1),
                sheet.Options.Hidden ? Xml.Attribute("state", "hidden") : null,
                new XAttribute(Xml.Relationships + "id", $"rId{index + 1}")))),
            titles.Count == 0 ? null : Xml.Element("definedNames", titles));
    }

    public static int FirstVisible(IReadOnlyList<Sheet> sheets) =>
        sheets.Index().First(entry => !entry.Item.Options.Hidden).Index;

    public static XElement CoreProperties(WorkbookInfo info) => new(
        Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Core),
        new XAttribute(XNamespace.Xmlns + "dc", Dublin),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
        new XAttribute(XNamespace.Xmlns + "xsi", Instance),
        new XElement(Dublin + "title", OneLine.Of(info.Title, 255)),
        new XElement(Dublin + "creator", OneLine.Of(info.Creator, 255)),
        new XElement(Dublin + "identifier", OneLine.Of(info.Identifier, 255)),
        new XElement(Dublin + "language", info.Language == Language.French ? "fr-CA" : "en-CA"),
        new XElement(
            Terms + "created",
            new XAttribute(Instance + "type", "dcterms:W3CDTF"),
            info.ProducedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));

    /// <summary>The table's header is repeated on every printed page.</summary>
    private static XElement? PrintTitles(Sheet sheet, int index) =>
        new SheetLayout(sheet).HeaderRow is { } row
            ? Xml.Element(
                "definedName",
                Xml.Attribute("name", "_xlnm.Print_Titles"),
                Xml.Attribute("localSheetId", index),
                string.Create(CultureInfo.InvariantCulture, $"{CellAddress.Quoted(sheet.Name)}!${row}:${row}"))
            : null;
}
