using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Excel.Reading;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>Honest files, by whichever program they were saved.</summary>
public class WorkbookReaderTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public async Task A_template_comes_back_as_it_was_sent_out()
    {
        using var reader = WorkbookReader.Open(new MemoryStream(await Samples.Template().BytesAsync()));

        Assert.Equal([("Saisie", false), ("Listes", true)], reader.Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)));
        var rows = reader.Rows(reader.Sheets[0]).ToList();
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => row.Number));
        Assert.Equal(["Code", "Indicateur", "Période précédente", "Votre réponse", "Motif"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal((1240m, ReadKind.Blank), (rows[1][2].Number, rows[1][3].Kind));
        Assert.Equal((5120m, "Révisé"), (rows[2][3].Number, rows[2][4].Text));
        Assert.Equal((ReadKind.Text, "n.d."), (rows[3][3].Kind, rows[3][3].Text));
        Assert.Equal("s.o.", rows[4][3].Text);
        Assert.Equal(["Révisé", "Estimé", "Nouveau service", "Autre, précisez"], reader.Rows(reader.Sheets[1]).Select(row => row[0].Text));
    }

    [LibreOfficeFact]
    public async Task Saved_again_by_LibreOffice_it_reads_the_same()
    {
        var written = await Samples.Report(40).BytesAsync();
        var saved = await Office.ConvertAsync(written, "xlsx");

        for (var sheet = 0; sheet < 4; sheet++)
        {
            Assert.Equal(Content(written, sheet), Content(saved, sheet));
        }

        static IEnumerable<(int, int, ReadKind, string, decimal?, DateTime?)> Content(byte[] file, int sheet) => Files.Rows(file, sheet)
            .SelectMany(row => row.Cells.Select(cell => (
                row.Number, cell.Column, cell.Kind, cell.Number is null ? cell.Text : "", cell.Number is { } number ? Math.Round(number, 6) : (decimal?)null,
                cell.Date is { } date ? (DateTime?)Minute(date) : null)));

        static DateTime Minute(DateTime date) => new DateTime(date.Year, date.Month, date.Day, date.Hour, date.Minute, 0).AddMinutes(date.Second >= 30 ? 1 : 0);
    }

    [OpenPyXlFact]
    public async Task What_openpyxl_makes_reads_as_it_was_meant()
    {
        var script = """
            import sys, datetime, openpyxl
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.append(["Résultat", 12, 3.5, True, datetime.datetime(2026, 11, 21, 14, 30), "=SUM(B1:C1)", "#REF!"])
            sheet["B4"] = datetime.date(1900, 1, 5)
            sheet["C4"] = 0.25
            sheet["C4"].number_format = "[h]:mm"
            sheet["D4"] = 45000
            sheet["D4"].number_format = 'dd" d "mmm'
            sheet["E4"] = 5
            sheet["E4"].number_format = '0.0" jours"'
            sheet.merge_cells("A6:C6")
            sheet.merge_cells("E6:E9")
            book.save(sys.argv[1])
            with open(sys.argv[1], "rb") as file: print(file.read().hex())
            """;
        var file = Convert.FromHexString((await Office.PythonAsync([], script)).Trim());

        var rows = Files.Rows(file);
        Assert.Equal([1, 4], rows.Select(row => row.Number));
        Assert.Equal(
            [
                (ReadKind.Text, "Résultat", false), (ReadKind.Number, "12", false), (ReadKind.Number, "3.5", false), (ReadKind.Flag, "1", false),
                (ReadKind.Date, "46347.60416666666", false), (ReadKind.Blank, "", true), (ReadKind.Error, "#REF!", false),
            ],
            rows[0].Cells.Select(cell => (cell.Kind, cell.Kind == ReadKind.Date ? cell.Text[..17] : cell.Text, cell.IsFormula)));
        Assert.Equal(new DateTime(2026, 11, 21, 14, 30, 0), rows[0][4].Date);
        Assert.Equal(new DateTime(1900, 1, 5), rows[1][1].Date);
        Assert.Equal([ReadKind.Number, ReadKind.Date, ReadKind.Number], rows[1].Cells.Skip(1).Select(cell => cell.Kind));

        using var reader = WorkbookReader.Open(new MemoryStream(file));
        Assert.Equal(["A6:C6", "E6:E9"], reader.MergedRanges(reader.Sheets[0]));
    }

    [Fact]
    public async Task Formulas_are_told_apart_and_give_the_value_they_had()
    {
        var rows = await SheetAsync("""
            <row r="2"><c r="B2"><f>A1*2</f><v>24</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>12x</v></c>
            <c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2"><f t="shared" si="0"/><v>7</v></c><c r="F2"><v>8</v></c></row>
            """);

        Assert.Equal(
            [("24", true), ("12x", true), ("#DIV/0!", true), ("7", true), ("8", false)],
            rows.Single().Cells.Select(cell => (cell.Text, cell.IsFormula)));
        Assert.Equal([ReadKind.Number, ReadKind.Text, ReadKind.Error, ReadKind.Number, ReadKind.Number], rows[0].Cells.Select(cell => cell.Kind));
    }

    [Fact]
    public async Task Rich_text_is_joined_without_its_pronunciation_and_addresses_may_be_missing()
    {
        var rows = await SheetAsync("""
            <row><c t="inlineStr"><is><r><rPr><b/></rPr><t>Part </t></r><r><t xml:space="preserve">à distance</t></r><rPh sb="0" eb="1"><t>non</t></rPh></is></c><c><v>1E-05</v></c></row>
            <row/><row r="9"><c r="C9"/><c><v>0.30000000000000004</v></c></row>
            """);

        Assert.Equal([1, 9], rows.Select(row => row.Number));
        Assert.Equal(("Part à distance", 0.00001m), (rows[0][0].Text, rows[0][1].Number));
        Assert.Equal((3, 0.3m), (rows[1].Cells.Single().Column, rows[1].Cells.Single().Number));
    }

    [Fact]
    public async Task Prefixes_and_the_strict_form_of_the_format_make_no_difference()
    {
        var file = Files.With(
            await Files.OfTexts(["a"]).BytesAsync(),
            ("xl/worksheets/sheet1.xml", """
                <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2026-11-21T08:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>
                """));

        Assert.Equal(new DateTime(2026, 11, 21, 8, 0, 0), Files.Rows(file).Single()[0].Date);
    }

    [Fact]
    public async Task Days_counted_from_1904_are_the_same_days()
    {
        var bytes = await Samples.Report(3).BytesAsync();
        var from1904 = Files.With(bytes, ("xl/workbook.xml", Files.Part(bytes, "xl/workbook.xml")
            .Replace("<bookViews>", "<workbookPr date1904=\"1\"/><bookViews>", StringComparison.Ordinal)));

        Assert.Equal(
            Files.Rows(bytes, 1)[1][8].Date!.Value.AddDays(1462),
            Files.Rows(from1904, 1)[1][8].Date);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => WorkbookReader.Open(new ResponseStream()));

    private static async Task<List<SheetRow>> SheetAsync(string rows) => Files.Rows(Files.With(
        await Files.OfTexts(["a"]).BytesAsync(),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>")));
}
