using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Portal.TestKit.Network;
using Portal.Web.Features.Utilization.Reminders;
using Portal.Web.Tests.Mail;
using Xunit;

namespace Portal.Web.Tests.Utilization.Reminders;

/// <summary>What a real mail server gets: to whom, when, in which words, and never twice.</summary>
public sealed class ReminderSendingTests
{
    private static readonly string Chum = PlantedRegister.Holder("CHUM", Roles.ClinicalPilot);

    [Fact]
    public async Task Everyone_who_is_concerned_gets_one_message_that_leads_straight_to_the_filing()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        Assert.Equal(ReminderLook.Done, await app.LookAsync());
        Assert.Equal(ReminderLook.Done, await app.LookAsync());

        var taken = await mail.TakenAsync();
        var to = taken.Select(message => Assert.Single(message.To)).ToList();
        Assert.Equal(to.Count, to.Distinct().Count());
        Assert.Equal(to.Count, (await app.StatesAsync())[DeliveryState.Sent]);
        Assert.Contains(ReminderPortal.Address(PlantedRegister.Holder("CISSSCN", Roles.ClinicalPilot)), to);
        Assert.Contains(ReminderPortal.Address(PlantedRegister.Interim("CISSSCN")), to);
        Assert.Contains(ReminderPortal.Address(PlantedRegister.Holder("CCT-CHUQ", Roles.TechnologyLead)), to); // CISSSI has no clinical pilot
        Assert.DoesNotContain(ReminderPortal.Address(PlantedRegister.Holder("CCT-CHUS", Roles.ClinicalLead)), to); // its establishments all have theirs
        Assert.DoesNotContain(ReminderPortal.Address(PlantedRegister.Holder("MSSS", Roles.ClinicalCoordinator)), to);

        var message = taken.Single(one => one.To[0] == ReminderPortal.Address(Chum));
        Assert.Equal("portail@exemple.test", message.From);
        Assert.Matches("^<reminder-20261120\\.[0-9a-f]{32}@exemple\\.test>$", message.Header("Message-ID"));
        Assert.Equal("auto-generated", message.Header("Auto-Submitted"));
        Assert.Equal("fr-CA", message.Header("Content-Language"));
        var text = message.Part("text/plain");
        Assert.Contains("en date du vendredi 20\u00a0novembre\u00a02026.\r\n", text, StringComparison.Ordinal);
        Assert.Contains("À SOUMETTRE\r\n", text, StringComparison.Ordinal);
        Assert.Contains("  L’échéance est le 29\u00a0novembre\u00a02026, dans 9 jours. La saisie n’est pas commencée.\r\n  https://portail.exemple.test/fr/utilization/CHUM/2026-2027-P08\r\n", text, StringComparison.Ordinal);
        Assert.Contains("à ce titre\u00a0: pilote clinique (CHUM).", text, StringComparison.Ordinal);
        Assert.Contains("https://portail.exemple.test/fr/reminders#own\r\n", text, StringComparison.Ordinal);
        var page = message.Part("text/html");
        Assert.Contains("href=\"https://portail.exemple.test/fr/utilization/CHUM/2026-2027-P08\"", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr-CA\">", page, StringComparison.Ordinal);

