using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Portal.Data.Access;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>The documents of utilization from their pages: what is in them, that it is what the pages show, and who gets none.</summary>
public sealed class UtilizationDocumentTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Theory]
    [InlineData("utilization-report", "period=2026-2027-P07", "RU-RQT-2026-2027-P07", "À surveiller|Comparaison|P06, 2026-2027|P07, 2025-2026|Par établissement|Provisoire", "To watch|Comparison|P06, 2026-2027|P07, 2025-2026|By establishment|Provisional")]
    [InlineData("utilization-report", "quarter=2026-2027-Q2&territory=UL", "RU-UL-2026-2027-Q2", "T2 de 2026-2027|P01 à P03, 2026-2027|Respect des délais", "Q2 of 2026-2027|P01 to P03, 2026-2027|Timeliness")]
    [InlineData("utilization-report", "year=2025-2026&establishment=CHUM", "RU-CHUM-2025-2026", "Activités par canal|Définitif", "Activities by channel|Final")]
    [InlineData("completeness-and-timeliness", "year=2026-2027", "CP-RQT-2026-2027", "À relancer maintenant|poste vacant|Manquante|Dispenses|Évacuation", "To chase now|vacant seat|Missing|Waivers|Évacuation")]
    [InlineData("completeness-and-timeliness", "quarter=2026-2027-Q1&territory=MCGILL", "CP-MCGILL-2026-2027-Q1", "T1 de 2026-2027|RUISSS McGill", "Q1 of 2026-2027|McGill RUISSS")]
    [InlineData("filing-receipt", "establishment=CISSSCN&period=2026-2027-P07", "AD-CISSSCN-2026-2027-P07", "3 075|2 206|Pilote clinique|2026-10-22, 11 h 16|Explications|Aucun cas dans la période", "3,075|2,206|Clinical pilot|2026-10-22, 11:16|Explanations|Aucun cas dans la période")]
    [InlineData("filing-receipt", "establishment=MCQ&period=2024-2025-P09", "AD-MCQ-2024-2025-P09", "Retournée|RPMDAYT|révision 2", "Returned|RPMDAYT|revision 2")]
    [InlineData("filing-receipt", "establishment=TULATTAVIK&period=2024-2025-P10", "AD-TULATTAVIK-2024-2025-P10", "n’avoir eu aucune activité", "had no telehealth activity")]
    [InlineData("annual-report", "year=2025-2026", "RA-RQT-2025-2026", "L’année en bref|RUISSS de l’Université Laval|Accès et équité|17 Nunavik|CISSS des Îles|Définition des indicateurs", "The year in brief|Université Laval RUISSS|Access and equity|17 Nunavik|CISSS des Îles|Definition of the indicators")]
    public async Task Each_document_as_PDF_is_sound_and_says_in_each_language_what_it_is_for(string document, string question, string identifier, string french, string english)
    {
        foreach (var (language, tag, says) in new[] { ("fr", "fr-CA", french), ("en", "en-CA", english) })
        {
            var (status, type, name, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"/{language}/documents/{document}?format=pdf&{question}");
            Assert.Equal((HttpStatusCode.OK, "application/pdf", $"{identifier}-{language}.pdf"), (status, type, name));
            var text = await UtilizationReading.PdfAsync(content, tag);
            Assert.All(says.Split('|'), line => Assert.Contains(line, text, StringComparison.Ordinal));
            Assert.Contains(identifier, text, StringComparison.Ordinal);
        }
    }

    /// <summary>Whoever holds one printed page knows that its figures may still change.</summary>
    [Theory]
    [InlineData("utilization-report?period=2026-2027-P07", true)]
    [InlineData("utilization-report?year=2025-2026&establishment=CHUM", false)]
    [InlineData("annual-report?year=2026-2027", true)]
    [InlineData("filing-receipt?establishment=CISSSCN&period=2026-2027-P07", false)]
    public async Task Each_page_of_a_provisional_report_says_so_across_itself(string question, bool isProvisional)
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var (_, _, _, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"/{language}/documents/{question}&format=pdf");
            var pages = (await DocumentFile.PdfTextAsync(content, language)).Split('\f', StringSplitOptions.RemoveEmptyEntries).Length;
            Assert.Equal(isProvisional ? pages : 0, await DocumentFile.WatermarksAsync(content));
        }
    }

    [Theory]
    [InlineData("utilization-report", "period=2026-2027-P07", "Comparaison", "Comparison", 46)]
    [InlineData("utilization-report", "period=2026-2027-P07&territory=UL", "Par établissement", "By establishment", 10)]
    [InlineData("completeness-and-timeliness", "year=2026-2027", "Obligations", "Obligations", 273)]
    [InlineData("completeness-and-timeliness", "year=2025-2026", "Matrice", "Matrix", 37)]
    [InlineData("filing-receipt", "establishment=CISSSCN&period=2026-2027-P07", "Cases", "Cells", 67)]
    [InlineData("annual-report", "year=2025-2026", "Établissement × période", "Establishment × period", 443)]
    public async Task Each_workbook_is_valid_and_holds_a_row_for_each_thing(string document, string question, string french, string english, int rows)
    {
        foreach (var (language, sheet) in new[] { ("fr", french), ("en", english) })
        {
            var (status, _, _, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"/{language}/documents/{document}?format=xlsx&{question}");
            Assert.Equal(HttpStatusCode.OK, status);
            var sheets = UtilizationReading.Sheets(content);
            Assert.Equal(rows, sheets[sheet]);
            Assert.Contains("Provenance", sheets.Keys);
        }
    }

    [Theory]
    [InlineData("ministry", null)]
    [InlineData("centre:UL", null)]
    [InlineData("auditor", "MCGILL")]
    public async Task Completeness_counts_what_the_matrix_counts(string persona, string? territory)
    {
        Assert.True(AccessScope.TryParse(persona, "test", out var scope));
        var matrix = await fixture.App.Database.ReadAsync(session => MatrixQueries.PageAsync(
            session, scope, fixture.App.Today, new MatrixFilter { FiscalYear = "2026-2027", Territory = territory }, new(0, 1000)));
        var total = matrix!.Total;
        var browser = await fixture.BrowserAsync(persona);
        var page = await browser.GetAsync("/fr/utilization?year=2026-2027" + (territory is null ? "" : "&territory=" + territory));
        var (_, _, _, content) = await browser.DownloadAsync("/fr/documents/completeness-and-timeliness?format=pdf&year=2026-2027" + (territory is null ? "" : "&territory=" + territory));
        var text = await UtilizationReading.PdfAsync(content, "fr-CA");
        var share = Portal.Reports.Formats.For(Portal.Data.Language.French).Percent(total.Share!.Value);
        Assert.Contains(share, string.Join(' ', page.Texts("main")), StringComparison.Ordinal);
        Assert.Contains(share.Replace('\u00a0', ' '), text, StringComparison.Ordinal);
        Assert.Matches($@"{total.Filed}\s+déposées\s+sur\s+{total.Due}", text);
        foreach (var row in matrix.Lines)
        {
            Assert.Contains(row.Establishment.Name(Portal.Data.Language.French).Split(' ')[0], text, StringComparison.Ordinal);
        }
    }

    /// <summary>Period by period, territory by territory, region by region, establishment by establishment: the same total, and no share above one.</summary>
    [Fact]
    public async Task Each_way_of_counting_completeness_comes_to_the_same_total()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var sheets = DocumentFile.Sheets((await browser.DownloadAsync("/fr/documents/completeness-and-timeliness?format=xlsx&year=2026-2027")).Content);
        var totals = new[] { "Par période", "Par territoire", "Par région sociosanitaire", "Par établissement" }.Select(name =>
        {
            var table = sheets[name].SkipWhile(row => !row.Contains("Attendues")).Where(row => row.Count > 3).ToList();
            var (header, rows) = (table[0].ToList(), table[1..]);
            int Sum(string column) => rows.Sum(row => int.Parse(row[header.IndexOf(column)], CultureInfo.InvariantCulture));
            Assert.All(rows, row => Assert.All(row.Skip(header.IndexOf("Complétude")).Where(share => share.Length > 0), share =>
                Assert.InRange(decimal.Parse(share, NumberStyles.Float, CultureInfo.InvariantCulture), 0, 1)));
            return (Sum("Attendues"), Sum("Dispensées"), Sum("Déposées"), Sum("À temps"));
        }).ToList();
        Assert.Single(totals.Distinct());
        Assert.True(totals[0].Item3 > 200);
        Assert.Contains(sheets["Par région sociosanitaire"], row => row.Contains("09 Côte-Nord"));
    }

    [Fact]
    public async Task The_receipt_holds_what_the_filings_page_shows_and_is_linked_from_it()
    {
        var browser = await fixture.BrowserAsync("establishment:CISSSCN");
        var page = await browser.GetAsync("/fr/utilization/CISSSCN/2026-2027-P07");
        var link = Assert.Single(page.Links(), address => address.Contains("filing-receipt", StringComparison.Ordinal));
        var (status, _, _, content) = await browser.DownloadAsync(link);
        Assert.Equal(HttpStatusCode.OK, status);
        var text = Plain(await UtilizationReading.PdfAsync(content, "fr-CA"));
        var answers = page.Texts("td[id^='c-']").Select(answer => Plain(answer).Split(" (")[0]).ToList();
        Assert.Equal(41, answers.Count); // the twelve programmes are a list, not a table
        Assert.All(answers, answer => Assert.Contains(answer, text, StringComparison.Ordinal));

        // What was never submitted has neither receipt nor link to one.
        Assert.DoesNotContain((await browser.GetAsync("/fr/utilization/CISSSCN/2026-2027-P08")).Links(), address => address.Contains("filing-receipt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ministry", "filing-receipt?format=pdf&period=2026-2027-P07", HttpStatusCode.BadRequest, "Choisissez un établissement.")]
    [InlineData("ministry", "filing-receipt?format=pdf&establishment=CISSSCN", HttpStatusCode.BadRequest, "Choisissez une période")]
    [InlineData("ministry", "filing-receipt?format=pdf&establishment=CISSSCN&period=2026-2027-P08", HttpStatusCode.BadRequest, "il n’y a pas d’accusé de dépôt")]
    [InlineData("ministry", "filing-receipt?format=xlsx&establishment=CISSSCN&period=2026-2027-P09", HttpStatusCode.BadRequest, "pas encore ouverte")]
    [InlineData("centre:UL", "filing-receipt?format=pdf&establishment=CHUM&period=2026-2027-P07", HttpStatusCode.NotFound, "ne fait pas partie de votre portée")]
    [InlineData("pilot:CHUM", "filing-receipt?format=pdf&establishment=CISSSCN&period=2026-2027-P07", HttpStatusCode.NotFound, "ne fait pas partie de votre portée")]
    [InlineData("centre:UL", "completeness-and-timeliness?format=pdf&year=2026-2027&territory=UDEM", HttpStatusCode.NotFound, "ne fait pas partie de votre portée")]
    [InlineData("establishment:CHUM", "completeness-and-timeliness?format=xlsx&year=2026-2027&territory=UDEM", HttpStatusCode.NotFound, "ne fait pas partie de votre portée")]
    [InlineData("ministry", "completeness-and-timeliness?format=pdf&quarter=2026-2027-Q4", HttpStatusCode.BadRequest, "pas encore ouverte")]
    [InlineData("ministry", "completeness-and-timeliness?format=pdf&period=2026-2027-P07", HttpStatusCode.BadRequest, "Choisissez")]
    [InlineData("ministry", "annual-report?format=pdf&year=2023-2024", HttpStatusCode.BadRequest, "pas encore ouverte")]
    [InlineData("auditor", "annual-report?format=pdf&year=1999-2000", HttpStatusCode.NotFound, "n’existe pas au calendrier")]
    [InlineData("auditor", "annual-report?format=xlsx", HttpStatusCode.BadRequest, "Choisissez")]
    public async Task What_cannot_be_answered_is_told_and_what_is_out_of_scope_is_not_there(string persona, string address, HttpStatusCode status, string says)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync("/fr/documents/" + address);
        Assert.Equal(status, page.Status);
        Assert.Contains(says, page.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("establishment:CHUM")]
    [InlineData("pilot:CHUM")]
    public async Task The_annual_report_is_not_for_one_establishment(string persona)
    {
        var browser = await fixture.BrowserAsync(persona);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/fr/documents/annual-report?format=pdf&year=2025-2026")).Status);
        Assert.DoesNotContain((await browser.GetAsync("/fr/documents")).Links(), address => address.Contains("annual-report", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("annual-report", "year=2025-2026", "CISSS de la Côte-Nord", "CISSS de Lanaudière")]
    [InlineData("utilization-report", "year=2025-2026", "CISSS de la Côte-Nord", "CISSS de Lanaudière")]
    [InlineData("completeness-and-timeliness", "year=2025-2026", "CISSS de la Côte-Nord", "CISSS de Lanaudière")]
    public async Task A_centre_gets_its_territory_and_nothing_else(string document, string question, string own, string other)
    {
        var (status, _, name, content) = await (await fixture.BrowserAsync("centre:UL")).DownloadAsync($"/fr/documents/{document}?format=pdf&{question}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("-UL-", name, StringComparison.Ordinal);
        var text = await UtilizationReading.PdfAsync(content, "fr-CA");
        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_counts_of_patients_are_masked_for_the_auditor_and_told_to_the_establishment()
    {
        var own = await ReceiptAsync("establishment:CISSSI");
        var outside = await ReceiptAsync("auditor");
        Assert.Matches(@"communauté\s.*\b1\b", own);
        Assert.DoesNotContain("masqué", own, StringComparison.Ordinal);
        Assert.Contains("masqué", outside, StringComparison.Ordinal);

        async Task<string> ReceiptAsync(string persona)
        {
            var (_, _, _, content) = await (await fixture.BrowserAsync(persona)).DownloadAsync("/fr/documents/filing-receipt?format=pdf&establishment=CISSSI&period=2024-2025-P01");
            return await UtilizationReading.PdfAsync(content, "fr-CA");
        }
    }

    [Fact]
    public async Task A_year_in_progress_says_so_and_does_not_compare_what_is_not_filed_yet()
    {
        var (_, _, _, content) = await (await fixture.BrowserAsync("auditor")).DownloadAsync("/fr/documents/annual-report?format=pdf&year=2026-2027");
        var text = await UtilizationReading.PdfAsync(content, "fr-CA");
        Assert.Contains("exercice en cours", text, StringComparison.Ordinal);
        Assert.Contains("Université de Montréal", text, StringComparison.Ordinal);
        Assert.Contains("établissements du territoire", text, StringComparison.Ordinal);
        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(Plain(text), @"(\d+) des (\d+) déclarations à déposer"),
            match => Assert.InRange(int.Parse(match.Groups[1].Value, null), 0, int.Parse(match.Groups[2].Value, null)));
        Assert.Contains("les deux totaux ne se comparent pas encore", Plain(text), StringComparison.Ordinal);
    }

    /// <summary>Each stretch of white space as one plain space.</summary>
    private static string Plain(string text) => string.Join(' ', text.Replace('\u00a0', ' ').Split([' ', '\n', '\r', '\t', '\f'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Documents as independent readers find them.</summary>
    private static class UtilizationReading
    {
        public static async Task<string> PdfAsync(byte[] pdf, string language)
        {
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllBytesAsync(file, pdf);
                Assert.Equal(0, (await RunAsync("qpdf", "--check", file)).Code);
                Assert.Matches(@"Tagged:\s+yes", (await RunAsync("pdfinfo", file)).Output);
                Assert.Contains($"\"/Lang\": \"u:{language}\"", (await RunAsync("qpdf", "--json", file)).Output, StringComparison.Ordinal);
                return (await RunAsync("pdftotext", "-layout", file, "-")).Output.Replace('\u00a0', ' ');
            }
            finally
            {
                File.Delete(file);
            }
        }

        /// <summary>The rows of each sheet, headers included.</summary>
        public static Dictionary<string, int> Sheets(byte[] content)
        {
            using var workbook = SpreadsheetDocument.Open(new MemoryStream(content), false);
            Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            return workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
                sheet => sheet.Name!.Value!, sheet => ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Count());
        }

        private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
    }
}
