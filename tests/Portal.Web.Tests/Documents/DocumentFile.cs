using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>Documents as independent readers see them: qpdf and poppler, Microsoft’s own validator.</summary>
internal static class DocumentFile
{
    /// <summary>Text of a PDF that qpdf finds sound and poppler finds tagged, with embedded fonts only and the language set.</summary>
    public static async Task<string> PdfTextAsync(byte[] pdf, string language)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var (check, _) = await RunAsync("qpdf", "--check", file);
            Assert.Equal(0, check);
            var (_, info) = await RunAsync("pdfinfo", file);
            Assert.Matches(@"Tagged:\s+yes", info);
            Assert.Matches(@"Page size:\s+(612 x 792|792 x 612)", info);
            var (_, fonts) = await RunAsync("pdffonts", file);
            Assert.All(fonts.Split('\n').Skip(2).Where(line => line.Length > 0), line => Assert.Matches(@"\+\S+.*\byes yes yes\b", line));
            var (_, json) = await RunAsync("qpdf", "--json", file);
            Assert.Contains($"\"/Lang\": \"u:{(language == "fr" ? "fr-CA" : "en-CA")}\"", json, StringComparison.Ordinal);
            var (_, text) = await RunAsync("pdftotext", "-layout", file, "-");
            return text.Replace('\u00a0', ' '); // poppler writes some no-break spaces as plain ones
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>How many words stand across pages, as qpdf unpacks them.</summary>
    public static async Task<int> WatermarksAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var (_, unpacked) = await RunAsync("qpdf", "--qdf", "--object-streams=disable", file, "-");
            return unpacked.Split("/Subtype/Watermark").Length - 1;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The rows of each sheet of a workbook that the validator finds sound: the texts of their cells, in order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Sheets(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var shared = document.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        return document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => (IReadOnlyList<IReadOnlyList<string>>)[.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>()
                .Select(row => (IReadOnlyList<string>)[.. row.Elements<Cell>().Select(cell => Text(cell, shared))])]);
    }

    private static string Text(Cell cell, List<string> shared) => cell.DataType?.Value == CellValues.SharedString
        ? shared[int.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)]
        : cell.InnerText;

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
