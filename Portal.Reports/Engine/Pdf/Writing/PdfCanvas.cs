using Portal.Reports.Engine.Pdf.Fonts;
using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>The page that is being written, or a part of it, as a canvas.</summary>
/// <param name="content">Receives the operators.</param>
/// <param name="marking">Told before each of them.</param>
/// <param name="shaper">Shapes the text.</param>
/// <param name="left">The left edge on the page, in PDF's axes.</param>
/// <param name="top">The upper edge on the page, in PDF's axes.</param>
internal sealed class PdfCanvas(ContentStream content, Marking marking, TextShaper shaper, double left, double top) : ICanvas
{
    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>Draws on a canvas of its own size, set on this one at a point and at a scale of 1 or less.</summary>
    public void Scaled(double x, double y, double scale, double width, double height, Action<ICanvas> draw)
    {
        if (scale == 1)
        {
            draw(new PdfCanvas(content, marking, shaper, X(x), Y(y)) { Width = width, Height = height });
            return;
        }

        marking.Touch();
        content.Save();
        content.Place(X(x), Y(y), scale);
        draw(new PdfCanvas(content, marking, shaper, 0, 0) { Width = width, Height = height });
        content.Restore();
    }

    public double Measure(ReadOnlySpan<char> text, TextStyle style) =>
        shaper.Measure(text, FontLibrary.For(style.Face)) * style.Size / 1000;

    public void Text(ReadOnlySpan<char> text, double x, double baseline, TextStyle style, TextAnchor anchor = TextAnchor.Start, double angle = 0)
    {
        var glyphs = shaper.Shape(text, FontLibrary.For(style.Face));
        if (glyphs.IsEmpty)
        {
            return;
        }

        marking.Touch();
        var shift = anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => 0.5, _ => 1 } * shaper.Width * style.Size / 1000;
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        content.Text(glyphs, style, X(x) - shift * cos, Y(baseline) - shift * sin, angle);
    }

    public void Rect(double x, double y, double width, double height, Paint? fill, Stroke? stroke = null, double radius = 0)
    {
        if (radius > 0)
        {
            Path(RoundedRect(x, y, width, height, Math.Min(radius, Math.Min(width, height) / 2)), fill, stroke);
        }
        else if (Prepare(fill, stroke))
        {
            Point(x, y + height).Number(width).Space().Number(height).Raw(" re ");
            Paint(fill, stroke);
        }
    }

    public void Circle(double x, double y, double radius, Paint? fill, Stroke? stroke = null) =>
        Path(new CanvasPath().Arc(x, y, radius, 0, 360).Close(), fill, stroke);

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) => Polyline([(x1, y1), (x2, y2)], stroke);

    public void Polyline(ReadOnlySpan<(double X, double Y)> points, Stroke stroke)
    {
        if (points.Length > 1 && Prepare(null, stroke))
        {
            Trace(points);
            content.Bytes.Raw("S\n");
        }
    }

    public void Polygon(ReadOnlySpan<(double X, double Y)> points, Paint? fill, Stroke? stroke = null)
    {
        if (points.Length > 2 && Prepare(fill, stroke))
        {
            Trace(points);
            content.Bytes.Raw("h ");
            Paint(fill, stroke);
        }
    }

    public void Path(CanvasPath path, Paint? fill, Stroke? stroke = null)
    {
        if (path.Steps.Count == 0 || !Prepare(fill, stroke))
        {
            return;
        }

        foreach (var (verb, x1, y1, x2, y2, x, y) in path.Steps)
        {
            switch (verb)
            {
                case CanvasPath.Verb.Move:
                    Point(x, y).Raw("m ");
                    break;
                case CanvasPath.Verb.Line:
                    Point(x, y).Raw("l ");
                    break;
                case CanvasPath.Verb.Curve:
                    Point(x1, y1);
                    Point(x2, y2);
                    Point(x, y).Raw("c ");
                    break;
                case CanvasPath.Verb.Close:
                    content.Bytes.Raw("h ");
                    break;
            }
        }

        Paint(fill, stroke);
    }

    public void Clip(double x, double y, double width, double height, Action draw)
    {
        marking.Touch();
        content.Save();
        Point(x, y + height).Number(width).Space().Number(height).Raw(" re W n\n");
        draw();
        content.Restore();
    }

    private double X(double x) => left + x;

    private double Y(double y) => top - y;

    private PdfBuffer Point(double x, double y) => content.Bytes.Number(X(x)).Space().Number(Y(y)).Space();

    private void Trace(ReadOnlySpan<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            Point(points[i].X, points[i].Y).Raw(i == 0 ? "m " : "l ");
        }
    }

    private bool Prepare(Paint? fill, Stroke? stroke)
    {
        if (fill is null && stroke is null)
        {
            return false;
        }

        marking.Touch();
        if (fill is { } paint)
        {
            content.Fill(paint);
        }

        if (stroke is { } line)
        {
            content.Stroke(line);
        }

        return true;
    }

    private void Paint(Paint? fill, Stroke? stroke) =>
        content.Bytes.Raw((fill, stroke) switch { (not null, not null) => "B\n", (not null, null) => "f\n", _ => "S\n" });

    private static CanvasPath RoundedRect(double x, double y, double width, double height, double radius) => new CanvasPath()
        .Arc(x + width - radius, y + radius, radius, 0, 90)
        .Arc(x + width - radius, y + height - radius, radius, 90, 90)
        .Arc(x + radius, y + height - radius, radius, 180, 90)
        .Arc(x + radius, y + radius, radius, 270, 90)
        .Close();
}
