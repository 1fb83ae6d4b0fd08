using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Portal.Reports.Engine.Excel.Reading;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>Files that were made to harm, and files that are simply not what their name says.</summary>
public class HostileFilesTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string SheetPath = "xl/worksheets/sheet1.xml";

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ")]
    [InlineData("Code;Valeur\nSESS;12\n")]
    [InlineData("PK")]
    [InlineData("")]
    public void Another_kind_of_file_under_this_name(string content) =>
        Assert.Equal(RefusalReason.NotAWorkbook, Files.Refusal(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Another_kind_of_archive()
    {
        Assert.Equal(RefusalReason.NotAWorkbook, Files.Refusal(Archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))));
        Assert.Equal(RefusalReason.NotAWorkbook, Files.Refusal(Archive(
            ("[Content_Types].xml", "<Types><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", "<document/>"))));
    }

    [Fact]
    public void The_old_format_and_a_password()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        Assert.Equal(RefusalReason.OldFormat, Files.Refusal(compound));
        Assert.Equal(RefusalReason.PasswordProtected, Files.Refusal([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
    }

    [Fact]
    public async Task A_file_cut_short_anywhere_is_refused_and_not_half_read()
    {
        var whole = await Samples.Report(20).BytesAsync();

        for (var length = 0; length < whole.Length - 1; length += 97)
        {
            Assert.Contains(Files.Refusal(whole[..length]), new[] { RefusalReason.Damaged, RefusalReason.NotAWorkbook });
        }
    }

    [Fact]
    public async Task A_file_with_a_flipped_byte_is_read_or_refused_and_never_fails_otherwise()
    {
        var whole = await Samples.Template().BytesAsync();
        var refused = 0;
        for (var position = 0; position < whole.Length; position += 7)
        {
            var broken = whole.ToArray();
            broken[position] ^= 0x55;
            try
            {
                Files.Rows(broken);
            }
            catch (WorkbookRefusedException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10, whole.Length);
    }

    [Fact]
    public async Task A_gigabyte_of_zeros()
    {
        var bomb = await WithStreamedPartAsync(SheetPath, new byte[1_000_000], 1_000);

        Assert.InRange(bomb.Length, 0, 5_000_000);
        Assert.Equal(RefusalReason.SuspiciousCompression, Files.Refusal(bomb));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Files.Refusal(bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
    }

    [Fact]
    public async Task A_part_that_unpacks_to_more_than_it_declares()
    {
        var bomb = await WithStreamedPartAsync(SheetPath, Encoding.UTF8.GetBytes(new string(' ', 1_000_000)), 100);
        Declare(bomb, SheetPath, 5_000);

        Assert.Contains(Files.Refusal(bomb), new[] { RefusalReason.SuspiciousCompression, RefusalReason.Damaged });
    }

    [Fact]
    public async Task Parts_that_together_are_too_large()
    {
        var workbook = await Samples.Report(500).BytesAsync();

        Assert.Equal(RefusalReason.TooLarge, Files.Refusal(workbook, WorkbookLimits.Default with { FileBytes = workbook.Length - 1 }));
        Assert.Equal(RefusalReason.TooLarge, Files.Refusal(workbook, WorkbookLimits.Default with { ExpandedBytes = 100_000 }));
    }

    [Fact]
    public void More_entries_than_a_workbook_has_also_when_the_archive_lies_about_it()
    {
        var many = Archive([.. Enumerable.Range(0, 30_000).Select(number => ($"a{number}", ""))]);

        Assert.Equal(RefusalReason.TooManyEntries, Files.Refusal(many));
        BinaryPrimitives.WriteUInt16LittleEndian(many.AsSpan(many.Length - 12), 3);
        Assert.Equal(RefusalReason.TooManyEntries, Files.Refusal(many));
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("xl/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("xl\\..\\x")]
    [InlineData("xl/a\0b")]
    public async Task A_part_whose_name_leads_elsewhere(string path) => Assert.Equal(
        RefusalReason.UnsafePath, Files.Refusal(Files.With(await Samples.Template().BytesAsync(), (path, ""))));

    [Fact]
    public async Task Two_parts_of_one_name() => Assert.Equal(
        RefusalReason.Damaged,
        Files.Refusal(Files.With(await Samples.Template().BytesAsync(), ("XL/workbook.XML", null), ("XL/Workbook.xml", "<workbook/>"))));

    [Theory]
    [InlineData(SheetPath)]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("[Content_Types].xml")]
    public async Task A_billion_laughs_and_a_file_from_outside(string path)
    {
        const string Laughs = """
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>
            """;
        const string Outside = """<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>""";
        var workbook = await Samples.Template().BytesAsync();

        Assert.Equal(RefusalReason.Damaged, Files.Refusal(Files.With(workbook, (path, Laughs))));
        Assert.Equal(RefusalReason.Damaged, Files.Refusal(Files.With(workbook, (path, Outside))));
    }

    [Fact]
    public async Task Macros_by_part_and_by_type()
    {
        var workbook = await Samples.Template().BytesAsync();
        var types = Files.Part(workbook, "[Content_Types].xml");

        Assert.Equal(RefusalReason.Macros, Files.Refusal(Files.With(workbook, ("xl/vbaProject.bin", "x"))));
        Assert.Equal(RefusalReason.Macros, Files.Refusal(Files.With(workbook, ("xl/macrosheets/sheet1.xml", "<x/>"))));
        Assert.Equal(RefusalReason.Macros, Files.Refusal(Files.With(workbook, (
            "[Content_Types].xml",
            types.Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml")]
    [InlineData("xl/connections.xml")]
    [InlineData("xl/queryTables/queryTable1.xml")]
    public async Task Links_to_other_data(string path) => Assert.Equal(
        RefusalReason.ExternalLinks, Files.Refusal(Files.With(await Samples.Template().BytesAsync(), (path, "<x/>"))));

    [Fact]
    public async Task More_rows_columns_sheets_or_text_than_allowed()
    {
        var workbook = await Samples.Report(30).BytesAsync();
        var limits = WorkbookLimits.Default;

        Assert.Equal(RefusalReason.TooManyRows, Files.Refusal(workbook, limits with { Rows = 30 }));
        Assert.Equal(RefusalReason.TooManyColumns, Files.Refusal(workbook, limits with { Columns = 10 }));
        Assert.Equal(RefusalReason.TooManySheets, Files.Refusal(workbook, limits with { Sheets = 4 }));
        Assert.Equal(RefusalReason.TooMuchText, Files.Refusal(workbook, limits with { Characters = 2_000 }));
        Assert.Equal(31, Files.Rows(workbook, 1, limits with { Rows = 31, Columns = 11, Sheets = 5 }).Count);
    }

    [Fact]
    public async Task A_text_or_a_tag_without_end()
    {
        var text = new string('a', 40_000);
        var letters = new Random(1);
        var tag = string.Concat(Enumerable.Range(0, 3_000_000).Select(_ => (char)letters.Next('a', 'z')));

        Assert.Equal(RefusalReason.TooMuchText, await RefusalOfRowsAsync($"""<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>"""));
        Assert.Equal(RefusalReason.TooMuchText, await RefusalOfRowsAsync($"""<row r="1"><c r="A1" t="str"><f>{tag}</f></c></row>"""));
        Assert.Equal(RefusalReason.TooMuchText, await RefusalOfRowsAsync($"""<row r="1" x="{tag}"/>"""));
    }

    [Theory]
    [InlineData("""<row r="2"/><row r="2"/>""")]
    [InlineData("""<row r="0"/>""")]
    [InlineData("""<row r="1048577"/>""")]
    [InlineData("""<row r="-1"/>""")]
    [InlineData("""<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A2"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="XFE1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>99</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>-1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>douze</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>NaN</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1E+999</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="d"><v>demain</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c>""")]
    public async Task Cells_that_contradict_the_format(string rows) =>
        Assert.Equal(RefusalReason.Damaged, await RefusalOfRowsAsync(rows));

    private static async Task<RefusalReason> RefusalOfRowsAsync(string rows) => Files.Refusal(Files.With(
        await Files.OfTexts(["a"]).BytesAsync(), (SheetPath, $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>")));

    private static byte[] Archive(params (string Path, string Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var to = archive.CreateEntry(path).Open();
                to.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A template in which one part is a piece of data over and over.</summary>
    private static async Task<byte[]> WithStreamedPartAsync(string path, byte[] piece, int times)
    {
        using var file = new MemoryStream();
        file.Write(Files.With(await Samples.Template().BytesAsync(), (path, null)));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var to = archive.CreateEntry(path).Open();
            for (var time = 0; time < times; time++)
            {
                to.Write(piece);
            }
        }

        return file.ToArray();
    }

    /// <summary>Makes the archive's directory state another size for a part.</summary>
    private static void Declare(byte[] archive, string path, uint size)
    {
        var name = archive.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(path));
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(name - 46 + 24), size);
    }
}
