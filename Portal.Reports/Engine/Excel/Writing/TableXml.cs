using System.Xml.Linq;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The part that makes a range a table: filter, bands, names.</summary>
internal static class TableXml
{
    private const int LongestDescription = 2_000;
    private static readonly XNamespace Later = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";

    public static XElement Of(SheetTable table, int id)
    {
        var range = CellAddress.Range(0, table.HeaderRow, table.Headers.Count - 1, table.LastRow);
        return Xml.Element(
            "table",
            Xml.Attribute("id", id),
            Xml.Attribute("name", table.Name),
            Xml.Attribute("displayName", table.Name),
            Xml.Attribute("ref", range),
            Xml.Flag("totalsRowShown", false),
            table.Options.Filter ? Xml.Element("autoFilter", Xml.Attribute("ref", range)) : null,
            Xml.Element(
                "tableColumns",
                Xml.Attribute("count", table.Headers.Count),
                table.Headers.Select((header, index) => Xml.Element(
                    "tableColumn", Xml.Attribute("id", index + 1), Xml.Attribute("name", Xml.Literal(header))))),
            Xml.Element(
                "tableStyleInfo",
                Xml.Attribute("name", StyleBook.TableStyle),
                Xml.Flag("showFirstColumn", false),
                Xml.Flag("showLastColumn", false),
                Xml.Flag("showRowStripes", true),
                Xml.Flag("showColumnStripes", false)),
            table.Options.Description is { } description ? AltText(description) : null);
    }

    private static XElement AltText(string description) => Xml.Element("extLst", Xml.Element(
        "ext",
        Xml.Attribute("uri", "{504A1905-F514-4f6f-8877-14C23A59335A}"),
        new XAttribute(XNamespace.Xmlns + "x14", Later),
        new XElement(
            Later + "table", Xml.Attribute("altTextSummary", OneLine.Of(description, LongestDescription)))));
}
