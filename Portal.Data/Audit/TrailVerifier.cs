using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>Walks the trail and says what was tampered with: row by row, in memory that does not grow with it.</summary>
public static class TrailVerifier
{
    /// <summary>The whole trail, as one moment shows it, and against the anchors where there are some.</summary>
    public static async Task<TrailReport> RunAsync(IReadSession session, TrailAnchors? anchors = null)
    {
        anchors ??= TrailAnchors.None;
        return (await WalkAsync(session, new TrailWalk(0, AuditTrail.Beginning, anchors.Valid), 0)).Finish(anchors.FaultyLines);
    }

    /// <summary>What was appended since a head that was noted before, with that head itself.</summary>
    public static async Task<TrailReport> SinceAsync(IReadSession session, long sequence, string hash)
    {
        var head = await session.FindAsync<AuditEventRow>(AuditEventRow.BySequence, new { Sequence = sequence });
        if (head is null || head.Hash != hash)
        {
            var fault = head is null ? TrailFault.Removed : TrailFault.Rewritten;
            return new TrailReport { Findings = [new TrailFinding(fault, sequence) { Event = head }] };
        }

        return (await WalkAsync(session, new TrailWalk(sequence, hash, []), sequence)).Finish([]);
    }

    private static async Task<TrailWalk> WalkAsync(IReadSession session, TrailWalk walk, long after)
    {
        await foreach (var row in session.StreamAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = after }))
        {
            walk.Add(row);
        }

        return walk;
    }
}
