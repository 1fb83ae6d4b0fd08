using System.Xml.Linq;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The style sheet: fixed fonts, fills and borders, and the cell styles that were asked for.</summary>
internal sealed class StyleBook
{
    public const string TableStyle = "Portal";
    private const int FirstOwnFormat = 164;
    private const string Ink = "FF223654";
    private const string SecondInk = "FF4E5662";
    private const string HeaderBlue = "FF095797";
    private const string Rule = "FFD9DDE3";
    private const string FieldEdge = "FF7A8594";
    private const string FieldFill = "FFFFFBEB";
    private const string Band = "FFF3F6FA";
    private const string White = "FFFFFFFF";

    private static readonly Dictionary<string, int> BuiltInFormats = new()
    {
        [ColumnFormat.GeneralCode] = 0,
        ["#,##0"] = 3,
        [ColumnFormat.TextCode] = 49,
    };

    /// <summary>The first style is that of cells without one.</summary>
    private static readonly CellStyle Unstyled = new(Look.Plain);

    private readonly List<CellStyle> styles = [Unstyled];
    private readonly Dictionary<CellStyle, int> indexes = new() { [Unstyled] = 0 };
    private readonly List<string> ownFormats = [];

    public int IndexOf(CellStyle style)
    {
        if (!indexes.TryGetValue(style, out var index))
        {
            index = styles.Count;
            styles.Add(style);
            indexes.Add(style, index);
        }

        return index;
    }

    public XElement ToXml()
    {
        var cellFormats = styles.ConvertAll(Format);
        return Xml.Element(
            "styleSheet",
            ownFormats.Count == 0 ? null : Counted("numFmts", ownFormats.Select((code, index) => Xml.Element(
                "numFmt", Xml.Attribute("numFmtId", FirstOwnFormat + index), Xml.Attribute("formatCode", code)))),
            Counted("fonts", Fonts()),
            Counted("fills", Fills()),
            Counted("borders", Borders()),
            Counted("cellStyleXfs", [Xml.Element("xf", Ids(0, 0, 0, 0))]),
            Counted("cellXfs", cellFormats),
            Counted("cellStyles", [Xml.Element(
                "cellStyle", Xml.Attribute("name", "Normal"), Xml.Attribute("xfId", 0), Xml.Attribute("builtinId", 0))]),
            Counted("dxfs", TableDifferences()),
            TableStyles());
    }

    private XElement Format(CellStyle style)
    {
        var isInput = style.Look is Look.Input or Look.InputAnswer;
        return Xml.Element(
            "xf",
            Ids(FormatId(style.Format), FontOf(style.Look), FillOf(style.Look), BorderOf(style.Look)),
            Xml.Attribute("xfId", 0),
            style.QuotePrefix ? Xml.Flag("quotePrefix", true) : null,
            Xml.Flag("applyNumberFormat", true),
            Xml.Flag("applyFont", true),
            Xml.Flag("applyFill", true),
            Xml.Flag("applyBorder", true),
            Xml.Flag("applyAlignment", true),
            isInput ? Xml.Flag("applyProtection", true) : null,
            Alignment(style),
            isInput ? Xml.Element("protection", Xml.Flag("locked", false)) : null);
    }

    private static XElement? Alignment(CellStyle style)
    {
        if (style == Unstyled)
        {
            return null;
        }

        return Xml.Element(
            "alignment",
            style.Side == Side.General ? null : Xml.Attribute("horizontal", style.Side.ToString().ToLowerInvariant()),
            Xml.Attribute("vertical", style.Middle ? "center" : "top"),
            style.Wrap ? Xml.Flag("wrapText", true) : null,
            style.Indent == 0 ? null : Xml.Attribute("indent", style.Indent));
    }

    private int FormatId(string code)
    {
        if (BuiltInFormats.TryGetValue(code, out var builtIn))
        {
            return builtIn;
        }

        if (!ownFormats.Contains(code))
        {
            ownFormats.Add(code);
        }

        return FirstOwnFormat + ownFormats.IndexOf(code);
    }

