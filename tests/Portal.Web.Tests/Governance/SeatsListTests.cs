using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class SeatsListTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string List = "/fr/governance/seats";

    [Fact]
    public async Task Pages_of_25_hold_every_seat_once_and_say_which_they_are()
    {
        var browser = await fixture.App.SignInAsync("auditor");
        var page = await browser.GetAsync(List);
        List<string> seats = [.. page.Links("tbody th a")];
        Assert.Contains("Résultats 1 à 25 sur 78", page.Texts("main p"));
        Assert.Equal("Page 1 sur 4", page.Text("nav.btns span"));
        while (page.Links("a[rel=next]") is [var next])
        {
            page = await browser.GetAsync(next);
            seats.AddRange(page.Links("tbody th a"));
        }

        Assert.Equal(78, seats.Distinct().Count());
        Assert.Equal(78, seats.Count);
        Assert.Contains("Résultats 76 à 78 sur 78", page.Texts("main p"));
    }

    [Theory]
    [InlineData("page=0", "Page 1 sur 4")]
    [InlineData("page=-3", "Page 1 sur 4")]
    [InlineData("page=99", "Page 4 sur 4")]
    [InlineData("page=deux", "Page 1 sur 4")]
    public async Task A_page_that_is_not_there_is_the_nearest_one(string query, string expected)
    {
        var page = await GetAsync("auditor", $"{List}?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(expected, page.Text("nav.btns span"));
    }

    [Theory]
    [InlineData("q=cote-nord", 2)]
    [InlineData("q=CÔTE-NORD", 2)]
    [InlineData("q=interim+cissscn", 1)]
    [InlineData("q=titulaire+chum", 2)]
    [InlineData("role=TechnologyLead", 4)]
    [InlineData("territory=UDES", 4)]
    [InlineData("state=Vacant", 4)]
    [InlineData("state=Interim", 3)]
    [InlineData("state=EndingSoon", 4)]
    [InlineData("state=Filled", 67)]
    [InlineData("territory=MCGILL&state=Vacant&role=ClinicalPilot", 1)]
    [InlineData("q=&role=&territory=&state=", 78)]
    public async Task Filters_ignore_case_and_accents_and_narrow_together(string query, int expected)
    {
        var page = await GetAsync("auditor", $"{List}?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var count = page.Texts("main p").Single(text => text.StartsWith("Résultats", StringComparison.Ordinal) || text.EndsWith("résultat", StringComparison.Ordinal)
            || text.EndsWith("résultats", StringComparison.Ordinal));
        Assert.Equal(expected, int.Parse(count.Split(' ') is [.., "sur", var total] ? total : count.Split('\u00a0', ' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_state_is_text_for_the_norm_and_a_tag_for_the_exception()
    {
        var page = await GetAsync("centre:UL", List);

        Assert.Equal(["Se termine bientôt", "Intérim", "Vacant"], page.Texts("tbody .tag"));
        var interim = page.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(PlantedRegister.Interim("CISSSCN"), StringComparison.Ordinal));
        Assert.Equal("Intérim\u00a0: Intérim CISSSCN", interim.Children[3].TextContent.Trim());
        Assert.Equal("2026-10-05", interim.Children[4].TextContent.Trim());
        Assert.Equal("Pourvu", page.Document.QuerySelectorAll("tbody tr")[0].Children[2].TextContent.Trim());
    }

    [Fact]
    public async Task Filters_and_the_day_stay_when_one_turns_the_page_or_changes_the_day()
    {
        var page = await GetAsync("auditor", $"{List}?q=c&role=ClinicalPilot&date=2026-08-01");

        Assert.Contains("role=ClinicalPilot", Assert.Single(page.Links("a[rel=next]")), StringComparison.Ordinal);
        Assert.Contains("date=2026-08-01", page.Links("a[rel=next]")[0], StringComparison.Ordinal);
        Assert.Equal("ClinicalPilot", page.Document.QuerySelector(".asof input[name=role]")!.GetAttribute("value"));
        Assert.Equal("2026-08-01", page.Document.QuerySelector("form.filters input[name=date]")!.GetAttribute("value"));
        Assert.Equal("ClinicalPilot", page.Document.QuerySelector<IHtmlSelectElement>("#role")!.Value);
        Assert.Equal("c", page.Document.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_filter_form_asks_what_was_chosen()
    {
        var browser = await fixture.App.SignInAsync("auditor");
        var page = await browser.SubmitAsync(await browser.GetAsync("/fr/governance"), "form.filters", ("state", "Vacant"), ("territory", "MCGILL"));

        Assert.Equal("Tous les postes", page.Title);
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory]
    [InlineData("role=Chief", "role", "«\u00a0Chief\u00a0» n’est pas un rôle connu à cette date. Choisissez dans la liste.")]
    [InlineData("territory=XX", "territory", "«\u00a0XX\u00a0» n’est pas un territoire connu. Choisissez dans la liste.")]
    [InlineData("state=vacant", "state", "«\u00a0vacant\u00a0» n’est pas un état connu. Choisissez dans la liste.")]
    [InlineData("state=3", "state", "«\u00a03\u00a0» n’est pas un état connu. Choisissez dans la liste.")]
    public async Task An_unknown_code_is_told_at_its_filter_and_lists_nothing(string query, string field, string message)
    {
        var page = await GetAsync("auditor", $"{List}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        GovernanceAssert.SaysAt(page, field, message);
        Assert.False(page.Has("main table"));
    }

    [Fact]
    public async Task A_search_that_is_too_long_is_told_and_one_without_result_leads_back()
    {
        var tooLong = await GetAsync("auditor", $"{List}?q={new string('a', 101)}");
        var nothing = await GetAsync("auditor", $"{List}?q=%25_");

        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        GovernanceAssert.SaysAt(tooLong, "q", "La recherche compte au plus 100 caractères.");
        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.Contains(List, nothing.Links("main p a"));
    }

    [Fact]
    public async Task An_English_reader_is_told_in_English()
    {
        var page = await GetAsync("auditor", "/en/governance/seats?role=Chief");

        GovernanceAssert.SaysAt(page, "role", "“Chief” is not a role known on that date. Choose from the list.");
    }

    [Fact]
    public async Task Another_territory_is_no_answer_to_a_centre()
    {
        var page = await GetAsync("centre:UL", $"{List}?territory=MCGILL");
        var own = await GetAsync("centre:UL", List);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Has("main table"));
        Assert.Contains("20 résultats", own.Texts("main p"));
        Assert.DoesNotContain(PlantedRegister.Holder("CHUM", Roles.ClinicalPilot), own.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_links_to_its_profile_and_the_Ministry_to_none()
    {
        var page = await GetAsync("auditor", List);

        var rows = page.Document.QuerySelectorAll("tbody tr");
        Assert.Null(rows[0].Children[1].QuerySelector("a"));
        Assert.Contains("/fr/network/centres/CCT-CHUQ", page.Links("tbody td a"));
        Assert.Contains("/fr/network/establishments/CHUQ", page.Links("tbody td a"));
    }

    private async Task<PortalPage> GetAsync(string persona, string path) => await (await fixture.App.SignInAsync(persona)).GetAsync(path);
}
