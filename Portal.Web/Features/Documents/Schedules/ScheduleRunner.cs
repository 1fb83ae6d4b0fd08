using System.Globalization;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Shared.Mail;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>Sees to what schedules are due: queues their jobs, addresses what was produced, sends what is addressed.</summary>
public sealed class ScheduleRunner(
    Database database, DocumentScheduleWork work, DocumentCatalogue catalogue, PortalTime time, JobBell bell, SmtpSettings settings, ScheduleMail mail, Mailer mailer,
    ILogger<ScheduleRunner> log)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await BeginAsync(cancel);
        await AddressAsync(cancel);
        await SendAsync(cancel);
        await work.TidyAsync(cancel);
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        var today = time.Today;
        var schedules = await work.ActiveAsync(cancel);
        if (schedules.Count == 0)
        {
            return;
        }

        var periods = await database.ReadAsync(session => PeriodQueries.OfYearAndPreviousAsync(session, today), cancel);
        foreach (var schedule in schedules)
        {
            if (ScheduleCalendar.LastDue(schedule.Rhythm, schedule.DayNumber, schedule.AfterOn, today, periods) is { } due
                && catalogue.Find(schedule.Document, schedule.Scope) is { } document)
            {
                var apart = string.Create(CultureInfo.InvariantCulture, $"schedule {schedule.DocumentScheduleId}, {due:yyyy-MM-dd}");
                if (await work.BeginAsync(schedule, due, JobQuestion.Order(ScheduleQuestion.Of(schedule, document, due, periods), apart), cancel))
                {
                    bell.Ring();
                }
            }
        }
    }

    private async Task AddressAsync(CancellationToken cancel)
    {
        foreach (var run in await work.ProducedAsync(cancel))
        {
            IReadOnlyList<Addressee> addressees = run.Job?.State == JobState.Done && run.Schedule.DeletedAtUtc is null && settings.IsConfigured
                ? await AddresseesAsync(run, cancel)
                : [];
            var state = run switch
            {
                { Job: not { State: JobState.Done } } => RunState.Failed,
                _ when !settings.IsConfigured => RunState.MailOff,
                _ when addressees.Count == 0 => RunState.NoRecipient,
                _ => RunState.Sending,
            };
            await work.AddressAsync(run.Run, state, addressees, cancel);
        }
    }

    /// <summary>Each once, whatever the number of their seats.</summary>
    private Task<IReadOnlyList<Addressee>> AddresseesAsync(DueRun run, CancellationToken cancel) => database.ReadAsync(async session =>
    {
        var (schedule, roles) = (run.Schedule, run.Roles);
        var own = await DocumentScheduleQueries.OwnAddressAsync(session, schedule.Scope);
        var holders = roles.Count == 0 ? [] : await DocumentScheduleQueries.RecipientsAsync(session, schedule.Scope, time.Today);
        var all = holders.Where(holder => roles.Contains(holder.RoleCode)).Select(holder => (holder.FullName, holder.Email))
            .Concat(schedule.ToOwner && own is not null ? [(own.FullName, own.Email)] : [])
            .DistinctBy(person => person.Email, StringComparer.OrdinalIgnoreCase);
        return (IReadOnlyList<Addressee>)[.. all.Select(person => new Addressee(
            person.FullName, person.Email, string.Equals(person.Email, own?.Email, StringComparison.OrdinalIgnoreCase),
            string.Create(CultureInfo.InvariantCulture, $"<document-{run.Run.DocumentRunId}.{Guid.NewGuid():N}@{settings.From!.Host}>")))];
    }, cancel);

    private async Task SendAsync(CancellationToken cancel)
    {
        if (!settings.IsConfigured)
        {
            return;
        }

        foreach (var delivery in await work.WaitingAsync(cancel))
        {
            var run = await work.FindRunAsync(delivery.DocumentRunId, cancel);
            if (await work.BeginDeliveryAsync(delivery, cancel))
            {
                // From here on the end is written down, also when the process is told to stop meanwhile.
                await work.SettleAsync(run.Schedule.Scope, run.Schedule.DocumentScheduleId, delivery, await SendAsync(run, delivery, cancel));
            }
        }
    }

    private async Task<DeliveryState> SendAsync(DueRun run, DocumentDeliveryRow delivery, CancellationToken cancel)
    {
        if (run.Job is null || run.Schedule.DeletedAtUtc is not null)
        {
            return DeliveryState.Failed; // there is nothing to send any more
        }

        try
        {
            using var message = await mail.WriteAsync(run, delivery, cancel);
            return await mailer.SendAsync(message, cancel);
        }
        catch (Exception exception)
        {
            // Nothing was handed over yet: the mailer itself answers with a state.
            log.LogError(exception, "Message {MessageId} could not be written.", delivery.MessageId);
            return DeliveryState.Pending;
        }
    }
}
