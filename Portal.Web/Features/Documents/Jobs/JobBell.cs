namespace Portal.Web.Features.Documents.Jobs;

/// <summary>Tells this process's workers of a new job, so that they need not wait until they look again.</summary>
public sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    public void Ring()
    {
        if (rung.CurrentCount == 0)
        {
            rung.Release();
        }
    }

    /// <summary>Until it rings, or the time is up.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => rung.WaitAsync(most, cancel);

    public void Dispose() => rung.Dispose();
}
