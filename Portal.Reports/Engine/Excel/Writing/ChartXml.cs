using System.Globalization;
using System.Xml.Linq;
using Portal.Data;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>A native chart: it refers to the table's cells and carries their values, so it shows before any recalculation.</summary>
internal static class ChartXml
{
    private const int CategoryAxis = 1001;
    private const int ValueAxis = 1002;
    private const int MostLabelledPoints = 12;
    private const string Ink = "223654";
    private const string Rule = "D9DDE3";

    /// <summary>Colours that keep their distance in grey; lines differ by their dashes too.</summary>
    private static readonly (string Color, string Dash, string Marker)[] Strokes =
    [
        ("095797", "solid", "circle"),
        ("A8540F", "dash", "square"),
        ("4F813D", "sysDot", "triangle"),
        ("7B4FA0", "dashDot", "diamond"),
    ];

    private static readonly XNamespace C = DrawingXml.Charts;
    private static readonly XNamespace A = DrawingXml.Shapes;

    public static XElement Of(ChartBlock block, ChartNumbers numbers, Language language)
    {
        var chart = block.Chart;
        var format = chart.Table.Formats[block.SeriesColumns[0]].Code(language);
        return new XElement(
            C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C),
            new XAttribute(XNamespace.Xmlns + "a", A),
            Value("roundedCorners", 0),
            new XElement(
                C + "chart",
                Title(chart.Title, language),
                Value("autoTitleDeleted", 0),
                new XElement(
                    C + "plotArea",
                    new XElement(C + "layout"),
                    chart.Kind == ChartKind.Line ? Lines(block, numbers, format) : Bars(block, numbers, format),
                    CategoryAxisOf(chart.Kind),
                    ValueAxisOf(chart.Kind, format)),
                block.SeriesColumns.Count > 1 ? Legend() : null,
                Value("plotVisOnly", 0),
                Value("dispBlanksAs", "gap")),
            new XElement(C + "spPr", Fill("FFFFFF"), new XElement(A + "ln", Fill(Rule))),
            TextStyle(900));
    }

    private static XElement Bars(ChartBlock block, ChartNumbers numbers, string format) => new(
        C + "barChart",
        Value("barDir", block.Chart.Kind == ChartKind.Bars ? "bar" : "col"),
        Value("grouping", "clustered"),
        Value("varyColors", 0),
        block.SeriesColumns.Select((column, index) => Series(
            block, numbers, column, index, format,
            [new XElement(C + "spPr", Fill(Strokes[index % Strokes.Length].Color)), Value("invertIfNegative", 0)],
            [])),
        Value("gapWidth", 60),
        Value("axId", CategoryAxis),
        Value("axId", ValueAxis));

    private static XElement Lines(ChartBlock block, ChartNumbers numbers, string format) => new(
        C + "lineChart",
        Value("grouping", "standard"),
        Value("varyColors", 0),
        block.SeriesColumns.Select((column, index) => Series(
            block, numbers, column, index, format, LineLook(Strokes[index % Strokes.Length]), [Value("smooth", 0)])),
        Value("marker", 1),
        Value("axId", CategoryAxis),
        Value("axId", ValueAxis));

    private static XElement[] LineLook((string Color, string Dash, string Marker) stroke) =>
    [
        new(C + "spPr", new XElement(
            A + "ln",
            Xml.Attribute("w", 28_575),
            Xml.Attribute("cap", "rnd"),
            Fill(stroke.Color),
            new XElement(A + "prstDash", Xml.Attribute("val", stroke.Dash)))),
        new(C + "marker",
            Value("symbol", stroke.Marker),
            Value("size", 6),
            new XElement(C + "spPr", Fill(stroke.Color), new XElement(A + "ln", Fill(stroke.Color)))),
    ];

    private static XElement Series(
        ChartBlock block, ChartNumbers numbers, int column, int index, string format, XElement[] look, XElement[] ending)
    {
        var table = block.Chart.Table;
        var values = table.ChartValues(column);
        var categories = table.ChartValues(block.CategoryColumn);
        return new XElement(
            C + "ser",
            Value("idx", index),
            Value("order", index),
            new XElement(C + "tx", Reference(
                "str",
                CellAddress.Absolute(table.Sheet.Name, column, table.HeaderRow, column, table.HeaderRow),
                [(0, table.Headers[column])])),
            look,
            block.SeriesColumns.Count == 1 && values.Count <= MostLabelledPoints ? Labels(format) : null,
            categories.Count == 0 ? null : new XElement(C + "cat", Reference(
                "str",
                numbers.PlaceOf(table, block.CategoryColumn),
                categories.Select((category, point) => (point, Caption(category))))),
            values.Count == 0 ? null : new XElement(C + "val", Reference(
                "num", numbers.PlaceOf(table, column), Numbers(values), values.Count, format)),
            ending);
    }

    private static IEnumerable<(int Point, string Text)> Numbers(IReadOnlyList<CellValue> values) => values.Index()
        .Where(point => point.Item.Kind == CellKind.Number)
        .Select(point => (point.Index, point.Item.Number.ToString("R", CultureInfo.InvariantCulture)));

    private static XElement Reference(
        string kind, string place, IEnumerable<(int Point, string Text)> points, int? count = null, string? format = null)
    {
        var list = points.ToList();
        return new XElement(
            C + (kind + "Ref"),
            new XElement(C + "f", place),
            new XElement(
                C + (kind + "Cache"),
                format is null ? null : new XElement(C + "formatCode", format),
                Value("ptCount", count ?? list.Count),
                list.Select(point => new XElement(
                    C + "pt", Xml.Attribute("idx", point.Point), new XElement(C + "v", point.Text)))));
    }

    private static string Caption(CellValue category) => category.Kind switch
    {
        CellKind.Text => OneLine.Of(category.Content!, 255),
        CellKind.Date => DateTime.FromOADate(category.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Moment => DateTime.FromOADate(category.Number).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        CellKind.Number => category.Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static XElement Title(string title, Language language) => new(
        C + "title",
        new XElement(C + "tx", new XElement(
            C + "rich",
            new XElement(A + "bodyPr"),
            new XElement(A + "p", new XElement(
                A + "r",
                new XElement(
                    A + "rPr",
                    Xml.Attribute("lang", language == Language.French ? "fr-CA" : "en-CA"),
                    Xml.Attribute("sz", 1300),
                    Xml.Attribute("b", 1),
                    Fill(Ink)),
                new XElement(A + "t", OneLine.Of(title, 255)))))),
        Value("overlay", 0));

    private static XElement Labels(string format) => new(
        C + "dLbls",
        new XElement(C + "numFmt", Xml.Attribute("formatCode", format), Xml.Flag("sourceLinked", false)),
        new XElement(C + "spPr", new XElement(A + "noFill")),
        TextStyle(900),
        Value("showLegendKey", 0),
        Value("showVal", 1),
        Value("showCatName", 0),
        Value("showSerName", 0),
        Value("showPercent", 0),
        Value("showBubbleSize", 0));

    /// <summary>Horizontal bars run from the top down, as the table does.</summary>
    private static XElement CategoryAxisOf(ChartKind kind) => new(
        C + "catAx",
        Value("axId", CategoryAxis),
        new XElement(C + "scaling", Value("orientation", kind == ChartKind.Bars ? "maxMin" : "minMax")),
        Value("delete", 0),
        Value("axPos", kind == ChartKind.Bars ? "l" : "b"),
        Value("majorTickMark", "none"),
        Value("minorTickMark", "none"),
        Value("tickLblPos", "low"),
        new XElement(C + "spPr", new XElement(A + "ln", Fill("7A8594"))),
        Value("crossAx", ValueAxis),
        Value("crosses", "autoZero"));

    private static XElement ValueAxisOf(ChartKind kind, string format) => new(
        C + "valAx",
        Value("axId", ValueAxis),
        new XElement(C + "scaling", Value("orientation", "minMax")),
        Value("delete", 0),
        Value("axPos", kind == ChartKind.Bars ? "b" : "l"),
        new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", Fill(Rule)))),
        new XElement(C + "numFmt", Xml.Attribute("formatCode", format), Xml.Flag("sourceLinked", false)),
        Value("majorTickMark", "none"),
        Value("minorTickMark", "none"),
        Value("tickLblPos", "nextTo"),
        new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))),
        Value("crossAx", CategoryAxis),
        Value("crosses", kind == ChartKind.Bars ? "max" : "autoZero"));

    private static XElement Legend() => new(C + "legend", Value("legendPos", "b"), Value("overlay", 0));

    /// <param name="size">In hundredths of a point.</param>
    private static XElement TextStyle(int size) => new(
        C + "txPr",
        new XElement(A + "bodyPr"),
        new XElement(A + "p", new XElement(
            A + "pPr", new XElement(A + "defRPr", Xml.Attribute("sz", size), Fill(Ink)))));

    private static XElement Fill(string color) =>
        new(A + "solidFill", new XElement(A + "srgbClr", Xml.Attribute("val", color)));

    private static XElement Value(string name, object value) => new(C + name, Xml.Attribute("val", value));
}
