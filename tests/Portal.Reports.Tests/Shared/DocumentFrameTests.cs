using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Data;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;
using Portal.Reports.Tests.Excel;
using Portal.Reports.Tests.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Shared;

public sealed class DocumentFrameTests
{
    private static readonly DocumentFrame French = new()
    {
        Language = Language.French,
        Identifier = "RQT-2026-00184",
        Title = "Registre des postes",
        Subject = "Territoire McGill",
        AsOf = new DateOnly(2026, 11, 21),
        ProducedAtUtc = new DateTime(2026, 11, 21, 19, 30, 0, DateTimeKind.Utc),
        ProducedBy = "Coordination clinique",
        Scope = "Réseau entier",
        Status = "Provisoire",
    };

    [Theory]
    [InlineData(Language.French, "Provisoire – Au 21 novembre 2026", "Page &P de &N")]
    [InlineData(Language.English, "Provisional – As of November 21, 2026", "Page &P of &N")]
    public async Task Each_printed_page_of_a_workbook_says_how_final_it_is_and_of_which_day(Language language, string standing, string pages)
    {
        var frame = French with { Language = language, Status = standing.Split(' ')[0] };
        var workbook = frame.Workbook();
        workbook.AddSheet("Un").Table("Un", new Columns<int>().Whole("n", row => (long)row), [1]);
        frame.AddProvenance(workbook);
        using var opened = SpreadsheetDocument.Open(new MemoryStream(await workbook.BytesAsync()), false);
        var footers = opened.WorkbookPart!.WorksheetParts.Select(sheet => sheet.Worksheet.Descendants<OddFooter>().Single().Text).ToArray();

        Assert.Equal(2, footers.Length);
        Assert.All(footers, footer => Assert.Contains(standing, footer.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.All(footers, footer => Assert.Contains(frame.Identifier, footer, StringComparison.Ordinal));
        Assert.All(footers, footer => Assert.Contains(pages, footer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_page_of_a_report_says_the_same()
    {
        using var pdf = await ProducedPdf.Of(French.Report().PageBreak().Paragraph("Suite."));

        Assert.Equal(2, pdf.Pages().Length);
        Assert.All(pdf.Pages(), page => Assert.Matches(@"Au 21 novembre 2026 · Provisoire\s+Page \d de 2", page.Replace('\u00A0', ' ')));
        Assert.All(pdf.Pages(), page => Assert.Contains(French.Identifier, page, StringComparison.Ordinal));
    }
}
