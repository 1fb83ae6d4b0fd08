using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.TestKit.Network;
using Portal.Web.Tests.Documents;
using Xunit;

namespace Portal.Web.Tests.Insights;

/// <summary>The explorer: the address is the question, the table its answer, within each reader's scope.</summary>
public sealed class ExploreTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Explore = "/fr/insights/explore";

    [Fact]
    public async Task The_first_question_is_answered_with_a_table_a_chart_and_the_data_behind()
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync(Explore);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Activités de télésanté réalisées, par territoire et par période", page.Text("#h-answer"));
        Assert.Equal(4, page.Texts("tbody tr").Count);
        Assert.Equal(13 + 2, page.Document.QuerySelectorAll("tbody tr:first-child td").Length);
        Assert.True(page.Has("figure svg"));
        Assert.Contains("déclarations", page.Text("section[aria-labelledby=h-answer] > p"), StringComparison.Ordinal);
        Assert.Contains("Activités cliniques à distance", page.Text("section[aria-labelledby=h-definitions]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_asks_what_its_fields_say_and_the_address_holds_it_all()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var form = await browser.GetAsync(Explore);

        var page = await browser.SubmitAsync(form, "form.explore", ("measure", "R_COMPL"), ("rows", "establishment"), ("columns", ""), ("territory", "UL"), ("top", "3"), ("compare", "year"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, page.Texts("tbody tr").Count);
        Assert.Equal("Taux de réalisation, par établissement", page.Text("#h-answer"));
        Assert.Contains("autres lignes", page.Text("section[aria-labelledby=h-answer]"), StringComparison.Ordinal);
        Assert.Equal("R_COMPL", page.Document.QuerySelector("#q-measure option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_lies_behind_a_territory_is_its_establishments()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync($"{Explore}?measure=SESS&rows=territory");

        var behind = await browser.GetAsync(page.Links("tbody th a")[0]);

        Assert.Equal(HttpStatusCode.OK, behind.Status);
        Assert.Equal("Activités de télésanté réalisées, par établissement", behind.Text("#h-answer"));
        Assert.True(behind.Texts("tbody tr").Count > 3);
    }

    [Theory]
    [InlineData("measure=NONE", "#q-measure-error")]
    [InlineData("measure=DONE&rows=channel", "#q-rows-error")]
    [InlineData("measure=SESS&rows=period&columns=year", "#q-columns-error")]
    [InlineData("measure=SESS&from=2026-2027-P05&to=2026-2027-P02", "#q-from-error")]
    [InlineData("measure=SESS&from=2066-2067-P05", "#q-from-error")]
    [InlineData("measure=SESS&rows=region&top=0", "#q-top-error")]
    [InlineData("rows=territory", "#q-measure-error")]
    public async Task What_is_wrong_is_said_at_its_field(string question, string error)
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync($"{Explore}?{question}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Has(error), question);
        Assert.True(page.Has("[role=alert]"));
        Assert.False(page.Has("#h-answer"));
    }

    [Theory]
    [InlineData("centre:UL", "establishment=CHUM")]
    [InlineData("establishment:CISSSCN", "establishment=CHUM")]
    [InlineData("centre:UL", "territory=UDEM")]
    public async Task A_shared_link_to_another_scope_is_a_page_that_does_not_exist(string persona, string filter) => Assert.Equal(
        HttpStatusCode.NotFound, (await (await fixture.BrowserAsync(persona)).GetAsync($"{Explore}?measure=SESS&{filter}")).Status);

    [Fact]
    public async Task An_establishment_sees_itself_and_its_territory_as_a_whole()
    {
        var browser = await fixture.BrowserAsync("establishment:CISSSCN");

        var own = await browser.GetAsync($"{Explore}?measure=SESS&rows=establishment");
        var published = await browser.GetAsync($"{Explore}?measure=SESS&columns=quarter&reach=territory");
        var apart = await browser.GetAsync($"{Explore}?measure=SESS&rows=establishment&reach=territory");

        Assert.Single(own.Texts("tbody tr"));
        Assert.Equal(HttpStatusCode.OK, published.Status);
        Assert.Contains("masqués", published.Text("section[aria-labelledby=h-answer]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, apart.Status);
    }

    [Fact]
    public async Task Periods_that_were_never_opened_are_refused_at_their_field()
    {
        var page = await (await fixture.BrowserAsync("establishment:CISSSCN")).GetAsync($"{Explore}?measure=SESS&rows=activity&from=2023-2024-P01&to=2023-2024-P01");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[role=alert] a[href='#q-from'], .errors a[href='#q-from']"));
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("pdf", "application/pdf")]
    public async Task What_is_seen_can_be_taken_away(string format, string mediaType)
    {
        var (status, type, name, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"{Explore}/export?format={format}&measure=SESS&measure=R_COMPL&rows=territory");

        Assert.Equal((HttpStatusCode.OK, mediaType), (status, type));
        Assert.EndsWith($"-fr.{format}", name!.Trim('"'), StringComparison.Ordinal);
        if (format == "csv")
        {
            var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith("Ligne;Colonne;Code;Mesure;Valeur", lines[0], StringComparison.Ordinal);
            Assert.Equal(1 + (4 * 2), lines.Length);
        }
    }

    [Theory]
    [InlineData("fr", "Exploration", "La question", "Activités de télésanté réalisées", "Canal", "Territoire", "Total", "Définitions", "Provenance", "Structure du réseau")]
    [InlineData("en", "Exploration", "The question", "Telehealth", "Channel", "Total", "Provenance")]
    public async Task The_document_says_question_figures_definitions_and_origin(string language, params string[] says)
    {
        var browser = await fixture.BrowserAsync("ministry");
        const string Question = "measure=SESS&rows=channel&columns=quarter&territory=UL&compare=year";

        var (status, type, name, content) = await browser.DownloadAsync($"/{language}/insights/explore/export?format=pdf&{Question}");

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, type));
        Assert.Matches($"^EX-2026-11-20-[0-9A-F]{{8}}-{language}\\.pdf$", name!.Trim('"'));
        var text = await DocumentFile.PdfTextAsync(content, language);
        Assert.All(says, line => Assert.Contains(line, text, StringComparison.Ordinal));

        // The same numbers as on the page.
        var page = await browser.GetAsync($"/{language}/insights/explore?{Question}");
        Assert.All(page.Document.QuerySelectorAll("tfoot tr:first-child td.num").SkipLast(1), cell =>
            Assert.Contains(Plain(cell.FirstChild!.TextContent), Plain(text), StringComparison.Ordinal));
    }

    /// <summary>Each table of the document holds ten columns; the rest goes on below.</summary>
    [Fact]
    public async Task A_document_wider_than_a_page_goes_on_below_itself()
    {
        var (_, _, _, content) = await (await fixture.BrowserAsync("ministry")).DownloadAsync($"{Explore}/export?format=pdf&measure=SESS&measure=R_COMPL&rows=region&columns=period");

        Assert.Contains("Colonnes21à29sur29", Plain(await DocumentFile.PdfTextAsync(content, "fr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_took_which_figures_away_is_an_event_of_the_trail()
    {
        await (await fixture.BrowserAsync("centre:UL")).DownloadAsync($"{Explore}/export?format=csv&measure=TICKETS&rows=establishment&columns=year");

        AccessScope.TryParse("auditor", "test", out var auditor);
        var events = await fixture.App.Services.GetRequiredService<AuditQueries>().ListAsync(auditor!, null, null, 50);
        Assert.Contains(events, row => row is { Action: "InsightExported", ActorId: "demo:centre:UL" }
            && row.Detail.Contains("measure=TICKETS", StringComparison.Ordinal) && row.Detail.Contains("EX-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_spans_chosen_in_the_form_are_compared()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var form = await browser.GetAsync(Explore);

        var page = await browser.SubmitAsync(
            form, "form.explore", ("measure", "SESS"), ("rows", "territory"), ("columns", ""), ("from", "2026-2027-P05"), ("to", "2026-2027-P07"),
            ("against", "2025-2026-P05"), ("againstTo", "2025-2026-P07"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(page.Texts("tbody td.num:nth-child(2) .sub"), change => Assert.Contains("%", change, StringComparison.Ordinal));
        Assert.Equal("2025-2026-P07", page.Document.QuerySelector("#q-against-to option[selected]")!.GetAttribute("value"));
        Assert.Contains("compare=2025-2026-P05..2025-2026-P07", Uri.UnescapeDataString(page.Links("a[download]")[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_territories_stand_beside_each_other()
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync($"{Explore}?measure=R_COMPL&rows=territory&territory=UL&territory=MCGILL&columns=quarter");

        Assert.Equal(2, page.Texts("tbody tr").Count);
        Assert.True(page.Has("figure svg"));
    }

    /// <summary>Nothing was filed yet, so there is no rate: not a zero, not an error.</summary>
    [Fact]
    public async Task What_cannot_be_divided_is_not_available()
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync($"{Explore}?measure=R_COMPL&rows=establishment&columns=period&from=2026-2027-P08&to=2026-2027-P08");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("n.d.", page.Texts("tbody td.num"));
        Assert.Contains("0 sur 1", page.Texts("tbody td.num"));
    }

    [Theory]
    [InlineData("measure=SESS&measure=PROG&measure=INPERS&measure=SCHED&measure=DONE&measure=NOSHOW&measure=CANC", "6")]
    [InlineData("measure=SESS&rows=nowhere", "nowhere")]
    [InlineData("measure=SESS&planet=MARS", "planet")]
    [InlineData("measure=SESS&territory=NOWHERE", "NOWHERE")]
    [InlineData("measure=SESS&rows=activity&rows=channel", "Un seul choix")]
    [InlineData("measure=SESS&rows=period&compare=2026-2027-P01..2026-2027-P02", "intervalles")]
    public async Task A_question_that_cannot_be_asked_is_refused_with_advice(string question, string says)
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync($"{Explore}?{question}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.False(page.Has("#h-answer"));
    }

    [Fact]
    public async Task More_cells_than_an_answer_holds_are_refused_with_advice_and_the_largest_rows_are_not()
    {
        await using var app = await PortalApp.StartDemonstrationAsync();
        await NetworkBuilder.PlantAsync(app.Database, async network =>
        {
            for (var number = 0; number < 60; number++)
            {
                await network.BodyAsync(new PlantedBody($"PLUS{number}", "CISSS", $"CISSS {number}") { Region = "09", Territory = "UL" });
            }

            return 0;
        });
        using var ministry = await app.SignInAsync("ministry");
        const string Question = $"{Explore}?measure=SESS&measure=PROG&measure=SCHED&measure=DONE&measure=NOSHOW&measure=CANC&rows=establishment&columns=period&from=2024-2025-P01";

        var refused = await ministry.GetAsync(Question);
        var few = await ministry.GetAsync($"{Question}&top=5");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("la limite est de 10\u00a0000", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ne gardez que les plus grandes lignes", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, few.Status);
        Assert.Equal(5, few.Texts("tbody tr").Count);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("xlsx")]
    public async Task A_shared_link_to_another_scope_is_no_file_either(string format) => Assert.Equal(
        HttpStatusCode.NotFound, (await (await fixture.BrowserAsync("centre:UL")).DownloadAsync($"{Explore}/export?format={format}&measure=SESS&establishment=CHUM")).Status);

    /// <summary>Without the spaces that a document and a page set differently.</summary>
    private static string Plain(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && sign != '\u202f'));

    [Fact]
    public async Task A_view_is_saved_shared_opened_and_deleted()
    {
        await using var app = await PortalApp.StartDemonstrationAsync();
        using var ministry = await app.SignInAsync("ministry");
        using var centre = await app.SignInAsync("centre:UL");
        var asked = await ministry.GetAsync($"{Explore}?measure=SESS&rows=region&columns=year&basis=accepted");

        var nameless = await ministry.SubmitAsync(asked, "section[aria-labelledby=h-views] form:last-of-type", ("viewName", " "));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.Status);
        Assert.True(nameless.Has("#v-name-error"));

        var saved = await ministry.SubmitAsync(asked, "section[aria-labelledby=h-views] form:last-of-type", ("viewName", "Régions"), ("isShared", "true"));
        Assert.Equal($"{Explore}?measure=SESS&rows=region&columns=year&basis=accepted", saved.Location);

        var list = await centre.GetAsync(Explore);
        var link = Assert.Single(list.Links(".views a"));
        var opened = await centre.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Equal(HttpStatusCode.OK, (await centre.GetAsync(opened.Location!)).Status);
        Assert.False(list.Has(".views form"));

        var own = await ministry.GetAsync(Explore);
        var deleted = await ministry.SubmitAsync(own, ".views form");
        Assert.Equal(HttpStatusCode.Redirect, deleted.Status);
        Assert.Empty((await centre.GetAsync(Explore)).Links(".views a"));
    }
}
