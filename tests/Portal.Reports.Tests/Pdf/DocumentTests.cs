using System.Xml.Linq;
using Portal.Reports.Engine.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class DocumentTests
{
    [Fact]
    public async Task A_report_is_a_tagged_letter_document_with_its_title_and_description()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        var info = pdf.Info();

        Assert.Matches(@"Title:\s+Désignations et déclarations du réseau de télésanté", info);
        Assert.Matches(@"Author:\s+Réseau québécois de la télésanté", info);
        Assert.Matches(@"Subject:\s+Postes désignés, reddition", info);
        Assert.Matches(@"Keywords:\s+télésanté, gouvernance", info);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Suspects:\s+no", info);
        Assert.Matches(@"Page size:\s+612 x 792 pts \(letter\)", info);
        Assert.Matches(@"PDF version:\s+1\.7", info);
        var catalog = pdf.Objects().Catalog;
        Assert.Equal("u:fr-CA", catalog.GetProperty("/Lang").GetString());
        Assert.True(catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
    }

    [Fact]
    public async Task Metadata_identify_the_document_and_the_standards_it_follows()
    {
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info with { Title = "R&D <1> \u0007\uFFFF", Keywords = "a, b" }, SampleReport.French).Title());
        var xmp = XDocument.Parse(pdf.Objects().MetadataText().Trim('\uFEFF'));
        string Value(string space, string name) => xmp.Descendants(XName.Get(name, space)).Single().Value.Trim();

        Assert.Equal("2", Value("http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal("A", Value("http://www.aiim.org/pdfa/ns/id/", "conformance"));
        Assert.Equal("1", Value("http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Equal("R&D <1> ", xmp.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value);
        Assert.Equal("fr-CA", Value("http://purl.org/dc/elements/1.1/", "language"));
        Assert.Equal("RQT-2026-00184", Value("http://purl.org/dc/elements/1.1/", "identifier"));
        Assert.Equal("a, b", Value("http://ns.adobe.com/pdf/1.3/", "Keywords"));
        Assert.Equal("2026-11-21T14:30:00Z", Value("http://ns.adobe.com/xap/1.0/", "CreateDate"));
    }

    [Fact]
    public async Task Colours_are_described_by_an_srgb_profile()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        var objects = pdf.Objects();
        var intent = Assert.Single(objects.Catalog.GetProperty("/OutputIntents").EnumerateArray());
        var profile = objects.StreamOf(intent.GetProperty("/DestOutputProfile"));

        Assert.Equal("/GTS_PDFA1", intent.GetProperty("/S").GetString());
        Assert.Equal("mntrRGB XYZ ", profile[12..24]);
        Assert.Equal("acsp", profile[36..40]);
        Assert.Equal(profile.Length, profile[0] << 24 | profile[1] << 16 | profile[2] << 8 | profile[3]);
    }

    [Fact]
    public async Task The_structure_is_whole_from_the_root_and_from_the_pages()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info with { IsDraft = true }));
        var document = TaggedStructure.ReadAndCheck(pdf.Objects());

        var roles = document.Children.Select(element => element.Role).ToArray();
        Assert.Equal(["/P", "/H1", "/P", "/L", "/H2", "/TOC", "/H2", "/P", "/L", "/Div", "/L", "/H2", "/P", "/H3", "/Table", "/H3", "/Table", "/H2", "/P", "/P", "/Figure", "/P", "/P"], roles);
        Assert.StartsWith("u:Diagramme à barres", document.Children[^3].Value.GetProperty("/Alt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_are_embedded_as_subsets_that_tell_their_characters()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        var fonts = pdf.Fonts().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Contains(fonts, font => font.Contains("+SourceSans3-Regular", StringComparison.Ordinal));
        Assert.Contains(fonts, font => font.Contains("+NotoSansCanadianAboriginal-Regular", StringComparison.Ordinal));
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes ", font));
        Assert.InRange(pdf.Bytes.Length, 20_000, 90_000);
    }

    [Fact]
    public async Task The_same_report_has_the_same_bytes_and_another_time_has_not()
    {
        using var first = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        using var second = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        using var later = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info with { Produced = SampleReport.Info.Produced.AddSeconds(1) }));

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.NotEqual(first.Bytes, later.Bytes);
        Assert.NotEqual(first.Objects().Trailer.GetProperty("/ID")[0].GetString(), later.Objects().Trailer.GetProperty("/ID")[0].GetString());
    }

    [Fact]
    public async Task Another_time_changes_nothing_but_where_the_time_is_stated()
    {
        using var first = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        using var later = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info with { Produced = new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero) }));
        var (before, after) = (first.Objects(), later.Objects());
        string[] Stating(PdfObjects objects) => [.. objects.All().Select(value => value
            .Replace("20261121143000", "time", StringComparison.Ordinal).Replace("2026-11-21T14:30:00Z", "time", StringComparison.Ordinal)
            .Replace("20310203040506", "time", StringComparison.Ordinal).Replace("2031-02-03T04:05:06Z", "time", StringComparison.Ordinal))];

        Assert.Equal(2, before.All().Zip(after.All()).Count(pair => pair.First != pair.Second));
        Assert.Equal(Stating(before), Stating(after));
    }

    [Fact]
    public async Task Reports_written_at_once_are_the_same_as_one_after_the_other()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var output = new MemoryStream();
            await SampleReport.Build(SampleReport.Info).WriteAsync(output);
            return output.ToArray();
        })));

        Assert.All(reports, report => Assert.Equal(reports[0], report));
    }

    [Fact]
    public async Task Each_page_carries_title_identifier_date_status_and_its_number_as_artifacts()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        var pages = pdf.Pages();

        Assert.True(pages.Length > 3);
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Matches($@"Situation au 21 novembre 2026 · Version officielle\s+Page {i + 1} de {pages.Length}\s*$", pages[i]);
            Assert.Contains("RQT-2026-00184", pages[i], StringComparison.Ordinal);
            Assert.Equal(i > 0, pages[i].Split('\n')[0].StartsWith("Désignations et déclarations du réseau", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_a_draft_carries_the_word_across_its_pages()
    {
        using var draft = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info with { IsDraft = true }));
        using var final = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info));
        static int Watermarks(PdfObjects objects) => objects.PageReferences.Count(page =>
            objects.StreamOf(objects.Follow(System.Text.Json.JsonSerializer.SerializeToElement(page)).GetProperty("/Contents")).Contains("/Subtype/Watermark", StringComparison.Ordinal));

        Assert.Equal(draft.Pages().Length, Watermarks(draft.Objects()));
        Assert.Equal(0, Watermarks(final.Objects()));
        Assert.NotEqual(draft.Pixels(1), final.Pixels(1));
    }

    [Fact]
    public async Task What_pages_repeat_is_no_part_of_what_is_read()
    {
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info with { IsDraft = true }, SampleReport.French)
            .Paragraph("Première page.").PageBreak().Paragraph("Seconde page."));

        Assert.Contains("Version officielle", pdf.Text(), StringComparison.Ordinal);
        Assert.Equal("Document P (block) \"Première page.\" P (block) \"Seconde page.\"", string.Join(' ', pdf.Structure().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Landscape_paper_lies_on_its_side()
    {
        using var pdf = await ProducedPdf.Of(SampleReport.Build(SampleReport.Info with { IsLandscape = true }));

        Assert.Matches(@"Page size:\s+792 x 612 pts \(letter\)", pdf.Info());
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task A_report_without_anything_is_one_empty_page()
    {
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info with { Identifier = "", AsOf = "", Status = "" }, SampleReport.French));

        Assert.Single(pdf.Pages());
        Assert.Equal("Page 1 de 1", pdf.Text().Trim());
    }

    [Theory]
    [InlineData("", "fr-CA")]
    [InlineData("Titre", " ")]
    public void Without_title_or_language_there_is_no_accessible_document(string title, string language) =>
        Assert.Throws<ArgumentException>(() => new PdfReport(SampleReport.Info with { Title = title, Language = language }, SampleReport.French));
}
