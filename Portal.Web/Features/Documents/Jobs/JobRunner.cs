using Portal.Data.Documents;

namespace Portal.Web.Features.Documents.Jobs;

/// <summary>
/// Produces one job: into a temporary file, then piece by piece into the database. While it works it keeps the lease, tells how
/// far it has come, and breaks off within a second when the job is cancelled or was taken over.
/// </summary>
public sealed class JobRunner(DocumentJobWork work, DocumentProducer producer, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>Another worker may take a job over when its own has not been heard of for so long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Looks for each time that the progress is written and the lease renewed.</summary>
    private const int LooksPerRenewal = 4;

    /// <summary>Takes a job and sees it through; false when there is none to take.</summary>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await work.TakeAsync($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", Lease, stopping) is not { } job)
        {
            return false;
        }

        await RunAsync(job, stopping);
        return true;
    }

    private async Task RunAsync(DocumentJobRow job, CancellationToken stopping)
    {
        using var lost = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost.Token);
        await using var file = SpoolFile.Create();
        var output = new WatchedStream(file, either.Token);
        var watch = WatchAsync(job, output, lost, over.Token);
        try
        {
            await ProduceAsync(job, file, output, either.Token);
        }
        catch (Exception) when (lost.IsCancellationRequested)
        {
            log.LogInformation("Job {Job} was cancelled or taken over.", job.DocumentJobId);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await work.LetGoAsync(job, CancellationToken.None);
        }
        catch (Exception exception)
        {
            var reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
            log.LogError(exception, "Job {Job}, {Document}, try {Try} broke off: reference {Reference}.", job.DocumentJobId, job.Document, job.Tries, reference);
            await work.BreakOffAsync(job, reference, CancellationToken.None);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private async Task ProduceAsync(DocumentJobRow job, FileStream file, WatchedStream output, CancellationToken cancel)
    {
        if (JobQuestion.Read(job) is not { } question)
        {
            await work.FailAsync(job, nameof(DocumentProblem.UnknownDocument), null, cancel);
            return;
        }

        var result = await producer.WriteAsync(question, output, cancel);
        if (result.Problem is { } problem)
        {
            await work.FailAsync(job, problem.ToString(), null, cancel);
            return;
        }

        var size = file.Length;
        file.Position = 0;
        if (await KeepAsync(job, file, cancel))
        {
            await work.FinishAsync(job, result.FileName, size, cancel);
        }
    }

    /// <summary>False when the lease was lost meanwhile.</summary>
    private async Task<bool> KeepAsync(DocumentJobRow job, FileStream file, CancellationToken cancel)
    {
        var piece = new byte[DocumentJobWork.PartSize];
        for (var ordinal = 0; ; ordinal++)
        {
            var count = await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel);
            if (count == 0)
            {
                return true;
            }

            if (!await work.AddPartAsync(job, ordinal, count == piece.Length ? piece : piece[..count], cancel))
            {
                return false;
            }
        }
    }

    private async Task WatchAsync(DocumentJobRow job, WatchedStream output, CancellationTokenSource lost, CancellationToken over)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                await Task.Delay(BetweenLooks, clock, over);
                var held = look % LooksPerRenewal == 0
                    ? await work.RenewAsync(job, output.Written, Lease, over)
                    : await work.IsHeldAsync(job, over);
                if (!held && !over.IsCancellationRequested)
                {
                    await lost.CancelAsync();
                    return;
                }
            }
            catch (Exception) when (over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be back at the next look; until the lease runs out the job is still ours.
                log.LogWarning(exception, "Job {Job}: the lease could not be looked at.", job.DocumentJobId);
            }
        }
    }
}
