using System.Net;
using Portal.Data;
using Portal.Data.Governance;
using Portal.TestKit.Network;
using Portal.Web.Features.Governance;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class GovernancePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Home = "/fr/governance";

    [Fact]
    public async Task The_key_figures_count_seats_vacancies_days_and_mandates_that_end()
    {
        var page = await GetAsync("auditor", Home);

        Assert.Equal(["71 sur 78", "7", "513", "4"], page.Texts(".figures .value"));
        Assert.Equal(
            [
                "91,0\u00a0%; 74 sur 78 avec les intérims",
                "dont 4 sans intérim",
                "médiane 67 jours, maximum 144",
                "le premier le 11\u00a0décembre\u00a02026",
            ],
            page.Texts(".figures .note"));
    }

    [Fact]
    public async Task English_says_the_same_in_its_own_words_and_digits()
    {
        var page = await GetAsync("auditor", "/en/governance");

        Assert.Equal("Mandated seats", page.Title);
        Assert.Equal("en-CA", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("91.0%; 74 of 78 with interims", page.Texts(".figures .note")[0]);
    }

    [Fact]
    public async Task Vacant_seats_come_longest_first_with_their_days_and_their_interim()
    {
        var page = await GetAsync("auditor", Home);

        Assert.Equal(["144", "123", "95", "67", "41", "25", "18"], page.Texts("section[aria-labelledby=h-vacant] td.num"));
        Assert.Equal(
            ["Aucun intérim", "Intérim depuis le 2026-08-10", "Aucun intérim", "Intérim depuis le 2026-10-05", "Aucun intérim", "Intérim depuis le 2026-11-02", "Aucun intérim"],
            page.Texts("section[aria-labelledby=h-vacant] .tag"));
        var widths = page.Document.QuerySelectorAll("section[aria-labelledby=h-vacant] .fill--vac").Select(bar => bar.GetAttribute("width")).ToList();
        Assert.Equal(("100", "85.4"), (widths[0], widths[1]));
    }

    [Fact]
    public async Task Mandates_that_end_say_when_and_what_follows()
    {
        var page = await GetAsync("auditor", Home);

        Assert.Equal(["21 jours", "41 jours", "56 jours", "73 jours"], page.Texts("section[aria-labelledby=h-ending] td.num"));
        Assert.Equal(
            ["Désignation à compter du 2026-12-12", "Rien de prévu", "Rien de prévu", "Rien de prévu"],
            page.Texts("section[aria-labelledby=h-ending] td[data-label=Suite]"));
    }

    [Fact]
    public async Task Coverage_adds_up_from_territory_and_role_to_the_network()
    {
        var page = await GetAsync("auditor", Home);

        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=h-coverage] tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(
            [
                "Université Laval|8 / 9|8 / 9|2 / 2||18 / 20|90,0\u00a0%|1",
                "Université de Montréal|12 / 13|12 / 13|2 / 2||26 / 28|92,9\u00a0%|1",
                "McGill|10 / 11|10 / 11|1 / 2||21 / 24|87,5\u00a0%|1",
                "Université de Sherbrooke|1 / 1|1 / 1|2 / 2||4 / 4|100,0\u00a0%|0",
                "Ministère|–|–|2 / 2||2 / 2|100,0\u00a0%|0",
                "Réseau|31 / 34|31 / 34|9 / 10||71 / 78|91,0\u00a0%|3",
            ],
            rows);
    }

    [Fact]
    public async Task A_centre_sees_its_territory_only_and_may_appoint_pilots_there()
    {
        var page = await GetAsync("centre:UL", Home);

        Assert.Equal("18 sur 20", page.Texts(".figures .value")[0]);
        Assert.Equal(["CISSS de la Côte-Nord", "CISSS des Îles"], page.Texts("section[aria-labelledby=h-vacant] .sub"));
        Assert.Single(page.Texts("section[aria-labelledby=h-coverage] tbody tr"));
        Assert.Equal(2, page.Links("section[aria-labelledby=h-vacant] td a").Count(link => link.EndsWith("/appoint", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_Ministry_is_offered_to_act_on_the_centres_seats_only()
    {
        var page = await GetAsync("ministry", Home);

        var appoint = Assert.Single(page.Links("section[aria-labelledby=h-vacant] td a"));
        Assert.Equal($"/fr/governance/seats/{await fixture.App.SeatIdAsync("CCT-CUSM", Roles.TechnologyLead)}/appoint", appoint);
        var replace = Assert.Single(page.Links("section[aria-labelledby=h-ending] td a"));
        Assert.Equal($"/fr/governance/seats/{await fixture.App.SeatIdAsync("CCT-CHUS", Roles.ClinicalLead)}/replace", replace);
    }

    [Theory]
    [InlineData("establishment:CISSSCN", 2)]
    [InlineData("pilot:CISSSCN", 2)]
    [InlineData("establishment:CHUM", 2)]
    public async Task An_establishment_sees_its_own_seats_and_no_step_to_take(string persona, int seats)
    {
        var page = await GetAsync(persona, Home);

        Assert.EndsWith($"sur {seats}", page.Texts(".figures .value")[0], StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links(), link => link.EndsWith("/appoint", StringComparison.Ordinal) || link.EndsWith("/replace", StringComparison.Ordinal));
        Assert.False(page.Has("section[aria-labelledby=h-coverage]"));
    }

    [Fact]
    public async Task A_past_day_shows_the_seats_of_that_day_and_offers_no_step()
    {
        var page = await GetAsync("ministry", Home + "?date=2026-08-01");

        Assert.Equal(["76 sur 78", "2", "45", "4"], page.Texts(".figures .value"));
        Assert.DoesNotContain(page.Links(), link => link.EndsWith("/appoint", StringComparison.Ordinal) || link.EndsWith("/replace", StringComparison.Ordinal));
        Assert.All(page.Links("section[aria-labelledby=h-vacant] th a"), link => Assert.EndsWith("?date=2026-08-01", link, StringComparison.Ordinal));
        Assert.Equal("2026-08-01", page.Document.QuerySelector("form.filters input[name=date]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Before_anyone_was_appointed_every_seat_is_vacant_and_the_lists_are_cut()
    {
        var page = await GetAsync("auditor", Home + "?date=2024-04-30");

        Assert.Equal("0 sur 78", page.Texts(".figures .value")[0]);
        Assert.Equal(GovernancePage.MostRows, page.Document.QuerySelectorAll("section[aria-labelledby=h-vacant] tbody tr").Length);
        Assert.Contains("/fr/governance/seats?state=Vacant&date=2024-04-30", page.Links("section[aria-labelledby=h-vacant] p a"));
        Assert.Equal("aucun", page.Texts(".figures .note")[3]);
        Assert.Contains("Aucun mandat ne se termine", page.Text("section[aria-labelledby=h-ending]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_day_is_told_at_the_field()
    {
        var page = await GetAsync("auditor", Home + "?date=hier");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("«\u00a0hier\u00a0» n’est pas une date de la forme aaaa-mm-jj.", page.Text("#as-of-error"));
        Assert.Equal("71 sur 78", page.Texts(".figures .value")[0]);
    }

    [Fact]
    public async Task The_administrator_is_refused_and_a_visitor_is_sent_to_sign_in()
    {
        var refused = await GetAsync("administrator", Home);
        using var visitor = fixture.App.Visit();
        var unknown = await visitor.GetAsync(Home);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, unknown.Status);
        Assert.Contains("/fr/sign-in", unknown.Location, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_that_a_page_translates_has_its_text()
    {
        foreach (var texts in new[] { GovernanceTexts.For(Language.French), GovernanceTexts.For(Language.English) })
        {
            Assert.All(Enum.GetNames<EndReason>(), reason => Assert.NotNull(texts.Find("reason." + Camel(reason))));
            Assert.All(Enum.GetNames<SeatState>(), state => Assert.NotNull(texts.Find("state." + Camel(state))));
        }

        static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    [Theory]
    [InlineData(Home)]
    [InlineData("/fr/governance/seats?q=centre&role=ClinicalPilot&state=Filled&page=2")]
    public async Task A_page_takes_eight_statements_at_most(string path)
    {
        var page = await GetAsync("auditor", path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Statements, 1, 8);
    }

    private async Task<PortalPage> GetAsync(string persona, string path) => await (await fixture.App.SignInAsync(persona)).GetAsync(path);
}
