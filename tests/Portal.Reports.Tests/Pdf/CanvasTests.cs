using Portal.Reports.Engine.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class CanvasTests
{
    private static readonly Rgb Red = Rgb.Parse("#ff0000");
    private static readonly Rgb Blue = Rgb.Parse("#0000ff");

    [Fact]
    public async Task Shapes_stand_where_they_are_drawn()
    {
        var picture = await Draw(canvas =>
        {
            canvas.Rect(10, 10, 40, 20, Red);
            canvas.Circle(100, 50, 20, Blue, new Stroke(Red, 4));
            canvas.Polygon([(150, 10), (190, 10), (170, 60)], Red);
            canvas.Line(10, 80, 90, 80, new Stroke(Blue, 4));
            canvas.Polyline([(110, 90), (150, 90), (150, 110)], new Stroke(Blue, 4));
            canvas.Path(new CanvasPath().MoveTo(210, 60).CurveTo(210, 0, 290, 0, 290, 60).Close(), Red);
            canvas.Path(new CanvasPath().MoveTo(350, 60).Arc(350, 60, 40, 0, 90).Close(), Blue);
            canvas.Rect(400, 20, 60, 60, Red, radius: 20);
        });

        Assert.Equal((Red, null), (picture(30, 20), picture(30, 34)));
        Assert.Equal((Blue, Red, null), (picture(100, 50), picture(100, 30), picture(100, 26)));
        Assert.Equal((Red, null), (picture(170, 30), picture(152, 50)));
        Assert.Equal((Blue, null), (picture(50, 80), picture(50, 85)));
        Assert.Equal((Blue, Blue, null), (picture(130, 90), picture(150, 105), picture(120, 105)));
        Assert.Equal((Red, null), (picture(250, 40), picture(250, 8)));
        Assert.Equal((Blue, null, null), (picture(370, 40), picture(330, 40), picture(370, 80)));
        Assert.Equal((Red, null), (picture(430, 50), picture(402, 22)));
    }

    [Fact]
    public async Task A_clip_cuts_off_and_leaves_the_rest_as_it_was()
    {
        var picture = await Draw(canvas =>
        {
            canvas.Rect(0, 0, 10, 10, Red);
            canvas.Clip(20, 20, 40, 40, () => canvas.Rect(0, 0, 200, 100, Blue));
            canvas.Rect(100, 20, 20, 20, Red);
        });

        Assert.Equal((Blue, null, Red), (picture(40, 40), picture(70, 40), picture(110, 30)));
    }

    [Fact]
    public async Task Dashes_leave_gaps()
    {
        var picture = await Draw(canvas => canvas.Line(0, 50, 200, 50, new Stroke(Red, 6, Dash: 10, Gap: 10)));

        Assert.Equal((Red, null, Red, null), (picture(5, 50), picture(15, 50), picture(25, 50), picture(35, 50)));
    }

    [Fact]
    public async Task Each_hatch_looks_different_and_lets_its_ground_through()
    {
        var looks = new List<string>();
        foreach (var hatch in Enum.GetValues<Hatch>())
        {
            var picture = await Draw(canvas => canvas.Rect(0, 0, 60, 60, new Paint(Red, hatch, Blue)));
            var colours = Enumerable.Range(0, 2500).Select(i => picture(5 + i % 50, 5 + i / 50)).ToArray();
            looks.Add(string.Join(',', colours));
            Assert.Equal(hatch != Hatch.None, colours.Any(colour => colour is { Blue: > 120 }));
            Assert.Contains(colours, colour => colour is { Red: > 120 });
        }

        Assert.Equal(looks.Count, looks.Distinct().Count());
    }

    [Fact]
    public async Task Text_is_anchored_measured_and_turned()
    {
        var style = new TextStyle(FontFace.Bold, 40, Red);
        double width = 0;
        var picture = await Draw(canvas =>
        {
            width = canvas.Measure("HH", style);
            canvas.Text("HH", 200, 60, style, TextAnchor.End);
            canvas.Text("HH", 400, 60, style, TextAnchor.Middle);
            canvas.Text("HHHH", 60, 120, style, angle: 90);
        });
        bool Inked(double left, double top, double right, double bottom)
        {
            for (var y = (int)top; y < bottom; y++)
            {
                for (var x = (int)left; x < right; x++)
                {
                    if (picture(x, y) is not null)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        Assert.InRange(width, 40, 70);
        Assert.True(Inked(200 - width, 30, 200, 60));
        Assert.False(Inked(202, 30, 300, 60));
        Assert.True(Inked(400 - width / 2, 30, 400, 60));
        Assert.True(Inked(400, 30, 400 + width / 2, 60));
        Assert.True(Inked(32, 20, 60, 60));
        Assert.False(Inked(64, 70, 140, 118));
    }

    [Fact]
    public async Task The_canvas_of_a_figure_is_its_own_and_the_figure_says_what_it_shows()
    {
        (double, double) size = default;
        using var pdf = await ProducedPdf.OfBody(report => report
            .Paragraph("Avant.")
            .Figure("Carte des territoires", 120, canvas => size = (canvas.Width, canvas.Height), 300, "Figure 1")
            .Paragraph("Après."));
        var figure = Assert.Single(TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants(), element => element.Role == "/Figure");
        var box = figure.Attribute("/BBox")!.Value.EnumerateArray().Select(value => value.GetDouble()).ToArray();

        Assert.Equal((300.0, 120.0), size);
        Assert.Equal("u:Carte des territoires", figure.Value.GetProperty("/Alt").GetString());
        Assert.Equal((300.0, 120.0), (Math.Round(box[2] - box[0], 6), Math.Round(box[3] - box[1], 6)));
    }

    [Theory]
    [InlineData("095797")]
    [InlineData("#0957")]
    [InlineData("#09579g")]
    [InlineData("#+95797")]
    public void A_colour_has_six_hexadecimal_digits(string text) => Assert.Throws<FormatException>(() => Rgb.Parse(text));

    [Fact]
    public void A_colour_is_written_as_it_was_read() => Assert.Equal("#095797", Rgb.Parse("#095797").ToString());

    /// <summary>Draws a figure at the top of a page; the result tells the colour at a point of it, null for white.</summary>
    private static async Task<Func<double, double, Rgb?>> Draw(Action<ICanvas> draw)
    {
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info, SampleReport.French).Figure("Dessin", 130, draw));
        var pixels = pdf.Pixels(1);
        var start = pixels.Length - 612 * 792 * 3;
        return (x, y) =>
        {
            var at = start + 3 * (612 * ((int)y + 70) + (int)x + 54);
            var colour = new Rgb(pixels[at], pixels[at + 1], pixels[at + 2]);
            return colour == PdfTheme.White ? null : colour;
        };
    }
}
