using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Setup.Entra;

/// <summary>
/// The directory's addresses and keys. IdentityModel's own manager fetches new keys behind the request that lacked them, so that
/// the first sign-in after a rollover fails; this one lets that request wait for them, however new the known keys are. For the sake
/// of a key that it does not know it asks once in five minutes at most, so that made-up ones do not become requests to the directory.
/// </summary>
internal sealed class EntraMetadata(Func<CancellationToken, Task<OpenIdConnectConfiguration>> fetch, TimeProvider clock, ILogger log) : IDisposable
{
    public static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim turn = new(1, 1);
    private Fetched? current;
    private DateTimeOffset lastTry = DateTimeOffset.MinValue;
    private DateTimeOffset lastRefresh = DateTimeOffset.MinValue;

    /// <exception cref="HttpRequestException">The directory cannot be reached, and nothing was fetched before.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancel)
    {
        if (current is { } known && clock.GetUtcNow() - known.At < Kept)
        {
            return known.Configuration;
        }

        return await FetchAsync(current?.Configuration, isRefresh: false, cancel);
    }

    /// <summary>What may be newer than what was seen; the same object when it is not, or when it was asked for a moment ago.</summary>
    public Task<OpenIdConnectConfiguration> RefreshAsync(OpenIdConnectConfiguration seen, CancellationToken cancel) => FetchAsync(seen, isRefresh: true, cancel);

    public void Dispose() => turn.Dispose();

    private async Task<OpenIdConnectConfiguration> FetchAsync(OpenIdConnectConfiguration? seen, bool isRefresh, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (current is { } known && (!ReferenceEquals(known.Configuration, seen) || now - (isRefresh ? lastRefresh : lastTry) < BetweenRefreshes))
            {
                return known.Configuration;
            }

            lastTry = now;
            lastRefresh = isRefresh ? now : lastRefresh;
            try
            {
                current = new Fetched(await fetch(cancel), now);
            }
            catch (Exception exception) when (current is not null && !cancel.IsCancellationRequested)
            {
                log.LogWarning(exception, "The directory's metadata could not be fetched again; those of {At:O} stay in use.", current.At);
            }

            return current!.Configuration;
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record Fetched(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