    private static int FontOf(Look look) => look switch
    {
        Look.Header => 1,
        Look.Title => 2,
        Look.Subtitle => 3,
        Look.Label => 4,
        Look.Answer or Look.InputAnswer => 5,
        _ => 0,
    };

    private static IEnumerable<XElement> Fonts() =>
    [
        Font(11, null),
        Font(11, White, bold: true),
        Font(16, HeaderBlue, bold: true),
        Font(11, SecondInk),
        Font(11, Ink, bold: true),
        Font(11, SecondInk, italic: true),
    ];

    private static XElement Font(int size, string? color, bool bold = false, bool italic = false) => Xml.Element(
        "font",
        bold ? Xml.Element("b") : null,
        italic ? Xml.Element("i") : null,
        Xml.Element("sz", Xml.Attribute("val", size)),
        color is null ? null : Color("color", color),
        Xml.Element("name", Xml.Attribute("val", "Calibri")),
        Xml.Element("family", Xml.Attribute("val", 2)));

    private static int FillOf(Look look) => look switch
    {
        Look.Header => 2,
        Look.Input or Look.InputAnswer => 3,
        _ => 0,
    };

    /// <summary>The first two are the spreadsheet's own.</summary>
    private static IEnumerable<XElement> Fills() =>
    [
        Xml.Element("fill", Xml.Element("patternFill", Xml.Attribute("patternType", "none"))),
        Xml.Element("fill", Xml.Element("patternFill", Xml.Attribute("patternType", "gray125"))),
        Solid(HeaderBlue),
        Solid(FieldFill),
    ];

    private static int BorderOf(Look look) => look switch
    {
        Look.Body or Look.Answer => 1,
        Look.Input or Look.InputAnswer => 2,
        _ => 0,
    };

    private static IEnumerable<XElement> Borders() =>
    [
        Border(null, "left", "right", "top", "bottom"),
        Border(Rule, "bottom"),
        Border(FieldEdge, "left", "right", "top", "bottom"),
    ];

    private static XElement Border(string? color, params string[] drawn) => Xml.Element(
        "border",
        new[] { "left", "right", "top", "bottom" }.Select(side => color is null || !drawn.Contains(side)
            ? Xml.Element(side)
            : Xml.Element(side, Xml.Attribute("style", "thin"), Color("color", color))));

    /// <summary>What the table style adds to cells: its header and a light band on every second row.</summary>
    private static IEnumerable<XElement> TableDifferences() =>
    [
        Xml.Element(
            "dxf",
            Xml.Element("font", Xml.Element("b"), Color("color", White)),
            Solid(HeaderBlue)),
        Xml.Element("dxf", Solid(Band)),
    ];

    private static XElement TableStyles() => Xml.Element(
        "tableStyles",
        Xml.Attribute("count", 1),
        Xml.Attribute("defaultTableStyle", TableStyle),
        Xml.Attribute("defaultPivotStyle", "PivotStyleLight16"),
        Xml.Element(
            "tableStyle",
            Xml.Attribute("name", TableStyle),
            Xml.Flag("pivot", false),
            Xml.Attribute("count", 2),
            Xml.Element("tableStyleElement", Xml.Attribute("type", "headerRow"), Xml.Attribute("dxfId", 0)),
            Xml.Element("tableStyleElement", Xml.Attribute("type", "secondRowStripe"), Xml.Attribute("dxfId", 1))));

    /// <summary>Cells take the colour from the foreground, table styles from the background.</summary>
    private static XElement Solid(string color) => Xml.Element("fill", Xml.Element(
        "patternFill", Xml.Attribute("patternType", "solid"), Color("fgColor", color), Color("bgColor", color)));

    private static XElement Color(string name, string argb) => Xml.Element(name, Xml.Attribute("rgb", argb));

    private static XElement Counted(string name, IEnumerable<XElement> items)
    {
        var list = items.ToList();
        return Xml.Element(name, Xml.Attribute("count", list.Count), list);
    }

    private static XAttribute[] Ids(int format, int font, int fill, int border) =>
    [
        Xml.Attribute("numFmtId", format),
        Xml.Attribute("fontId", font),
        Xml.Attribute("fillId", fill),
        Xml.Attribute("borderId", border),
    ];
}
