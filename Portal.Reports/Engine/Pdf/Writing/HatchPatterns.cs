namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>The tiling patterns of one document, each written when it is first used.</summary>
internal sealed class HatchPatterns(PdfFile file)
{
    private const string DiagonalStrokes = "0.8 w -1 -1 m 7 7 l -4 2 m 4 10 l 2 -4 m 10 4 l S";
    private const string BackDiagonalStrokes = "0.8 w -1 7 m 7 -1 l -4 4 m 4 -4 l 2 10 m 10 2 l S";
    private const string HorizontalStrokes = "0.8 w 0 1.5 m 6 1.5 l 0 4.5 m 6 4.5 l S";
    private const string VerticalStrokes = "0.8 w 1.5 0 m 1.5 6 l 4.5 0 m 4.5 6 l S";
    private const string GridStrokes = "0.6 w 0 3 m 6 3 l 3 0 m 3 6 l S";

    // A line of no length with round ends is a disc.
    private const string DotStrokes = "1 J 1.6 w 1.5 1.5 m 1.5 1.5 l 4.5 4.5 m 4.5 4.5 l S";

    private readonly Dictionary<Paint, int> written = [];

    public int Get(Paint paint)
    {
        if (!written.TryGetValue(paint, out var number))
        {
            written[paint] = number = file.Reserve();
            file.WriteStream(
                number,
                "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 6 6]/XStep 6/YStep 6/Resources<<>>"u8,
                Tile(paint).Span);
        }

        return number;
    }

    private static PdfBuffer Tile(Paint paint)
    {
        var tile = new PdfBuffer();
        if (paint.Background is { } background)
        {
            Color(tile, background).Raw(" rg 0 0 6 6 re f ");
        }

        return Color(tile, paint.Color).Raw(" RG ").Raw(paint.Hatch switch
        {
            Hatch.Diagonal => DiagonalStrokes,
            Hatch.BackDiagonal => BackDiagonalStrokes,
            Hatch.Dots => DotStrokes,
            Hatch.Grid => GridStrokes,
            Hatch.Horizontal => HorizontalStrokes,
            _ => VerticalStrokes,
        });
    }

    private static PdfBuffer Color(PdfBuffer tile, Rgb color) =>
        tile.Fraction(color.Red / 255.0).Space().Fraction(color.Green / 255.0).Space().Fraction(color.Blue / 255.0);
}
