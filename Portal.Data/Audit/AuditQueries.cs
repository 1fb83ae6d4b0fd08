using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>Reads the trail for those who may: the Ministry and the auditor.</summary>
public sealed class AuditQueries(Database database)
{
    /// <summary>The newest events first, from before a sequence (null: from the end).</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public async Task<IReadOnlyList<AuditEventRow>> ListAsync(AccessScope scope, string? bodyCode, long? beforeSequence, int take, CancellationToken cancel = default)
    {
        Require(scope);
        var args = new { BodyCode = bodyCode, BeforeSequence = beforeSequence ?? long.MaxValue };
        var rows = await database.ReadAsync(
            session => session.PageAsync<AuditEventRow>(bodyCode is null ? AuditEventRow.Newest : AuditEventRow.NewestOfBody, args, new PageRequest(0, take)),
            cancel);
        return scope.MasksSmallCells ? [.. rows.Select(row => row.WithoutSmallCells())] : rows;
    }

    /// <summary>What happened from an instant on until before another, the earliest first, one by one, for documents.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public static IAsyncEnumerable<AuditEventRow> StreamAsync(IReadSession session, AccessScope scope, DateTime fromUtc, DateTime untilUtc)
    {
        Require(scope);
        var rows = session.StreamAsync<AuditEventRow>(AuditEventRow.Between, new { From = fromUtc, Until = untilUtc });
        return scope.MasksSmallCells ? rows.Select(row => row.WithoutSmallCells()) : rows;
    }

    /// <summary>The same events counted by who did what.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public static Task<IReadOnlyList<AuditCountRow>> CountAsync(IReadSession session, AccessScope scope, DateTime fromUtc, DateTime untilUtc)
    {
        Require(scope);
        return session.ListAsync<AuditCountRow>(AuditCountRow.Between, new { From = fromUtc, Until = untilUtc });
    }

    private static void Require(AccessScope scope)
    {
        if (!scope.MayReadTrail)
        {
            throw new UnauthorizedAccessException("The audit trail is read by the Ministry and the auditor.");
        }
    }
}
