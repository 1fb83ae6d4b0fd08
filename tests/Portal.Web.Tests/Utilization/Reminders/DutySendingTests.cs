using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Governance.Campaigns;
using Portal.Data.Governance.Guidelines;
using Portal.TestKit;
using Portal.TestKit.Network;
using Portal.Web.Features.Utilization.Reminders;
using Portal.Web.Tests.Mail;
using Xunit;

namespace Portal.Web.Tests.Utilization.Reminders;

/// <summary>Guidelines and campaigns in the one message of the day, as a real mail server gets it.</summary>
public sealed class DutySendingTests
{
    [Fact]
    public async Task One_message_a_day_tells_filings_guidelines_and_campaigns_in_the_persons_language()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        await PlantAsync(app);
        var pilot = await app.SignInAsync("pilot:CHUM");
        await pilot.SubmitAsync(await pilot.GetAsync("/fr/reminders"), "form[action$='/preference']", ("Language", "English"));

        Assert.Equal(ReminderLook.Done, await app.LookAsync());
        Assert.Equal(ReminderLook.Done, await app.LookAsync());

        var taken = await mail.TakenAsync();
        var to = taken.Select(message => Assert.Single(message.To)).ToList();
        Assert.Equal(to.Count, to.Distinct().Count());
        var french = taken.Single(one => one.To[0] == ReminderPortal.Address(PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot)));
        var text = french.Part("text/plain");
        Assert.Contains("ORIENTATIONS À CONFIRMER\r\n\r\n- Cogestion <b>\r\n  À lire et à confirmer d’ici le 4\u00a0décembre\u00a02026.\r\n  https://portail.exemple.test/fr/governance/guidelines/OM-1\r\n", text, StringComparison.Ordinal);
        Assert.Contains("EST-CE ENCORE EXACT?\r\n\r\n- Automne\r\n", text, StringComparison.Ordinal);
        Assert.Contains("/governance/campaigns/1/CISSSCN\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Cogestion &lt;b&gt;", french.Part("text/html"), StringComparison.Ordinal);

        var message = taken.Single(one => one.To[0] == ReminderPortal.Address(PlantedRegister.Holder("CHUM", Roles.ClinicalPilot)));
        Assert.Equal("Telehealth Portal: 3 items ask for your attention", message.Header("Subject"));
        var english = message.Part("text/plain");
        Assert.Contains("GUIDELINES TO ACKNOWLEDGE\r\n\r\n- Co-management\r\n  To be read and acknowledged by December\u00a04, 2026.\r\n  https://portail.exemple.test/en/governance/guidelines/OM-1\r\n", english, StringComparison.Ordinal);
        Assert.Contains("IS THIS STILL RIGHT?\r\n\r\n- Autumn\r\n", english, StringComparison.Ordinal);

        // The Ministry's coordinator files nothing, and acknowledges.
        var ministry = taken.Single(one => one.To[0] == ReminderPortal.Address(PlantedRegister.Holder("MSSS", Roles.ClinicalCoordinator))).Part("text/plain");
        Assert.Contains("ORIENTATIONS À CONFIRMER", ministry, StringComparison.Ordinal);
        Assert.DoesNotContain("EST-CE ENCORE EXACT?", ministry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_reminders_shows_the_same_and_stays_within_its_statements()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        await PlantAsync(app);
        var pilot = await app.SignInAsync("pilot:CISSSCN");
        await pilot.GetAsync("/fr/reminders");
        await app.TouchAsync();

        var page = await pilot.GetAsync("/fr/reminders");

        Assert.Contains("Orientations à confirmer", page.Texts(".letter-part"));
        Assert.Contains("Est-ce encore exact?", page.Texts(".letter-part"));
        Assert.InRange(page.Statements, 1, 8);
    }

    private static async Task PlantAsync(PortalApp app)
    {
        var file = await GuidelineFile.ReadAsync("om.pdf", new MemoryStream("%PDF-1.7\nstartxref\n0\n%%EOF\n"u8.ToArray()), default);
        Assert.True((await app.Services.GetRequiredService<GuidelineCommands>().PublishAsync(Scopes.Ministry, null, new GuidelineInput
        {
            Code = "OM-1",
            TitleFr = "Cogestion <b>",
            TitleEn = "Co-management",
            Roles = [Roles.ClinicalPilot, Roles.ClinicalCoordinator],
            EffectiveFrom = app.Today,
            AcknowledgeBy = new DateOnly(2026, 12, 4),
            SummaryFr = "Deux personnes.",
            SummaryEn = "Two people.",
        }, file)).Succeeded);
        Assert.True((await app.Services.GetRequiredService<CampaignCommands>().OpenAsync(Scopes.Ministry, new CampaignInput
        {
            TitleFr = "Automne",
            TitleEn = "Autumn",
            OpensOn = app.Today,
            ClosesOn = new DateOnly(2026, 12, 4),
            Territories = ["UL", "UDEM"],
        })).Succeeded);
    }
}
