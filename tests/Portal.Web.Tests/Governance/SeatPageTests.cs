using System.Net;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class SeatPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_held_seat_shows_who_holds_it_until_when_and_by_which_instrument()
    {
        var page = await GetAsync("auditor", "CISSSCN", Roles.ClinicalPilot);

        Assert.Equal("Pilote clinique", page.Title);
        Assert.Equal("Se termine dans 56 jours", page.Text("dl.dl .tag"));
        var state = page.Text("dl.dl");
        Assert.Contains(PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot), state, StringComparison.Ordinal);
        Assert.Contains("du 3\u00a0juin\u00a02024 au 15\u00a0janvier\u00a02027", state, StringComparison.Ordinal);
        Assert.Contains("2024-001, 3\u00a0juin\u00a02024", state, StringComparison.Ordinal);
        Assert.Contains("28\u00a0septembre\u00a02026", state, StringComparison.Ordinal);
        Assert.Contains("mailto:titulaire.cissscn.clinicalpilot@exemple.test", page.Links("dl a"));
    }

    [Fact]
    public async Task A_vacant_seat_counts_its_days_and_names_its_interim()
    {
        var page = await GetAsync("auditor", "CISSSCN", Roles.TechnologyPilot);
        var english = await GetAsync("auditor", "CISSSCN", Roles.TechnologyPilot, language: "en");

        Assert.Equal("Vacant depuis 67 jours", page.Text("dl.dl .tag"));
        Assert.Contains("depuis le 14\u00a0septembre\u00a02026", page.Text("dl.dl"), StringComparison.Ordinal);
        Assert.Contains(PlantedRegister.Interim("CISSSCN"), page.Text("dl.dl"), StringComparison.Ordinal);
        Assert.Equal("Vacant for 67 days", english.Text("dl.dl .tag"));
        Assert.Equal("Technology pilot", english.Title);
    }

    [Fact]
    public async Task The_history_keeps_what_ended_with_its_reason_and_what_was_withdrawn_struck()
    {
        var ended = await GetAsync("auditor", "CISSSCN", Roles.TechnologyPilot);
        var withdrawn = await GetAsync("auditor", "CHUQ", Roles.ClinicalPilot);
        var expired = await GetAsync("auditor", "INPLPP", Roles.TechnologyPilot);
        var planned = await GetAsync("auditor", "COMTL", Roles.ClinicalPilot);

        Assert.Equal(["En cours", "Départ"], ended.Texts("td.prose"));
        Assert.Equal(["Erreur CHUQ", "2024-05-01", "2024-05-31"], withdrawn.Texts("tbody del"));
        Assert.Contains(PlantedRegister.WithdrawalReason, withdrawn.Texts("td.prose .sub"));
        Assert.Equal(["Terme échu"], expired.Texts("td.prose"));
        Assert.Equal(["À venir", "En cours"], planned.Texts("td.prose"));
        Assert.Contains("Désignation à compter du 12\u00a0décembre\u00a02026", planned.Text("dl.dl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_draws_mandates_interims_and_vacancies_and_says_them_in_a_table()
    {
        var page = await GetAsync("auditor", "CISSSCN", Roles.TechnologyPilot);

        Assert.Equal("Chronologie du poste\u00a0: Pilote technologique, CISSS de la Côte-Nord", page.Text("figure svg title"));
        Assert.Equal("1 mandat; 2 vacances, en tout 496 jours de vacance.", page.Text("figure svg desc"));
        Assert.Equal(["Titulaire", "Vacant", "Vacant", "Intérim"], page.Texts("figure tbody th").Order(StringComparer.Ordinal).OrderBy(state => state == "Intérim"));
        Assert.Equal(4, page.Document.QuerySelectorAll("figure .chart rect").Length);
    }

    [Fact]
    public async Task A_past_day_shows_what_was_then_and_nothing_that_came_after()
    {
        var page = await GetAsync("centre:UL", "CISSSCN", Roles.TechnologyPilot, "?date=2026-09-20");
        var before = await GetAsync("centre:UL", "CISSSCN", Roles.TechnologyPilot, "?date=2026-09-10");

        Assert.Equal("Vacant depuis 6 jours", page.Text("dl.dl .tag"));
        Assert.DoesNotContain(PlantedRegister.Interim("CISSSCN"), page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["En cours"], before.Texts("td.prose"));
        Assert.DoesNotContain(page.Links(), IsAction);
        Assert.Contains(page.Path.Split('?')[0], page.Links("section[aria-labelledby=h-actions] a"));
    }

    [Theory]
    [InlineData("centre:UL", "CISSSCN", Roles.TechnologyPilot, true)]
    [InlineData("ministry", "CISSSCN", Roles.TechnologyPilot, false)]
    [InlineData("ministry", "CCT-CHUQ", Roles.ClinicalLead, true)]
    [InlineData("ministry", "MSSS", Roles.ClinicalCoordinator, true)]
    [InlineData("centre:UL", "CCT-CHUQ", Roles.ClinicalLead, false)]
    [InlineData("auditor", "CISSSCN", Roles.TechnologyPilot, false)]
    [InlineData("establishment:CISSSCN", "CISSSCN", Roles.TechnologyPilot, false)]
    [InlineData("pilot:CISSSCN", "CISSSCN", Roles.TechnologyPilot, false)]
    public async Task Steps_are_shown_to_those_who_may_take_them(string persona, string body, string role, bool mayAct)
    {
        var page = await GetAsync(persona, body, role);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(mayAct, page.Links().Any(IsAction));
    }

    [Theory]
    [InlineData("centre:UL", "CHUM")]
    [InlineData("establishment:CISSSCN", "CHUM")]
    [InlineData("pilot:CISSSCN", "CISSSI")]
    public async Task A_seat_out_of_scope_is_not_there(string persona, string body) =>
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(persona, body, Roles.ClinicalPilot)).Status);

    [Fact]
    public async Task A_seat_that_never_was_or_was_not_yet_open_is_not_there()
    {
        var browser = await fixture.App.SignInAsync("auditor");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/fr/governance/seats/99999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/fr/governance/seats/9999999999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("auditor", "CISSSCN", Roles.ClinicalPilot, "?date=2001-01-01")).Status);
    }

    [Fact]
    public async Task Who_may_not_act_reads_who_does()
    {
        var pilot = await GetAsync("ministry", "CISSSCN", Roles.ClinicalPilot);
        var lead = await GetAsync("auditor", "CCT-CHUQ", Roles.ClinicalLead);

        Assert.Contains("centre de coordination du territoire", pilot.Text("section[aria-labelledby=h-actions]"), StringComparison.Ordinal);
        Assert.Contains("Ministère", lead.Text("section[aria-labelledby=h-actions]"), StringComparison.Ordinal);
        Assert.Equal("Qui gère ce poste", lead.Text("#h-actions"));
    }

    [Fact]
    public async Task A_seat_takes_eight_statements_at_most() =>
        Assert.InRange((await GetAsync("centre:UL", "CISSSCN", Roles.TechnologyPilot)).Statements, 1, 8);

    private static bool IsAction(string link) =>
        link.Contains("/appoint", StringComparison.Ordinal) || link.EndsWith("/replace", StringComparison.Ordinal) || link.Contains("/mandates/", StringComparison.Ordinal);

    private async Task<PortalPage> GetAsync(string persona, string body, string role, string query = "", string language = "fr")
    {
        var browser = await fixture.App.SignInAsync(persona);
        return await browser.GetAsync($"/{language}/governance/seats/{await fixture.App.SeatIdAsync(body, role)}{query}");
    }
}
