using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>
/// How far the trail has come. Each write appends to it in its own transaction, so as long as the stamp is the same nothing
/// in the database has changed, whichever process serves.
/// </summary>
public static class TrailStamp
{
    private const string Last = "SELECT MAX(Sequence) AS Sequence FROM AuditEvent";
    private const string LastOfBody = "SELECT MAX(Sequence) AS Sequence FROM AuditEvent WHERE BodyCode = @BodyCode";

    /// <summary>One statement, answered from the end of an index. 0 before the first event.</summary>
    public static async Task<long> ReadAsync(IReadSession session) => await session.FindAsync<long?>(Last) ?? 0;

    /// <summary>The same of what was written about one body.</summary>
    public static async Task<long> ReadAsync(IReadSession session, string bodyCode) =>
        await session.FindAsync<long?>(LastOfBody, new { BodyCode = bodyCode }) ?? 0;
}
