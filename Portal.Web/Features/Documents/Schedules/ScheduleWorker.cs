using Portal.Data.Documents;
using Portal.Data.Engine;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>Sees to schedules for as long as the portal serves, and sweeps what has been kept long enough.</summary>
internal sealed class ScheduleWorker(
    ScheduleRunner runner, DocumentJobWork jobs, DocumentScheduleWork schedules, PortalTime time, TimeProvider clock, DocumentSettings settings, ILogger<ScheduleWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(20);
    private const int LooksPerSweep = 180;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.Workers == 0 ? Task.CompletedTask : Task.Run(() => LoopAsync(stoppingToken), CancellationToken.None);

    private async Task LoopAsync(CancellationToken stopping)
    {
        for (var look = 0; !stopping.IsCancellationRequested; look++)
        {
            try
            {
                await runner.RunAsync(stopping);
                if (look % LooksPerSweep == 0)
                {
                    await jobs.SweepAsync(time.UtcNow - settings.Kept, stopping);
                    await schedules.SweepAsync(stopping);
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The schedules of documents could not be seen to.");
            }

            await Task.Delay(BetweenLooks, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
