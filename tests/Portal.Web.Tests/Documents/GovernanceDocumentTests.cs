using System.Net;
using System.Text;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>
/// What goes to a committee on governance, from each document’s page over the demonstration data of 2026-11-20: sound files in
/// both languages that say what the pages say, for those whose scope reaches so far.
/// </summary>
public sealed class GovernanceDocumentTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Theory]
    [InlineData("fr", "vacancies-and-endings", "VF-RQT-2026-11-20", "Vacances et fins de mandat", "sur 78 postes désignés", "À décider", "Pilote technologique", "CCT du CUSM", "Aucun intérim", "De 31 à 60 jours")]
    [InlineData("en", "vacancies-and-endings", "VF-RQT-2026-11-20", "Vacancies and ending mandates", "of 78 mandated seats", "For decision", "MUHC telehealth coordination centre", "No interim", "In 31 to 60 days")]
    [InlineData("fr", "territory-profile?territory=UL", "PT-UL-2026-11-20", "RUISSS de l’Université Laval", "18 / 20", "CCT du CHU de Québec–Université Laval", "Côte-Nord (09)", "1 864 291", "2025-2026-P07", "Vacant, 18 jours")]
    [InlineData("en", "territory-profile?territory=MCGILL", "PT-MCGILL-2026-11-20", "McGill RUISSS", "21 / 24", "Affiliated establishments", "at least one region is shared", "Completeness of fiscal year 2026-2027")]
    [InlineData("fr", "establishment-profile?establishment=CISSSCN", "PE-CISSSCN-2026-11-20", "CISSS de la Côte-Nord", "dont 1 couvert par un intérim", "Chronologie des postes désignés", "Déclarations de l’exercice 2026-2027", "Acceptée, en retard", "2 jours de retard", "3 075")]
    [InlineData("en", "establishment-profile?establishment=CISSSCN", "PE-CISSSCN-2026-11-20", "Establishment profile", "1 covered by an interim", "Mandates", "Departure", "Accepted, late", "3,075")]
    [InlineData("fr", "pilot-contacts", "LC-RQT-2026-11-20", "Coordonnées des pilotes", "pilote-clinique.chum@exemple.test", "Vacant", "2026-08-17", "Intérim")]
    [InlineData("en", "pilot-contacts", "LC-RQT-2026-11-20", "Pilots’ contact details", "pilote-clinique.chum@exemple.test", "Vacant", "2026-08-17", "Interim")]
    [InlineData("fr", "audit-extract?from=2026-11-01", "JV-2026-11-01-2026-11-20", "Du 1er novembre 2026 au 20 novembre 2026", "Intacte", "Données de démonstration chargées", "system:demonstration")]
    [InlineData("en", "audit-extract?from=2026-11-01", "JV-2026-11-01-2026-11-20", "November 1, 2026 to November 20, 2026", "Intact", "Demonstration data loaded")]
    public async Task The_PDF_is_sound_tagged_and_says_what_a_committee_needs(string language, string question, string identifier, params string[] says)
    {
        var (status, type, name, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync(Address(language, question, "pdf"));
        Assert.Equal((HttpStatusCode.OK, "application/pdf", $"{identifier}-{language}.pdf"), (status, type, name));
        var text = await DocumentFile.PdfTextAsync(content, language);
        Assert.All(says, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ministry", "fr", "vacancies-and-endings", "Vacances", 8, "Synthèse")]
    [InlineData("ministry", "en", "vacancies-and-endings", "Ending mandates", 5, "Summary")]
    [InlineData("centre:UL", "fr", "vacancies-and-endings", "Vacances", 3, "Définitions")]
    [InlineData("establishment:CISSSCN", "en", "vacancies-and-endings", "Vacancies", 2, "Definitions")]
    [InlineData("ministry", "fr", "territory-profile?territory=UL", "Postes désignés", 21, "Indicateurs")]
    [InlineData("centre:UL", "en", "territory-profile", "Establishments", 11, "Health regions")]
    [InlineData("auditor", "fr", "establishment-profile?establishment=CISSSCN", "Déclarations", 14, "Mandats")]
    [InlineData("pilot:CISSSCN", "en", "establishment-profile", "Mandated seats", 3, "Affiliations")]
    [InlineData("ministry", "fr", "pilot-contacts", "Coordonnées", 73, "Postes vacants")]
    [InlineData("centre:UL", "en", "pilot-contacts", "Contacts", 20, "Vacant seats")]
    [InlineData("establishment:CISSSCN", "fr", "pilot-contacts", "Coordonnées", 3, "Postes vacants")]
    [InlineData("auditor", "en", "audit-extract?from=2026-11-20", "Events", null, "Values")]
    [InlineData("ministry", "fr", "audit-extract?from=2026-11-20", "Événements", null, "Synthèse")]
    public async Task The_workbook_is_valid_and_holds_as_many_rows_as_the_scope(string persona, string language, string question, string sheet, int? rows, string also)
    {
        var (status, type, _, content) = await (await fixture.BrowserAsync(persona)).DownloadAsync(Address(language, question, "xlsx"));
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (status, type));
        var sheets = DocumentFile.Sheets(content);
        Assert.Contains(also, sheets.Keys);
        Assert.Contains("Provenance", sheets.Keys);
        if (rows is { } expected)
        {
            Assert.Equal(expected, sheets[sheet].Count);
        }
        else
        {
            Assert.True(sheets[sheet].Count > 1);
        }
    }

    [Fact]
    public async Task Each_row_of_the_mail_merge_has_an_address_and_the_vacancies_stand_apart()
    {
        var (_, _, _, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync(Address("fr", "pilot-contacts", "xlsx"));
        var sheets = DocumentFile.Sheets(content);
        Assert.Equal(["Personne", "Courriel", "Qualité"], sheets["Coordonnées"][0].Take(3));
        Assert.All(sheets["Coordonnées"].Skip(1), row => Assert.Contains("@", row[1], StringComparison.Ordinal));
        Assert.Equal(3, sheets["Coordonnées"].Count(row => row[2] == "Intérim"));
        Assert.Equal(["CISSSI", "INPLPP", "CCT-CUSM", "CRSSSBJ"], sheets["Postes vacants"].Skip(1).Select(row => row[2]));
    }

    [Theory]
    [InlineData("centre:UL", "territory-profile?territory=MCGILL", HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "vacancies-and-endings?territory=MCGILL", HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "pilot-contacts?territory=MCGILL", HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "establishment-profile?establishment=CHUM", HttpStatusCode.NotFound)]
    [InlineData("establishment:CHUM", "establishment-profile?establishment=CUSM", HttpStatusCode.NotFound)]
    [InlineData("pilot:CHUM", "pilot-contacts?territory=UDEM", HttpStatusCode.NotFound)]
    [InlineData("establishment:CHUM", "territory-profile", HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "audit-extract", HttpStatusCode.NotFound)]
    [InlineData("pilot:CHUM", "audit-extract", HttpStatusCode.NotFound)]
    [InlineData("administrator", "pilot-contacts", HttpStatusCode.Forbidden)]
    [InlineData("ministry", "territory-profile", HttpStatusCode.BadRequest)]
    [InlineData("ministry", "establishment-profile", HttpStatusCode.BadRequest)]
    [InlineData("ministry", "territory-profile?territory=NOWHERE", HttpStatusCode.NotFound)]
    [InlineData("ministry", "establishment-profile?establishment=NOWHERE", HttpStatusCode.NotFound)]
    [InlineData("ministry", "audit-extract?from=2026-11-20&until=2026-11-19", HttpStatusCode.BadRequest)]
    [InlineData("ministry", "audit-extract?from=yesterday", HttpStatusCode.BadRequest)]
    public async Task Beyond_the_scope_and_beyond_reason_there_is_no_document(string persona, string question, HttpStatusCode expected)
    {
        foreach (var format in new[] { "pdf", "xlsx" })
        {
            var (status, type, _, _) = await (await fixture.BrowserAsync(persona)).DownloadAsync(Address("fr", question, format));
            Assert.Equal(expected, status);
            Assert.NotEqual("application/pdf", type);
        }
    }

    [Fact]
    public async Task A_centre_s_list_holds_nobody_of_another_territory()
    {
        var (_, _, _, content) = await (await fixture.BrowserAsync("centre:UL")).DownloadAsync(Address("fr", "pilot-contacts", "pdf"));
        var text = await DocumentFile.PdfTextAsync(content, "fr");
        Assert.Contains("CISSS de la Côte-Nord", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CHUM", text, StringComparison.Ordinal);
        Assert.DoesNotContain("McGill", text, StringComparison.Ordinal);
    }

    /// <summary>Before the calendar and the network begin, each document says that there is nothing, and stays sound.</summary>
    [Theory]
    [InlineData("vacancies-and-endings", "Aucun poste vacant.")]
    [InlineData("pilot-contacts", "Rien à afficher.")]
    [InlineData("territory-profile?territory=UL", "Aucune période n’est arrivée à échéance.")]
    [InlineData("audit-extract?from=1901-01-01&until=1901-02-01", "Aucun événement entre ces deux jours.")]
    public async Task A_day_on_which_there_was_nothing_makes_a_document_that_says_so(string question, string says)
    {
        var browser = await fixture.BrowserAsync("ministry");
        var dated = question + (question.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "date=1950-01-01";
        var (status, _, _, pdf) = await browser.DownloadAsync(Address("fr", dated, "pdf"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(says, await DocumentFile.PdfTextAsync(pdf, "fr"), StringComparison.Ordinal);
        Assert.Contains("Provenance", DocumentFile.Sheets((await browser.DownloadAsync(Address("fr", dated, "xlsx"))).Content).Keys);
    }

    [Fact]
    public async Task The_past_is_told_as_it_was()
    {
        var (_, _, name, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync(
            Address("fr", "establishment-profile?establishment=CISSSCN&date=2025-01-15", "pdf"));
        Assert.Equal("PE-CISSSCN-2025-01-15-fr.pdf", name);
        var text = await DocumentFile.PdfTextAsync(content, "fr");
        Assert.Contains("Déclarations de l’exercice 2024-2025", text, StringComparison.Ordinal);
        Assert.Contains("Vacant, 30 jours", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-2027", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ministry", "audit-extract", true)]
    [InlineData("auditor", "audit-extract", true)]
    [InlineData("centre:UL", "audit-extract", false)]
    [InlineData("centre:UL", "territory-profile", true)]
    [InlineData("establishment:CHUM", "territory-profile", false)]
    [InlineData("pilot:CHUM", "establishment-profile", true)]
    public async Task The_catalogue_shows_each_persona_its_own(string persona, string document, bool isThere)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync("/en/documents");
        Assert.Equal(isThere, page.Links().Contains($"/en/documents/{document}"));
    }

    /// <summary>A workbook would be too large to open: the page says which span to choose instead; the PDF only counts and goes on.</summary>
    [Fact]
    public async Task More_events_than_a_workbook_holds_are_refused_with_advice()
    {
        await using var app = await PortalApp.StartAsync();
        await app.Database.WriteAsync(session => session.ExecuteAsync(
            """
            WITH Digit (N) AS (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)
            INSERT INTO AuditEvent (Sequence, AtUtc, ActorId, ActorName, Action, Subject, BodyCode, Detail, PreviousHash, Hash)
            SELECT 1000000 + a.N + 10 * b.N + 100 * c.N + 1000 * d.N + 10000 * e.N, '2020-01-15 12:00:00.000', 'x', 'x', 'x', 'x', '', '{}', '', ''
            FROM Digit AS a CROSS JOIN Digit AS b CROSS JOIN Digit AS c CROSS JOIN Digit AS d CROSS JOIN Digit AS e
            UNION ALL SELECT 1100000, '2020-01-15 12:00:00.000', 'x', 'x', 'x', 'x', '', '{}', '', '';
            """, new { }));
        var browser = await app.SignInAsync("auditor");
        var (status, type, _, content) = await browser.DownloadAsync(Address("fr", "audit-extract?from=2020-01-01&until=2020-01-31", "xlsx"));
        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (status, type));
        Assert.Contains("100 000", WebUtility.HtmlDecode(Encoding.UTF8.GetString(content)).Replace('\u00a0', ' '), StringComparison.Ordinal);
        var (fewer, _, _, _) = await browser.DownloadAsync(Address("fr", "audit-extract?from=2020-01-16&until=2020-01-31", "xlsx"));
        Assert.Equal(HttpStatusCode.OK, fewer);
    }

    private static string Address(string language, string question, string format) =>
        $"/{language}/documents/{question}{(question.Contains('?', StringComparison.Ordinal) ? "&" : "?")}format={format}";
}
