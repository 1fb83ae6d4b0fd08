using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Setup.Entra;

/// <summary>
/// The directory's addresses and keys. IdentityModel's own manager fetches new keys behind the request that lacked them, so that
/// the first sign-in after a rollover fails; this one lets that request wait for them. It asks again at most once in five
/// minutes, so that tokens with made-up keys do not become requests to the directory.
/// </summary>
internal sealed class EntraMetadata(Func<CancellationToken, Task<OpenIdConnectConfiguration>> fetch, TimeProvider clock, ILogger log) : IDisposable
{
    public static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim turn = new(1, 1);
    private Fetched? current;
    private DateTimeOffset lastTry = DateTimeOffset.MinValue;

    /// <exception cref="HttpRequestException">The directory cannot be reached, and nothing was fetched before.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancel)
    {
        if (current is { } known && clock.GetUtcNow() - known.At < Kept)
        {
            return known.Configuration;
        }

        return await FetchAsync(current?.Configuration, cancel);
    }

    /// <summary>What may be newer than what was seen; the same object when it is not, or when it was asked for a moment ago.</summary>
    public Task<OpenIdConnectConfiguration> RefreshAsync(OpenIdConnectConfiguration seen, CancellationToken cancel) => FetchAsync(seen, cancel);

    public void Dispose() => turn.Dispose();

    private async Task<OpenIdConnectConfiguration> FetchAsync(OpenIdConnectConfiguration? seen, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (current is { } known && (!ReferenceEquals(known.Configuration, seen) || now - lastTry < BetweenRefreshes))
            {
                return known.Configuration;
            }

            lastTry = now;
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
