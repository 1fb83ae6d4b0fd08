using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Documents;
using Portal.Data.Mail;
using Portal.TestKit;
using Portal.TestKit.Network;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Documents.Schedules;
using Portal.Web.Tests.Mail;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>Documents that are mailed again and again: their pages, the day that they are due, and what a real mail server gets.</summary>
public sealed class ScheduleTests
{
    private const string New = $"/fr/documents/schedules/new?document={MadeDocument.Called}";
    private const string Form = "main form[method=post]";
    private static readonly byte[] Content = MadeDocument.Bytes(300_000);

    private readonly MadeDocument document = new() { Write = (_, output, cancel) => output.WriteAsync(Content, cancel).AsTask() };

    [Fact]
    public async Task On_its_day_the_document_is_mailed_once_to_each_holder_in_scope()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await StartAsync(mail);
        var centre = await app.SignInAsync("centre:UL");
        var page = await AddAsync(centre, ("MonthDay", "25"), ("Roles", Roles.TechnologyPilot));
        Assert.Contains("25\u00a0novembre\u00a02026", page.Text("main aside"), StringComparison.Ordinal);

        await SeeToAsync(app);
        Assert.Empty(await mail.TakenAsync());
        app.Clock.Advance(TimeSpan.FromDays(5));
        await SeeToAsync(app);
        await SeeToAsync(app);

        var taken = await mail.TakenAsync();
        var expected = await AddressesAsync(app, "centre:UL", Roles.TechnologyPilot);
        Assert.True(expected.Count > 3);
        Assert.Equal(expected.Order(StringComparer.Ordinal), taken.SelectMany(message => message.To).Order(StringComparer.Ordinal));
        var first = taken[0];
        Assert.Equal("portail@exemple.test", first.From);
        Assert.Equal(Content, first.Attachment());
        Assert.Contains("fait-2026.pdf", first.Content, StringComparison.Ordinal);
        Assert.Matches("^<document-[0-9]+\\.[0-9a-f]{32}@exemple\\.test>$", first.Header("Message-ID"));
        Assert.Equal(taken.Count, taken.Select(message => message.Header("Message-ID")).Distinct().Count());
        Assert.Equal("auto-generated", first.Header("Auto-Submitted"));

