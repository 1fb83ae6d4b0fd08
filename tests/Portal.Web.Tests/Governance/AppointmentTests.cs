using System.Net;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Web.Tests.Governance.GovernanceAssert;

namespace Portal.Web.Tests.Governance;

/// <summary>What succeeds: each change, and what the page says after it.</summary>
public sealed class AppointmentTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_vacant_seat_gets_a_holder_and_its_interim_ends_the_day_before()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.TechnologyPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint");
        Assert.Equal("Désigner un titulaire", form.Title);

        var answer = await browser.SubmitAsync(form, Form, Entry(("StartsOn", "2026-11-20"), ("FullName", "  Maude Gagnon ")));
        var page = await LeadsToSeatAsync(browser, answer, seatId);

        Assert.Equal(
            "Désignation inscrite\u00a0: Maude Gagnon occupe le poste à compter du 20\u00a0novembre\u00a02026. "
            + "Le mandat se termine le 30\u00a0novembre\u00a02028; il paraîtra parmi les mandats à renouveler 90 jours avant.",
            page.Text(".notice--ok"));
        Assert.Contains("Pourvu", page.Text("dl.dl"), StringComparison.Ordinal);
        Assert.Contains("Maude Gagnon", page.Text("dl.dl"), StringComparison.Ordinal);
        var interim = (await app.MandatesAsync(seatId)).Single(mandate => mandate.IsInterim);
        Assert.Equal((new DateOnly(2026, 11, 19), "TermCompleted"), (interim.EndsOn, interim.EndReason));
        Assert.False((await browser.FollowAsync(answer)).Has(".notice--ok"));
    }

    [Fact]
    public async Task The_interim_stays_where_the_box_is_not_ticked()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.TechnologyPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint");

        var page = await LeadsToSeatAsync(browser, await browser.SubmitAsync(form, Form, Entry(("EndsInterim", null))), seatId);

        Assert.Contains("D’ici là, le poste reste vacant", page.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.Null((await app.MandatesAsync(seatId)).Single(mandate => mandate.IsInterim).EndsOn);
    }

    [Fact]
    public async Task An_interim_covers_a_vacancy_which_goes_on()
    {
        var seatId = await app.SeatIdAsync("CCT-CUSM", Roles.TechnologyLead);
        var browser = await app.SignInAsync("ministry");
        var form = await browser.GetAsync($"/en/governance/seats/{seatId}/appoint?interim=true");
        Assert.Equal("Appoint an interim", form.Title);

        var answer = await browser.SubmitAsync(form, Form, Entry(("StartsOn", "2026-11-20"), ("EndsOn", "")));
        var page = await LeadsToSeatAsync(browser, answer, seatId, "en");

        Assert.Equal("Interim recorded: Maude Gagnon from November\u00a020, 2026. The seat stays vacant: a holder is still to be appointed.", page.Text(".notice--ok"));
        Assert.Equal("Vacant for 41 days", page.Text("dl.dl .tag"));
        Assert.Contains("Maude Gagnon", page.Text("dl.dl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacing_ends_the_outgoing_mandate_the_day_before_with_its_reason()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.ClinicalPilot);
        var outgoing = PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/replace");
        Assert.Equal("Remplacer le titulaire", form.Title);
        Assert.Contains(outgoing, form.Text("form fieldset"), StringComparison.Ordinal);
        Assert.Contains("Ce mandat prendra fin le 15\u00a0janvier\u00a02027", form.Text("form fieldset"), StringComparison.Ordinal);
        Assert.Equal("2027-01-16", form.Document.QuerySelector("#StartsOn")!.GetAttribute("value"));

        var page = await LeadsToSeatAsync(
            browser, await browser.SubmitAsync(form, Form, Entry(("EndReason", "Resignation"), ("StartsOn", "2026-11-16"))), seatId);

        Assert.StartsWith(
            $"Remplacement inscrit\u00a0: Maude Gagnon succède à {outgoing} le 16\u00a0novembre\u00a02026; le mandat précédent prend fin le 15\u00a0novembre\u00a02026.",
            page.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.Equal(["En cours", "Démission"], page.Texts("td.prose"));
        Assert.Equal(["Maude Gagnon", outgoing], (await app.MandatesAsync(seatId)).Select(mandate => mandate.Holder));
    }

    [Fact]
    public async Task A_successor_is_appointed_after_a_mandate_whose_end_is_known()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.ClinicalPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint");
        Assert.Equal("2027-01-16", form.Document.QuerySelector("#StartsOn")!.GetAttribute("value"));

        var page = await LeadsToSeatAsync(browser, await browser.SubmitAsync(form, Form, Entry(("StartsOn", "2027-01-16"))), seatId);

        Assert.Equal(["À venir", "En cours"], page.Texts("td.prose"));
        Assert.DoesNotContain(page.Links(), link => link.EndsWith("/replace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replacing_at_a_vacant_seat_is_appointing()
    {
        var seatId = await app.SeatIdAsync("CISSSI", Roles.ClinicalPilot);
        var browser = await app.SignInAsync("centre:UL");

        var answer = await browser.GetAsync($"/fr/governance/seats/{seatId}/replace");

        Assert.Equal((HttpStatusCode.Redirect, $"/fr/governance/seats/{seatId}/appoint"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Ending_a_mandate_says_from_when_the_seat_is_vacant()
    {
        var seatId = await app.SeatIdAsync("CHUQ", Roles.TechnologyPilot);
        var mandateId = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/end");

        var page = await LeadsToSeatAsync(
            browser, await browser.SubmitAsync(form, Form, ("EndsOn", "2026-11-15"), ("EndReason", "Departure")), seatId);

        Assert.Equal(
            $"Fin inscrite\u00a0: {PlantedRegister.Holder("CHUQ", Roles.TechnologyPilot)} termine son mandat le 15\u00a0novembre\u00a02026. "
            + "Le poste est vacant à compter du 16\u00a0novembre\u00a02026\u00a0: désignez un titulaire ou un intérim.",
            page.Text(".notice--ok"));
        Assert.Equal("Vacant depuis 4 jours", page.Text("dl.dl .tag"));
        Assert.Equal(["Départ"], page.Texts("td.prose"));
        var again = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/end");
        Assert.Equal((HttpStatusCode.Redirect, $"/fr/governance/seats/{seatId}"), (again.Status, again.Location));
    }

    [Fact]
    public async Task An_end_that_is_decided_leaves_room_for_an_appointment_only()
    {
        var seatId = await app.SeatIdAsync("CHUQ", Roles.TechnologyPilot);
        var mandateId = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/end");

        var page = await LeadsToSeatAsync(browser, await browser.SubmitAsync(form, Form, ("EndsOn", "2026-12-31"), ("EndReason", "Departure")), seatId);

        Assert.Contains("Fin décidée", page.Texts("td.prose .tag"));
        Assert.Equal("Se termine dans 41 jours", page.Text("dl.dl .tag"));
        Assert.Contains($"/fr/governance/seats/{seatId}/appoint", page.Links());
        Assert.DoesNotContain($"/fr/governance/seats/{seatId}/replace", page.Links());
    }

    [Fact]
    public async Task A_withdrawn_appointment_stays_struck_and_counts_on_no_day()
    {
        var seatId = await app.SeatIdAsync("CISSSG", Roles.ClinicalPilot);
        var mandateId = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/withdraw");

        var page = await LeadsToSeatAsync(
            browser, await browser.SubmitAsync(form, Form, ("WithdrawalReason", "Mauvais établissement <b>")), seatId);

        Assert.StartsWith($"Désignation retirée\u00a0: {PlantedRegister.Holder("CISSSG", Roles.ClinicalPilot)}.", page.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.Contains(PlantedRegister.Holder("CISSSG", Roles.ClinicalPilot), page.Texts("tbody del"));
        Assert.Contains("Mauvais établissement <b>", page.Texts("td.prose .sub"));
        Assert.Contains("Retirée le 2026-11-20", page.Texts("td.prose .tag"));
        Assert.Contains("Vacant depuis", page.Text("dl.dl .tag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_pilot_seats_for_one_person_need_a_justification_which_the_history_shows()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.TechnologyPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint");
        Assert.False(form.Has("#Justification"));
        var entry = Entry(
            ("FullName", PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot)), ("Email", "titulaire.cissscn.clinicalpilot@exemple.test"));

        var refused = await browser.SubmitAsync(form, Form, entry);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        SaysAt(refused, "Justification", "Cette personne occupe déjà l’autre poste de pilote de l’établissement. Justifiez le cumul, ou désignez une autre personne.");
        Assert.Equal("2026-201", refused.Document.QuerySelector("#InstrumentNumber")!.GetAttribute("value"));

        var page = await LeadsToSeatAsync(
            browser, await browser.SubmitAsync(refused, Form, ("Justification", "Départ imprévu; relève au printemps.")), seatId);
        Assert.Contains("Cumul justifié\u00a0: Départ imprévu; relève au printemps.", page.Texts("th .sub"));
    }
}
