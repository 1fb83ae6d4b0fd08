namespace Portal.Web.Features.Documents.Jobs;

/// <summary>Produces the jobs of the queue for as long as the portal serves.</summary>
internal sealed class JobWorker(JobRunner runner, JobBell bell, DocumentSettings settings, ILogger<JobWorker> log) : BackgroundService
{
    /// <summary>How often a worker looks for what another process queued, or what is to be tried again.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(_ => Task.Run(() => LoopAsync(stoppingToken), CancellationToken.None)));

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await runner.RunNextAsync(stopping))
                {
                    await bell.WaitAsync(BetweenLooks, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The queue of documents could not be read.");
                await Task.Delay(BetweenLooks, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
