using System.Text.Json;
using Portal.Reports.Engine.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class FlowTests
{
    private static readonly string Filler = string.Join(' ', Enumerable.Repeat("Texte de remplissage pour que la page se termine.", 12));

    [Fact]
    public async Task Headings_become_nested_bookmarks_below_the_title()
    {
        using var pdf = await ProducedPdf.OfBody(report => report
            .Heading(1, "Un").Heading(2, "Un un").Heading(3, "Un un un").Heading(2, "Un deux").Heading(1, "Deux").Paragraph("Fin."));
        var objects = pdf.Objects();
        var tree = new List<string>();
        void Walk(JsonElement item, string indent)
        {
            for (; ; item = objects.Get(item, "/Next"))
            {
                tree.Add(indent + item.GetProperty("/Title").GetString()![2..]);
                Assert.Equal("/XYZ", item.GetProperty("/Dest")[1].GetString());
                if (item.TryGetProperty("/First", out _))
                {
                    Walk(objects.Get(item, "/First"), indent + "-");
                }

                if (!item.TryGetProperty("/Next", out _))
                {
                    return;
                }
            }
        }

        Walk(objects.Get(objects.Get(objects.Catalog, "/Outlines"), "/First"), "");

        Assert.Equal([SampleReport.Info.Title, "-Un", "--Un un", "---Un un un", "--Un deux", "-Deux"], tree);
        Assert.Equal(3, objects.Get(objects.Catalog, "/Outlines").GetProperty("/Count").GetInt32());
    }

    [Fact]
    public async Task An_introduction_stands_between_its_heading_and_its_table()
    {
        var table = new PdfTable<int> { Columns = [new("Entête", row => $"{row}")] };
        using var pdf = await ProducedPdf.OfBody(report => report.Heading(1, "Chapitre").Lead("Début " + Filler + " fin").Table(table, [1, 2]));
        var words = pdf.Words();
        (string, double Top, double Bottom) Of(string word) => words.Single(one => one.Word == word);

        Assert.InRange(Of("Début").Top, Of("Chapitre").Bottom, double.MaxValue);
        Assert.InRange(Of("fin").Top, Of("Début").Bottom, double.MaxValue);
        Assert.InRange(Of("Entête").Top, Of("fin").Bottom, double.MaxValue);
    }

    [Fact]
    public async Task Contents_list_two_levels_with_the_pages_where_the_headings_are()
    {
        using var pdf = await ProducedPdf.OfBody(report =>
        {
            report.Contents();
            for (var i = 1; i <= 12; i++)
            {
                report.Heading(1, $"Chapitre {i}").Paragraph(Filler).Heading(2, $"Partie {i}").Paragraph(Filler).Heading(3, $"Détail {i}").Paragraph(Filler);
            }

            return report;
        });
        var pages = pdf.Pages();
        var contents = string.Join('\n', pages.Take(2)).Split("Chapitre 12")[0] + "Chapitre 12";

        for (var i = 1; i <= 12; i++)
        {
            var (chapter, part) = ($"Chapitre {i}", $"Partie {i}");
            int PageOf(string heading) => 1 + Array.FindLastIndex(pages, page => page.Split('\n').Any(line => line.Trim() == heading));
            Assert.Contains(string.Join('\n', pages[..2]).Split('\n'), line => System.Text.RegularExpressions.Regex.IsMatch(line, $@"^\s*{chapter}\s+{PageOf(chapter)}$"));
            Assert.Contains(string.Join('\n', pages[..2]).Split('\n'), line => System.Text.RegularExpressions.Regex.IsMatch(line, $@"^\s*{part}\s+{PageOf(part)}$"));
        }

        Assert.DoesNotContain("Détail", contents, StringComparison.Ordinal);
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task A_link_leads_to_the_page_of_its_heading()
    {
        using var pdf = await ProducedPdf.OfBody(report => report
            .Link("Vers la suite", "suite").PageBreak().Paragraph("Entre-deux.").PageBreak().Heading(1, "Suite", "suite").Paragraph("Ici.").Link("Vers é", "suite"));
        var objects = pdf.Objects();
        var names = objects.Get(objects.Get(objects.Catalog, "/Names"), "/Dests").GetProperty("/Names").EnumerateArray().ToArray();
        var links = objects.PageReferences
            .Select(page => objects.Follow(JsonSerializer.SerializeToElement(page)))
            .SelectMany(page => page.TryGetProperty("/Annots", out var list) ? list.EnumerateArray().ToArray() : [])
            .Select(objects.Follow).ToArray();

        Assert.Equal(2, links.Length);
        foreach (var link in links)
        {
            var name = Array.FindIndex(names, entry => entry.ValueKind == JsonValueKind.String && entry.GetString() == link.GetProperty("/Dest").GetString());
            Assert.Equal(objects.PageReferences[2], names[name + 1][0].GetString());
            Assert.Contains("Suite", pdf.Pages()[2], StringComparison.Ordinal);
        }

        Assert.Equal("u:Vers é", links[1].GetProperty("/Contents").GetString());
        TaggedStructure.ReadAndCheck(objects);
    }

    [Fact]
    public async Task A_web_link_holds_its_address()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Link("Dans le portail", new Uri("https://portail.example/fr/réseau?a=(1)")));
        var objects = pdf.Objects();
        var link = objects.Follow(Assert.Single(objects.Follow(JsonSerializer.SerializeToElement(objects.PageReferences[0])).GetProperty("/Annots").EnumerateArray()));

        Assert.Equal("u:https://portail.example/fr/r%C3%A9seau?a=(1)", link.GetProperty("/A").GetProperty("/URI").GetString());
    }

    [Fact]
    public async Task A_heading_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var lines = 20; lines < 50; lines += 3)
        {
            using var pdf = await ProducedPdf.OfBody(report =>
            {
                for (var i = 0; i < lines; i++)
                {
                    report.Paragraph("Une ligne.");
                }

                return report.Heading(1, "Titre gardé").Heading(2, "Sous-titre gardé").Table(
                    new PdfTable<int> { Columns = [new("Colonne", row => $"rangée {row}")] }, [1, 2]);
            });

            var page = Assert.Single(pdf.Pages(), text => text.Contains("Titre gardé", StringComparison.Ordinal));
            Assert.Contains("Sous-titre gardé", page, StringComparison.Ordinal);
            Assert.Contains("rangée 1", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_breaks_leave_no_empty_page()
    {
        using var pdf = await ProducedPdf.OfBody(report => report
            .PageBreak().PageBreak().Paragraph("Deuxième.").PageBreak().PageBreak().Heading(1, "Troisième").Paragraph("Fin.").PageBreak());

        Assert.Equal(3, pdf.Pages().Length);
    }

    [Fact]
    public async Task A_paragraph_leaves_no_single_line_on_either_side_of_a_break()
    {
        for (var before = 28; before < 42; before++)
        {
            using var pdf = await ProducedPdf.OfBody(report => report
                .Paragraph(string.Join('\n', Enumerable.Repeat("avant", before)))
                .Paragraph(string.Join('\n', Enumerable.Range(1, 8).Select(i => $"ligne {i}"))));
            var counts = pdf.Pages().Select(page => page.Split('\n').Count(line => line.Trim().StartsWith("ligne ", StringComparison.Ordinal)));

            Assert.DoesNotContain(1, counts);
            Assert.Equal(8, counts.Sum());
        }
    }

    [Fact]
    public async Task Key_figures_definitions_and_bullets_are_lists_of_labelled_items()
    {
        using var pdf = await ProducedPdf.OfBody(report => report
            .KeyFigures([.. Enumerable.Range(1, 6).Select(i => new KeyFigure($"Mesure {i}", $"{i}0\u00A0%", i % 2 == 0 ? "en hausse" : ""))])
            .DefinitionList(("Période", "P8"), ("Échéance", "29 novembre 2026"))
            .Bullets("Premier point", "Second point", "Dernier point"));
        var lists = TaggedStructure.ReadAndCheck(pdf.Objects()).Children.Where(element => element.Role == "/L").ToArray();

        Assert.Equal([6, 2, 3], lists.Select(list => list.Children.Count));
        Assert.All(lists.SelectMany(list => list.Children), item => Assert.Equal(["/Lbl", "/LBody"], item.Children.Select(part => part.Role)));
        Assert.Contains("20 % en hausse", pdf.Structure().Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_of_an_author_are_told_where_they_are_made()
    {
        var report = new PdfReport(SampleReport.Info, SampleReport.French).Title().Heading(1, "Un", "un");

        Assert.Throws<ArgumentOutOfRangeException>(() => report.Heading(3, "Trois"));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.Heading(0, "Zéro"));
        Assert.Throws<ArgumentException>(() => report.Heading(2, "Encore", "un"));
        Assert.Throws<InvalidOperationException>(() => report.Title());
        Assert.Throws<ArgumentException>(() => report.Figure(" ", 100, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.Figure("Carte", 0, _ => { }));
    }

    [Fact]
    public async Task A_link_to_nowhere_is_refused() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => new PdfReport(SampleReport.Info, SampleReport.French).Link("Vers", "ailleurs").WriteAsync(Stream.Null));
}
