using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Documents;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>Sees to reminders for as long as the portal serves, in a process that mails.</summary>
internal sealed class ReminderWorker(ReminderRunner runner, ReminderWork work, TimeProvider clock, DocumentSettings settings, ILogger<ReminderWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private const int LooksPerSweep = 720;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.Workers == 0 || !runner.IsConfigured ? Task.CompletedTask : Task.Run(() => LoopAsync(stoppingToken), CancellationToken.None);

    private async Task LoopAsync(CancellationToken stopping)
    {
        for (var look = 0; !stopping.IsCancellationRequested; look++)
        {
            try
            {
                await runner.RunAsync(atAnyHour: false, stopping);
                if (look % LooksPerSweep == 0)
                {
                    await work.SweepAsync(stopping);
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "Reminders could not be seen to.");
            }

            await Task.Delay(BetweenLooks, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
