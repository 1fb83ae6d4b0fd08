using System.Text;
using System.Text.Json;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Excel.Reading;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>The edges of what a spreadsheet can count and hold.</summary>
public class LimitsTests
{
    private const int RowsOfASheet = 1_048_576;

    [Fact]
    public async Task A_sheet_is_filled_to_its_last_row()
    {
        var bytes = await OfRows(RowsOfASheet - 1).BytesAsync();

        Assert.Contains("ref=\"A1:A1048576\"", Files.Part(bytes, "xl/tables/table1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_more_is_refused_rather_than_left_out()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => OfRows(RowsOfASheet).WriteAsync(Stream.Null));

        Assert.Contains("1,048,576 rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_wider_than_a_sheet_is_refused_when_it_is_declared()
    {
        var columns = new Columns<int>();
        for (var column = 0; column <= 16_384; column++)
        {
            columns.Whole($"c{column}", row => (long)row);
        }

        Assert.Throws<ArgumentException>(() => new Workbook(Samples.Info).AddSheet("A").Table("A", columns, [1]));
    }

    [OpenPyXlFact]
    public async Task Openpyxl_reads_the_first_and_the_last_day_and_older_ones_as_text()
    {
        DateOnly[] days = [new(1, 1, 1), new(1867, 7, 1), new(1900, 2, 28), new(1900, 3, 1), new(1903, 12, 31), new(1904, 1, 1), new(1904, 2, 29), new(2026, 11, 21), new(9999, 12, 31)];
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table(
            "A", new Columns<DateOnly>().Date("d", day => day).Moment("m", day => day.ToDateTime(new TimeOnly(23, 59, 59))), days);
        var script = """
            import sys, json, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print(json.dumps([book.epoch.year, [[cell.data_type + " " + str(cell.value) for cell in row] for row in book["A"].iter_rows(min_row=2)]]))
            """;

        var read = JsonDocument.Parse(await Office.PythonAsync(await workbook.BytesAsync(), script)).RootElement;

        Assert.Equal(1899, read[0].GetInt32());
        Assert.Equal(
            days.Select(day => $"{(day < new DateOnly(1900, 3, 1) ? "s " + Iso(day) : $"d {Iso(day)} 00:00:00")}"),
            read[1].EnumerateArray().Select(row => row[0].GetString()!));
        Assert.Equal(
            days.Select(day => $"{(day < new DateOnly(1900, 3, 1) ? "s" : "d")} {Iso(day)} 23:59:59"),
            read[1].EnumerateArray().Select(row => row[1].GetString()!));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_neither_sums_nor_counts_what_is_no_number()
    {
        CellValue[] values = [7L, CellValue.Masked, CellValue.NotAvailable, CellValue.NotApplicable, CellValue.Blank, 5L, "0", "=9"];
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table(
            "A", new Columns<CellValue>().Whole("Valeur", value => value).Number("Autre", 1, value => value).Text("Toujours", 9, _ => "x"), values);
        var bytes = await workbook.BytesAsync();
        var summed = Files.Part(bytes, "xl/worksheets/sheet1.xml").Replace(
            "</sheetData>",
            "<row r=\"12\"><c r=\"A12\"><f>SUM(A2:A9)</f></c><c r=\"B12\"><f>COUNT(B2:B9)</f></c><c r=\"C12\"><f>MIN(A2:A9)</f></c></row></sheetData>",
            StringComparison.Ordinal);

        var csv = Encoding.UTF8.GetString(await Office.ConvertAsync(
            Files.With(bytes, ("xl/worksheets/sheet1.xml", summed)), "csv:Text - txt - csv (StarCalc):59,34,76,1,,3084,false,true"));

        Assert.Equal("12;2;5", csv.Split('\n')[11].TrimEnd('\r'));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_keeps_names_texts_and_kinds_of_cells_when_it_saves_again()
    {
        string[] texts = ["ᑐᓚᑦᑕᕕᒃ", "ᓇᔅᑲᐱ", "مستشفى القدس", "שלום", "漢字 😀", "e\u0301", "a\u0001b", "=1+1", "x".PadRight(2_000, 'y'), new('z', 32_767)];
        var workbook = new Workbook(Samples.Info);
        foreach (var name in new[] { "Suivi: [CHU]/CISSS?", "suivi   chu cisss", "'Bilan'", "ᑐᓚᑦᑕᕕᒃ مستشفى" })
        {
            workbook.AddSheet(name).Table(
                name, new Columns<string>().Text("Texte", 40, text => text).Whole("n", _ => CellValue.Masked).Date("d", _ => new DateOnly(2026, 11, 21)), texts);
        }

        var before = await workbook.BytesAsync();
        var after = await Office.ConvertAsync(before, "xlsx");

        Assert.Equal(SheetNames(before), SheetNames(after));
        for (var sheet = 0; sheet < 4; sheet++)
        {
            var rows = Files.Rows(after, sheet);
            Assert.Equal(texts, rows.Skip(1).Take(texts.Length).Select(row => row[0].Text));
            Assert.All(rows.Skip(1).Take(texts.Length), row => Assert.Equal((ReadKind.Text, "masqué", ReadKind.Date), (row[1].Kind, row[1].Text, row[2].Kind)));
        }
    }

    private static Workbook OfRows(int count)
    {
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table("A", new Columns<int>().Whole("n", row => (long)row), Enumerable.Range(1, count));
        return workbook;
    }

    private static string[] SheetNames(byte[] workbook)
    {
        using var reader = WorkbookReader.Open(new MemoryStream(workbook));
        return [.. reader.Sheets.Select(sheet => sheet.Name)];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
