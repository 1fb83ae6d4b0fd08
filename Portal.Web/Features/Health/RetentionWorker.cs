using Portal.Data.Health;

namespace Portal.Web.Features.Health;

/// <summary>Sweeps what has been kept long enough, for as long as the portal serves.</summary>
internal sealed class RetentionWorker(Retention retention, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Not at the very start: it is no hurry, and a first page is.
            await Task.Delay(BetweenSweeps, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested && await retention.SweepAsync(stoppingToken) is > 0 and var rows)
                {
                    log.LogInformation("{Rows} expired rows were deleted.", rows);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(exception, "Expired data could not be deleted.");
            }
        }
    }
}
