using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Engine.Pdf.Fonts;
using Portal.Reports.Engine.Pdf.Text;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class TextTests
{
    [Theory]
    [InlineData("Québec, l’Île-d’Anse, cœur, NAÏVETÉ, «\u00A0citer\u00A0»")]
    [InlineData("– tiret, 4,1\u00A0% et 1\u202F234,50\u00A0$")]
    [InlineData("ᐄᔨᔨᐤ ᐊᔅᒌ et ᓄᓇᕕᒃ, Kuujjuaq")]
    [InlineData("Ελληνικά και русский, Ţiếng Việt, ǅ")]
    [InlineData("x₂ ≥ 3, m², →, ✓, − 5, …")]
    public async Task Text_can_be_copied_as_it_was_written(string text)
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Paragraph(text));

        // poppler gives every blank as a space.
        Assert.Contains(text.Replace('\u00A0', ' ').Replace('\u202F', ' '), pdf.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_glyph_that_shows_two_characters_tells_them_apart()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Paragraph("a\u00A0b c"));
        var objects = pdf.Objects();
        var fonts = objects.Get(objects.Follow(JsonSerializer.SerializeToElement(objects.PageReferences[0])), "/Resources").GetProperty("/Font");
        var maps = fonts.EnumerateObject().Select(font => objects.StreamOf(objects.Follow(font.Value).GetProperty("/ToUnicode")));

        Assert.Contains(maps, map => map.Contains("<0020>\n", StringComparison.Ordinal) && map.Contains("<00A0>\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("שלום עולם")]
    [InlineData("(טלרפואה) 2026")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("الإسلام والآداب")]
    [InlineData("فارسی گچ پژ، لاہور")]
    [InlineData("שָׁלוֹם עוֹלָם")]
    public async Task Right_to_left_text_is_kept_in_logical_order(string text)
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Paragraph($"Nom : {text}, fin."));

        // The order of the content, which is what a screen reader follows.
        Assert.Contains($"\"Nom : {text}, fin.\"", Unmarked(pdf.Structure()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_to_left_text_runs_from_the_right()
    {
        // One letter each side of a run: where they stand tells the direction that pixels cannot.
        using var pdf = await ProducedPdf.OfBody(report => report.Paragraph("א"));
        using var pair = await ProducedPdf.OfBody(report => report.Paragraph("אב"));
        var shaper = new TextShaper();
        var run = shaper.Shape("x אב 12 y", FontLibrary.For(FontFace.Regular)).ToArray();

        Assert.NotEqual(pdf.Pixels(1), pair.Pixels(1));
        Assert.Equal("אבxy12".Length, run.Count(glyph => glyph.CodePoint != ' '));
        int X(char c) => run.Single(glyph => glyph.CodePoint == c).X;
        Assert.True(X('x') < X('1') && X('1') < X('2') && X('2') < X('ב') && X('ב') < X('א') && X('א') < X('y'));
    }

    [Fact]
    public void Arabic_letters_take_the_form_their_neighbours_ask_for()
    {
        var shaper = new TextShaper();
        int[] Forms(string word) => [.. shaper.Shape(word, FontLibrary.For(FontFace.Regular)).ToArray().Select(glyph => glyph.Form)];

        Assert.Equal([0xFE91, 0xFE92, 0xFE90], Forms("ببب"));
        Assert.Equal([0xFEA9, 0xFE8F], Forms("دب"));
        Assert.Equal([0xFE91, 0x064E, 0xFE90], Forms("بَب"));
        Assert.Equal([0xFE8F, ' ', 0xFE8F], Forms("ب ب"));
        Assert.Equal([0xFB94, 0xFB7B], Forms("گچ"));
        Assert.Equal([0xFB58, 0xFB8B, 0xFBFC], Forms("پژی"));
        Assert.Equal([0xFEFB], Forms("لا"));
        Assert.Equal([0xFE91, 0xFEFA, 0xFEE1], Forms("بلإم"));
    }

    [Fact]
    public async Task An_accent_written_after_its_letter_looks_as_if_it_were_written_with_it()
    {
        using var apart = await ProducedPdf.OfBody(report => report.Paragraph("Se\u0301guin, Franc\u0327ois, Nguye\u0302\u0303n"));
        using var together = await ProducedPdf.OfBody(report => report.Paragraph("Séguin, François, Nguyễn"));

        Assert.Equal(together.Pixels(1), apart.Pixels(1));
    }

    [Theory]
    [InlineData("q\u0301p")]
    [InlineData("x\u0323\u0301p")]
    [InlineData("מ\u05B8א")]
    public void A_mark_sits_on_its_letter_and_takes_no_room(string text)
    {
        var (fonts, shaper) = (FontLibrary.For(FontFace.Regular), new TextShaper());
        var run = shaper.Shape(text, fonts).ToArray();
        var font = fonts[run[0].Slot];
        int Middle(ShapedGlyph glyph) => glyph.X + font.MiddleOf(glyph.Glyph);

        Assert.All(run[1..^1], mark => Assert.Equal((0, Middle(run[0])), (mark.Advance, Middle(mark))));
        Assert.Equal(run[0].Width + run[^1].Width, shaper.Width);
    }

    [Fact]
    public async Task A_character_that_no_font_has_shows_a_sign_and_is_still_copied()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Paragraph("漢 et 🩺"));
        using var without = await ProducedPdf.OfBody(report => report.Paragraph("\u00A0 et \u00A0"));

        Assert.Contains("漢 et 🩺", pdf.Text(), StringComparison.Ordinal);
        Assert.NotEqual(without.Pixels(1), pdf.Pixels(1));
    }

    [Theory]
    [InlineData("a\u0000\u0007\u001B\u0085\u200B\u202E\uFEFFb", "ab")]
    [InlineData("avant\taprès", "avant après")]
    [InlineData("un{D83D}deux", "un\uFFFDdeux")]
    [InlineData("un{DE00}deux{D83D}", "un\uFFFDdeux\uFFFD")]
    [InlineData("un\uE000deux\uFFFE\uFDD0", "un\uFFFDdeux\uFFFD\uFFFD")]
    [InlineData("e\u0301t\u0301", "e\u0301t\u0301")]
    public async Task Characters_that_cannot_be_shown_are_left_out_or_replaced(string text, string shown)
    {
        // Half of a pair cannot stand in an attribute.
        text = text.Replace("{D83D}", "\uD83D", StringComparison.Ordinal).Replace("{DE00}", "\uDE00", StringComparison.Ordinal);
        using var pdf = await ProducedPdf.OfBody(report => report
            .Heading(1, text)
            .DefinitionList((text, text))
            .KeyFigures(new KeyFigure(text, text, text))
            .Figure(text, 20, canvas => canvas.Text(text, 0, 10, new TextStyle(FontFace.Bold, 9, PdfTheme.Ink)))
            .Table(new PdfTable<string> { Caption = text, Columns = [new(text, row => row)] }, [text]));

        var found = pdf.Text().Split('\n').Select(line => line.Trim()).Count(line => line.Normalize().Contains(shown.Normalize(), StringComparison.Ordinal));
        Assert.InRange(found, 6, 12);
    }

    [Fact]
    public async Task Any_text_makes_a_document_that_is_read_without_fault()
    {
        var random = new Random(20261121);
        string Any(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x10000)));
        using var pdf = await ProducedPdf.Of(new PdfReport(SampleReport.Info with { Title = "A" + Any(50), Author = Any(30), Keywords = Any(30), Subject = Any(30), Identifier = Any(9) }, SampleReport.French)
            .Title(Any(40)).Heading(1, Any(60)).Contents().Paragraph(Any(5000)).Note(Any(300)).Link(Any(50), new Uri("https://portail.example/é?q=)("))
            .Table(new PdfTable<int> { Columns = [new(Any(20), _ => Any(40)), new(Any(20), _ => Any(40))] }, Enumerable.Range(0, 100)));

        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public void Wrapping_loses_nothing_and_no_line_is_too_wide()
    {
        var fonts = FontLibrary.For(FontFace.Regular);
        var shaper = new TextShaper();
        var lines = new List<TextLine>();
        var parts = Gen.Elements("a b c é ’ - – \u00A0 \n W i ᐊ 🩺 e\u0301 e\u20DD   ".Split(' ').Select(part => part.Length == 0 ? " " : part).ToArray());
        var texts = parts.ListOf().Select(list => string.Concat(list));
        Prop.ForAll(Arb.From(texts), Arb.From(Gen.Choose(800, 12_000)), (text, width) =>
        {
            LineBreaker.Wrap(text, fonts, width, lines);
            var joined = new StringBuilder();
            foreach (var line in lines)
            {
                if (line.Start > joined.Length)
                {
                    joined.Append('\n');
                }

                joined.Append(line.Of(text));
                var shown = line.Of(text).TrimEnd(' ').ToString();
                Assert.False(line.Length > 0 && line.Of(text)[0] is '\u0301' or '\u20DD' or >= '\uDC00' and <= '\uDFFF' && line.Start > 0 && text[line.Start - 1] != '\n', text);

                // A mark follows its letter even where no font sets it over the letter.
                var letters = shown.Replace("\u0301", "", StringComparison.Ordinal).Replace("\u20DD", "", StringComparison.Ordinal);
                Assert.True(shaper.Measure(letters, fonts) <= width || new StringInfo(shown).LengthInTextElements == 1, shown);
            }

            Assert.Equal(text.TrimEnd('\n'), joined.ToString().TrimEnd('\n'));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("un deux", 2500, "un |deux")]
    [InlineData("4\u00A0% 5\u00A0%", 2000, "4\u00A0% |5\u00A0%")]
    [InlineData("Lac-Saint-Jean", 3000, "Lac-|Saint-|Jean")]
    [InlineData("2026-11-21 P8", 5000, "2026-11-21 |P8")]
    [InlineData("abcdefgh", 1600, "abc|def|gh")]
    public void Lines_break_where_a_reader_expects(string text, double width, string expected)
    {
        var lines = new List<TextLine>();
        LineBreaker.Wrap(text, FontLibrary.For(FontFace.Regular), width, lines);

        Assert.Equal(expected, string.Join('|', lines.Select(line => line.Of(text).ToString())));
    }

    [Fact]
    public async Task Words_on_either_side_of_a_line_end_stay_apart()
    {
        var words = string.Join(' ', Enumerable.Range(100, 300).Select(number => $"mot{number}"));
        using var pdf = await ProducedPdf.OfBody(report => report
            .Paragraph(words)
            .Table(new PdfTable<string> { Columns = [new("A", row => row) { Align = TextAnchor.End }, new("B", row => row)] }, [words]));

        var structure = pdf.Structure().ReplaceLineEndings(" ");
        Assert.Equal(3, structure.Split(words).Length - 1);
    }

    /// <summary>Without the marks by which poppler shows direction.</summary>
    private static string Unmarked(string text) => string.Concat(text.Where(c => c is not ('\u202A' or '\u202B' or '\u202C' or '\u200E' or '\u200F')));
}