        var centre = taken.Single(one => one.To[0] == ReminderPortal.Address(PlantedRegister.Holder("CCT-CHUQ", Roles.ClinicalLead))).Part("text/plain");
        Assert.Contains("ÉTABLISSEMENTS DONT UN POSTE DE PILOTE EST VACANT\r\n", centre, StringComparison.Ordinal);
        Assert.Contains("Poste vacant\u00a0: pilote clinique.\r\n  https://portail.exemple.test/fr/utilization/CISSSI/2026-2027-P08\r\n", centre, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_reads_their_own_language()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        var pilot = await app.SignInAsync("pilot:CHUM");
        var page = await pilot.GetAsync("/fr/reminders");
        page = await pilot.SubmitAsync(page, "form[action$='/preference']", ("Language", "English"));
        Assert.Equal("Vos rappels vous seront envoyés en anglais.", (await pilot.FollowAsync(page)).Text("[role=status]"));
        await app.LookAsync();

        var message = (await mail.TakenAsync()).Single(one => one.To[0] == ReminderPortal.Address(Chum));
        Assert.Equal("en-CA", message.Header("Content-Language"));
        Assert.Equal("Telehealth Portal: 1 item asks for your attention", message.Header("Subject"));
        Assert.Contains("It is due on November\u00a029, 2026, in 9 days. Entry has not begun.\r\n  https://portail.exemple.test/en/utilization/CHUM/2026-2027-P08\r\n", message.Part("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_mail_gets_none_and_keeps_the_task()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        var pilot = await app.SignInAsync("pilot:CHUM");
        await pilot.SubmitAsync(await pilot.GetAsync("/fr/reminders"), "form[action$='/preference']", ("WantsReminders", null));
        await app.LookAsync();

        Assert.DoesNotContain(await mail.TakenAsync(), one => one.To[0] == ReminderPortal.Address(Chum));
        Assert.Contains("Déclaration P08 à soumettre", (await pilot.GetAsync("/fr")).Texts(".tasks h4"));
    }

    /// <summary>Seven in the morning is seven in Montréal, on both sides of each change of the clocks, which are always on a Sunday.</summary>
    [Theory]
    [InlineData("2026-03-06T11:59:59Z", ReminderLook.NotTheHour)]
    [InlineData("2026-03-06T12:00:00Z", ReminderLook.Done)]
    [InlineData("2026-03-07T15:00:00Z", ReminderLook.NoWorkday)]
    [InlineData("2026-03-08T15:00:00Z", ReminderLook.NoWorkday)]
    [InlineData("2026-03-09T10:59:59Z", ReminderLook.NotTheHour)]
    [InlineData("2026-03-09T11:00:00Z", ReminderLook.Done)]
    [InlineData("2026-03-09T21:59:59Z", ReminderLook.Done)]
    [InlineData("2026-03-09T22:00:00Z", ReminderLook.NotTheHour)]
    [InlineData("2026-10-30T11:00:00Z", ReminderLook.Done)]
    [InlineData("2026-10-31T03:59:59Z", ReminderLook.NotTheHour)]
    [InlineData("2026-11-01T15:00:00Z", ReminderLook.NoWorkday)]
    [InlineData("2026-11-02T11:59:59Z", ReminderLook.NotTheHour)]
    [InlineData("2026-11-02T12:00:00Z", ReminderLook.Done)]
    [InlineData("2026-11-02T04:30:00Z", ReminderLook.NoWorkday)]
    public async Task Mornings_are_those_of_Montreal(string instant, ReminderLook look)
    {
        await using var app = await ReminderPortal.StartAsync(null, port: 1);
        app.Clock.Now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        Assert.Equal(look, await app.LookAsync());
        Assert.Equal(look == ReminderLook.Done, (await app.Services.GetRequiredService<ReminderWork>().LookAsync(app.Today)).IsPlanned);
    }

    [Fact]
    public async Task Two_processes_at_once_send_each_message_once()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        using var one = new Database(app.Database.Engine);
        using var other = new Database(app.Database.Engine);
        ReminderRunner[] senders = [app.AnotherSender(one), app.AnotherSender(other)];
        await AtOnce.RunAsync(4, turn => senders[turn % 2].RunAsync(atAnyHour: false, default));

        var to = (await mail.TakenAsync()).Select(message => message.To[0]).ToList();
        Assert.True(to.Count > 60);
        Assert.Equal(to.Count, to.Distinct().Count());
        Assert.Equal(to.Count, (await app.StatesAsync())[DeliveryState.Sent]);
        Assert.Single(await app.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, null, null, 300), row => row.Action == "RemindersPlanned");
    }

