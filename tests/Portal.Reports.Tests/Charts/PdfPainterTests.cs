using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Tests.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Charts;

public sealed class PdfPainterTests
{
    /// <summary>Points between two samples: a multiple of the patterns' period, so that all begin alike.</summary>
    private const int Pitch = 48;
    private const int Size = 42;

    /// <summary>Levels of grey, of 255, by which two samples differ on the average to be told apart side by side.</summary>
    private const double LeastContrast = 20;

    public static TheoryData<string, MarkStyle[]> Surfaces => new()
    {
        { "parts of columns and bars", [MarkStyle.Fill1, MarkStyle.Fill2, MarkStyle.Fill3, MarkStyle.Fill4, MarkStyle.FillPrevious] },
        { "parts of a meter", [MarkStyle.MeterFilled, MarkStyle.MeterProgress, MarkStyle.MeterInterim, MarkStyle.MeterVacant, MarkStyle.MeterTrack] },
        { "states of a seat", [MarkStyle.Seat, MarkStyle.SeatInterim] },
        { "classes of a map", [MarkStyle.Step1, MarkStyle.Step2, MarkStyle.Step3, MarkStyle.Step4, MarkStyle.Step5] },
    };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Surfaces_differ_on_a_print_without_colour(string what, MarkStyle[] styles)
    {
        var samples = await Samples((canvas, left, style) => canvas.Rect(left, 0, Size, Size, PdfStyles.Fill(style)), styles, Size);

        AssertDifferent(what, styles, samples);
    }

    /// <summary>Names and values stand on the classes of a map: 4.5 to 1, as WCAG 2.2 asks (success criterion 1.4.3).</summary>
    [Theory]
    [InlineData(MarkStyle.Step1)]
    [InlineData(MarkStyle.Step2)]
    [InlineData(MarkStyle.Step3)]
    [InlineData(MarkStyle.Step4)]
    [InlineData(MarkStyle.Step5)]
    [InlineData(MarkStyle.StepNone)]
    public void Letters_are_legible_on_the_classes_of_a_map(MarkStyle style)
    {
        var paint = PdfStyles.Fill(style)!.Value;
        var letters = PdfStyles.Text(MarkStyle.TileName, 1).Color;
        foreach (var surface in new[] { paint.Color, paint.Background ?? paint.Color })
        {
            Assert.InRange((Luminance(surface) + 0.05) / (Luminance(letters) + 0.05), 4.5, 21);
        }

        static double Luminance(Rgb colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));
        static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [Fact]
    public async Task Lines_differ_on_a_print_without_colour()
    {
        MarkStyle[] styles = [MarkStyle.Series1, MarkStyle.Series2, MarkStyle.Series3, MarkStyle.Series4, MarkStyle.PreviousYear];
        var samples = await Samples((canvas, left, style) => canvas.Line(left, 1, left + Size, 1, PdfStyles.Stroke(style, 1)!.Value), styles, 2);

        AssertDifferent("lines", styles, samples);
    }

    [Fact]
    public async Task Water_that_runs_past_the_drawing_does_not_run_into_the_margin()
    {
        var drawing = ChartLayout.Draw(ChartSamples.Map(null, ChartSamples.Region("01", "Un", MarkStyle.TerritoryUl)));
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info, SampleReport.French)
            .Figure("Carte", PdfPainter.HeightAt(drawing, 504), canvas => PdfPainter.Paint(drawing, canvas)));
        var pixels = pdf.Pixels(1);
        var start = pixels.Length - 612 * 792 * 3;

        for (var y = 70; y < 700; y++)
        {
            Assert.True(pixels.AsSpan(start + 3 * 612 * y, 3 * 53).IndexOfAnyExcept((byte)255) < 0, $"Line {y} of the left margin is not empty.");
        }
    }

    private static void AssertDifferent(string what, MarkStyle[] styles, byte[][] samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var contrast = samples[i].Zip(samples[k], (a, b) => Math.Abs(a - b)).Average();
                Assert.True(contrast >= LeastContrast, $"{what}: {styles[i]} and {styles[k]} differ by {contrast:0.0}.");
            }
        }
    }

    /// <summary>The greys of each sample, as the page is printed without colour.</summary>
    private static async Task<byte[][]> Samples(Action<ICanvas, double, MarkStyle> draw, MarkStyle[] styles, int height)
    {
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info, SampleReport.French).Figure("Échantillons", 100, canvas =>
        {
            for (var i = 0; i < styles.Length; i++)
            {
                draw(canvas, i * Pitch, styles[i]);
            }
        }));
        var pixels = pdf.Pixels(1);
        var start = pixels.Length - 612 * 792 * 3;
        byte Grey(int x, int y)
        {
            var at = start + 3 * (612 * (y + 70) + x + 54);
            return (byte)(0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]);
        }

        return [.. styles.Select((_, i) => Enumerable.Range(0, height * Size).Select(at => Grey(i * Pitch + at % Size, at / Size)).ToArray())];
    }
}
