using System.Net;
using Portal.TestKit.Network;
using Portal.Web.Tests.Documents;
using Xunit;
using static Portal.Web.Tests.Governance.GovernanceAssert;

namespace Portal.Web.Tests.Governance;

/// <summary>Letters through the front door: issued, read as PDF, replaced, withdrawn, and what templates make of them.</summary>
public sealed class LetterPagesTests : IAsyncLifetime
{
    private const string Issue = "form.entryform";
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_letter_is_issued_read_back_as_PDF_and_kept_when_the_appointment_is_withdrawn()
    {
        var (seatId, mandate) = await MandateAsync("CISSSCN", Roles.ClinicalPilot);
        var centre = await app.SignInAsync("centre:UL");
        var form = await centre.GetAsync(Address(seatId, mandate));
        Assert.Equal("Émettre une lettre", form.Title);
        Assert.Contains("Objet\u00a0: Désignation à titre de pilote clinique", form.Text(".letter-sheet"), StringComparison.Ordinal);

        var seat = await LeadsToSeatAsync(centre, await centre.SubmitAsync(form, Issue, ("Place", "Baie-Comeau")), seatId);
        Assert.StartsWith("Lettre RQT-2026-2027-0001 émise.", seat.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.InRange(seat.Statements, 1, 8);
        var again = await centre.SubmitAsync(form, Issue, ("Place", "Baie-Comeau"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("RQT-2026-2027-0001", again.Text(".notice--warn"), StringComparison.Ordinal);

        var file = seat.Links("section[aria-labelledby=h-letters] a").Single();
        var (status, type, name, pdf) = await centre.DownloadAsync(file);
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "RQT-2026-2027-0001.pdf"), (status, type, name));
        var text = await DocumentFile.PdfTextAsync(pdf, "fr");
        foreach (var part in new[]
        {
            "CCT du CHU de Québec–Université Laval", "Baie-Comeau, le 20 novembre 2026", PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot), "N/Réf. : RQT-2026-2027-0001",
            "Objet : Désignation à titre de pilote clinique", "à titre de titulaire, du", "Page 1 de 1",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await DocumentFile.WatermarksAsync(pdf));
        Assert.Equal(pdf, (await centre.DownloadAsync(file)).Content);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("establishment:CISSSCN")).DownloadAsync(file)).Status);
        foreach (var stranger in new[] { "centre:UDEM", "establishment:CISSSBSL", "pilot:CHUM" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(stranger)).DownloadAsync(file)).Status);
        }

        var withdrawal = await centre.GetAsync($"/fr/governance/seats/{seatId}/mandates/{mandate}/withdraw");
        var withdrawn = await LeadsToSeatAsync(centre, await centre.SubmitAsync(withdrawal, Form, ("WithdrawalReason", "Erreur de saisie")), seatId);
        Assert.Contains("Désignation retirée", withdrawn.Text("section[aria-labelledby=h-letters] table"), StringComparison.Ordinal);
        var kept = (await centre.DownloadAsync(file)).Content;
        Assert.Contains("désignation retirée du registre le 20 novembre 2026", await DocumentFile.PdfTextAsync(kept, "fr"), StringComparison.Ordinal);
        Assert.Equal(1, await DocumentFile.WatermarksAsync(kept));
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GetAsync(Address(seatId, mandate))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.SubmitAsync(form, Issue, ("SeenIssue", "1"))).Status);
    }

    [Fact]
    public async Task A_letter_in_English_replaces_another_and_says_so()
    {
        var (seatId, mandate) = await MandateAsync("CCT-CHUM", Roles.ClinicalLead);
        var ministry = await app.SignInAsync("ministry");
        foreach (var number in new[] { 1, 2 })
        {
            var form = await ministry.GetAsync(Address(seatId, mandate, "en") + "?language=English");
            Assert.Equal(number == 2, form.Text("form.entryform").Contains("This one will replace it", StringComparison.Ordinal));
            await LeadsToSeatAsync(ministry, await ministry.SubmitAsync(form, Issue), seatId, "en");
        }

        var seat = await ministry.GetAsync($"/en/governance/seats/{seatId}");
        var links = seat.Links("section[aria-labelledby=h-letters] a");
        var (newer, older) = (await TextAsync(links[0]), await TextAsync(links[1]));
        Assert.Contains("Replaces the previous letter of the same nature", newer, StringComparison.Ordinal);
        Assert.Contains("Québec, November 20, 2026", newer, StringComparison.Ordinal);
        Assert.Contains("This letter is replaced by letter RQT-2026-2027-0002.", older, StringComparison.Ordinal);

        var register = await ministry.GetAsync("/fr/governance/letters");
        Assert.Equal(["RQT-2026-2027-0002 (PDF)", "RQT-2026-2027-0001 (PDF)"], register.Texts("tbody th"));
        Assert.InRange(register.Statements, 1, 8);
        Assert.Empty((await (await app.SignInAsync("establishment:CISSSCN")).GetAsync("/fr/governance/letters")).Texts("tbody th"));

        async Task<string> TextAsync(string link) => await DocumentFile.PdfTextAsync((await ministry.DownloadAsync(link)).Content, "en");
    }

    [Fact]
    public async Task A_mandate_that_runs_on_has_no_letter_of_its_end_and_a_wrong_place_is_said_at_the_field()
    {
        var (seatId, mandate) = await MandateAsync("CISSSCN", Roles.ClinicalPilot);
        var centre = await app.SignInAsync("centre:UL");

        var running = await centre.GetAsync(Address(seatId, mandate) + "?kind=EndOfMandate");
        Assert.False(running.Has(Issue));
        Assert.Equal("Ce mandat n’a pas pris fin", running.Text(".notice h2"));
        var form = await centre.GetAsync(Address(seatId, mandate));
        SaysAt(await centre.SubmitAsync(form, Issue, ("Place", " ")), "Place", "Inscrivez le lieu d’où la lettre est datée.");
        var hostile = await centre.SubmitAsync(form, Issue, ("Place", "<script>" + new string('x', 2000)));
        Assert.Equal(HttpStatusCode.BadRequest, hostile.Status);
        Assert.False(hostile.Has(".letter-sheet script"));
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GetAsync(Address(seatId, 999999))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync("ministry")).GetAsync(Address(seatId, mandate))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("centre:UDEM")).GetAsync(Address(seatId, mandate))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GetAsync("/fr/governance/letters/999999/file")).Status);
    }

    [Fact]
    public async Task The_Ministry_edits_a_template_sees_an_example_and_is_told_who_was_faster()
    {
        var (ministry, other) = (await app.SignInAsync("ministry"), await app.SignInAsync("ministry"));
        const string Path = "/fr/governance/letters/templates/Appointment";
        var page = await ministry.GetAsync(Path);
        var theirs = await other.GetAsync(Path);
        const string Form = "form:has(#BodyFr)";

        var wrong = await ministry.SubmitAsync(page, Form, ("BodyFr", "Bonjour,\r\n\r\nau {lieu}"), ("SubjectEn", ""));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        SaysAt(wrong, "BodyFr", "«\u00a0lieu\u00a0» n’est pas un champ (ligne 3, position 4). Choisissez parmi les champs de la liste.");
        SaysAt(wrong, "SubjectEn", "Inscrivez l’objet en anglais.");
        Assert.Equal("Bonjour,\n\nau {lieu}", wrong.Document.QuerySelector("#BodyFr")!.TextContent.ReplaceLineEndings("\n").Trim());

        const string Body = "<b>Bonjour</b> {personne} : {Poste} d'ici";
        var shown = await ministry.PressAsync(page, Form, "button[formaction$=preview]", ("BodyFr", Body));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("<b>Bonjour</b> Personne exemple\u00a0: Pilote clinique d’ici", shown.Text(".letter-sheet .preline:not(p)"), StringComparison.Ordinal);

        await ministry.FollowAsync(await ministry.SubmitAsync(page, Form, ("BodyFr", Body)));
        var late = await other.SubmitAsync(theirs, Form, ("BodyFr", "Autre texte"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Autre texte", late.Text("#BodyFr"), StringComparison.Ordinal);
        Assert.Contains(Body, late.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.Equal(2, (await other.GetAsync(Path)).Texts("ol.history li").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/governance/letters/templates/Autre")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync("centre:UL")).GetAsync(Path)).Status);
    }

    [Fact]
    public async Task The_example_of_a_template_is_a_PDF_that_says_so()
    {
        var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/en/governance/letters/templates/EndOfMandate");
        var button = page.Document.QuerySelector("button[formaction*='language=English']")!.GetAttribute("formaction")!;

        var pdf = await ministry.SendForFileAsync(page, "form:has(#BodyFr)", button);

        var text = await DocumentFile.PdfTextAsync(pdf, "en");
        Assert.Contains("Example person", text, StringComparison.Ordinal);
        Assert.Contains("the letter has not been issued", text, StringComparison.Ordinal);
        Assert.Equal(1, await DocumentFile.WatermarksAsync(pdf));
    }

    private async Task<(int SeatId, int Mandate)> MandateAsync(string body, string role)
    {
        var seatId = await app.SeatIdAsync(body, role);
        return (seatId, (await app.MandatesAsync(seatId)).First(mandate => mandate is { WithdrawnAtUtc: null, IsInterim: false }).AppointmentId);
    }

    private static string Address(int seatId, int mandate, string language = "fr") => $"/{language}/governance/seats/{seatId}/mandates/{mandate}/letter";
}
