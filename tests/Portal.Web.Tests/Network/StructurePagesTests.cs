using System.Net;
using Portal.TestKit.Network;
using Portal.Web.Tests.Governance;
using Xunit;

namespace Portal.Web.Tests.Network;

/// <summary>Acts of the Ministry through its pages: typed, shown, confirmed, and found again on every page of the day.</summary>
public sealed class StructurePagesTests : IAsyncLifetime
{
    private const string Form = "form.entryform";
    private const string Confirm = "form[action$='/record']";

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_merger_is_shown_with_its_seats_mandates_and_filings_then_recorded()
    {
        var browser = await app.SignInAsync("ministry");
        var form = await browser.GetAsync("/fr/network/changes/merge?body=CISSSI");
        Assert.Equal("CISSSI", form.Document.QuerySelector("select[name='Bodies[0]'] option[selected]")!.GetAttribute("value"));

        var refused = await browser.SubmitAsync(form, Form, Merge());
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("3 mandats courent au-delà du 31\u00a0décembre\u00a02026. Cochez pour y mettre fin ce jour-là.", refused.Text("#EndsMandates-error"));

        var preview = await browser.SubmitAsync(refused, Form, ("EndsMandates", "true"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("CISSS des Îles et CISSS de la Gaspésie fusionnent et deviennent CIUSSS de l’Est.", preview.Text(".lead"), StringComparison.Ordinal);
        Assert.Equal(6, preview.Document.QuerySelectorAll("section[aria-labelledby=h-seats] tbody tr").Length);
        Assert.Contains(PlantedRegister.Holder("CISSSI", Roles.TechnologyPilot), preview.Texts("section[aria-labelledby=h-mandates] tbody th"));
        Assert.Equal(3, preview.Document.QuerySelectorAll("section[aria-labelledby=h-mandates] tbody tr").Length);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/fr/network/establishments/CISSSI?date=2027-01-01")).Status); // nothing is written yet
        Assert.False((await browser.GetAsync("/fr/network/establishments/CISSSI?date=2027-01-01")).Has("a[href$='date=2026-12-31']"));

        var done = await browser.FollowAsync(await browser.SubmitAsync(preview, Confirm));
        Assert.Contains("Changement inscrit", done.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.Contains("fusionnent et deviennent CIUSSS de l’Est", done.Text("tbody th"), StringComparison.Ordinal);

        var closed = await browser.GetAsync("/fr/network/establishments/CISSSI?date=2027-01-01");
        Assert.Equal("Cet établissement a fermé; son dernier jour était le 31\u00a0décembre\u00a02026.", closed.Text(".lead"));
        Assert.Contains("/fr/network/establishments/CIUSSSEST?date=2027-01-01", closed.Links());
        var successor = await browser.GetAsync("/fr/network/establishments/CIUSSSEST?date=2027-01-01");
        Assert.Contains("/fr/network/establishments/CISSSI?date=2026-12-31", successor.Links());
        Assert.Equal(2, successor.Texts("section[aria-labelledby=h-s] table:not(.slim) tbody th").Count);
        Assert.Contains("2026-A-7, 2026-11-18", successor.Texts(".history .by"));
        Assert.Equal("CISSS des Îles", (await browser.GetAsync("/fr/network/establishments/CISSSI")).Title);
    }

    [Fact]
    public async Task An_act_that_no_longer_does_what_was_shown_is_shown_again_with_what_happened()
    {
        var ministry = await app.SignInAsync("ministry");
        var shown = await ministry.SubmitAsync(await ministry.GetAsync("/fr/network/changes/close?body=CISSSI"), Form,
            ("OnDate", "2027-01-01"), ("InstrumentNumber", "2026-A-7"), ("InstrumentDate", "2026-11-18"), ("SignatoryRole", "Ministre"), ("EndsMandates", "true"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        var seatId = await app.SeatIdAsync("CISSSI", Roles.ClinicalPilot);
        var centre = await app.SignInAsync("centre:UL");
        await centre.SubmitAsync(await centre.GetAsync($"/fr/governance/seats/{seatId}/appoint"), GovernanceAssert.Form, GovernanceAssert.Entry());

        var overtaken = await ministry.SubmitAsync(shown, Confirm);

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("Désignation", overtaken.Text(".notice--warn li"), StringComparison.Ordinal);
        Assert.Contains("Maude Gagnon", overtaken.Texts("section[aria-labelledby=h-mandates] tbody th"));
        var done = await ministry.FollowAsync(await ministry.SubmitAsync(overtaken, Confirm));
        Assert.Contains("Fermeture\u00a0: CISSS des Îles.", done.Text("tbody th"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_lines_are_added_or_something_is_corrected()
    {
        var browser = await app.SignInAsync("ministry");
        var form = await browser.GetAsync("/fr/network/changes/split");

        var more = await browser.SubmitAsync(form, Form, ("Step", "new"), ("NewBodies[0].NameFr", "Un"), ("Bodies[0]", "CHUM"));
        Assert.Equal(HttpStatusCode.OK, more.Status);
        Assert.Equal("Un", more.Document.QuerySelector("[name='NewBodies[0].NameFr']")!.GetAttribute("value"));
        Assert.Equal(4, more.Document.QuerySelectorAll("[name$='.NameFr']").Length);

        var refused = await browser.SubmitAsync(more, Form, ("OnDate", "31 décembre"), ("Step", null));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("« 31 décembre » n’est pas une date", refused.Text(".notice--error").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Inscrivez le code.", refused.Texts(".err"));
        Assert.Contains("Cet établissement héberge le centre de coordination CCT-CHUM\u00a0: il ne peut pas fermer tant que le centre y est.", refused.Texts(".err"));
    }

    [Theory]
    [InlineData("open", "Décrivez le nouvel établissement.")]
    [InlineData("merge", "Choisissez l’établissement qui prend la suite, ou décrivez le nouvel établissement.")]
    [InlineData("split", "Décrivez les établissements qui prennent la suite\u00a0: au moins deux si l’établissement ferme, un s’il continue.")]
    public async Task A_form_that_was_left_empty_says_what_the_act_needs(string kind, string message)
    {
        var browser = await app.SignInAsync("ministry");
        var refused = await browser.SubmitAsync(await browser.GetAsync($"/fr/network/changes/{kind}"), Form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Texts(".err"));
        Assert.Contains("Inscrivez la date d’effet.", refused.Texts(".err"));
    }

    [Fact]
    public async Task An_establishment_before_its_first_day_says_when_it_opens_and_one_out_of_scope_does_not_exist()
    {
        var ministry = await app.SignInAsync("ministry");
        var early = await ministry.GetAsync("/en/network/establishments/CISSSI?date=2020-01-01");
        Assert.Equal("This establishment opens on April 1, 2023 only.", early.Text(".lead").Replace('\u00a0', ' '));

        var centre = await app.SignInAsync("centre:UDEM");
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GetAsync("/fr/network/establishments/CISSSI?date=2020-01-01")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/network/establishments/NULLE")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/network/changes/explode")).Status);
    }

    [Fact]
    public async Task In_a_large_network_establishments_are_found_by_a_part_of_their_name_or_code()
    {
        await NetworkBuilder.PlantAsync(app.Database, async network =>
        {
            for (var number = 1; number <= 100; number++)
            {
                await network.BodyAsync(new($"H{number:000}", "CHU", $"Hôpital numéro {number:000}") { Region = "03", Territory = "UL" });
            }

            return 0;
        });
        var browser = await app.SignInAsync("ministry");
        var form = await browser.GetAsync("/fr/network/changes/merge?body=CHUM");
        Assert.False(form.Has("select[name='Bodies[0]'], select[name=Successor]"));
        Assert.EndsWith("(CHUM)", form.Document.QuerySelector("input[name='Bodies[0]']")!.GetAttribute("value"), StringComparison.Ordinal);

        (string, string?)[] act = [("OnDate", "2027-01-01"), ("InstrumentNumber", "2026-A-7"), ("InstrumentDate", "2026-11-18"), ("SignatoryRole", "Ministre")];
        var refused = await browser.SubmitAsync(form, Form, [.. act, ("Bodies[0]", "hopital numero 01"), ("Bodies[1]", "h020"), ("Bodies[2]", "Atlantide"), ("Successor", "hôpital")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(
            [
                "10 établissements répondent à « hopital numero 01 » : choisissez dans la liste.", "Aucun établissement ne répond à « Atlantide ».",
                "100 établissements répondent à « hôpital » : choisissez dans la liste.",
            ],
            refused.Texts(".err").Select(text => text.Replace('\u00a0', ' ')));
        Assert.Equal(11, refused.Document.QuerySelectorAll("select[name='Bodies[0]'] option").Length);
        Assert.Equal("Hôpital numéro 020 (H020)", refused.Document.QuerySelector("input[name='Bodies[1]']")!.GetAttribute("value"));

        var preview = await browser.SubmitAsync(refused, Form, ("Bodies[0]", "H012"), ("Bodies[2]", ""), ("Successor", "H030"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("Hôpital numéro 030 prend la suite de Hôpital numéro 012 et Hôpital numéro 020.", preview.Text(".lead"), StringComparison.Ordinal);
        Assert.Contains("Changement inscrit", (await browser.FollowAsync(await browser.SubmitAsync(preview, Confirm))).Text(".notice--ok"), StringComparison.Ordinal);
    }

    private static (string Name, string? Value)[] Merge() =>
    [
        ("Bodies[1]", "CISSSG"), ("OnDate", "2027-01-01"), ("InstrumentNumber", "2026-A-7"), ("InstrumentDate", "2026-11-18"), ("SignatoryRole", "Ministre"),
        ("NewBodies[0].NameFr", "CIUSSS de l’Est"), ("NewBodies[0].Acronym", "CIUSSS Est"), ("NewBodies[0].Code", "CIUSSSEST"), ("NewBodies[0].Kind", "CIUSSS"),
        ("NewBodies[0].Region", "11"), ("NewBodies[0].Territory", "UL"),
    ];
}