        centre = await app.SignInAsync("centre:UL"); // the session ended days ago
        page = await centre.GetAsync(page.Path);
        Assert.Contains($"Envoyé à {expected.Count} personnes", page.Text("section"), StringComparison.Ordinal);
        Assert.Contains("25\u00a0décembre\u00a02026", page.Text("main aside"), StringComparison.Ordinal);
        var job = await centre.GetAsync(page.Links("section li a")[0]);
        Assert.Equal("État Prêt", job.Text("#job-state"));
        Assert.Equal(expected.Count, (await EventsAsync(app)).Count(action => action == "DocumentMailed"));
    }

    [Fact]
    public async Task The_link_leads_the_owner_to_the_job_and_others_to_the_question()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await StartAsync(mail);
        var pilot = await app.SignInAsync("pilot:CHUQ");
        await AddAsync(pilot, ("MonthDay", "25"), ("Roles", Roles.TechnologyPilot), ("SentAs", "Link"), ("ToOwner", "true"));
        app.Clock.Advance(TimeSpan.FromDays(5));
        await SeeToAsync(app);

        var taken = await mail.TakenAsync();
        Assert.Equal(2, taken.Count);
        Assert.All(taken, message => Assert.DoesNotContain("Content-Disposition: attachment", message.Content, StringComparison.OrdinalIgnoreCase));
        var own = Assert.Single(taken, message => message.To[0].Contains("clinicalpilot", StringComparison.Ordinal));
        Assert.Contains("https://portail.exemple.test/fr/documents/jobs/1\r\n", Body(own), StringComparison.Ordinal);
        var other = Assert.Single(taken, message => message.To[0].Contains("technologypilot", StringComparison.Ordinal));
        Assert.Contains($"https://portail.exemple.test/fr/documents/{MadeDocument.Called}?date=2026-11-25&format=pdf", Body(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_puts_off_or_leaves_open_is_told_and_never_sent_twice()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await StartAsync(mail);
        var scope = await PlantAsync(app, "refused@exemple.test", "later@exemple.test", "broken@exemple.test", "well@exemple.test");
        for (var look = 0; look < DocumentScheduleWork.MostTries + 1; look++)
        {
            await SeeToAsync(app);
            app.Clock.Advance(DocumentScheduleWork.BetweenTries);
        }

        Assert.Equal(
            [("broken@exemple.test", DeliveryState.Unknown), ("later@exemple.test", DeliveryState.Failed), ("refused@exemple.test", DeliveryState.Failed), ("well@exemple.test", DeliveryState.Sent)],
            await DeliveriesAsync(app, scope));
        Assert.Equal(["broken@exemple.test", "well@exemple.test"], (await mail.TakenAsync()).SelectMany(message => message.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_process_that_broke_off_while_it_sent_leaves_the_message_uncertain()
    {
        await using var mail = await MailServer.StartAsync();
        await using var app = await StartAsync(mail);
        var scope = await PlantAsync(app, "well@exemple.test");
        var work = app.Services.GetRequiredService<DocumentScheduleWork>();
        Assert.True(await work.BeginDeliveryAsync((await work.WaitingAsync())[0]));

        await SeeToAsync(app);
        Assert.Equal([("well@exemple.test", DeliveryState.Sending)], await DeliveriesAsync(app, scope));
        app.Clock.Advance(DocumentScheduleWork.LongestSending + TimeSpan.FromSeconds(1));
        await SeeToAsync(app);
        await SeeToAsync(app);

        Assert.Equal([("well@exemple.test", DeliveryState.Unknown)], await DeliveriesAsync(app, scope));
        Assert.Empty(await mail.TakenAsync());
        var page = await (await app.SignInAsync("ministry")).GetAsync("/fr/documents/schedules");
        Assert.Contains("1 envoi incertain, non répété", page.Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_connection_the_message_waits_and_goes_out_later()
    {
        await using var app = await StartAsync(null, port: 1);
        var scope = await PlantAsync(app, "well@exemple.test");
        await SeeToAsync(app);
        Assert.Equal([("well@exemple.test", DeliveryState.Pending)], await DeliveriesAsync(app, scope));
    }

    [Fact]
    public async Task Without_a_mail_server_the_document_is_produced_and_the_pages_say_that_nothing_is_sent()
    {
        await using var app = await StartAsync(null);
        var ministry = await app.SignInAsync("ministry");
        var page = await AddAsync(ministry, ("MonthDay", "25"), ("Roles", Roles.ClinicalPilot));
        Assert.Contains("n’est pas configuré sur ce serveur", page.Text(".notice--warn"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(5));
        await SeeToAsync(app);

        ministry = await app.SignInAsync("ministry"); // the session ended days ago
        page = await ministry.GetAsync("/fr/documents/schedules");
        Assert.Contains("non envoyé", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Single((await ministry.GetAsync("/fr/documents/jobs")).Texts("tbody tr"));
    }

    [Fact]
    public async Task A_schedule_is_changed_paused_taken_up_and_deleted()
    {
        await using var app = await StartAsync(null);
        var centre = await app.SignInAsync("centre:UL");
        var page = await AddAsync(centre, ("MonthDay", "21"), ("Roles", Roles.ClinicalPilot));

        var edit = await centre.GetAsync(page.Path + "/edit");
        page = await centre.FollowAsync(await centre.SubmitAsync(edit, Form, ("MonthDay", "23")));
        Assert.Equal("Le 23 de chaque mois", page.Text(".lead"));
        Assert.Equal(HttpStatusCode.Conflict, (await centre.SubmitAsync(edit, Form, ("MonthDay", "24"))).Status);

        page = await centre.FollowAsync(await centre.SubmitAsync(page, "form[action$='/pause']"));
        Assert.Contains("Suspendu", page.Text("main aside"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(5));
        await SeeToAsync(app);
        centre = await app.SignInAsync("centre:UL"); // the session ended days ago
        page = await centre.GetAsync(page.Path);
        page = await centre.FollowAsync(await centre.SubmitAsync(page, "form[action$='/pause']"));
        Assert.Contains("23\u00a0décembre\u00a02026", page.Text("main aside"), StringComparison.Ordinal);
        await SeeToAsync(app);
        Assert.Equal(0, document.Asked);

        var delete = await centre.GetAsync(page.Path + "/delete");
        Assert.Equal("Supprimer cet envoi?", delete.Title);
        page = await centre.FollowAsync(await centre.SubmitAsync(delete, Form));
        Assert.Empty(page.Texts("tbody tr"));
        Assert.Equal(["ScheduleDeleted", "ScheduleResumed", "SchedulePaused", "ScheduleChanged", "ScheduleAdded"], await EventsAsync(app));
    }

    [Fact]
    public async Task Others_do_not_see_it_and_the_Ministry_may_stop_it_but_not_change_it()
    {
        await using var app = await StartAsync(null);
        var page = await AddAsync(await app.SignInAsync("centre:UL"), ("Roles", Roles.ClinicalPilot));
        var decoy = await app.SignInAsync("centre:UDEM");
        var own = await AddAsync(decoy, ("Roles", Roles.ClinicalPilot));
        foreach (var step in new[] { "", "/edit", "/delete" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await decoy.GetAsync(page.Path + step)).Status);
        }

        var token = KeyValuePair.Create("__RequestVerificationToken", own.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        foreach (var step in new[] { "/pause", "/delete" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await decoy.PostAsync(page.Path + step, [token, KeyValuePair.Create("version", "1")])).Status);
        }

        Assert.Single((await decoy.GetAsync("/fr/documents/schedules")).Texts("tbody tr"));

        var ministry = await app.SignInAsync("ministry");
        Assert.Equal(2, (await ministry.GetAsync("/fr/documents/schedules")).Texts("tbody tr").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync(page.Path + "/edit")).Status);
        var seen = await ministry.GetAsync(page.Path);
        Assert.DoesNotContain(page.Path + "/edit", seen.Links());
        seen = await ministry.FollowAsync(await ministry.SubmitAsync(seen, "form[action$='/pause']"));
        Assert.Contains("Suspendu", seen.Text("main aside"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MonthDay", "32", "Le jour du mois est un nombre de 1 à 31.")]
    [InlineData("MonthDay", "x", "Le jour du mois est un nombre de 1 à 31.")]
    [InlineData("Roles", null, "Choisissez au moins un destinataire.")]
    [InlineData("Roles", "Nobody", "Choisissez au moins un destinataire.")]
    [InlineData("Subject", "e:CHUM", "Choisissez un territoire ou un établissement de votre portée.")]
    [InlineData("Rhythm", "Daily", "Choisissez une des possibilités.")]
    [InlineData("Format", "7", "Choisissez une des possibilités.")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_kept(string field, string? value, string says)
    {
        await using var app = await StartAsync(null);
        var centre = await app.SignInAsync("centre:UL");
        var form = await centre.GetAsync(New);
        (string, string?)[] fields = [("Rhythm", "Monthly"), ("MonthDay", "3"), ("Roles", Roles.ClinicalPilot), ("ToOwner", null)];
        var answer = await centre.SubmitAsync(form, Form, [.. fields.Where(known => known.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Texts("[role=alert] li"));
        Assert.Empty((await centre.GetAsync("/fr/documents/schedules")).Texts("tbody tr"));
    }

    [Fact]
    public async Task Two_processes_that_see_the_same_day_due_make_one_run()
    {
        await using var app = await StartAsync(null);
        await AddAsync(await app.SignInAsync("ministry"), ("MonthDay", "25"), ("Roles", Roles.ClinicalPilot));
        app.Clock.Advance(TimeSpan.FromDays(5));
        var runner = app.Services.GetRequiredService<ScheduleRunner>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => runner.RunAsync(default))));

        Assert.Single(await EventsAsync(app), action => action == "DocumentQueued");
    }

    private Task<PortalApp> StartAsync(MailServer? mail, int? port = null) => PortalApp.StartAsync(builder =>
    {
        builder.Configuration["Documents:Workers"] = "0";
        builder.Services.AddSingleton<IDocument>(document);
        if ((mail?.Port ?? port) is { } known)
        {
            builder.Configuration["Smtp:Host"] = "127.0.0.1";
            builder.Configuration["Smtp:Port"] = $"{known}";
            builder.Configuration["Smtp:StartTls"] = "false";
            builder.Configuration["Smtp:From"] = "Portail de la télésanté <portail@exemple.test>";
            builder.Configuration["Smtp:PortalAddress"] = "https://portail.exemple.test/";
        }
    });

    /// <summary>What the workers do: what is due, the jobs, what was produced, what waits to be sent.</summary>
    private static async Task SeeToAsync(PortalApp app)
    {
        var runner = app.Services.GetRequiredService<ScheduleRunner>();
        await runner.RunAsync(default);
        while (await app.Services.GetRequiredService<JobRunner>().RunNextAsync(default))
        {
        }

        await runner.RunAsync(default);
    }

    private static async Task<PortalPage> AddAsync(PortalBrowser browser, params (string Name, string? Value)[] fields)
    {
        var form = await browser.GetAsync(New);
        (string Name, string? Value)[] usual = [("Rhythm", "Monthly"), ("ToOwner", null)];
        return await browser.FollowAsync(await browser.SubmitAsync(form, Form, [.. usual.Where(field => fields.All(other => other.Name != field.Name)), .. fields]));
    }

    /// <summary>A run of the Ministry's whose document is there and which is addressed to those.</summary>
    private static async Task<AccessScope> PlantAsync(PortalApp app, params string[] addresses)
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        var work = app.Services.GetRequiredService<DocumentScheduleWork>();
        await app.Services.GetRequiredService<DocumentScheduleCommands>().AddAsync(
            scope!, new ScheduleInput { Document = MadeDocument.Called, Language = "French", Format = "Pdf", Rhythm = Rhythm.Monthly, DayNumber = 21, Roles = [Roles.ClinicalPilot] });
        var schedule = (await work.ActiveAsync())[0];
        await work.BeginAsync(schedule, new(2026, 11, 21), Order);
        Assert.True(await app.Services.GetRequiredService<JobRunner>().RunNextAsync(default));
        await work.AddressAsync(
            (await work.ProducedAsync())[0].Run, RunState.Sending, [.. addresses.Select(address => new Addressee(address, address, false, $"<{address}>"))]);
        return scope!;
    }

    private static DocumentOrder Order { get; } = new(
        MadeDocument.Called, $$"""{"Document":"{{MadeDocument.Called}}","Format":"Pdf","Language":"French","AsOf":"2026-11-21"}""", "planted", "French", "Pdf");

    private static async Task<IReadOnlyList<(string Email, DeliveryState State)>> DeliveriesAsync(PortalApp app, AccessScope scope) => await app.Database.ReadAsync(async session =>
    {
        var schedules = await DocumentScheduleQueries.ListAsync(session, scope, new(0, 10));
        var runs = await DocumentScheduleQueries.RunsAsync(session, schedules[0].DocumentScheduleId, 10);
        var rows = await DocumentScheduleQueries.DeliveriesAsync(session, [runs[0].DocumentRunId]);
        return (IReadOnlyList<(string, DeliveryState)>)[.. rows.Select(row => (row.Email, row.State)).OrderBy(row => row.Email, StringComparer.Ordinal)];
    });

    private static async Task<IReadOnlyList<string>> AddressesAsync(PortalApp app, string persona, string role)
    {
        AccessScope.TryParse(persona, "demo", out var scope);
        var rows = await app.Database.ReadAsync(session => DocumentScheduleQueries.RecipientsAsync(session, scope!, app.Today));
        return [.. rows.Where(row => row.RoleCode == role).Select(row => row.Email)];
    }

    /// <summary>The text of a message without attachment.</summary>
    private static string Body(TakenMail message) => Encoding.UTF8.GetString(Convert.FromBase64String(message.Content.Split("\r\n\r\n", 2)[1]));

    private static async Task<IReadOnlyList<string>> EventsAsync(PortalApp app) =>
        [.. (await app.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, null, null, 100)).Select(row => row.Action)
            .Where(action => action.StartsWith("Document", StringComparison.Ordinal) || action.StartsWith("Schedule", StringComparison.Ordinal))];
}
