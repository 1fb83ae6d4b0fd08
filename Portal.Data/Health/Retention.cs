using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Health;

/// <summary>
/// Forgets what has been kept long enough and that no feature sweeps itself: requests for access that were decided, and keys whose last seal
/// has long been void. Sessions are in their cookies alone. The trail keeps that a request was made and decided.
/// </summary>
public sealed class Retention(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>As long as what was sent to whom is known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private const string DeleteRequests = "DELETE FROM AccessRequest WHERE State IN ('Granted', 'Refused') AND DecidedAtUtc < @BeforeUtc";

    /// <summary>Never the newest: without a key the portal would make one in the middle of a request.</summary>
    private const string DeleteKeys = """
        DELETE FROM DataProtectionKey
        WHERE StoredAtUtc < @BeforeUtc AND DataProtectionKeyId < (SELECT MAX(k.DataProtectionKeyId) FROM DataProtectionKey k)
        """;

    /// <summary>How many rows went.</summary>
    public Task<int> SweepAsync(CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var before = new { BeforeUtc = time.UtcNow - Kept };
        var requests = await session.ExecuteAsync(DeleteRequests, before);
        var keys = await session.ExecuteAsync(DeleteKeys, before);
        if (requests + keys > 0)
        {
            await audit.AppendAsync(session, AccessScope.System("retention"), "Swept", new AuditSubject("Database"), null, new { requests, keys });
        }

        return requests + keys;
    }, cancel);
}