    /// <summary>The server has taken the message, and the process is gone before it could note so.</summary>
    [Fact]
    public async Task Killed_between_the_handing_over_and_the_record_it_is_not_sent_again()
    {
        var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        await app.CoverAsync("Silent", "INPLPP", Roles.TechnologyPilot);
        using var database = new Database(app.Database.Engine);
        var killed = app.AnotherSender(database).RunAsync(atAnyHour: false, default); // the server does not answer
        while ((await mail.TakenAsync()).All(message => message.To[0] != "silent@exemple.test"))
        {
            await Task.Yield();
        }

        await app.LookAsync(); // another process sends what is left
        Assert.Equal(DeliveryState.Sending, await app.StateOfAsync("Silent"));
        app.Clock.Advance(ReminderWork.LongestSending + TimeSpan.FromSeconds(1));
        await app.LookAsync();
        await app.LookAsync();

        Assert.Equal(DeliveryState.Unknown, await app.StateOfAsync("Silent"));
        var to = (await mail.TakenAsync()).Select(message => message.To[0]).ToList();
        Assert.Equal(to.Count, to.Distinct().Count());
        Assert.Equal(to.Count - 1, (await app.StatesAsync())[DeliveryState.Sent]);
        await mail.DisposeAsync();
        await killed; // what it learns now comes too late
        Assert.Equal(DeliveryState.Unknown, await app.StateOfAsync("Silent"));
    }

    [Fact]
    public async Task What_is_refused_put_off_or_left_open_is_told_to_the_Ministry_and_the_administrator()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        await app.CoverAsync("Refused", "INPLPP", Roles.TechnologyPilot);
        await app.CoverAsync("Later", "CISSSI", Roles.ClinicalPilot);
        await app.CoverAsync("Broken", "CRSSSBJ", Roles.ClinicalPilot);
        for (var look = 0; look < 40; look++)
        {
            await app.LookAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(
            (DeliveryState.Failed, DeliveryState.Failed, DeliveryState.Unknown),
            (await app.StateOfAsync("Refused"), await app.StateOfAsync("Later"), await app.StateOfAsync("Broken")));
        Assert.Single(await mail.TakenAsync(), message => message.To[0] == "broken@exemple.test");

        var administrator = await app.SignInAsync("administrator");
        Assert.Contains("3 rappels par courriel non livrés ou incertains", (await administrator.GetAsync("/fr")).Texts(".tasks h4"));
        foreach (var persona in new[] { "administrator", "ministry" })
        {
            var page = await (await app.SignInAsync(persona)).GetAsync("/fr/reminders");
            Assert.Equal(["Broken", "Later", "Refused"], ReminderPortal.People(page, "#failed li > span:first-child"));
        }

        var centre = await (await app.SignInAsync("centre:UDEM")).GetAsync("/fr/reminders");
        Assert.False(centre.Has("#failed"));
    }

    [Fact]
    public async Task Without_a_connection_it_waits_and_goes_out_when_there_is_one()
    {
        await using var app = await ReminderPortal.StartAsync(null, port: 1);
        await app.LookAsync();
        var states = await app.StatesAsync();
        Assert.Equal([DeliveryState.Pending], states.Keys);

        app.Clock.Advance(TimeSpan.FromDays(3)); // Monday: the day has passed
        await app.LookAsync();
        Assert.Equal(states[DeliveryState.Pending], (await app.StatesAsync())[DeliveryState.Failed]);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_decided_and_the_page_says_so()
    {
        await using var app = await ReminderPortal.StartAsync(null);
        Assert.Equal(ReminderLook.MailOff, await app.LookAsync());
        Assert.Empty(await app.Database.ReadAsync(session => ReminderQueries.RunsAsync(session, app.Today)));
        var page = await (await app.SignInAsync("ministry")).GetAsync("/fr/reminders");
        Assert.Contains("Aucun serveur de courriel n’est configuré", page.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.Contains("Page d’accueil seulement", page.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Aucun rappel n’est envoyé par courriel", (await (await app.SignInAsync("administrator")).GetAsync("/fr")).Texts(".tasks h4"));
    }

    [Fact]
    public async Task Switched_off_nothing_is_sent()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await ReminderPortal.StartAsync(mail);
        var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/reminders");
        await ministry.SubmitAsync(page, "form[action$='/rules']", ("IsOn", null));
        Assert.Equal(ReminderLook.SwitchedOff, await app.LookAsync());
        Assert.Empty(await mail.TakenAsync());
        Assert.Contains("suspendus par le Ministère", (await ministry.GetAsync("/fr/reminders")).Text(".notice--warn"), StringComparison.Ordinal);
    }
}
