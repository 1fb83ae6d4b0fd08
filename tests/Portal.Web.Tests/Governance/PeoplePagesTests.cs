using System.Net;
using Portal.Data.Governance.People;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

public sealed class PeoplePagesTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_directory_finds_people_and_leads_to_their_mandates()
    {
        var browser = await app.SignInAsync("ministry");
        var page = await browser.GetAsync("/fr/governance/people?q=TITULAIRE+cisssi");
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);

        var person = await browser.GetAsync(page.Links("tbody th a")[0]);
        Assert.Equal(PlantedRegister.Holder("CISSSI", Roles.ClinicalPilot), person.Title);
        Assert.Equal("Mandat terminé", person.Text("td.prose"));
        Assert.Contains("Chronologie des mandats", person.Text("figure svg title"), StringComparison.Ordinal);
        Assert.InRange(person.Statements, 1, 8);
        Assert.InRange(page.Statements, 1, 8);

        Assert.Contains("Personne ne répond", (await browser.GetAsync("/fr/governance/people?q=personne")).Text(".notice"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/fr/governance/people?q={new string('x', 101)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("centre:UDEM")).GetAsync(person.Path)).Status);
    }

    [Fact]
    public async Task Details_that_changed_meanwhile_are_shown_beside_what_was_typed()
    {
        var path = await PathAsync(PlantedRegister.Holder("CISSSI", Roles.ClinicalPilot));
        var (ministry, centre) = (await app.SignInAsync("ministry"), await app.SignInAsync("centre:UL"));
        var first = await ministry.GetAsync($"{path}/edit");
        var second = await centre.GetAsync($"{path}/edit");

        var saved = await ministry.FollowAsync(await ministry.SubmitAsync(first, "form.entryform", ("Phone", "418 555-0199")));
        var overtaken = await centre.SubmitAsync(second, "form.entryform", ("Phone", "418 555-0200"));

        Assert.Contains("418 555-0199", saved.Text(".dl"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Equal("418 555-0200", overtaken.Document.QuerySelector("#Phone")!.GetAttribute("value"));
        Assert.Contains("418 555-0199", overtaken.Text("aside.rail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await centre.SubmitAsync(overtaken, "form.entryform")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await centre.SubmitAsync(await centre.GetAsync($"{path}/edit"), "form.entryform", ("Email", "nulle part"))).Status);
    }

    [Fact]
    public async Task Somebody_of_a_like_name_is_offered_when_a_mandate_is_entered()
    {
        var seatId = await app.SeatIdAsync("CISSSI", Roles.ClinicalPilot);
        var browser = await app.SignInAsync("centre:UL");
        var known = PlantedRegister.Holder("CHUQ", Roles.ClinicalPilot);
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint");

        var asked = await browser.SubmitAsync(form, GovernanceAssert.Form, GovernanceAssert.Entry(("FullName", known.ToUpperInvariant()), ("Email", "nouvelle@exemple.test")));

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("nom semblable", asked.Text("#FullName-error"), StringComparison.Ordinal);
        Assert.Contains(asked.Texts("[role=radiogroup] label"), label => label.StartsWith(known, StringComparison.Ordinal));
        await GovernanceAssert.LeadsToSeatAsync(browser, await browser.SubmitAsync(asked, GovernanceAssert.Form, ("Who", NetworkBuilder.EmailOf(known))), seatId);
        var mandates = await app.MandatesAsync(seatId);
        Assert.Equal(known, mandates[0].Holder);
    }

    [Fact]
    public async Task Two_entries_of_one_person_become_one()
    {
        var browser = await app.SignInAsync("ministry");
        await NetworkBuilder.PlantAsync(app.Database, network => network.PersonAsync("Cissi Titulaire ClinicalPilot"));
        var (kept, duplicate) = (await PathAsync(PlantedRegister.Holder("CISSSI", Roles.ClinicalPilot)), await PathAsync("Cissi Titulaire ClinicalPilot"));
        var id = duplicate.Split('/')[^1];

        var page = await browser.GetAsync($"{kept}/merge?with={id}");
        Assert.Equal(2, page.Document.QuerySelectorAll(".halves section").Length);
        var done = await browser.FollowAsync(await browser.SubmitAsync(page, "form.entryform"));

        Assert.Equal("Les deux inscriptions n’en font plus qu’une.", done.Text(".notice--ok"));
        var moved = await browser.GetAsync(duplicate);
        Assert.Equal((HttpStatusCode.Redirect, kept), (moved.Status, moved.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{kept}/merge?with={id}")).Status);
    }

    private Task<string> PathAsync(string name) => app.Database.ReadAsync(async session =>
    {
        var people = await PersonQueries.ListAsync(session, Scopes.Ministry, app.Today, app.Today, new DirectoryFilter { Search = name }, new(0, 2));
        return $"/fr/governance/people/{Assert.Single(people).PublicId:D}";
    });
}
