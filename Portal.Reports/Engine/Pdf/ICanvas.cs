namespace Portal.Reports.Engine.Pdf;

/// <summary>
/// A surface to draw on. Points of 1/72 inch, origin at the top left, y grows downwards; later marks cover earlier ones.
/// What lies outside <see cref="Width"/> × <see cref="Height"/> is not cut off, but will collide with its neighbours.
/// </summary>
public interface ICanvas
{
    double Width { get; }
    double Height { get; }

    /// <summary>The width of a line of text, in points.</summary>
    double Measure(ReadOnlySpan<char> text, TextStyle style);

    /// <summary>One line of text; control characters, line ends included, are left out or set as spaces.</summary>
    /// <param name="text">In logical order; runs that read from right to left are set so.</param>
    /// <param name="x">Where the anchor lies.</param>
    /// <param name="baseline">The line that letters stand on.</param>
    /// <param name="style">Face, size, colour.</param>
    /// <param name="anchor">Which point of the text lies at <paramref name="x"/>.</param>
    /// <param name="angle">Degrees counter-clockwise around that point.</param>
    void Text(ReadOnlySpan<char> text, double x, double baseline, TextStyle style, TextAnchor anchor = TextAnchor.Start, double angle = 0);

    void Rect(double x, double y, double width, double height, Paint? fill, Stroke? stroke = null, double radius = 0);

    void Circle(double x, double y, double radius, Paint? fill, Stroke? stroke = null);

    void Line(double x1, double y1, double x2, double y2, Stroke stroke);

    void Polyline(ReadOnlySpan<(double X, double Y)> points, Stroke stroke);

    void Polygon(ReadOnlySpan<(double X, double Y)> points, Paint? fill, Stroke? stroke = null);

    void Path(CanvasPath path, Paint? fill, Stroke? stroke = null);

    /// <summary>Draws with everything outside a rectangle cut off.</summary>
    void Clip(double x, double y, double width, double height, Action draw);
}
