using Portal.Reports.Engine.Pdf;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;

namespace Portal.Reports.Engine.Charts;

/// <summary>The same drawing as on a page, as vectors on a document's canvas: scaled to its width, hover targets left out.</summary>
public static class PdfPainter
{
    /// <summary>The height that a drawing takes at a width, in points.</summary>
    public static double HeightAt(Drawing drawing, double width) => drawing.Height * width / drawing.Width;

    /// <summary>Paints the drawing over the whole width of the canvas.</summary>
    public static void Paint(Drawing drawing, ICanvas canvas)
    {
        var scale = canvas.Width / drawing.Width;
        foreach (var mark in drawing.Marks)
        {
            if (mark.Style == MarkStyle.Water)
            {
                canvas.Clip(0, 0, canvas.Width, canvas.Height, () => Paint(mark, canvas, scale));
            }
            else
            {
                Paint(mark, canvas, scale);
            }
        }
    }

    private static void Paint(Mark mark, ICanvas canvas, double scale)
    {
        if (mark.Visibility == MarkVisibility.Narrow || mark.Style == MarkStyle.HoverTarget)
        {
            return;
        }

        var (fill, stroke) = (PdfStyles.Fill(mark.Style), PdfStyles.Stroke(mark.Style, scale));
        switch (mark)
        {
            case GroupMark group:
                foreach (var part in group.Marks)
                {
                    Paint(part, canvas, scale);
                }

                break;
            case LineMark line when stroke is { } pen:
                canvas.Line(line.From.X * scale, line.From.Y * scale, line.To.X * scale, line.To.Y * scale, pen);
                break;
            case PolylineMark polyline when stroke is { } pen:
                canvas.Polyline(Points(polyline.Spots, scale), pen);
                break;
            case PolygonMark polygon:
                canvas.Polygon(Points(polygon.Spots, scale), fill, stroke);
                break;
            case RectMark rect:
                canvas.Rect(rect.X * scale, rect.Y * scale, rect.Width * scale, rect.Height * scale, fill, stroke, rect.Radius * scale);
                break;
            case CircleMark circle:
                canvas.Circle(circle.Centre.X * scale, circle.Centre.Y * scale, circle.Radius * scale, fill, stroke);
                break;
            case DiamondMark diamond:
                canvas.Polygon(Corners(diamond, scale), fill, stroke);
                break;
            case PathMark path:
                canvas.Path(Outline(path.Steps, scale), fill, stroke);
                break;
            case TextMark text:
                var style = PdfStyles.Text(text.Style, scale);
                canvas.Text(text.Text, text.At.X * scale, text.At.Y * scale, style, (PdfAnchor)text.Anchor);
                break;
        }
    }

    private static (double X, double Y)[] Points(IReadOnlyList<Spot> spots, double scale) => [.. spots.Select(spot => (spot.X * scale, spot.Y * scale))];

    private static (double X, double Y)[] Corners(DiamondMark diamond, double scale)
    {
        var (x, y, r) = (diamond.Centre.X * scale, diamond.Centre.Y * scale, diamond.Radius * scale);
        return [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    }

    /// <summary>A quadratic curve is the cubic one whose control points lie two thirds of the way to its own.</summary>
    private static CanvasPath Outline(IReadOnlyList<PathStep> steps, double scale)
    {
        var (path, at) = (new CanvasPath(), default(Spot));
        foreach (var step in steps)
        {
            var to = new Spot(step.To.X * scale, step.To.Y * scale);
            var control = new Spot(step.Control.X * scale, step.Control.Y * scale);
            _ = step.Verb switch
            {
                PathVerb.Move => path.MoveTo(to.X, to.Y),
                PathVerb.Line => path.LineTo(to.X, to.Y),
                PathVerb.Curve => path.CurveTo(
                    at.X + (2.0 / 3 * (control.X - at.X)), at.Y + (2.0 / 3 * (control.Y - at.Y)),
                    to.X + (2.0 / 3 * (control.X - to.X)), to.Y + (2.0 / 3 * (control.Y - to.Y)), to.X, to.Y),
                _ => path.Close(),
            };
            at = step.Verb == PathVerb.Close ? at : to;
        }

        return path;
    }
}
