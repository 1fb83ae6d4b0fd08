using Portal.Data.Audit;

namespace Portal.Web.Features.Audit;

/// <summary>Anchors each day of the trail once it is over, for as long as the portal serves; several processes may.</summary>
internal sealed class AnchorWorker(TrailKeeper keeper, AuditSettings settings, TimeProvider clock, ILogger<AnchorWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => LoopAsync(stoppingToken), CancellationToken.None);

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Tell(await keeper.AnchorAsync(settings.AnchorsPath, stopping));
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The trail could not be anchored.");
            }

            await Task.Delay(BetweenLooks, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Tell(AnchorOutcome outcome)
    {
        foreach (var anchor in outcome.Written)
        {
            log.LogInformation("The trail of {Day} was anchored at event {Sequence}.", anchor.Day, anchor.Sequence);
        }

        foreach (var finding in outcome.Look == AnchorLook.Broken ? outcome.Report!.Findings : [])
        {
            log.LogCritical("The trail was tampered with: {Fault} at event {Sequence}. It is not anchored; run 'audit verify'.", finding.Fault, finding.Sequence);
        }
    }
}
