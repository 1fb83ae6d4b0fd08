using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>The four documents from the page: what is in them, read back by independent readers, in both languages.</summary>
public sealed class DocumentTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Theory]
    [InlineData("fr", "Registre de gouvernance", "71 / 78", "RUISSS de l’Université Laval", "CIUSSS de l’Ouest-de-l’Île-de-Montréal")]
    [InlineData("en", "Governance register", "71 / 78", "Université Laval RUISSS", "Montréal West Island IUHSSC")]
    public async Task The_register_as_PDF_is_sound_tagged_and_says_what_the_pages_say(string language, params string[] says)
    {
        var (status, type, name, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"/{language}/documents/governance-register?format=pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, type));
        Assert.Equal($"RG-RQT-2026-11-20-{language}.pdf", name);
        var text = await DocumentFile.PdfTextAsync(content, language);
        Assert.All(says, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr", "period=2026-2027-P07", "Rapport d’utilisation", "Indicateurs calculés", "Taux de réalisation")]
    [InlineData("en", "year=2025-2026", "Utilization report", "Derived indicators", "Completion rate")]
    [InlineData("fr", "territory=MCGILL&period=2026-2027-P06", "RUISSS McGill", "90,9 %")]
    [InlineData("en", "quarter=2026-2027-Q2", "Utilization report", "2026-2027-Q2")]
    [InlineData("fr", "establishment=CISSSCN&period=2026-2027-P07", "CISSS de la Côte-Nord", "3 075")]
    public async Task The_report_as_PDF_is_sound_and_tells_totals_ratios_and_completeness(string language, string question, params string[] says)
    {
        var (status, _, _, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"/{language}/documents/utilization-report?format=pdf&{question}");
        Assert.Equal(HttpStatusCode.OK, status);
        var text = await DocumentFile.PdfTextAsync(content, language);
        Assert.All(says, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ministry", "/fr/documents/governance-register?format=xlsx", "Registre", 79)]
    [InlineData("centre:UL", "/en/documents/governance-register?format=xlsx", "Register", 21)]
    [InlineData("ministry", "/fr/documents/utilization-report?format=xlsx&year=2025-2026", "Totaux", 56)]
    [InlineData("establishment:CHUM", "/en/documents/utilization-report?format=xlsx&period=2026-2027-P07", "Totals", 56)]
    public async Task The_workbooks_are_valid_and_hold_as_many_rows_as_the_scope(string persona, string address, string sheet, int rows)
    {
        var (status, type, _, content) = await (await fixture.BrowserAsync(persona)).DownloadAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (status, type));
        var sheets = DocumentFile.Sheets(content);
        Assert.Equal(rows, sheets[sheet].Count);
        Assert.Contains("Provenance", sheets.Keys);
    }

    [Theory]
    [InlineData("governance-register?format=docx", "Le format demandé n’est ni pdf ni xlsx.", HttpStatusCode.BadRequest)]
    [InlineData("utilization-report?format=pdf", "Choisissez une période, un trimestre ou un exercice.", HttpStatusCode.BadRequest)]
    [InlineData("utilization-report?format=pdf&period=2026-2027-P07&year=2025-2026", "Choisissez une période, un trimestre ou un exercice, un seul à la fois.", HttpStatusCode.BadRequest)]
    [InlineData("utilization-report?format=pdf&period=2026-2027-P13", "Cette période n’est pas encore ouverte", HttpStatusCode.BadRequest)]
    [InlineData("utilization-report?format=pdf&period=2099-2100-P01", "Cette période n’existe pas au calendrier.", HttpStatusCode.NotFound)]
    [InlineData("utilization-report?format=pdf&period=2026-2027-P07&territory=UL&establishment=CHUM", "Choisissez un territoire ou un établissement, pas les deux.", HttpStatusCode.BadRequest)]
    [InlineData("utilization-report?format=pdf&quarter=2026-2027-Q9", "Ce trimestre n’existe pas au calendrier.", HttpStatusCode.NotFound)]
    [InlineData("governance-register?format=pdf&territory=NOWHERE", "Ce territoire n’existe pas", HttpStatusCode.NotFound)]
    [InlineData("governance-register?format=pdf&date=2026-02-30", "2026-02-30", HttpStatusCode.BadRequest)]
    public async Task A_question_that_has_no_answer_is_told_on_the_page(string address, string says, HttpStatusCode status)
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync("/fr/documents/" + address);
        Assert.Equal(status, page.Status);
        Assert.Contains(says, page.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_produced_for_whom_is_an_event_of_the_trail()
    {
        await (await fixture.BrowserAsync("centre:UL")).DownloadAsync("/fr/documents/governance-register?format=xlsx&date=2025-01-15");
        AccessScope.TryParse("auditor", "test", out var auditor);
        var events = await fixture.App.Services.GetRequiredService<AuditQueries>().ListAsync(auditor!, null, null, 50);
        Assert.Contains(events, row => row is { Action: "DocumentProduced", ActorId: "demo:centre:UL" } && row.Detail.Contains("RG-UL-2025-01-15", StringComparison.Ordinal));
        Assert.Null(await fixture.App.Database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }
}
