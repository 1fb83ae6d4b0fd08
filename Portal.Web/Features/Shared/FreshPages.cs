using Microsoft.Extensions.Caching.Memory;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Web.Features.Shared;

/// <summary>
/// What a page was made of, kept for as long as nothing was written: the trail's stamp is read in the transaction that would
/// read the page, so an answer is never older than the last write. Kept apart by everything that an answer depends on:
/// the page, its address and query, the scope, the language, the day.
/// </summary>
public sealed class FreshPages(Database database) : IDisposable
{
    /// <summary>Pages kept at once; each holds one screen of rows.</summary>
    private const int Most = 400;

    /// <summary>What is written past the portal, by hand in the database, is seen after this at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Reads what the page needs, or returns what was read when nothing has changed since. The result must be immutable.</summary>
    public Task<T> ReadAsync<T>(PortalContext portal, Func<IReadSession, Task<T>> load, CancellationToken cancel) => database.ReadAsync(async session =>
    {
        var key = new Key(typeof(T), portal.Scope, $"{portal.Path}{portal.Query}", portal.Today);
        var stamp = await TrailStamp.ReadAsync(session);
        if (pages.TryGetValue(key, out Kept<T>? kept) && kept!.Stamp == stamp)
        {
            return kept.Page;
        }

        var page = await load(session);
        pages.Set(key, new Kept<T>(stamp, page), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return page;
    }, cancel);

    public void Dispose() => pages.Dispose();

    private sealed record Key(Type Page, AccessScope Scope, string Address, DateOnly Today);

    private sealed record Kept<T>(long Stamp, T Page);
}
