using System.CommandLine;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.Reports;
using Portal.Web.Features.Shared.Mail;
using Portal.Web.Features.Utilization.Reminders;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>reminders send</c>: the day's digests, whatever the hour; with <c>--dry-run</c>, what they would say and to whom.</summary>
internal static class RemindersCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Write the messages to the terminal; send nothing and note nothing" };
        var send = new Command("send", "Send the day's reminders that were not sent yet, each person at the most once a day") { dryRun };
        send.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            return parsed.GetValue(dryRun) ? await ShowAsync(app.Services, cancel) : await SendAsync(app.Services, cancel);
        }));
        return new Command("reminders", "Reminders of filings, guidelines and campaigns") { send };
    }

    private static async Task<int> SendAsync(IServiceProvider services, CancellationToken cancel)
    {
        var look = await services.GetRequiredService<ReminderRunner>().RunAsync(atAnyHour: true, cancel);
        if (look != ReminderLook.Done)
        {
            Console.WriteLine(look switch
            {
                ReminderLook.NoWorkday => "Nothing is sent on Saturdays and Sundays.",
                ReminderLook.SwitchedOff => "Reminders by mail are switched off in the portal.",
                _ => "No mail server is set up: Smtp:Host is empty.",
            });
            return look == ReminderLook.MailOff ? 1 : 0;
        }

        var desk = await services.GetRequiredService<ReminderWork>().LookAsync(services.GetRequiredService<PortalTime>().Today, cancel);
        Console.WriteLine($"{Formats.Date(desk.Day)}: {string.Join(", ", Enum.GetValues<DeliveryState>().Select(state => $"{desk.Count(state)} {state.ToString().ToLowerInvariant()}"))}");
        return desk.Count(DeliveryState.Failed) > 0 ? 1 : 0;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, CancellationToken cancel)
    {
        var day = ReminderWindow.WorkdayFrom(services.GetRequiredService<PortalTime>().Today);
        var root = services.GetRequiredService<SmtpSettings>().PortalAddress;
        var plan = await services.GetRequiredService<Database>().ReadAsync(session => ReminderQueries.PlanAsync(session, ReminderWork.Sender, day), cancel);
        var due = plan.Due.ToList();
        foreach (var digest in due)
        {
            var letter = ReminderLetter.Of(digest, day);
            Console.WriteLine($"To: {digest.FullName} <{digest.Email}>");
            Console.WriteLine($"Subject: {letter.Subject}");
            Console.WriteLine();
            Console.WriteLine(ReminderMail.Text(letter, address => root is null ? address : new Uri(root, address).AbsoluteUri));
        }

        Console.WriteLine($"{Formats.Date(day)}: {due.Count} people, {plan.Unaddressed.Count} filings without recipient; nothing was sent.");
        return 0;
    }
}
