using System.Net;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Web.Tests.Governance.GovernanceAssert;

namespace Portal.Web.Tests.Governance;

/// <summary>Two people at one seat, and forms that are sent twice: the second is told, sees both, and decides.</summary>
public sealed class AppointmentStaleTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_second_to_appoint_sees_the_seat_as_it_is_beside_the_entry_and_may_send_it_again()
    {
        var seatId = await app.SeatIdAsync("CISSSI", Roles.ClinicalPilot);
        var (first, second) = (await app.SignInAsync("centre:UL"), await app.SignInAsync("centre:UL"));
        var path = $"/fr/governance/seats/{seatId}/appoint";
        var (firstForm, secondForm) = (await first.GetAsync(path), await second.GetAsync(path));
        await LeadsToSeatAsync(first, await first.SubmitAsync(firstForm, Form, Entry(("EndsOn", "2027-05-31"))), seatId);

        var late = await second.SubmitAsync(secondForm, Form, Entry(("FullName", "Luc Roy"), ("Email", "luc.roy@exemple.test"), ("StartsOn", "2027-06-01")));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Ce poste a changé entre-temps", late.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.Contains("Maude Gagnon", late.Text("aside.rail"), StringComparison.Ordinal);
        Assert.Equal("Luc Roy", late.Document.QuerySelector("#FullName")!.GetAttribute("value"));
        Assert.Equal(2, (await app.MandatesAsync(seatId)).Count);

        await LeadsToSeatAsync(second, await second.SubmitAsync(late, Form), seatId);
        Assert.Equal("Luc Roy", (await app.MandatesAsync(seatId))[0].Holder);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once_and_says_so()
    {
        var seatId = await app.SeatIdAsync("CISSSI", Roles.ClinicalPilot);
        var browser = await app.SignInAsync("centre:UL");
        var form = await browser.GetAsync($"/en/governance/seats/{seatId}/appoint");
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(form, Form, Entry()), seatId, "en");

        var again = await browser.SubmitAsync(form, Form, Entry());

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("This mandate is recorded already", again.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.False(again.Has(Form));
        Assert.Equal(2, (await app.MandatesAsync(seatId)).Count);
    }

    [Fact]
    public async Task Who_would_be_replaced_is_the_present_holder()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.ClinicalPilot);
        var (first, second) = (await app.SignInAsync("centre:UL"), await app.SignInAsync("centre:UL"));
        var path = $"/fr/governance/seats/{seatId}/replace";
        var (firstForm, secondForm) = (await first.GetAsync(path), await second.GetAsync(path));
        await LeadsToSeatAsync(
            first, await first.SubmitAsync(firstForm, Form, Entry(("StartsOn", "2026-11-10"), ("EndReason", "Departure"))), seatId);

        var late = await second.SubmitAsync(
            secondForm, Form, Entry(("FullName", "Luc Roy"), ("Email", "luc.roy@exemple.test"), ("StartsOn", "2026-12-01"), ("EndReason", "Other")));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Maude Gagnon", late.Text("form fieldset"), StringComparison.Ordinal);
        Assert.Equal(2, (await app.MandatesAsync(seatId)).Count);
        var page = await LeadsToSeatAsync(second, await second.SubmitAsync(late, Form), seatId);
        Assert.Contains("Luc Roy succède à Maude Gagnon", page.Text(".notice--ok"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_left_to_replace_the_entry_becomes_an_appointment()
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.ClinicalPilot);
        var holder = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var replace = await browser.GetAsync($"/fr/governance/seats/{seatId}/replace");
        var end = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{holder}/end");
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(end, Form, ("EndsOn", "2026-11-15"), ("EndReason", "Departure")), seatId);

        var late = await browser.SubmitAsync(replace, Form, Entry(("EndReason", "Other")));

        Assert.Equal((HttpStatusCode.Conflict, "Désigner un titulaire"), (late.Status, late.Title));
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(late, Form), seatId);
        Assert.Equal("Maude Gagnon", (await app.MandatesAsync(seatId))[0].Holder);
    }

    [Fact]
    public async Task An_end_or_a_withdrawal_that_is_sent_twice_counts_once_and_says_so()
    {
        var seatId = await app.SeatIdAsync("CISSSG", Roles.ClinicalPilot);
        var mandateId = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var end = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/end");
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(end, Form, ("EndsOn", "2026-11-15"), ("EndReason", "Departure")), seatId);

        var endAgain = await browser.SubmitAsync(end, Form, ("EndsOn", "2026-11-16"), ("EndReason", "Other"));
        Assert.Equal(HttpStatusCode.Conflict, endAgain.Status);
        Assert.Contains("Ce mandat a déjà pris fin ou a été retiré.", endAgain.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.False(endAgain.Has(Form));
        Assert.Equal(("Departure", new DateOnly(2026, 11, 15)), await EndOfAsync(seatId));

        var withdraw = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/withdraw");
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(withdraw, Form, ("WithdrawalReason", "Erreur")), seatId);
        var withdrawAgain = await browser.SubmitAsync(withdraw, Form, ("WithdrawalReason", "Autre"));
        Assert.Equal(HttpStatusCode.Conflict, withdrawAgain.Status);
        Assert.False(withdrawAgain.Has(Form));
        Assert.Equal("Erreur", (await app.MandatesAsync(seatId))[0].WithdrawalReason);
    }

    [Fact]
    public async Task A_late_end_may_be_sent_again_where_the_mandate_still_runs()
    {
        var seatId = await app.SeatIdAsync("CISSSG", Roles.ClinicalPilot);
        var mandateId = (await app.MandatesAsync(seatId))[0].AppointmentId;
        var browser = await app.SignInAsync("centre:UL");
        var end = await browser.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandateId}/end");
        var interim = await browser.GetAsync($"/fr/governance/seats/{seatId}/appoint?interim=true");
        await LeadsToSeatAsync(browser, await browser.SubmitAsync(interim, Form, Entry()), seatId);

        var late = await browser.SubmitAsync(end, Form, ("EndsOn", "2026-11-15"), ("EndReason", "Departure"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("2026-11-15", late.Document.QuerySelector("#EndsOn")!.GetAttribute("value"));

        await LeadsToSeatAsync(browser, await browser.SubmitAsync(late, Form), seatId);
        Assert.Equal(("Departure", new DateOnly(2026, 11, 15)), await EndOfAsync(seatId));
    }

    private async Task<(string? Reason, DateOnly? Day)> EndOfAsync(int seatId)
    {
        var mandate = (await app.MandatesAsync(seatId)).Single(mandate => !mandate.IsInterim);
        return (mandate.EndReason, mandate.EndsOn);
    }
}
