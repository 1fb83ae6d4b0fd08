using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>
/// How far the trail has come. Each write appends to it in its own transaction, so as long as the stamp is the same nothing
/// in the database has changed, whichever process serves.
/// </summary>
public static class TrailStamp
{
    private const string Last = "SELECT MAX(Sequence) AS Sequence FROM AuditEvent";
    private const string LastOfBody = """
        SELECT COALESCE((SELECT MAX(a.Sequence) FROM AuditEvent a WHERE a.BodyCode = @BodyCode), 0) AS Body,
            COALESCE((SELECT MAX(n.Sequence) FROM AuditEvent n WHERE n.BodyCode = ''), 0) AS Network
        """;

    /// <summary>One statement, answered from the end of an index. 0 before the first event.</summary>
    public static async Task<long> ReadAsync(IReadSession session) => await session.FindAsync<long?>(Last) ?? 0;

    /// <summary>The same of what was written about one body, and about none: forms, the calendar, the network.</summary>
    public static async Task<BodyStamp> ReadAsync(IReadSession session, string bodyCode) =>
        await session.FindAsync<BodyStamp>(LastOfBody, new { BodyCode = bodyCode }) ?? new BodyStamp();
}

/// <summary>Of the newest event about a body, and of the newest about no body in particular.</summary>
public sealed record BodyStamp
{
    public long Body { get; init; }
    public long Network { get; init; }
}
