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
        if (!scope.MayReadTrail)
        {
            throw new UnauthorizedAccessException("The audit trail is read by the Ministry and the auditor.");
        }

        var args = new { BodyCode = bodyCode, BeforeSequence = beforeSequence ?? long.MaxValue };
        var rows = await database.ReadAsync(
            session => session.PageAsync<AuditEventRow>(bodyCode is null ? AuditEventRow.Newest : AuditEventRow.NewestOfBody, args, new PageRequest(0, take)),
            cancel);
        return scope.MasksSmallCells ? [.. rows.Select(row => row.WithoutSmallCells())] : rows;
    }
}
