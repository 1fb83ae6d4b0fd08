using System.Net;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>Who may open and send which form: out of scope 404, a missing right 403, nobody signed in to the sign-in page.</summary>
public sealed class AppointmentRightsTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("ministry", "MSSS", Roles.ClinicalCoordinator, HttpStatusCode.OK)]
    [InlineData("ministry", "CCT-CHUM", Roles.TechnologyLead, HttpStatusCode.OK)]
    [InlineData("ministry", "CHUM", Roles.ClinicalPilot, HttpStatusCode.Forbidden)]
    [InlineData("centre:UL", "CISSSBSL", Roles.ClinicalPilot, HttpStatusCode.OK)]
    [InlineData("centre:UL", "CCT-CHUQ", Roles.ClinicalLead, HttpStatusCode.Forbidden)]
    [InlineData("centre:UL", "CHUM", Roles.ClinicalPilot, HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "CCT-CHUM", Roles.ClinicalLead, HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "MSSS", Roles.ClinicalCoordinator, HttpStatusCode.NotFound)]
    [InlineData("establishment:CISSSBSL", "CISSSBSL", Roles.ClinicalPilot, HttpStatusCode.Forbidden)]
    [InlineData("pilot:CISSSBSL", "CISSSBSL", Roles.ClinicalPilot, HttpStatusCode.Forbidden)]
    [InlineData("auditor", "CISSSBSL", Roles.ClinicalPilot, HttpStatusCode.Forbidden)]
    [InlineData("administrator", "CISSSBSL", Roles.ClinicalPilot, HttpStatusCode.Forbidden)]
    public async Task Each_form_opens_to_those_who_may_and_to_nobody_else(string persona, string body, string role, HttpStatusCode expected)
    {
        var app = fixture.App;
        var seatId = await app.SeatIdAsync(body, role);
        var (mandateId, revision) = ((await app.MandatesAsync(seatId))[0].AppointmentId, await app.RevisionAsync(seatId));
        var browser = await app.SignInAsync(persona);
        var token = await TokenAsync(browser);
        foreach (var path in Forms(seatId, mandateId))
        {
            Assert.Equal(expected, (await browser.GetAsync(path)).Status);

            // An empty form saw no revision of the seat: it is late for those who may send it, and writes nothing.
            var sent = await browser.PostAsync(path, [token]);
            Assert.Equal(expected == HttpStatusCode.OK ? HttpStatusCode.Conflict : expected, sent.Status);
        }

        Assert.Equal(revision, await app.RevisionAsync(seatId));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_a_form_without_its_token_is_refused()
    {
        var app = fixture.App;
        var seatId = await app.SeatIdAsync("CISSSBSL", Roles.ClinicalPilot);
        using var visitor = app.Visit();
        var browser = await app.SignInAsync("centre:UL");

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync($"/fr/governance/seats/{seatId}/replace")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync($"/fr/governance/seats/{seatId}/replace", [])).Status);
    }

    [Fact]
    public async Task Another_seats_mandate_is_not_there()
    {
        var app = fixture.App;
        var (seatId, otherId) = (await app.SeatIdAsync("CISSSBSL", Roles.ClinicalPilot), await app.SeatIdAsync("CISSSG", Roles.ClinicalPilot));
        var other = (await app.MandatesAsync(otherId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{other}/end")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{other}/withdraw")).Status);
    }

    private static string[] Forms(int seatId, int mandateId) =>
    [
        $"/fr/governance/seats/{seatId}/appoint",
        $"/fr/governance/seats/{seatId}/appoint?interim=true",
        $"/fr/governance/seats/{seatId}/replace",
        $"/fr/governance/seats/{seatId}/mandates/{mandateId}/end",
        $"/fr/governance/seats/{seatId}/mandates/{mandateId}/withdraw",
    ];

    private static async Task<KeyValuePair<string, string>> TokenAsync(PortalBrowser browser)
    {
        const string Name = "__RequestVerificationToken";
        var page = await browser.GetAsync("/fr/network-that-is-not-there");
        return KeyValuePair.Create(Name, page.Document.QuerySelector($"input[name={Name}]")!.GetAttribute("value")!);
    }
}
