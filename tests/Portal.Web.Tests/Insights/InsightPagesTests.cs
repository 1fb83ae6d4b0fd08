using System.Net;
using Xunit;

namespace Portal.Web.Tests.Insights;

/// <summary>The dashboard, equity and the signals: each persona sees its own scope, and every figure leads to what it is made of.</summary>
public sealed class InsightPagesTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Dashboard = "/fr/insights";

    [Fact]
    public async Task The_menu_leads_to_the_dashboard_and_the_dashboard_to_the_rest()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync(Dashboard);

        Assert.Equal(Dashboard, page.Document.QuerySelector("nav.nav a[aria-current=page]")!.GetAttribute("href"));
        Assert.Equal(["/fr/insights", "/fr/insights/signals", "/fr/insights/equity", "/fr/insights/explore"], page.Links("nav.tabs a"));
        Assert.Equal(17, page.Document.QuerySelectorAll("article.figure").Length);
        Assert.True(page.Has("#h-channels + p, section[aria-labelledby=h-channels] svg.chart") && page.Has("section[aria-labelledby=h-map] svg.map a"));
        foreach (var article in page.Document.QuerySelectorAll("article.figure"))
        {
            Assert.Equal(2, article.QuerySelectorAll(".changes li").Length);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(article.QuerySelector("h3 a")!.GetAttribute("href")!)).Status);
        }
    }

    [Fact]
    public async Task What_lies_behind_a_figure_has_its_number()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync(Dashboard);
        var figure = page.Document.QuerySelector("article.figure")!;

        var behind = await browser.GetAsync(figure.QuerySelector("h3 a")!.GetAttribute("href")!);

        // The last period's column is the last but two: the total over the periods and the filings follow it.
        var cells = behind.Document.QuerySelectorAll("tfoot tr:first-child td");
        Assert.Equal(figure.QuerySelector(".value")!.TextContent.Trim(), cells[^3].TextContent.Trim());
    }

    [Theory]
    [InlineData("ministry", "Le réseau", "#h-map", 4)]
    [InlineData("auditor", "Le réseau", "#h-map", 4)]
    [InlineData("centre:UL", "Le territoire", "#h-map", 9)]
    [InlineData("establishment:CISSSCN", "L’établissement", "#h-territory", 0)]
    [InlineData("pilot:CISSSCN", "L’établissement", "#h-territory", 0)]
    public async Task Each_persona_sees_its_own_scope(string persona, string title, string landmark, int places)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync(Dashboard);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith(title, page.Text("h1"), StringComparison.Ordinal);
        Assert.True(page.Has(landmark));
        Assert.Equal(places, page.Document.QuerySelectorAll(".places tbody tr:not(.total)").Length);
        if (places == 0)
        {
            Assert.DoesNotContain(page.Links("main a"), link => link.Contains("CHUM", StringComparison.Ordinal) || link.Contains("rows=territory", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_centre_and_an_establishment_are_told_of_their_own_establishments_alone()
    {
        var centre = await (await fixture.BrowserAsync("centre:UL")).GetAsync("/fr/insights/signals?to=2026-2027-P07");
        var own = await (await fixture.BrowserAsync("establishment:CISSSCN")).GetAsync("/fr/insights/signals?to=2026-2027-P07");
        var all = await (await fixture.BrowserAsync("ministry")).GetAsync("/fr/insights/signals?to=2026-2027-P07");

        // Institut Philippe-Pinel, of Montréal, filed nothing.
        Assert.Contains(all.Texts(".signals h3"), name => name.Contains("Pinel", StringComparison.Ordinal));
        Assert.DoesNotContain(centre.Texts(".signals h3"), name => name.Contains("Pinel", StringComparison.Ordinal));
        Assert.Empty(own.Texts(".signals h3"));
    }

    [Fact]
    public async Task Signals_say_what_was_compared_why_it_may_be_nothing_and_lead_to_the_filing()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync("/fr/insights/signals?to=2026-2027-P08");
        var bySize = await browser.GetAsync("/fr/insights/signals?to=2026-2027-P08&order=size");

        var signals = page.Document.QuerySelectorAll("section[aria-labelledby=h-others] .signals > li");
        Assert.True(signals.Length >= 3);
        Assert.All(signals, signal =>
        {
            Assert.Contains("Pourquoi ce n’est peut-être rien", signal.TextContent, StringComparison.Ordinal);
            Assert.Contains("médiane", signal.TextContent.Contains("19 fois sur 20", StringComparison.Ordinal) ? "médiane" : signal.TextContent, StringComparison.Ordinal);
        });
        foreach (var link in page.Links("section[aria-labelledby=h-others] .links a").Take(4))
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
        }

        Assert.Equal(page.Texts(".signals h3").Order(StringComparer.Ordinal), bySize.Texts(".signals h3").Order(StringComparer.Ordinal));
        Assert.NotEqual(page.Texts(".signals h3"), bySize.Texts(".signals h3"));
    }

    [Fact]
    public async Task Missing_filings_come_first_with_their_weight()
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync("/fr/insights/signals?to=2026-2027-P07");

        Assert.Contains("Déclaration non déposée", page.Texts(".signals h3")[0], StringComparison.Ordinal);
        Assert.Contains("des activités de tous", page.Text(".signals li p:not(.tags)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_period_the_structure_and_the_basis_stand_in_the_address()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var form = await browser.GetAsync(Dashboard);

        var page = await browser.SubmitAsync(form, "form.board-choice", ("to", "2026-2027-P03"), ("structure", "today"), ("basis", "accepted"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("P03 2026-2027", page.Text(".lead"), StringComparison.Ordinal);
        Assert.Contains("to=2026-2027-P03&structure=today&basis=accepted", page.Links("nav.tabs a")[1], StringComparison.Ordinal);
        Assert.All(page.Links("article.figure h3 a").SkipLast(2), link => Assert.Contains("structure=today&basis=accepted", link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/fr/insights?to=2066-2067-P05")]
    [InlineData("/fr/insights?to=P99")]
    [InlineData("/fr/insights?structure=hier")]
    [InlineData("/fr/insights?basis=a&basis=b")]
    [InlineData("/fr/insights/equity?to=2066-2067-P05")]
    [InlineData("/fr/insights/signals?to=2026-2027-P13")]
    public async Task What_an_address_gets_wrong_is_said_at_its_field(string address)
    {
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Has("[role=alert]") && page.Has(".err"));
        Assert.False(page.Has("article.figure") || page.Has(".equity"));
    }

    [Fact]
    public async Task Equity_puts_far_regions_beside_the_cities_with_intervals_and_caveats()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync("/fr/insights/equity");

        var rows = page.Document.QuerySelectorAll(".equity tbody tr");
        Assert.Equal(["Urbaine", "Intermédiaire", "Rurale", "Éloignée", "Nordique", "dont Inuits et Cris"], rows.Select(row => row.QuerySelector("th")!.ChildNodes[0].TextContent.Trim()));
        Assert.Contains("référence", rows[0].TextContent, StringComparison.Ordinal);
        Assert.All(rows.Skip(1), row => Assert.Contains("fois l’urbain", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("moins de 20 cas", rows[2].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Texts(".findings li"));
        Assert.Contains("19 fois sur 20", page.Text("section[aria-labelledby=h-caveats]"), StringComparison.Ordinal);
        Assert.True(page.Has("section[aria-labelledby=h-course] svg.chart") && page.Has("section[aria-labelledby=h-course] table"));
        foreach (var link in page.Links(".equity tbody tr:last-child a"))
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task An_establishment_has_no_cities_to_be_put_beside()
    {
        var page = await (await fixture.BrowserAsync("establishment:CISSSCN")).GetAsync("/fr/insights/equity");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Document.QuerySelectorAll(".equity tbody tr"));
        Assert.DoesNotContain("fois l’urbain", page.Text(".equity"), StringComparison.Ordinal);
        Assert.Contains("sans comparaison", page.Text("section[aria-labelledby=h-findings]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_by_region_is_drawn_as_the_map_whose_tiles_lead_on()
    {
        var browser = await fixture.BrowserAsync("ministry");
        var page = await browser.GetAsync("/fr/insights/explore?measure=R_PER10K&rows=region");

        var tiles = page.Links("figure svg.map a");
        Assert.Equal(18, tiles.Count);
        var behind = await browser.GetAsync(tiles[0]);
        Assert.Equal(HttpStatusCode.OK, behind.Status);
        Assert.NotEmpty(behind.Texts("tbody tr"));
    }

    [Theory]
    [InlineData("/insights")]
    [InlineData("/insights/equity")]
    [InlineData("/insights/signals?to=2026-2027-P08")]
    public async Task Both_languages_show_the_same(string path)
    {
        var browser = await fixture.BrowserAsync("ministry");
        var (french, english) = (await browser.GetAsync("/fr" + path), await browser.GetAsync("/en" + path));

        Assert.Equal(french.Document.QuerySelectorAll("main *").Length, english.Document.QuerySelectorAll("main *").Length);
        Assert.NotEqual(french.Title, english.Title);
        Assert.Equal(french.Document.QuerySelectorAll("[id]").Length, french.Document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }
}
