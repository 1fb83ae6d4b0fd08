using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>Reads the trail for those who may: the Ministry and the auditor.</summary>
public sealed class AuditQueries(Database database)
{
    /// <summary>Events that one page looks at: so much is read and compared within a tenth of a second.</summary>
    public const int MostLooked = 10_000;

    /// <summary>By how much the clocks of two processes may differ: events are numbered in nearly the order of their instants.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    private const string FirstInstant = "SELECT MIN(AtUtc) AS AtUtc FROM AuditEvent";

    private static readonly DateTime Dawn = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Doom = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The newest events first, from before a sequence (null: from the end).</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public async Task<IReadOnlyList<AuditEventRow>> ListAsync(AccessScope scope, string? bodyCode, long? beforeSequence, int take, CancellationToken cancel = default) =>
        (await SearchAsync(scope, new TrailFilter { Body = bodyCode }, new TrailSpan { Before = beforeSequence }, take, cancel)).Events;

    /// <summary>
    /// A page of what is looked for, the newest first. It reads along one index and compares as it reads; when it has looked at
    /// <see cref="MostLooked"/> events it stops, and says where to go on. Three statements at the most.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public Task<TrailPage> SearchAsync(AccessScope scope, TrailFilter filter, TrailSpan span, int take, CancellationToken cancel = default)
    {
        Require(scope);
        return database.ReadAsync(async session =>
        {
            var (from, until) = (span.FromUtc ?? Dawn, span.UntilUtc ?? Doom);
            var args = new
            {
                filter.Actor,
                filter.Body,
                filter.Kind,
                From = from,
                Until = until,
                After = span.FromUtc is null ? 0 : await EdgeAsync(session, TrailHeadRow.Since, from - ClockSkew) - 1 ?? long.MaxValue,
                Before = Math.Min(span.Before ?? long.MaxValue, span.UntilUtc is null ? long.MaxValue : await EdgeAsync(session, TrailHeadRow.Before, until + ClockSkew) + 1 ?? 0),
            };
            return await PageAsync(session.StreamAsync<AuditEventRow>(Statement(filter), args), scope, filter, take);
        }, cancel);
    }

    /// <summary>The day of the first event; null when there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public async Task<DateOnly?> FirstDayAsync(AccessScope scope, CancellationToken cancel = default)
    {
        Require(scope);
        return await database.ReadAsync(session => session.FindAsync<DateTime?>(FirstInstant), cancel) is { } first ? PortalTime.DayOf(first) : null;
    }

    /// <summary>What happened from an instant on until before another, the earliest first, one by one, for documents.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public static IAsyncEnumerable<AuditEventRow> StreamAsync(IReadSession session, AccessScope scope, DateTime fromUtc, DateTime untilUtc, TrailFilter? filter = null)
    {
        Require(scope);
        var rows = session.StreamAsync<AuditEventRow>(AuditEventRow.Between, new { From = fromUtc, Until = untilUtc });
        rows = scope.MasksSmallCells ? rows.Select(row => row.WithoutSmallCells()) : rows;
        return filter is null or { IsEmpty: true } ? rows : rows.Where(filter.Matches);
    }

    /// <summary>The same events counted by who did what.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller has no right to the trail.</exception>
    public static async Task<IReadOnlyList<AuditCountRow>> CountAsync(IReadSession session, AccessScope scope, DateTime fromUtc, DateTime untilUtc, TrailFilter? filter = null)
    {
        Require(scope);
        if (filter is null or { IsEmpty: true })
        {
            return await session.ListAsync<AuditCountRow>(AuditCountRow.Between, new { From = fromUtc, Until = untilUtc });
        }

        var counts = new Dictionary<(string, string, string), AuditCountRow>();
        await foreach (var row in StreamAsync(session, scope, fromUtc, untilUtc, filter))
        {
            var key = (row.ActorName, row.ActorId, row.Action);
            var count = counts.GetValueOrDefault(key) ?? new AuditCountRow { ActorId = row.ActorId, ActorName = row.ActorName, Action = row.Action, FirstSequence = row.Sequence };
            counts[key] = count with { Events = count.Events + 1, FirstSequence = Math.Min(count.FirstSequence, row.Sequence), LastSequence = Math.Max(count.LastSequence, row.Sequence) };
        }

        return [.. counts.OrderBy(count => count.Key).Select(count => count.Value)];
    }

    /// <summary>Each seeks its own index; what else is asked for is compared as the rows come.</summary>
    private static string Statement(TrailFilter filter) => filter switch
    {
        { Actor: not null } => AuditEventRow.NewestOfActor,
        { Body: not null } => AuditEventRow.NewestOfBody,
        { Kind: not null } => AuditEventRow.NewestOfKind,
        _ => AuditEventRow.Newest,
    };

    private static async Task<TrailPage> PageAsync(IAsyncEnumerable<AuditEventRow> rows, AccessScope scope, TrailFilter filter, int take)
    {
        var (found, looked) = (new List<AuditEventRow>(), 0);
        await foreach (var row in rows)
        {
            if (found.Count == take)
            {
                return new TrailPage { Events = found, Next = row.Sequence + 1, Looked = looked };
            }

            var seen = scope.MasksSmallCells ? row.WithoutSmallCells() : row;
            if (filter.Matches(seen))
            {
                found.Add(seen);
            }

            if (++looked == MostLooked && found.Count < take)
            {
                return new TrailPage { Events = found, Next = row.Sequence, Looked = looked, StoppedAt = row };
            }
        }

        return new TrailPage { Events = found, Looked = looked };
    }

    private static async Task<long?> EdgeAsync(IReadSession session, string statement, DateTime at)
    {
        var edge = await session.PageAsync<TrailHeadRow>(statement, new { At = at }, new PageRequest(0, 1));
        return edge.Count == 0 ? null : edge[0].Sequence;
    }

    private static void Require(AccessScope scope)
    {
        if (!scope.MayReadTrail)
        {
            throw new UnauthorizedAccessException("The audit trail is read by the Ministry and the auditor.");
        }
    }
}
