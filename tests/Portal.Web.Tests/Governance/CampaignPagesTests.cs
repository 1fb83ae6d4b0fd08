using System.Net;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Web.Tests.Governance.GovernanceAssert;

namespace Portal.Web.Tests.Governance;

/// <summary>Campaigns through the front door: opened, answered, corrected, closed by their date.</summary>
public sealed class CampaignPagesTests : IAsyncLifetime
{
    private const string Form = "form.entryform";
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_campaign_is_opened_answered_with_a_correction_and_dealt_with()
    {
        var (pilot, centre) = (await app.SignInAsync("pilot:CISSSCN"), await app.SignInAsync("centre:UL"));
        await pilot.GetAsync("/fr"); // the first to come reads the form; statements are counted with it at hand
        var campaign = await OpenAsync();

        var home = await pilot.GetAsync("/fr");
        Assert.Contains("Est-ce encore exact? Automne 2026", home.Texts(".tasks h4"));
        Assert.InRange(home.Statements, 1, 8);
        var form = await pilot.GetAsync($"{campaign}/CISSSCN");
        Assert.Contains(PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot), form.Text("form.entryform"), StringComparison.Ordinal);
        Assert.InRange(form.Statements, 1, 8);
        var field = form.Document.QuerySelector("textarea[name^=Seat-]")!.GetAttribute("name")!;

        SaysAt(await pilot.SubmitAsync(form, Form), "Answer", "Choisissez une réponse.");
        SaysAt(await pilot.SubmitAsync(form, Form, ("Answer", "Correction")), "Answer", "Inscrivez ce qui est à corriger, ou répondez que tout est exact.");
        var contradiction = await pilot.SubmitAsync(form, Form, ("Answer", "Right"), (field, "<script>alert(1)</script> Le téléphone"));
        SaysAt(contradiction, "Answer", "Vous avez inscrit des corrections\u00a0: répondez «\u00a0à corriger\u00a0», ou effacez-les.");
        Assert.Contains("<script>alert(1)</script> Le téléphone", contradiction.Text($"[name='{field}']"), StringComparison.Ordinal);
        SaysAt(await pilot.SubmitAsync(form, Form, ("Answer", "Correction"), (field, new string('x', 2000))), field, "Au plus 1\u00a0000 caractères.");

