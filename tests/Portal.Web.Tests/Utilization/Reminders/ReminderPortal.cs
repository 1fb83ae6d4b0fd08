using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit.Network;
using Portal.Web.Features.Shared.Mail;
using Portal.Web.Features.Utilization.Reminders;
using Portal.Web.Tests.Mail;

namespace Portal.Web.Tests.Utilization.Reminders;

/// <summary>
/// A portal in which P8 is open, on Friday 20 November 2026 at ten: its due date is the Sunday nine days later, so that "seven days
/// before" falls on the weekend and is told today. The worker rests: tests look themselves.
/// </summary>
internal static class ReminderPortal
{
    public static async Task<PortalApp> StartAsync(MailServer? mail, int? port = null)
    {
        var app = await PortalApp.StartAsync(builder =>
        {
            builder.Configuration["Documents:Workers"] = "0";
            if ((mail?.Port ?? port) is { } known)
            {
                builder.Configuration["Smtp:Host"] = "127.0.0.1";
                builder.Configuration["Smtp:Port"] = $"{known}";
                builder.Configuration["Smtp:StartTls"] = "false";
                builder.Configuration["Smtp:From"] = "Portail de la télésanté <portail@exemple.test>";
                builder.Configuration["Smtp:PortalAddress"] = "https://portail.exemple.test/";
            }
        });
        await Filings.OpenAsync(app);
        return app;
    }

    public static Task<ReminderLook> LookAsync(this PortalApp app) => app.Services.GetRequiredService<ReminderRunner>().RunAsync(atAnyHour: false, default);

    /// <summary>The sender of another process: it shares nothing with the portal but the database.</summary>
    public static ReminderRunner AnotherSender(this PortalApp app, Database database)
    {
        var services = app.Services;
        var time = services.GetRequiredService<PortalTime>();
        return new ReminderRunner(
            new ReminderWork(database, new AuditTrail(time), time), time, services.GetRequiredService<SmtpSettings>(), services.GetRequiredService<ReminderMail>(),
            services.GetRequiredService<Mailer>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<ReminderRunner>.Instance);
    }

    /// <summary>Somebody of a name stands in for a vacant seat; the name is that of the address: <c>refused@exemple.test</c>.</summary>
    public static Task CoverAsync(this PortalApp app, string name, string body, string role) => NetworkBuilder.PlantAsync(app.Database, async network =>
        await network.AppointAsync(new(await network.SeatIdAsync(body, role), await network.PersonAsync(name), new(2026, 11, 18)) { IsInterim = true }));

    /// <summary>How the digests of the last days stand, by state.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryState, int>> StatesAsync(this PortalApp app) =>
        (await app.Database.ReadAsync(session => ReminderQueries.RunsAsync(session, app.Today)))
            .Where(run => run.State is not null).GroupBy(run => run.State!.Value).ToDictionary(group => group.Key, group => group.Sum(run => run.Digests));

    public static async Task<DeliveryState> StateOfAsync(this PortalApp app, string name) =>
        (await app.Database.ReadAsync(session => ReminderQueries.DigestsAsync(session, app.Today))).Single(digest => digest.FullName == name).State;

    /// <summary>The people that a list of the page names, by the first words of each match, in order.</summary>
    public static IReadOnlyList<string> People(PortalPage page, string selector = "[aria-labelledby=h-preview] tbody th") =>
        [.. page.Document.QuerySelectorAll(selector).Select(element => element.FirstChild!.TextContent.Trim())];

    public static string Address(string name) => NetworkBuilder.EmailOf(name);
}
