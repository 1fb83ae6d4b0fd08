using System.Xml.Linq;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>Places a sheet's charts over its cells.</summary>
internal static class DrawingXml
{
    public static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int EnglishMetricUnitsPerCm = 360_000;
    private const int LongestAltText = 2_000;
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

    /// <summary>The charts' relationships are rId1, rId2, … in this order.</summary>
    public static XElement Of(IEnumerable<ChartBlock> charts) => new(
        Sheet + "wsDr",
        new XAttribute(XNamespace.Xmlns + "xdr", Sheet),
        new XAttribute(XNamespace.Xmlns + "a", Shapes),
        charts.Select((block, index) => new XElement(
            Sheet + "oneCellAnchor",
            new XElement(
                Sheet + "from",
                new XElement(Sheet + "col", 0),
                new XElement(Sheet + "colOff", 0),
                new XElement(Sheet + "row", block.Row - 1),
                new XElement(Sheet + "rowOff", 0)),
            Size(Sheet + "ext", block.Chart.WidthInCm, block.Chart.HeightInCm),
            Frame(block.Chart, index + 1),
            new XElement(Sheet + "clientData"))));

    private static XElement Frame(Chart chart, int number) => new(
        Sheet + "graphicFrame",
        Xml.Attribute("macro", ""),
        new XElement(
            Sheet + "nvGraphicFramePr",
            new XElement(
                Sheet + "cNvPr",
                Xml.Attribute("id", number + 1),
                Xml.Attribute("name", OneLine.Of(chart.Title, 255)),
                Xml.Attribute("descr", OneLine.Of(chart.AltText, LongestAltText))),
            new XElement(Sheet + "cNvGraphicFramePr")),
        new XElement(
            Sheet + "xfrm",
            new XElement(Shapes + "off", Xml.Attribute("x", 0), Xml.Attribute("y", 0)),
            Size(Shapes + "ext", 0, 0)),
        new XElement(
            Shapes + "graphic",
            new XElement(
                Shapes + "graphicData",
                Xml.Attribute("uri", Charts.NamespaceName),
                new XElement(
                    Charts + "chart",
                    new XAttribute(XNamespace.Xmlns + "c", Charts),
                    new XAttribute(Xml.Relationships + "id", $"rId{number}")))));

    private static XElement Size(XName name, double widthInCm, double heightInCm) => new(
        name,
        Xml.Attribute("cx", (long)(widthInCm * EnglishMetricUnitsPerCm)),
        Xml.Attribute("cy", (long)(heightInCm * EnglishMetricUnitsPerCm)));
}
