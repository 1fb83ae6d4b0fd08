using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Excel.Reading;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>What is written is what is read, by the portal and by others.</summary>
public class CellsTests
{
    private static readonly string[] FormulaLike =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://example.org\",\"x\")", "=cmd|' /C calc'!A0",
        "-5 %", "+1 418 555-0100",
    ];

    private static readonly string[] Difficult =
    [
        "Établissement", "ᑐᓚᑦᑕᕕᒃ", "مستشفى القدس", "שלום", "😀 famille 👩‍👩‍👧", "a\nb", "a\tb", " bords ", "<b>&\"'</b>", "03", "1e5", "2026-11-21",
        "TRUE", "l’œuvre", "a\u00A0b", "\u200Fdroite", "e\u0301", "_", "__x", "x".PadRight(2_000, 'y'),
    ];

    private static readonly string[] Escaped =
    [
        "_x0041_", "_x0041", "_x005F_x0041_", "_x005F\u0001", "\u0000\u001F", "\r", "a\rb", "\uD800", "\uDC00\uD800", "\uFFFE\uFFFF", "_x00e9_\u0002x0041_",
    ];

    [Fact]
    public async Task Any_text_comes_back_as_it_was()
    {
        var texts = FormulaLike.Concat(Difficult).Concat(Escaped).ToList();
        Assert.Equal(texts, await ReadBackAsync(texts));
    }

    [Fact]
    public void Whatever_signs_a_text_is_made_of_it_comes_back_with_its_line_ends_as_line_feeds()
    {
        var pieces = Gen.OneOf(
            Gen.Elements("_", "x", "0", "4", "1", "F", "_x005F_", "_x0041_", "\r", "\n", "\t", " ", "\uD83D", "\uDE00", "\u0000", "=", "&", "<"),
            Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()));
        var texts = Gen.NonEmptyListOf(Gen.NonEmptyListOf(pieces).Select(string.Concat)).ToArbitrary();

        Prop.ForAll(texts, written => ReadBackAsync(written).GetAwaiter().GetResult()
            .SequenceEqual(written.Select(text => text.Replace("\r\n", "\n", StringComparison.Ordinal))))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_header_that_looks_like_an_escape_is_the_same_in_its_cell_and_in_its_table()
    {
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table("A", new Columns<int>().Whole("_x0041_", row => (long)row), [1]);
        var bytes = await workbook.BytesAsync();

        Assert.Equal("_x0041_", Files.Rows(bytes)[0][0].Text);
        Assert.Contains("name=\"_x005F_x0041_\"", Files.Part(bytes, "xl/tables/table1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_texts_than_are_shared_come_back_too()
    {
        var texts = Enumerable.Range(0, 25_000).Select(number => $"_x{number:X4}_ texte {number}").ToList();

        var bytes = await Files.OfTexts(texts).BytesAsync();

        Assert.Contains("t=\"inlineStr\"", Files.Part(bytes, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Equal(texts, Files.Rows(bytes).Skip(1).Select(row => row[0].Text));
    }

    [Fact]
    public async Task A_text_too_long_for_a_cell_is_cut_between_characters()
    {
        var cut = await ReadBackAsync([new string('a', 40_000), new string('a', 32_766) + "😀😀", new string('a', 32_765) + "😀😀"]);

        Assert.Equal([new string('a', 32_767), new string('a', 32_766), new string('a', 32_765) + "😀"], cut);
    }

    [Fact]
    public async Task Decimals_of_fifteen_digits_and_days_come_back_exactly()
    {
        var numbers = Gen.Sample(
            from high in Gen.Choose(-9_999_999, 9_999_999)
            from low in Gen.Choose(0, 99_999_999)
            from scale in Gen.Choose(0, 6)
            select (high * 100_000_000m + low) * new decimal(1, 0, 0, false, (byte)scale),
            2_000).ToList();
        var days = Gen.Sample(Gen.Choose(0, 40_000).Select(new DateOnly(1900, 3, 1).AddDays), 500).ToList();
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("N").Table("N", new Columns<decimal>().Number("n", 4, row => row), numbers);
        workbook.AddSheet("D").Table("D", new Columns<DateOnly>().Date("d", row => row), days);
        var bytes = await workbook.BytesAsync();

        Assert.Equal(numbers, Files.Rows(bytes, 0).Skip(1).Select(row => row[0].Number!.Value));
        Assert.Equal(days, Files.Rows(bytes, 1).Skip(1).Select(row => DateOnly.FromDateTime(row[0].Date!.Value)));
    }

    [Fact]
    public async Task Each_answer_keeps_its_kind()
    {
        CellValue[] values =
        [
            0L, 12L, 3.25m, true, false, new DateOnly(2026, 11, 21), new DateTime(2026, 11, 21, 14, 30, 15), "texte",
            CellValue.NotApplicable, CellValue.NotAvailable, CellValue.Masked, (string?)null, "", (decimal?)null,
            1_234_567_890_123_456_789L, new DateOnly(1899, 12, 31), new DateTime(1900, 2, 28, 8, 0, 0),
        ];
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table(
            "A", new Columns<CellValue>().Text("Toujours", 9, _ => "x").Whole("Valeur", value => value), values);

        var cells = Files.Rows(await workbook.BytesAsync()).Skip(1).Select(row => row[1]).ToList();

        Assert.Equal(
            [
                (ReadKind.Number, "0"), (ReadKind.Number, "12"), (ReadKind.Number, "3.25"), (ReadKind.Flag, "1"), (ReadKind.Flag, "0"),
                (ReadKind.Date, "46347"), (ReadKind.Date, "46347.604340277780"), (ReadKind.Text, "texte"),
                (ReadKind.Text, "s.o."), (ReadKind.Text, "n.d."), (ReadKind.Text, "masqué"),
                (ReadKind.Blank, ""), (ReadKind.Blank, ""), (ReadKind.Blank, ""),
                (ReadKind.Text, "1234567890123456789"), (ReadKind.Text, "1899-12-31"), (ReadKind.Text, "1900-02-28 08:00:00"),
            ],
            cells.Select(cell => (cell.Kind, cell.Kind == ReadKind.Date ? cell.Text.PadRight(cell.Text.Contains('.') ? 18 : 0, '0') : cell.Text)));
        Assert.Equal(new DateTime(2026, 11, 21, 14, 30, 15), cells[6].Date);
    }

    [Fact]
    public async Task No_formula_is_ever_written_from_data()
    {
        var workbook = new Workbook(Samples.Info with { Title = "=1+1" });
        workbook.AddSheet("=1+1").Title("=1+1", "=1+1").Facts([new("=1+1", "=1+1")])
            .Table("=1+1", new Columns<string>().Text("=1+1", 20, text => text).Whole("+2", text => text), FormulaLike);

        var sheet = Files.Part(await workbook.BytesAsync(), "xl/worksheets/sheet1.xml");

        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f ", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("t=\"str\"", sheet, StringComparison.Ordinal);
    }

    [LibreOfficeFact]
    public async Task LibreOffice_recalculates_nothing_out_of_a_text_and_sums_only_numbers()
    {
        var recalculated = await Office.ConvertAsync(await Files.OfTexts(FormulaLike).BytesAsync(), "xlsx");

        var cells = Files.Rows(recalculated).Skip(1).Select(row => row[0]).ToList();

        Assert.All(cells, cell => Assert.Equal((ReadKind.Text, false), (cell.Kind, cell.IsFormula)));
        Assert.Equal(
            FormulaLike.Select(text => text.Replace("\r", "", StringComparison.Ordinal)),
            cells.Select(cell => cell.Text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_shows_the_formats_of_the_language()
    {
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table(
            "A",
            new Columns<int>()
                .Whole("Entier", _ => 1_234_567L).Number("Nombre", 2, _ => 1234.5m).Percent("Part", _ => 0.1234m)
                .Money("Montant", _ => 1_234_567_89L).Date("Jour", _ => new DateOnly(2026, 11, 21))
                .Moment("Instant", _ => new DateTime(2026, 11, 21, 8, 5, 0)).Text("Code", 9, _ => "03")
                .Whole("Masqué", _ => CellValue.Masked),
            [1]);

        var csv = System.Text.Encoding.UTF8.GetString(
            await Office.ConvertAsync(await workbook.BytesAsync(), "csv:Text - txt - csv (StarCalc):59,34,76,1,,3084,false,true"));

        Assert.Equal(
            "1 234 567;1 234,50;12,3 %;1 234 567,89 $;2026-11-21;2026-11-21 08:05;03;masqué",
            csv.Split('\n')[1].Replace('\u00A0', ' ').Replace('\u202F', ' ').TrimEnd('\r'));
    }

    [OpenPyXlFact]
    public async Task Openpyxl_reads_the_same_texts_types_and_formats()
    {
        var texts = FormulaLike.Concat(Difficult).Where(text => !text.Contains('\r')).ToList();
        var script = """
            import sys, json, openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1])["Textes"]
            print(json.dumps([[cell.value, cell.data_type, cell.number_format, cell.quotePrefix] for (cell,) in sheet.iter_rows(min_row=2)]))
            """;

        var read = JsonDocument.Parse(await Office.PythonAsync(await Files.OfTexts(texts).BytesAsync(), script)).RootElement;

        Assert.Equal(texts, read.EnumerateArray().Select(cell => cell[0].GetString()!));
        Assert.All(read.EnumerateArray(), cell => Assert.Equal(("s", "@"), (cell[1].GetString(), cell[2].GetString())));
        Assert.Equal(
            FormulaLike.Count(text => !text.Contains('\r')),
            read.EnumerateArray().Count(cell => cell[3].ValueKind == JsonValueKind.True));
    }

    [OpenPyXlFact]
    public async Task Openpyxl_finds_numbers_dates_tables_rules_and_charts_where_they_were_put()
    {
        var script = """
            import sys, json, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book["Déclarations"]
            row = [cell for cell in sheet[3]]
            print(json.dumps({
                "sheets": book.sheetnames, "tables": dict(sheet.tables.items()), "freeze": sheet.freeze_panes,
                "values": [str(cell.value) for cell in row], "formats": [cell.number_format for cell in row],
                "charts": len(book["Synthèse"]._charts)}))
            """;

        var read = JsonDocument.Parse(await Office.PythonAsync(await Samples.Report(20).BytesAsync(), script)).RootElement;

        Assert.Equal(["Synthèse", "Déclarations", "Définitions", "Provenance", "Graphiques"], read.GetProperty("sheets").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal("A1:K21", read.GetProperty("tables").GetProperty("Declarations").GetString());
        Assert.Equal("C2", read.GetProperty("freeze").GetString());
        Assert.Equal(2, read.GetProperty("charts").GetInt32());
        Assert.Equal(
            ["02", "CIUSSS du Saguenay–Lac-Saint-Jean", "Montréal", "8219", "0.037", "43", "3.3", "126047.29", "2026-11-22 00:00:00", "2026-11-10 10:32:00", "None"],
            read.GetProperty("values").EnumerateArray().Select(value => value.GetString()!));
        Assert.Equal(
            ["@", "@", "@", "#,##0", "0.0\"\u00A0\"%", "#,##0", "#,##0.0", "#,##0.00\"\u00A0$\"", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "@"],
            read.GetProperty("formats").EnumerateArray().Select(value => value.GetString()!));
    }

    private static async Task<IEnumerable<string>> ReadBackAsync(IEnumerable<string> texts) =>
        Files.Rows(await Files.OfTexts(texts).BytesAsync()).Skip(1).Select(row => row[0].Text);
}
