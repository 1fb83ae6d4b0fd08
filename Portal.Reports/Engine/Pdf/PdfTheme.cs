namespace Portal.Reports.Engine.Pdf;

/// <summary>How documents look: the colours, sizes and distances of every report, in one place. Lengths in points.</summary>
public static class PdfTheme
{
    public static Rgb Blue { get; } = Rgb.Parse("#095797");
    public static Rgb Ink { get; } = Rgb.Parse("#223654");
    public static Rgb Grey { get; } = Rgb.Parse("#4e5662");
    public static Rgb Rule { get; } = Rgb.Parse("#d9dde3");
    public static Rgb Zebra { get; } = Rgb.Parse("#f5f7f9");
    public static Rgb Tint { get; } = Rgb.Parse("#e6eef5");
    public static Rgb White { get; } = Rgb.Parse("#ffffff");
    public static Rgb Error { get; } = Rgb.Parse("#cb381f");
    public static Rgb Ok { get; } = Rgb.Parse("#4f813d");

    /// <summary>For areas and marks; on white it is too pale to be read as text.</summary>
    public static Rgb Attention { get; } = Rgb.Parse("#e0ad03");

    internal const double LetterWidth = 612;
    internal const double LetterHeight = 792;
    internal const double SideMargin = 54;
    internal const double TopMargin = 70;
    internal const double BottomMargin = 62;
    internal const double HeadBaseline = 40;
    internal const double FootBaseline = 32;

    /// <summary>Height of a line as a multiple of the type size.</summary>
    internal const double Leading = 1.4;

    internal const double TableLeading = 1.28;
    internal const double CellPaddingX = 5;
    internal const double CellPaddingY = 4;

    internal static TextStyle Issuer { get; } = new(FontFace.Bold, 9.5, Blue);
    internal static TextStyle Title { get; } = new(FontFace.Bold, 25, Ink);
    internal static TextStyle Subtitle { get; } = new(FontFace.Regular, 13, Grey);
    internal static TextStyle Body { get; } = new(FontFace.Regular, 10.5, Ink);
    internal static TextStyle Strong { get; } = new(FontFace.Bold, 10.5, Ink);
    internal static TextStyle Link { get; } = new(FontFace.Regular, 10.5, Blue);
    internal static TextStyle Sender { get; } = new(FontFace.Bold, 12, Blue);
    internal static TextStyle LetterSubject { get; } = new(FontFace.Bold, 11.5, Ink);
    internal static TextStyle Note { get; } = new(FontFace.Regular, 9.5, Ink);
    internal static TextStyle Caption { get; } = new(FontFace.Bold, 10, Ink);
    internal static TextStyle Running { get; } = new(FontFace.Regular, 8, Grey);
    internal static TextStyle FigureLabel { get; } = new(FontFace.Regular, 9, Grey);
    internal static TextStyle FigureValue { get; } = new(FontFace.Bold, 21, Ink);
    internal static TextStyle Cell { get; } = new(FontFace.Regular, 8.75, Ink);
    internal static TextStyle CellStrong { get; } = new(FontFace.Bold, 8.75, Ink);
    internal static TextStyle TableHead { get; } = new(FontFace.Bold, 8.75, White);
    internal static TextStyle Watermark { get; } = new(FontFace.Bold, 120, Grey);

    /// <summary>Headings by level, from 1.</summary>
    internal static IReadOnlyList<TextStyle> Headings { get; } =
    [
        new(FontFace.Bold, 16, Blue),
        new(FontFace.Bold, 12.5, Ink),
        new(FontFace.Bold, 11, Ink),
        new(FontFace.Bold, 10.5, Grey),
    ];
}
