using System.Text.RegularExpressions;
using System.Xml.Linq;

using Portal.Reports.Engine.Charts;

using Xunit;

namespace Portal.Reports.Tests.Charts;

public sealed partial class DrawingProperties
{
    private const int Times = 1_500;

    [Fact]
    public void Every_mark_stays_inside_the_drawing() => Any.Drawing.Check(
        drawing =>
        {
            foreach (var mark in drawing.Marks.Flat().Where(mark => mark.Style != MarkStyle.Water))
            {
                foreach (var spot in Reach(mark, drawing.Kind))
                {
                    Assert.True(
                        spot.X is >= -0.05 && spot.X <= drawing.Width + 0.05 && spot.Y >= -0.05 && spot.Y <= drawing.Height + 0.05,
                        $"{mark} reaches {spot} of {drawing.Width} × {drawing.Height}");
                }
            }
        },
        Times);

    [Fact]
    public void Surfaces_have_a_size_and_lines_a_length() => Any.Drawing.Check(drawing => Assert.All(drawing.Marks.Flat(), mark => Assert.True(
        mark switch
        {
            RectMark rect => rect.Width >= 0 && rect.Height > 0,
            PolylineMark line => line.Spots.Count > 1,
            _ => true,
        },
        mark.ToString())));

    [Fact]
    public void The_painted_drawing_is_well_formed_and_carries_no_style_and_no_script() => Any.Drawing.Check(
        drawing =>
        {
            var svg = SvgPainter.Paint(drawing, new SvgOptions { Id = "c" });
            var root = XDocument.Parse(svg).Root!;

            Assert.DoesNotContain(root.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "style" or "foreignObject");
            Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute =>
                attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.Equal(
                new[] { drawing.Kind == DrawingKind.Map ? null : "c-t", drawing.Description.Length > 0 ? "c-d" : null }.OfType<string>(),
                root.Descendants().Attributes("id").Select(id => id.Value));
        },
        Times);

    [Fact]
    public void Painted_numbers_are_plain_with_one_decimal_at_most() => Any.Drawing.Check(drawing =>
    {
        var geometry = XDocument.Parse(SvgPainter.Paint(drawing, new SvgOptions { Id = "c" })).Descendants().Attributes()
            .Where(attribute => GeometryNames.Contains(attribute.Name.LocalName))
            .SelectMany(attribute => Separators().Split(attribute.Value)).Where(number => number.Length > 0).ToList();

        Assert.All(geometry, number => Assert.Matches(@"^-?\d+(\.\d)?$", number));
        Assert.DoesNotContain("-0", geometry);
    });

    [Fact]
    public void The_same_drawing_is_painted_the_same_in_every_culture() => Any.Drawing.Check(drawing =>
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var here = SvgPainter.Paint(drawing, new SvgOptions { Id = "c" });
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("fr-CA");
            Assert.Equal(here, SvgPainter.Paint(drawing, new SvgOptions { Id = "c" }));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    });

    private static readonly HashSet<string> GeometryNames =
        ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height", "points", "d", "viewBox"];

    [GeneratedRegex("[ ,MLQZ]+")]
    private static partial Regex Separators();

    // The far ends of a mark. A text is measured as it is on paper and, where it is shown there, on a narrow screen.
    private static IEnumerable<Spot> Reach(Mark mark, DrawingKind kind) => mark switch
    {
        LineMark line => [line.From, line.To],
        PolylineMark line => line.Spots,
        PolygonMark polygon => polygon.Spots,
        RectMark rect => [new(rect.X, rect.Y), new(rect.X + rect.Width, rect.Y + rect.Height)],
        CircleMark circle => [new(circle.Centre.X - circle.Radius, circle.Centre.Y), new(circle.Centre.X + circle.Radius, circle.Centre.Y)],
        DiamondMark diamond => [new(diamond.Centre.X - diamond.Radius, diamond.Centre.Y), new(diamond.Centre.X + diamond.Radius, diamond.Centre.Y)],
        PathMark path => path.Steps.Where(step => step.Verb != PathVerb.Close).SelectMany(step =>
            step.Verb == PathVerb.Curve ? [step.To, step.Control] : new[] { step.To }),
        TextMark text => [.. TextReach(text, MarkStyles.FontSize(text.Style)), .. NarrowReach(text, kind)],
        _ => [],
    };

    private static IEnumerable<Spot> NarrowReach(TextMark text, DrawingKind kind) =>
        kind == DrawingKind.Map || text.Visibility == MarkVisibility.Wide ? []
        : TextReach(text, kind == DrawingKind.WideChart ? 16 : 17);

    private static IEnumerable<Spot> TextReach(TextMark text, double size)
    {
        var width = TextMetrics.Width(text.Text, size);
        var left = text.Anchor switch { TextAnchor.Start => text.At.X, TextAnchor.Middle => text.At.X - (width / 2), _ => text.At.X - width };
        return [new(left, text.At.Y - (size * 0.75)), new(left + width, text.At.Y + (size * 0.25))];
    }
}
