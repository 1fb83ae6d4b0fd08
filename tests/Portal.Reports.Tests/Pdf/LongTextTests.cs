using System.Text.RegularExpressions;
using Portal.Reports.Engine.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

/// <summary>What no page can hold goes on overleaf: every word is on a page, within its edges, and the tags stay whole.</summary>
public sealed partial class LongTextTests
{
    private const int Words = 2000;

    private static readonly string Long = string.Join(' ', Enumerable.Range(0, Words).Select(Word));

    private static readonly PdfTable<int> Table = new() { Columns = [new("Colonne", _ => "cellule"), new("Autre", _ => "cellule")] };

    private static readonly Dictionary<string, Func<PdfReport, PdfReport>> Places = new()
    {
        ["subtitle"] = report => report.Title(Long),
        ["heading"] = report => report.Title().Heading(1, Long).Paragraph("Suite."),
        ["heading below a heading"] = report => report.Title().Heading(1, "Un").Heading(2, Long).Heading(3, "Trois").Table(Table, [1]),
        ["paragraph"] = report => report.Title().Paragraph(Long),
        ["note"] = report => report.Title().Note(Long),
        ["bullet"] = report => report.Title().Bullets("Un", Long, "Trois"),
        ["term"] = report => report.Title().DefinitionList((Long, "Valeur")),
        ["key figure's label"] = report => report.Title().KeyFigures(new KeyFigure("A", "1", ""), new KeyFigure(Long, "2", ""), new KeyFigure("C", "3", "")),
        ["key figure"] = report => report.Title().KeyFigures(new KeyFigure("A", Long, "Remarque")),
        ["link"] = report => report.Title().Link(Long, new Uri("https://portail.example/")),
        ["caption"] = report => report.Title().Table(Table with { Caption = Long }, [1, 2]),
        ["head"] = report => report.Title().Table(new PdfTable<int> { Columns = [new(Long, _ => "x"), new("Autre", _ => "y")] }, [1, 2]),
        ["group"] = report => report.Title().Table(Table with { Group = _ => Long }, [1, 2]),
        ["cell"] = report => report.Title().Table(new PdfTable<int> { Columns = [new("A", _ => "x"), new("B", _ => Long), new("C", _ => "z")] }, [1]),
        ["total"] = report => report.Title().Table(Table with { Total = () => [Long, "2"] }, [1]),
        ["empty table"] = report => report.Title().Table(Table with { Empty = Long }, []),
        ["figure's caption"] = report => report.Title().Figure("Dessin", 300, canvas => canvas.Rect(0, 0, 40, 300, PdfTheme.Blue), caption: Long),
    };

    public static IEnumerable<object[]> Cases => Places.Keys.SelectMany(place => new object[][] { [place, false], [place, true] });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_is_lost(string place, bool isLandscape)
    {
        using var pdf = await ProducedPdf.Of(Places[place](new PdfReport(SampleReport.Info with { IsLandscape = isLandscape }, SampleReport.French)));

        // poppler leaves out what lies outside of the page.
        Assert.Equal(Enumerable.Range(0, Words).Select(Word), LongWord().Matches(pdf.Text()).Select(match => match.Value).Distinct().Order());
        Assert.InRange(pdf.Pages().Length, 2, 60);
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task The_contents_cut_a_long_heading_but_their_link_says_it_whole()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Contents().PageBreak().Heading(1, Long).Paragraph("Suite."));
        var objects = pdf.Objects();
        var contents = pdf.Pages()[0];

        Assert.InRange(LongWord().Count(contents), 20, 120);
        Assert.Contains("…", contents, StringComparison.Ordinal);
        Assert.Contains(objects.Annotations(0), link => link.GetProperty("/Contents").GetString() == "u:" + Long);
        TaggedStructure.ReadAndCheck(objects);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_figure_higher_than_a_page_is_drawn_smaller(bool isLandscape)
    {
        var style = new TextStyle(FontFace.Regular, 20, PdfTheme.Ink);
        (double Width, double Height) size = default;
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info with { IsLandscape = isLandscape }, SampleReport.French)
            .Paragraph("Avant.")
            .Heading(1, "Titre de la figure")
            .Figure("Diagramme", 3000, Draw, 400, "Figure 1 – Un diagramme de trois mètres")
            .Paragraph("Après."));
        void Draw(ICanvas canvas)
        {
            size = (canvas.Width, canvas.Height);
            for (var i = 0; i < 100; i++)
            {
                canvas.Text(Word(i), 0, 28 + 30 * i, style);
            }
        }

        var pages = pdf.Pages();
        Assert.Equal((400.0, 3000.0), size);
        Assert.Equal(3, pages.Length);
        Assert.Equal(100, LongWord().Count(pages[1]));
        Assert.Contains("Titre de la figure", pages[1], StringComparison.Ordinal);
        Assert.Contains("Après.", pages[2], StringComparison.Ordinal);
        var figure = Assert.Single(TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants(), element => element.Role == "/Figure");
        var box = figure.Attribute("/BBox")!.Value.EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.InRange(box[1], 61, 80);
        Assert.InRange((box[3] - box[1]) / (box[2] - box[0]), 7.45, 7.55);
    }

    private static string Word(int number) => $"mot{number:0000}";

    [GeneratedRegex(@"mot\d{4}")]
    private static partial Regex LongWord();
}
