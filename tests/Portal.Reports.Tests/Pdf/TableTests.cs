using System.Globalization;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Engine.Pdf.Layout;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class TableTests
{
    private sealed record Row(string Name, string Value, string Group = "");

    private static PdfTable<Row> Table => new()
    {
        Caption = "Tableau des postes",
        Columns =
        [
            new("Établissement", row => row.Name) { IsRowHeader = true, Weight = 3 },
            new("Valeur", row => row.Value) { Align = TextAnchor.End },
        ],
    };

    [Fact]
    public async Task A_table_without_rows_says_so_under_its_head()
    {
        using var pdf = await ProducedPdf.OfBody(report => report
            .Table(Table, [])
            .Table(Table with { Empty = "Aucun poste vacant." }, Array.Empty<Row>()));

        Assert.Equal(
            ["Tableau des postes", "Établissement", "Valeur", "Rien à signaler.", "Tableau des postes", "Établissement", "Valeur", "Aucun poste vacant."],
            Quoted(pdf).Skip(2));
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task One_row_is_read_cell_by_cell_with_its_headers()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Table(Table, [new Row("CISSS de Laval", "12")]));
        var table = Assert.Single(TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants(), element => element.Role == "/Table");

        Assert.Equal(["Tableau des postes", "Établissement", "Valeur", "CISSS de Laval", "12"], Quoted(pdf).Skip(2));
        Assert.Equal(["/Caption", "/THead", "/TBody"], table.Children.Select(part => part.Role));
        Assert.Equal(
            ["/Column", "/Column", "/Row"],
            table.Descendants().Where(cell => cell.Role == "/TH").Select(cell => cell.Attribute("/Scope")!.Value.GetString()));
    }

    [Fact]
    public async Task Four_thousand_rows_are_all_there_in_order_each_page_with_its_head()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Table(
            Table, Enumerable.Range(1, 4000).Select(i => new Row($"Ligne {i:0000}", (i * 7).ToString(CultureInfo.InvariantCulture)))));
        var pages = pdf.Pages();
        var rows = pages.SelectMany(page => page.Split('\n')).Where(line => line.TrimStart().StartsWith("Ligne ", StringComparison.Ordinal)).ToArray();

        Assert.InRange(pages.Length, 90, 130);
        Assert.Equal(4000, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Matches($@"Ligne {i + 1:0000}\s+{(i + 1) * 7}$", rows[i]);
        }

        Assert.All(pages, page => Assert.Single(page.Split('\n'), line => line.Contains("Établissement", StringComparison.Ordinal)));
        Assert.All(pages[1..], page => Assert.Contains("Tableau des postes (suite)", page, StringComparison.Ordinal));
        var table = Assert.Single(TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants(), element => element.Role == "/Table");
        Assert.Equal(4001, table.Descendants().Count(element => element.Role == "/TR"));
        Assert.Equal(2, table.Descendants().Count(element => element.Role == "/TH") - 4000);
    }

    [Fact]
    public async Task A_row_is_never_cut_by_the_end_of_a_page()
    {
        var random = new Random(8);
        var texts = Enumerable.Range(0, 300)
            .Select(i => string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(word => $"r{i}m{word}"))).ToArray();
        using var pdf = await ProducedPdf.OfBody(report => report.Table(Table, texts.Select(text => new Row(text, "1"))));
        var words = pdf.Pages().Select(page => page.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet()).ToArray();

        Assert.True(words.Length > 10);
        Assert.All(texts, text => Assert.Single(words, page => text.Split(' ').All(page.Contains)));
    }

    [Fact]
    public async Task A_row_higher_than_a_page_goes_on_overleaf_without_losing_a_word()
    {
        var name = string.Join(' ', Enumerable.Range(0, 2500).Select(i => $"mot{i:0000}"));
        using var pdf = await ProducedPdf.OfBody(report => report.Table(Table, [new Row("avant", "1"), new Row(name, "2"), new Row("après", "3")]));
        var pages = pdf.Pages();
        var found = pages.SelectMany(page => page.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.StartsWith("mot", StringComparison.Ordinal));

        Assert.True(pages.Length >= 3);
        Assert.Equal(name.Split(' '), found);
        Assert.Contains("après", pages[^1], StringComparison.Ordinal);
        var rows = TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants().Where(element => element.Role == "/TR").ToArray();
        Assert.Equal(4, rows.Length);
        Assert.Equal(pages.Length, rows[2].Children[0].Marks.Count);
    }

    [Fact]
    public async Task A_name_of_two_thousand_letters_is_cut_into_lines()
    {
        var name = string.Concat(Enumerable.Range(0, 500).Select(i => $"{i % 10}abc"));
        using var pdf = await ProducedPdf.OfBody(report => report
            .Heading(1, name).Paragraph(name).Note(name).DefinitionList((name, name))
            .KeyFigures(new KeyFigure(name, name, name)).Contents()
            .Table(Table with { Caption = name, Group = row => row.Name }, [new Row(name, name)]));
        var text = string.Concat(pdf.Structure().Where(c => c is >= '0' and <= '9' or >= 'a' and <= 'c'));

        // The contents cut it.
        Assert.Equal(12, text.Split(name).Length - 1);
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task Heads_as_long_as_a_page_are_not_repeated()
    {
        var head = string.Join(' ', Enumerable.Range(0, 900).Select(i => $"entête{i:000}"));
        using var pdf = await ProducedPdf.OfBody(report => report.Table(
            new PdfTable<int> { Columns = [new(head, row => $"{row}"), new("Autre", row => $"ligne {row}")] }, Enumerable.Range(0, 200)));

        Assert.Single(pdf.Pages(), page => page.Contains("entête000", StringComparison.Ordinal));
        TaggedStructure.ReadAndCheck(pdf.Objects());
    }

    [Fact]
    public async Task More_columns_than_the_paper_holds_grow_narrow_but_are_not_lost()
    {
        using var pdf = await ProducedPdf.OfBody(report => report.Table(
            new PdfTable<int> { Columns = [.. Enumerable.Range(0, 60).Select(i => new PdfColumn<int>($"Colonne {i}", row => $"x{i}"))] }, [1]));
        var rows = TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants().Where(element => element.Role == "/TR").ToArray();

        Assert.All(rows, row => Assert.Equal(60, row.Children.Count));
        Assert.Contains("\"x59\"", pdf.Structure(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_head_their_rows_and_are_named_again_overleaf()
    {
        var rows = Enumerable.Range(0, 150).Select(i => new Row($"Ligne {i}", "1", i < 10 ? "RUISSS McGill" : "RUISSS de l’Université Laval"));
        using var pdf = await ProducedPdf.OfBody(report => report.Table(Table with { Group = row => row.Group }, rows));
        var pages = pdf.Pages();
        var groups = TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants().Where(cell => cell.Attribute("/ColSpan") is not null).ToArray();

        Assert.Equal(2, groups.Length);
        Assert.All(groups, group => Assert.Equal(("/TH", 2), (group.Role, group.Attribute("/ColSpan")!.Value.GetInt32())));
        Assert.Contains("RUISSS McGill\n", pages[0], StringComparison.Ordinal);
        Assert.All(pages[1..], page => Assert.Contains("RUISSS de l’Université Laval (suite)", page, StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => page.Contains("RUISSS McGill (suite)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_is_named_as_going_on_only_where_it_does()
    {
        for (var size = 3; size < 9; size++)
        {
            var rows = Enumerable.Range(0, 120).Select(i => new Row($"Ligne {i}", "1", $"Groupe {i / size}."));
            using var pdf = await ProducedPdf.OfBody(report => report.Table(Table with { Group = row => row.Group }, rows));

            foreach (var page in pdf.Pages())
            {
                var lines = page.Split('\n').Select(line => line.Trim()).ToArray();
                var first = Array.FindIndex(lines, line => line.StartsWith("Ligne ", StringComparison.Ordinal));
                var row = int.Parse(lines[first].Split(' ')[1], CultureInfo.InvariantCulture);
                var name = lines[..first].Last(line => line.Length > 0);
                Assert.Equal(row % size == 0 ? $"Groupe {row / size}." : $"Groupe {row / size}. (suite)", name);
                Assert.Single(lines[..first], line => line.StartsWith("Groupe", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task The_total_is_asked_for_after_the_rows_and_stands_under_the_last_one()
    {
        // A page holds some 26 rows: among these counts are those where the total alone would fall on the next page.
        for (var count = 1; count < 32; count += count == 1 ? 19 : 1)
        {
            var sum = 0;
            var rows = Enumerable.Range(1, count).Select(i =>
            {
                sum += i;
                return new Row($"Ligne {i}", $"{i}");
            });
            using var pdf = await ProducedPdf.OfBody(report => report.Table(Table with { Total = () => ["Ensemble", $"somme {sum}"] }, rows));

            Assert.Matches($@"Ligne {count}\s+{count}\s+Ensemble\s+somme {count * (count + 1) / 2}\s", pdf.Pages()[^1]);
            var table = Assert.Single(TaggedStructure.ReadAndCheck(pdf.Objects()).Descendants(), element => element.Role == "/Table");
            Assert.Equal("/TFoot", table.Children[^1].Role);
        }
    }

    [Fact]
    public async Task A_total_that_does_not_match_the_columns_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ProducedPdf.OfBody(report => report
            .Table(Table with { Total = () => ["Ensemble"] }, [new Row("a", "1")])));

    [Fact]
    public async Task A_cell_is_set_apart_by_its_style()
    {
        async Task<byte[]> Pixels(CellStyle style)
        {
            using var pdf = await ProducedPdf.OfBody(report => report.Table(
                new PdfTable<int> { Columns = [new("N°", row => "Vacant") { Style = _ => style }] }, [1]));
            return pdf.Pixels(1);
        }

        var looks = await Task.WhenAll(Enum.GetValues<CellStyle>().Select(Pixels));
        Assert.Equal(looks.Length, looks.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 2 }, new[] { 10.0, 10, 10 }, new[] { 100.0, 100, 200 })]
    [InlineData(new[] { 1.0, 1, 2 }, new[] { 150.0, 10, 10 }, new[] { 150.0, 250 / 3.0, 500 / 3.0 })]
    [InlineData(new[] { 1.0, 3 }, new[] { 300.0, 500 }, new[] { 150.0, 250 })]
    public void Columns_share_the_width_by_weight_but_keep_what_they_need(double[] weights, double[] least, double[] expected)
    {
        var widths = ColumnWidths.Share(400, weights, least);

        Assert.Equal(400, widths.Sum(), 9);
        Assert.All(widths.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    private static IEnumerable<string> Quoted(ProducedPdf pdf) => pdf.Structure().Split('\n')
        .Select(line => line.Trim()).Where(line => line.StartsWith('"')).Select(line => line.Trim('"').TrimEnd());
}
