using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Portal.Web.Tests.Mail;
using Xunit;

namespace Portal.Web.Tests.Utilization.Reminders;

/// <summary>The page of reminders and the tasks of those concerned, each within their scope.</summary>
public sealed class ReminderPageTests
{
    private const string Page = "/fr/reminders";
    private const string Rules = "form[action$='/rules']";

    [Fact]
    public async Task The_preview_is_what_is_sent_and_then_says_how_far_it_has_come()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        var centre = await app.SignInAsync("centre:UDES");
        var page = await centre.GetAsync(Page);
        Assert.Equal("Qui est avisé aujourd’hui, vendredi 20\u00a0novembre\u00a02026", page.Text("#h-preview"));
        Assert.Contains("Prochain envoi\u00a0: vendredi 20\u00a0novembre\u00a02026, à compter de 7\u00a0h.", page.Text("p.notice"), StringComparison.Ordinal);
        var shown = ReminderPortal.People(page);
        Assert.NotEmpty(shown);
        Assert.All(page.Texts("[aria-labelledby=h-preview] tbody tr"), row => Assert.Contains("À venir", row, StringComparison.Ordinal));
        Assert.DoesNotContain(PlantedRegister.Holder("CHUM", Roles.ClinicalPilot), shown);

        await app.LookAsync();
        page = await centre.GetAsync(Page);
        Assert.Equal(shown, ReminderPortal.People(page));
        Assert.All(page.Texts("[aria-labelledby=h-preview] tbody tr"), row => Assert.Contains("Envoyé", row, StringComparison.Ordinal));
        var sent = (await mail.TakenAsync()).Select(message => message.To[0]).ToHashSet();
        Assert.All(shown, person => Assert.Contains(ReminderPortal.Address(person), sent));
    }

    [Fact]
    public async Task The_Ministry_changes_the_rules_and_the_preview_follows()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Page);
        Assert.Equal("7 et 2 jours avant et le jour même", page.Texts("[aria-labelledby=h-rules] tbody td")[0]);
        Assert.True(page.Texts("[aria-labelledby=h-preview] tbody tr").Count > 1);

        page = await ministry.FollowAsync(await ministry.SubmitAsync(page, Rules, ("BeforeDue.Days", "0; 3"), ("SendsAtHour", "9"), ("AfterReturn.Repeat", ""), ("AfterLock.IsOn", null)));
        Assert.Contains("Les rappels sont enregistrés", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            ["3 jours avant et le jour même", "1, 5 et 10 jours après", "3 jours avant et le jour même", "Aucun rappel", "1 et 5 jours après", "7 et 2 jours avant et le jour même", "5 et 10 jours après, puis tous les 5 jours", "14, 7 et 2 jours avant et le jour même", "1 et 7 jours après, puis tous les 7 jours"],
            page.Texts("[aria-labelledby=h-rules] tbody td"));
        Assert.Contains("Aucun rappel ne tombe ce jour-là", page.Text("[aria-labelledby=h-preview]"), StringComparison.Ordinal);
        Assert.Contains("Règles de rappel modifiées", (await ministry.GetAsync("/fr/audit")).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_rules_the_second_sees_it_and_keeps_what_was_typed()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Page);
        await ministry.SubmitAsync(page, Rules, ("BeforeDue.Days", "4"));
        var stale = await ministry.SubmitAsync(page, Rules, ("BeforeDue.Days", "6"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("6", stale.Document.GetElementById("BeforeDue.Days")!.GetAttribute("value"));
        Assert.Equal("4 jours avant", stale.Texts("[aria-labelledby=h-rules] tbody td")[0]);
        Assert.Equal(HttpStatusCode.Redirect, (await ministry.SubmitAsync(stale, Rules)).Status);
    }

    [Theory]
    [InlineData("BeforeDue.Days", "", "Inscrivez d’un à huit nombres de 0 à 60, séparés par des virgules.")]
    [InlineData("BeforeDue.Days", "61", "Inscrivez d’un à huit nombres de 0 à 60, séparés par des virgules.")]
    [InlineData("BeforeDue.Days", "1,2,3,4,5,6,7,8,9", "Inscrivez d’un à huit nombres de 0 à 60, séparés par des virgules.")]
    [InlineData("BeforeDue.Days", "-1", "Inscrivez d’un à huit nombres de 0 à 60, séparés par des virgules.")]
    [InlineData("AfterDue.Days", "0", "Inscrivez d’un à huit nombres de 1 à 60, séparés par des virgules.")]
    [InlineData("AfterDue.Days", "١", "Inscrivez d’un à huit nombres de 1 à 60, séparés par des virgules.")]
    [InlineData("AfterReturn.Repeat", "0", "Inscrivez un nombre de 1 à 60, ou laissez la case vide.")]
    [InlineData("SendsAtHour", "12", "Choisissez une des heures proposées.")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_kept(string field, string value, string says)
    {
        await using var app = await ReminderPortal.StartAsync(null);
        var ministry = await app.SignInAsync("ministry");
        var before = await ministry.GetAsync(Page);
        var answer = await ministry.SubmitAsync(before, Rules, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([says], answer.Texts("[role=alert] li"));
        Assert.NotNull(answer.Document.GetElementById(answer.Links("[role=alert] a")[0][1..]));
        Assert.Equal("true", answer.Document.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.Equal(before.Texts("[aria-labelledby=h-rules] tbody td"), (await ministry.GetAsync(Page)).Texts("[aria-labelledby=h-rules] tbody td"));
    }

    [Fact]
    public async Task Each_sees_what_is_theirs()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        var pilot = await (await app.SignInAsync("pilot:CHUM")).GetAsync(Page);
        Assert.Equal([PlantedRegister.Holder("CHUM", Roles.ClinicalPilot), PlantedRegister.Holder("CHUM", Roles.TechnologyPilot)], ReminderPortal.People(pilot));
        Assert.Contains("pilote clinique (CHUM)", pilot.Text("[aria-labelledby=own]"), StringComparison.Ordinal);
        Assert.False(pilot.Has(Rules));
        Assert.False(pilot.Has("#h-sent"));

        var administrator = await (await app.SignInAsync("administrator")).GetAsync(Page);
        Assert.False(administrator.Has("#h-preview"));
        Assert.False(administrator.Has(Rules));
        Assert.True(administrator.Has("#h-sent"));
        Assert.True((await (await app.SignInAsync("ministry")).GetAsync(Page)).Has(Rules));
    }

    [Fact]
    public async Task The_tasks_of_the_home_page_tell_the_same()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        app.Clock.Now = new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero);
        var centre = await app.SignInAsync("centre:UL");
        Assert.Contains("1 déclaration à suivre, poste de pilote vacant", (await centre.GetAsync("/fr")).Texts(".tasks h4")); // CISSSI, clinical

        await Filings.FileAsync(app, "CISSSCN");
        await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath("CISSSCN")), "#f-return", ("cell1", "DONE"), ("extra1", "Vraiment?"));
        var filer = await app.SignInAsync("establishment:CISSSCN");
        Assert.Equal(["Déclaration P08 retournée\u00a0: à corriger"], (await filer.GetAsync("/fr")).Texts(".tasks h4").Where(title => title.Contains("P08", StringComparison.Ordinal)));
        await filer.PressAsync(await filer.GetAsync(Filings.Path("CISSSCN")), Filings.Form, ".actionbar .btn:not(.btn--primary)", ("DONE", "69"));
        Assert.Equal(["Déclaration P08 retournée\u00a0: à corriger"], (await filer.GetAsync("/fr")).Texts(".tasks h4").Where(title => title.Contains("P08", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_reopened_is_a_task_until_it_closes()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        await Filings.FileAsync(app, "CISSSCN");
        var filings = app.Services.GetRequiredService<FilingCommands>();
        var version = (await app.Database.ReadAsync(session => FilingQueries.FindAsync(session, Scopes.Ministry, app.Today, "CISSSCN", Filings.Period)))!.Version;
        version = (await filings.ReviewAsync(Scopes.Centre("UL"), "CISSSCN", Filings.Period, version)).Version;
        version = (await filings.AcceptAsync(Scopes.Ministry, "CISSSCN", Filings.Period, version)).Version;
        app.Clock.Now = new DateTimeOffset(2027, 1, 11, 15, 0, 0, TimeSpan.Zero);
        Assert.True((await filings.ReopenAsync(Scopes.Ministry, "CISSSCN", Filings.Period, "Erreur", new(2027, 1, 15), version)).Succeeded);

        var filer = await app.SignInAsync("establishment:CISSSCN");
        var page = await filer.GetAsync("/fr");
        Assert.Contains("Déclaration P08 rouverte", page.Texts(".tasks h4"));
        Assert.Contains(page.Texts(".tasks li"), task => task.Contains("après le 15\u00a0janvier\u00a02027", StringComparison.Ordinal));
        Assert.Contains("1 déclaration rouverte se referme d’ici 7 jours", (await (await app.SignInAsync("centre:UL")).GetAsync("/fr")).Texts(".tasks h4"));

        app.Clock.Advance(TimeSpan.FromDays(5));
        filer = await app.SignInAsync("establishment:CISSSCN"); // the session ended days ago
        Assert.DoesNotContain("Déclaration P08 rouverte", (await filer.GetAsync("/fr")).Texts(".tasks h4"));
    }
}
