using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Web.Tests.Governance.GovernanceAssert;

namespace Portal.Web.Tests.Governance;

/// <summary>What is refused: each fault at its field in both languages, what was typed is kept, and nothing is written.</summary>
public sealed class AppointmentFaultTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly PortalApp app = fixture.App;

    [Theory]
    [InlineData("FullName", "", "Inscrivez le prénom et le nom de la personne désignée.", "Enter the first and last name of the person appointed.")]
    [InlineData("FullName", "   ", "Inscrivez le prénom et le nom de la personne désignée.", "Enter the first and last name of the person appointed.")]
    [InlineData("Email", "", "Inscrivez l’adresse courriel de la personne désignée.", "Enter the e-mail address of the person appointed.")]
    [InlineData("Email", "maude", "«\u00a0maude\u00a0» n’est pas une adresse courriel de la forme nom@organisme.ca.", "“maude” is not an e-mail address of the form name@body.ca.")]
    [InlineData("Email", "interim.cissscn@exemple.test", "Cette adresse appartient à Intérim CISSSCN. Corrigez l’adresse, ou le nom s’il s’agit de cette personne.", "This address belongs to Intérim CISSSCN. Correct the address, or the name if this is the person.")]
    [InlineData("StartsOn", "", "Inscrivez le premier jour du mandat.", "Enter the first day of the mandate.")]
    [InlineData("StartsOn", "1er décembre", "«\u00a01er décembre\u00a0» n’est pas une date de la forme aaaa-mm-jj.", "“1er décembre” is not a date of the form yyyy-mm-dd.")]
    [InlineData("StartsOn", "2026-02-30", "«\u00a02026-02-30\u00a0» n’est pas une date de la forme aaaa-mm-jj.", "“2026-02-30” is not a date of the form yyyy-mm-dd.")]
    [InlineData("StartsOn", "2027-11-21", "Une désignation se fait au plus un an d’avance, donc au plus tard pour le 2027-11-20.", "An appointment is made at most a year ahead, so for 2027-11-20 at the latest.")]
    [InlineData("StartsOn", "2023-03-31", "Le poste n’existe que depuis le 2023-04-01.", "The seat exists only since 2023-04-01.")]
    [InlineData("StartsOn", "2026-11-01", "Titulaire CISSSI ClinicalPilot occupe ce poste du 2024-06-03 au 2026-11-01\u00a0: deux mandats ne peuvent avoir un jour en commun.", "Titulaire CISSSI ClinicalPilot holds this seat from 2024-06-03 to 2026-11-01: two mandates cannot have a day in common.")]
    [InlineData("EndsOn", "2026-11-30", "Le dernier jour vient avant le premier, le 2026-12-01.", "The last day comes before the first, 2026-12-01.")]
    [InlineData("EndsOn", "0001-01-01", "«\u00a00001-01-01\u00a0» n’est pas une date de la forme aaaa-mm-jj.", "“0001-01-01” is not a date of the form yyyy-mm-dd.")]
    [InlineData("InstrumentNumber", "", "Inscrivez le numéro de l’instrument de désignation.", "Enter the number of the appointing instrument.")]
    [InlineData("InstrumentDate", "", "Inscrivez la date de signature de l’instrument.", "Enter the date on which the instrument was signed.")]
    [InlineData("InstrumentDate", "2026-11-21", "L’instrument doit être signé\u00a0: au plus tard aujourd’hui, le 2026-11-20.", "The instrument must have been signed: today, 2026-11-20, at the latest.")]
    [InlineData("SignatoryRole", "", "Inscrivez la fonction de la personne signataire.", "Enter the role of the signatory.")]
    public async Task A_fault_is_told_at_its_field_in_both_languages_and_nothing_is_written(string field, string value, string french, string english)
    {
        foreach (var (language, message) in new[] { ("fr", french), ("en", english) })
        {
            var (page, seatId, revision) = await RefuseAsync(language, Entry((field, value)));

            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            SaysAt(page, field, message);
            Assert.Single(page.Texts(".notice--error li"));
            Assert.StartsWith(language == "fr" ? "Erreur\u00a0:" : "Error:", page.Text("title"), StringComparison.Ordinal);
            Assert.Equal(revision, await app.RevisionAsync(seatId));
            Assert.Single(await app.MandatesAsync(seatId));
        }
    }

    [Theory]
    [InlineData("FullName", 201, "Au plus 200 caractères; il y en a 201.")]
    [InlineData("InstrumentNumber", 61, "Au plus 60 caractères; il y en a 61.")]
    [InlineData("SignatoryRole", 121, "Au plus 120 caractères; il y en a 121.")]
    [InlineData("Justification", 1001, "Au plus 1\u00a0000 caractères; il y en a 1\u00a0001.")]
    public async Task Over_long_text_is_counted_and_kept(string field, int length, string message)
    {
        var text = new string('x', length);
        var (page, _, _) = await RefuseAsync("fr", Entry((field, text)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        SaysAt(page, field, message);
        Assert.Equal(text, Typed(page, field));
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_counted_too()
    {
        var (page, _, _) = await RefuseAsync("fr", Entry(("Email", new string('x', 250) + "@a.ca")));

        SaysAt(page, "Email", "Au plus 254 caractères; il y en a 255.");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_in_the_order_of_the_form_and_everything_typed_is_kept()
    {
        var (page, _, _) = await RefuseAsync("fr", [
            ("FullName", ""), ("Email", "x"), ("StartsOn", "demain"), ("EndsOn", "2026-13-01"), ("InstrumentNumber", ""),
            ("InstrumentDate", "hier"), ("SignatoryRole", "<script>alert(1)</script>"),
        ]);

        Assert.Equal(
            ["#FullName", "#Email", "#StartsOn", "#EndsOn", "#InstrumentNumber", "#InstrumentDate"], page.Links(".notice--error a"));
        Assert.Equal(("demain", "2026-13-01", "hier"), (Typed(page, "StartsOn"), Typed(page, "EndsOn"), Typed(page, "InstrumentDate")));
        Assert.Equal("<script>alert(1)</script>", Typed(page, "SignatoryRole"));
        Assert.False(page.Has("main script"));
    }

    [Fact]
    public async Task A_mandate_without_end_stands_in_the_way_until_somebody_ends_it()
    {
        var (page, _, _) = await RefuseAsync("fr", Entry(), "CHUQ", Roles.TechnologyPilot);

        SaysAt(page, "StartsOn", "Titulaire CHUQ TechnologyPilot occupe ce poste depuis le 2024-06-03, sans date de fin\u00a0: "
            + "remplacez cette personne, ou mettez d’abord fin à son mandat.");
    }

    [Fact]
    public async Task Replacing_asks_the_reason_together_with_the_rest()
    {
        var (page, seatId, revision) = await RefuseAsync("fr", Entry(("FullName", "")), "CISSSCN", Roles.ClinicalPilot, "replace");

        Assert.Equal(["#EndReason", "#FullName"], page.Links(".notice--error a"));
        SaysAt(page, "EndReason", "Choisissez le motif de la fin du mandat.");
        Assert.Equal(revision, await app.RevisionAsync(seatId));
    }

    [Theory]
    [InlineData("2024-06-03", "entre le 2024-06-04 et le 2027-01-16.")]
    [InlineData("2027-01-17", "entre le 2024-06-04 et le 2027-01-16.")]
    public async Task A_replacement_starts_during_the_outgoing_mandate_or_the_day_after(string start, string message)
    {
        var (page, _, _) = await RefuseAsync(
            "fr", Entry(("StartsOn", start), ("EndReason", "Other")), "CISSSCN", Roles.ClinicalPilot, "replace");

        SaysAt(page, "StartsOn", $"Pour remplacer Titulaire CISSSCN ClinicalPilot, le nouveau mandat commence {message}");
        Assert.True(page.Document.QuerySelector<IHtmlInputElement>("input[name=EndReason][value=Other]")!.IsChecked);
    }

    [Theory]
    [InlineData("", "", "EndsOn", "Inscrivez le dernier jour du mandat.")]
    [InlineData("2026-11-20", "Fired", "EndReason", "Choisissez le motif de la fin du mandat.")]
    [InlineData("2026-11-20", "1", "EndReason", "Choisissez le motif de la fin du mandat.")]
    [InlineData("bientôt", "Other", "EndsOn", "«\u00a0bientôt\u00a0» n’est pas une date de la forme aaaa-mm-jj.")]
    [InlineData("2024-06-02", "Other", "EndsOn", "Le dernier jour est entre le 2024-06-03 et le 2027-01-15\u00a0: un mandat s’écourte, il ne se prolonge pas.")]
    [InlineData("2027-01-16", "Other", "EndsOn", "Le dernier jour est entre le 2024-06-03 et le 2027-01-15\u00a0: un mandat s’écourte, il ne se prolonge pas.")]
    public async Task An_end_needs_a_reason_and_a_day_of_the_mandate(string day, string reason, string field, string message)
    {
        var (page, seatId, revision) = await RefuseMandateAsync("end", ("EndsOn", day), ("EndReason", reason));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        SaysAt(page, field, message);
        Assert.Equal(revision, await app.RevisionAsync(seatId));
    }

    [Fact]
    public async Task An_end_tells_an_unreadable_day_and_a_missing_reason_together()
    {
        var (page, _, _) = await RefuseMandateAsync("end", ("EndsOn", "hier"));

        Assert.Equal(["#EndReason", "#EndsOn"], page.Links(".notice--error a"));
    }

    [Theory]
    [InlineData(0, "Inscrivez le motif du retrait.")]
    [InlineData(1001, "Au plus 1\u00a0000 caractères; il y en a 1\u00a0001.")]
    public async Task A_withdrawal_needs_a_reason_of_reasonable_length(int length, string message)
    {
        var (page, seatId, revision) = await RefuseMandateAsync("withdraw", ("WithdrawalReason", new string('x', length)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        SaysAt(page, "WithdrawalReason", message);
        Assert.Equal(length, Typed(page, "WithdrawalReason").Length);
        Assert.Equal(revision, await app.RevisionAsync(seatId));
    }

    private async Task<(PortalPage Page, int SeatId, int Revision)> RefuseAsync(
        string language, (string Name, string? Value)[] entry, string body = "CISSSI", string role = Roles.ClinicalPilot, string form = "appoint")
    {
        var seatId = await app.SeatIdAsync(body, role);
        var revision = await app.RevisionAsync(seatId);
        var browser = await app.SignInAsync("centre:UL");
        var page = await browser.SubmitAsync(await browser.GetAsync($"/{language}/governance/seats/{seatId}/{form}"), Form, entry);
        return (page, seatId, revision);
    }

    private async Task<(PortalPage Page, int SeatId, int Revision)> RefuseMandateAsync(string form, params (string Name, string? Value)[] entry)
    {
        var seatId = await app.SeatIdAsync("CISSSCN", Roles.ClinicalPilot);
        return await RefuseAsync("fr", entry, "CISSSCN", Roles.ClinicalPilot, $"mandates/{(await app.MandatesAsync(seatId))[0].AppointmentId}/{form}");
    }

    private static string Typed(PortalPage page, string field) => page.Document.GetElementById(field) switch
    {
        IHtmlTextAreaElement area => area.Value,
        { } input => input.GetAttribute("value") ?? "",
        null => throw new ArgumentException($"{page.Path} has no {field}.", nameof(field)),
    };
}
