using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>What a look at the day's digests came to.</summary>
public enum ReminderLook
{
    /// <summary>No mail server is set up.</summary>
    MailOff,

    /// <summary>The Ministry switched reminders by mail off.</summary>
    SwitchedOff,

    /// <summary>A Saturday or a Sunday.</summary>
    NoWorkday,

    /// <summary>Before the hour from which digests are sent, or after the one until which they are.</summary>
    NotTheHour,

    /// <summary>The day's digests were decided on, and those that could be were sent, now or before.</summary>
    Done,
}

/// <summary>Decides on a day's digests once, and sends those that wait. Several processes may run it at once.</summary>
public sealed class ReminderRunner(ReminderWork work, PortalTime time, SmtpSettings smtp, ReminderMail mail, Mailer mailer, ILogger<ReminderRunner> log)
{
    /// <summary>The hour in Montréal from which nothing is sent any more: what waits then has failed for the day.</summary>
    public const int LastHour = 18;

    public bool IsConfigured => smtp.IsConfigured;

    /// <param name="atAnyHour">Asked for by hand: sends before and after the hours too, never on a Saturday or a Sunday.</param>
    public async Task<ReminderLook> RunAsync(bool atAnyHour, CancellationToken cancel)
    {
        if (!smtp.IsConfigured)
        {
            return ReminderLook.MailOff;
        }

        var day = time.Today;
        var desk = await work.LookAsync(day, cancel);
        var look = desk.Settings switch
        {
            { IsOn: false } => ReminderLook.SwitchedOff,
            _ when !ReminderWindow.IsWorkday(day) => ReminderLook.NoWorkday,
            { SendsAtHour: var first } when !atAnyHour && PortalTime.Local(time.UtcNow).Hour is var hour && (hour < first || hour >= LastHour) => ReminderLook.NotTheHour,
            _ => ReminderLook.Done,
        };
        if (look == ReminderLook.Done && (await BeginAsync(desk, cancel) || desk.Count(DeliveryState.Pending) > 0))
        {
            await SendAsync(day, atAnyHour, cancel);
        }

        if (desk.IsOpen)
        {
            await work.TidyAsync(day, cancel);
        }

        return look;
    }

    private async Task<bool> BeginAsync(ReminderDesk desk, CancellationToken cancel) => !desk.IsPlanned && await work.PlanAsync(desk.Day, smtp.From!.Host, cancel);

    private async Task SendAsync(DateOnly day, bool atAnyHour, CancellationToken cancel)
    {
        var until = PortalTime.StartOf(day).AddHours(atAnyHour ? 24 : LastHour);
        foreach (var (row, digest) in await work.WaitingAsync(day, cancel))
        {
            if (digest is null)
            {
                await work.DropAsync(row, cancel);
            }
            else if (await work.BeginAsync(row, cancel))
            {
                // From here on the end is written down, also when the process is told to stop meanwhile.
                await work.SettleAsync(row, await SendAsync(row, digest, cancel), digest.Points, until);
            }
        }
    }

    private async Task<DeliveryState> SendAsync(ReminderDigestRow row, Digest digest, CancellationToken cancel)
    {
        try
        {
            using var message = mail.Write(digest, row.OnDay, row.MessageId);
            return await mailer.SendAsync(message, cancel);
        }
        catch (Exception exception)
        {
            // Nothing was handed over yet: the mailer itself answers with a state.
            log.LogError(exception, "Message {MessageId} could not be written.", row.MessageId);
            return DeliveryState.Pending;
        }
    }
}
