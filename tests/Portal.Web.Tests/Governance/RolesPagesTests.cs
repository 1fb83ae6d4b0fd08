using System.Net;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class RolesPagesTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_role_is_renamed_from_a_day_on_and_keeps_its_name_before_it()
    {
        var browser = await app.SignInAsync("ministry");
        var page = await browser.GetAsync("/fr/governance/roles/ClinicalPilot");

        var refused = await browser.SubmitAsync(page, "form[action$='/rename']", ("From", "2020-01-01"), ("LabelFr", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        GovernanceAssert.SaysAt(refused, "LabelFr", "Inscrivez l’appellation française.");

        var done = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='/rename']", ("LabelFr", "Porteur clinique"), ("From", "2026-12-01")));
        Assert.Equal("Le rôle s’appellera « Porteur clinique » à compter du 1er\u00a0décembre\u00a02026.", done.Text(".notice--ok").Replace("«\u00a0", "« ", StringComparison.Ordinal).Replace("\u00a0»", " »", StringComparison.Ordinal));
        Assert.Equal("Pilote clinique", (await browser.GetAsync($"/fr/governance/seats/{await app.SeatIdAsync("CHUM", Roles.ClinicalPilot)}")).Title);
        Assert.Equal("Porteur clinique", (await browser.GetAsync($"/fr/governance/seats/{await app.SeatIdAsync("CHUM", Roles.ClinicalPilot)}?date=2026-12-01")).Title);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(page, "form[action$='/rename']", ("LabelFr", "Autre"), ("From", "2026-12-15"))).Status);
    }

    [Fact]
    public async Task A_new_role_is_required_of_a_kind_after_its_seats_were_shown()
    {
        var browser = await app.SignInAsync("ministry");
        var role = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("/fr/governance/roles/new"), "form.entryform",
            ("Code", "DataSteward"), ("LabelFr", "Responsable des données"), ("LabelEn", "Data steward"), ("From", "2026-11-01")));
        Assert.Equal("Responsable des données", role.Title);

        var preview = await browser.SubmitAsync(role, "form:not(#end-requirement)[action$='/requirement']", ("Kind", "Northern"), ("OnDate", "2026-12-01"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        var bodies = preview.Document.QuerySelectorAll("section[aria-labelledby=h-seats] li").Length;
        Assert.True(bodies > 1);
        await browser.FollowAsync(await browser.SubmitAsync(preview, "form[action$='/record']"));

        var seats = await browser.GetAsync("/fr/governance/seats?role=DataSteward&date=2026-12-01");
        Assert.Equal(bodies, seats.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(preview, "form[action$='/record']")).Status); // sent twice
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/fr/governance/roles/Nobody")).Status);
        Assert.Contains("Responsable des données", (await (await app.SignInAsync("pilot:CHUM")).GetAsync("/fr/governance/roles")).Text("tbody"), StringComparison.Ordinal);
    }
}