        var answered = await pilot.FollowAsync(await pilot.SubmitAsync(form, Form, ("Answer", "Correction"), (field, "<script>alert(1)</script> Le téléphone"), ("Other", "Le nom")));
        Assert.StartsWith("Merci\u00a0: la réponse est inscrite. Votre centre", answered.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.DoesNotContain("Est-ce encore exact? Automne 2026", (await pilot.GetAsync("/fr")).Texts(".tasks h4"));

        var waiting = await centre.GetAsync("/fr");
        Assert.Contains("2 corrections à apporter au registre", waiting.Texts(".tasks h4"));
        Assert.Contains($"{campaign}/CISSSCN", waiting.Links(".tasks a"));
        Assert.InRange(waiting.Statements, 1, 8);
        var progress = await centre.GetAsync(campaign);
        Assert.Equal("2", progress.Texts("section[aria-labelledby=h-progress] tbody td")[^1]);
        Assert.InRange(progress.Statements, 1, 8);
        var question = await centre.GetAsync($"{campaign}/CISSSCN");
        Assert.False(question.Has("main script"));
        Assert.Contains(question.Links(), link => link.StartsWith("/fr/governance/seats/", StringComparison.Ordinal));
        Assert.Contains(question.Links(), link => link.StartsWith("/fr/governance/people/", StringComparison.Ordinal));
        var dealt = await centre.FollowAsync(await centre.SubmitAsync(question, ".correction form"));
        Assert.Equal("La correction est marquée comme faite.", dealt.Text(".notice--ok"));
        Assert.StartsWith("Corrigé par", dealt.Text(".correction .quiet"), StringComparison.Ordinal);
        Assert.Single(dealt.Document.QuerySelectorAll(".correction form"));
        Assert.Equal(HttpStatusCode.NotFound, (await centre.SubmitAsync(question, ".correction form", ("correction", "999999"))).Status);
        await centre.SubmitAsync(dealt, ".correction form");
        Assert.DoesNotContain((await centre.GetAsync("/fr")).Texts(".tasks h4"), task => task.Contains("correction", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_pilot_is_in_office_the_centre_is_asked_and_answers_in_the_establishments_name()
    {
        app.Clock.Now = new DateTimeOffset(2028, 6, 5, 14, 0, 0, TimeSpan.Zero); // the mandates are over, but for CHUQ’s technology pilot and the interims
        var campaign = await OpenAsync("2028-06-20");
        var (centre, ministry) = (await app.SignInAsync("centre:UL"), await app.SignInAsync("ministry"));
        var progress = await centre.GetAsync(campaign);
        string Row(string body) => progress.Text($"section[aria-labelledby=h-answers] tr:has(a[href$='/{body}'])");
        Assert.Contains("Demandée au centre de coordination", Row("CISSSBSL"), StringComparison.Ordinal);
        Assert.Contains("Demandée à l’intérim", Row("CISSSCN"), StringComparison.Ordinal);
        Assert.DoesNotContain("Demandée", Row("CHUQ"), StringComparison.Ordinal);
        Assert.StartsWith("7 établissements sans réponse n’ont ni pilote ni intérim en fonction", progress.Text("section[aria-labelledby=h-answers] > p"), StringComparison.Ordinal);
        Assert.Contains("7 établissements sans pilote n’ont pas répondu\u00a0: Automne 2026", (await centre.GetAsync("/fr")).Texts(".tasks h4"));

        Assert.False((await centre.GetAsync($"{campaign}/CISSSCN")).Has(Form));
        var seen = await ministry.GetAsync($"{campaign}/CISSSBSL");
        Assert.False(seen.Has(Form));
        Assert.Contains("la demande est adressée au centre de coordination", seen.Text("main .notice"), StringComparison.Ordinal);
        var form = await centre.GetAsync($"{campaign}/CISSSBSL");
        Assert.Contains("la demande vous est adressée", form.Text("main .notice"), StringComparison.Ordinal);
        var answered = await centre.FollowAsync(await centre.SubmitAsync(form, Form, ("Answer", "Right")));
        Assert.Contains("au nom de l’établissement", answered.Text(".notice:not(.msg)"), StringComparison.Ordinal);

        var token = form.Document.QuerySelector("form.entryform input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await centre.PostAsync($"{campaign}/CISSSCN", [new("__RequestVerificationToken", token), new("Answer", "Right")])).Status);
    }

    [Fact]
    public async Task Out_of_scope_does_not_exist_and_a_missing_right_is_refused()
    {
        var campaign = await OpenAsync();
        var pilot = await app.SignInAsync("pilot:CISSSCN");
        var form = await pilot.GetAsync($"{campaign}/CISSSCN");

        foreach (var (stranger, body) in new[] { ("pilot:CISSSBSL", "CISSSCN"), ("centre:UDEM", "CISSSCN"), ("establishment:CISSSCN", "CISSSBSL"), ("ministry", "AUCUN") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(stranger)).GetAsync($"{campaign}/{body}")).Status);
        }

        var other = await app.SignInAsync("pilot:CISSSBSL");
        var own = await other.GetAsync($"{campaign}/CISSSBSL");
        var token = own.Document.QuerySelector("form.entryform input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"{campaign}/CISSSCN", [new("__RequestVerificationToken", token), new("Answer", "Right")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync($"{campaign}/CISSSBSL/dealt", [new("__RequestVerificationToken", token), new("correction", "0")])).Status);
        Assert.False((await (await app.SignInAsync("ministry")).GetAsync($"{campaign}/CISSSCN")).Has(Form));
        Assert.False((await (await app.SignInAsync("auditor")).GetAsync($"{campaign}/CISSSCN")).Has(Form));
        Assert.True(form.Has(Form));
    }

    [Fact]
    public async Task Of_two_who_answer_the_second_sees_the_first_answer_and_chooses()
    {
        var campaign = await OpenAsync();
        var (first, second) = (await app.SignInAsync("pilot:CISSSCN"), await app.SignInAsync("establishment:CISSSCN"));
        var (theirs, mine) = (await first.GetAsync($"{campaign}/CISSSCN"), await second.GetAsync($"{campaign}/CISSSCN"));
        await first.SubmitAsync(theirs, Form, ("Answer", "Correction"), ("Other", "Le courriel"));

        var late = await second.SubmitAsync(mine, Form, ("Answer", "Right"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Le courriel", late.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.True(late.Has("#Answer[checked]"));

        var twice = await first.SubmitAsync(theirs, Form, ("Answer", "Correction"), ("Other", "Le courriel"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Equal("Votre réponse est déjà inscrite\u00a0: le formulaire a été envoyé deux fois.", twice.Text(".notice--warn p"));

        var chosen = await second.FollowAsync(await second.SubmitAsync(late, Form));
        Assert.StartsWith("Merci\u00a0: la réponse est inscrite. Tout est encore exact.", chosen.Text(".notice--ok"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_answer_is_refused_with_the_day_until_which_it_was_taken()
    {
        var campaign = await OpenAsync();
        var pilot = await app.SignInAsync("pilot:CISSSCN");
        var form = await pilot.GetAsync($"{campaign}/CISSSCN");
        app.Clock.Now = new DateTimeOffset(2026, 12, 5, 5, 0, 0, TimeSpan.Zero);
        pilot = await app.SignInAsync("pilot:CISSSCN");
        var shown = await pilot.GetAsync($"{campaign}/CISSSCN");
        Assert.False(shown.Has(Form));
        var token = shown.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var late = await pilot.PostAsync($"{campaign}/CISSSCN", [new("__RequestVerificationToken", token), new("Answer", "Right"), new("SeenVersion", "0")]);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("La campagne est terminée", late.Text(".notice--warn h2"));
        Assert.Contains("jusqu’au 4\u00a0décembre\u00a02026", late.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.Contains("Terminée", (await pilot.GetAsync("/fr/governance/campaigns")).Text("tbody"), StringComparison.Ordinal);
        Assert.True(form.Has(Form));
    }

    [Fact]
    public async Task What_is_wrong_with_a_campaign_is_said_at_its_fields()
    {
        var ministry = await app.SignInAsync("ministry");
        var form = await ministry.GetAsync("/en/governance/campaigns/new");

        var wrong = await ministry.SubmitAsync(form, Form, ("TitleFr", new string('é', 2000)), ("OpensOn", "demain"), ("ClosesOn", "2026-11-01"), ("Territories", null));

        SaysAt(wrong, "TitleFr", "At most 200 characters.");
        SaysAt(wrong, "TitleEn", "Enter the title in English.");
        SaysAt(wrong, "Territories", "Choose at least one territory.");
        Assert.Contains("demain", wrong.Text("#OpensOn-error"), StringComparison.Ordinal);
        Assert.Contains("No campaign within your scope.", (await ministry.GetAsync("/en/governance/campaigns")).Text("main"), StringComparison.Ordinal);
    }

    private async Task<string> OpenAsync(string closesOn = "2026-12-04")
    {
        var ministry = await app.SignInAsync("ministry");
        var form = await ministry.GetAsync("/fr/governance/campaigns/new");
        var answer = await ministry.SubmitAsync(form, Form, ("TitleFr", "Automne 2026"), ("TitleEn", "Autumn 2026"), ("ClosesOn", closesOn));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return answer.Location!;
    }
}
