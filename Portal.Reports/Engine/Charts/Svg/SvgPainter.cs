using System.Text;

namespace Portal.Reports.Engine.Charts;

/// <summary>
/// A drawing as SVG to stand in an HTML page. Geometry is in attributes, appearance in the classes of the page's stylesheet;
/// there is no style attribute and no script, so the strictest content policy lets it pass.
/// Surfaces with a pattern need <see cref="SvgPatterns.Definitions"/> on the page.
/// </summary>
public static class SvgPainter
{
    public static string Paint(Drawing drawing, SvgOptions options)
    {
        var svg = new SvgWriter();
        svg.Start("svg")
            .Attribute("class", SvgClasses.Of(drawing.Kind))
            .Attribute("viewBox", $"0 0 {SvgWriter.Number(drawing.Width)} {SvgWriter.Number(drawing.Height)}")
            .Attribute("preserveAspectRatio", drawing.Kind == DrawingKind.Meter ? "none" : null);
        if (options.IsDecorative)
        {
            svg.Attribute("aria-hidden", "true");
        }
        else
        {
            Announce(svg, drawing, options.Id);
        }

        foreach (var mark in drawing.Marks)
        {
            Paint(svg, mark);
        }

        return svg.End("svg").ToString();
    }

    /// <summary>A surface as it looks in a legend; the text beside it names it.</summary>
    public static string Swatch(MarkStyle style)
    {
        const double Size = 16;
        var svg = new SvgWriter();
        svg.Start("svg").Attribute("class", "swatch").Attribute("viewBox", "0 0 16 16").Attribute("aria-hidden", "true");
        switch (style)
        {
            case MarkStyle.Seat:
                Paint(svg, new RectMark(style, 0, 0, Size, Size, 2));
                break;
            case MarkStyle.SeatVacant:
                Paint(svg, new RectMark(style, 0.5, 0.5, Size - 1, Size - 1, 2));
                break;
            case MarkStyle.SeatInterim:
                Paint(svg, new RectMark(style, 0.5, 3.5, Size - 1, 9, 2));
                break;
            default:
                Paint(svg, new RectMark(style, 0, 0, Size, Size));
                svg.Start("rect").Attribute("class", "edge").Attribute("x", 0.5).Attribute("y", 0.5)
                    .Attribute("width", Size - 1).Attribute("height", Size - 1).End("rect");
                break;
        }

        return svg.End("svg").ToString();
    }

    private static void Announce(SvgWriter svg, Drawing drawing, string id)
    {
        var (title, description) = ($"{id}-t", drawing.Description.Length > 0 ? $"{id}-d" : null);
        if (drawing.Kind == DrawingKind.Map)
        {
            // A title here would cover the tiles' own hover texts, and an image would hide their links.
            svg.Attribute("role", "group").Attribute("aria-label", drawing.Title).Attribute("aria-describedby", description);
        }
        else
        {
            svg.Attribute("role", "img").Attribute("aria-labelledby", title).Attribute("aria-describedby", description);
            svg.Start("title").Attribute("id", title).Text(drawing.Title).End("title");
        }

        if (description is not null)
        {
            svg.Start("desc").Attribute("id", description).Text(drawing.Description).End("desc");
        }
    }

    private static void Paint(SvgWriter svg, Mark mark)
    {
        switch (mark)
        {
            case GroupMark { Marks: var marks, Href: var href } group:
                var element = href is null ? "g" : "a";
                svg.Start(element).Attribute("href", href);
                Tip(svg, group);
                foreach (var inner in marks)
                {
                    Paint(svg, inner);
                }

                svg.End(element);
                break;
            case LineMark line:
                Shape(svg, "line", line).Attribute("x1", line.From.X).Attribute("y1", line.From.Y)
                    .Attribute("x2", line.To.X).Attribute("y2", line.To.Y);
                End(svg, "line", line);
                break;
            case PolylineMark polyline:
                Shape(svg, "polyline", polyline).Attribute("points", polyline.Spots);
                End(svg, "polyline", polyline);
                break;
            case PolygonMark polygon:
                Shape(svg, "polygon", polygon).Attribute("points", polygon.Spots);
                End(svg, "polygon", polygon);
                break;
            case DiamondMark { Centre: var centre, Radius: var radius } diamond:
                Shape(svg, "polygon", diamond).Attribute("points",
                [
                    new(centre.X, centre.Y - radius), new(centre.X + radius, centre.Y),
                    new(centre.X, centre.Y + radius), new(centre.X - radius, centre.Y),
                ]);
                End(svg, "polygon", diamond);
                break;
            case RectMark rect:
                Shape(svg, "rect", rect).Attribute("x", rect.X).Attribute("y", rect.Y)
                    .Attribute("width", rect.Width).Attribute("height", rect.Height)
                    .Attribute("rx", rect.Radius > 0 ? SvgWriter.Number(rect.Radius) : null);
                End(svg, "rect", rect);
                break;
            case CircleMark circle:
                Shape(svg, "circle", circle).Attribute("cx", circle.Centre.X).Attribute("cy", circle.Centre.Y).Attribute("r", circle.Radius);
                End(svg, "circle", circle);
                break;
            case PathMark path:
                Shape(svg, "path", path).Attribute("d", Steps(path.Steps));
                End(svg, "path", path);
                break;
            case TextMark text:
                Shape(svg, "text", text).Attribute("x", text.At.X).Attribute("y", text.At.Y).Attribute("text-anchor", Anchor(text.Anchor));
                Tip(svg, text);
                svg.Text(text.Text).End("text");
                break;
            default:
                throw new ArgumentException($"A mark of an unknown kind: {mark.GetType().Name}.", nameof(mark));
        }
    }

    private static SvgWriter Shape(SvgWriter svg, string element, Mark mark)
    {
        var classes = new[]
        {
            SvgClasses.Of(mark.Style),
            mark is TextMark { Halo: { } surface } ? SvgClasses.Halo(surface) : null,
            mark.Visibility == MarkVisibility.Wide ? "alt" : null,
        }.OfType<string>().ToArray();
        svg.Start(element).Attribute("class", classes.Length > 0 ? string.Join(' ', classes) : null);
        return mark.Style == MarkStyle.HoverTarget
            ? svg.Attribute("fill", "none").Attribute("pointer-events", "all")
            : svg.Attribute("fill", SvgPatterns.Of(mark.Style) is { } pattern ? $"url(#{pattern})" : null);
    }

    private static void End(SvgWriter svg, string element, Mark mark)
    {
        Tip(svg, mark);
        svg.End(element);
    }

    private static void Tip(SvgWriter svg, Mark mark)
    {
        if (mark.Tip is { Length: > 0 } tip)
        {
            svg.Start("title").Text(tip).End("title");
        }
    }

    private static string? Anchor(TextAnchor anchor) => anchor switch
    {
        TextAnchor.Middle => "middle",
        TextAnchor.End => "end",
        _ => null,
    };

    private static string Steps(IEnumerable<PathStep> steps)
    {
        var path = new StringBuilder();
        foreach (var step in steps)
        {
            var (x, y) = (SvgWriter.Number(step.To.X), SvgWriter.Number(step.To.Y));
            path.Append(step.Verb switch
            {
                PathVerb.Move => $"M{x} {y}",
                PathVerb.Line => $"L{x} {y}",
                PathVerb.Curve => $"Q{SvgWriter.Number(step.Control.X)} {SvgWriter.Number(step.Control.Y)} {x} {y}",
                _ => "Z",
            });
        }

        return path.ToString();
    }
}
