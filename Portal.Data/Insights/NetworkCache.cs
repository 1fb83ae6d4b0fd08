using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>
/// The network of one database, kept as long as nothing is written that could change it. What may have changed is asked of the trail in the
/// transaction that uses the network, so a change made by another process is seen as well.
/// </summary>
public sealed class NetworkCache(PortalTime time)
{
    /// <summary>What is written past the portal, by hand in the database, is seen after this at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private volatile Kept? kept;

    /// <summary>One statement while the network and its calendar stay as they are, four when something was changed.</summary>
    public async Task<InsightNetwork> GetAsync(IReadSession session)
    {
        var known = kept;
        var stamp = await session.FindAsync<NetworkStamp>(NetworkStamp.Since, new { Known = known?.Stamp.Last ?? 0 }) ?? new NetworkStamp();
        if (known is not null && stamp.Last >= known.Stamp.Last && !stamp.IsChanged && stamp.Grouped == known.Stamp.Grouped && time.UtcNow - known.ReadAtUtc < Longest)
        {
            kept = known with { Stamp = stamp };
            return known.Network;
        }

        var network = await InsightNetwork.ReadAsync(session);
        kept = new Kept(stamp, network, time.UtcNow);
        return network;
    }

    private sealed record Kept(NetworkStamp Stamp, InsightNetwork Network, DateTime ReadAtUtc);
}

/// <summary>How far the trail has come, and whether anything since another stamp speaks of more than filings, seats, accounts or documents.</summary>
internal sealed record NetworkStamp
{
    /// <summary>0 before the first event.</summary>
    public long Last { get; init; }
    public bool IsChanged { get; init; }

    /// <summary>Establishments that have a group: the first filing of one gives it its own.</summary>
    public int Grouped { get; init; }

    /// <summary>Subjects are compared byte by byte: what begins with <c>Filing/</c> comes before <c>Filing0</c>.</summary>
    public const string Since = """
        SELECT (SELECT COALESCE(MAX(a.Sequence), 0) FROM AuditEvent a) AS Last,
            CASE WHEN EXISTS (
                SELECT 1 FROM AuditEvent s
                WHERE s.Sequence > @Known AND s.Subject <> 'SignIn'
                    AND NOT (s.Subject >= 'Filing/' AND s.Subject < 'Filing0') AND NOT (s.Subject >= 'Seat/' AND s.Subject < 'Seat0')
                    AND NOT (s.Subject >= 'Account/' AND s.Subject < 'Account0') AND NOT (s.Subject >= 'Document/' AND s.Subject < 'Document0'))
                THEN 1 ELSE 0 END AS IsChanged,
            (SELECT COUNT(*) FROM InsightGroupBody g) AS Grouped
        """;
}
