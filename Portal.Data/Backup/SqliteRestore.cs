using Microsoft.Data.Sqlite;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Migrations;

namespace Portal.Data.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Aside">Where the database that was replaced is now; null when there was none.</param>
/// <param name="Trail">Of the backup.</param>
/// <param name="Pending">Scripts that the next start applies, since the backup is of an older version.</param>
public sealed record RestoreReport(string? Aside, TrailReport Trail, IReadOnlyList<string> Pending);

/// <summary>
/// Puts a backup in the place of an embedded database that nobody uses. Everything is checked and prepared beside it; the exchange itself
/// is one renaming, so that whenever the process ends, the database is the old one or the new one, whole.
/// </summary>
public sealed class SqliteRestore(string database, string anchorsPath, IReadOnlyList<MigrationScript> scripts, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">The database is in use, or the backup is not sound.</exception>
    /// <exception cref="MigrationException">The backup is of a newer version of the portal.</exception>
    public async Task<RestoreReport> RunAsync(string backup, CancellationToken cancel = default)
    {
        if (!File.Exists(backup))
        {
            throw new FileNotFoundException($"{backup} is not there.");
        }

        if (DatabaseFiles.HasBeside(backup))
        {
            throw new InvalidOperationException($"{backup} was in use when it was copied: what stands beside it (-wal, -journal) belongs to it. Take backups with the verb 'backup'.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        using var alone = DatabaseHold.TryTakeAlone(database)
            ?? throw new InvalidOperationException($"{database} is in use: stop every portal and every verb that works on it first.");
        var incoming = database + ".restoring";
        DatabaseFiles.Delete(incoming);
        try
        {
            await CopyAsync(backup, incoming, cancel);
            using var engine = SqliteEngine.Open(incoming);
            var pending = await PendingAsync(engine, cancel);
            var anchors = File.Exists(anchorsPath) ? await AnchorFile.ReadAsync(anchorsPath, cancel) : TrailAnchors.None;
            var trail = await DatabaseFiles.CheckAsync(engine, anchors, cancel);
            var replaced = File.Exists(database) ? await FoldAsync() : null;
            var head = await TellAsync(engine, Path.GetFileName(backup), replaced);
            await engine.FoldAsync();

            var aside = File.Exists(database) ? $"{database}.replaced-{clock.GetUtcNow().UtcDateTime:yyyyMMddTHHmmssfffZ}" : null;
            if (aside is null)
            {
                File.Move(incoming, database);
            }
            else
            {
                DatabaseFiles.MoveBeside(database, aside); // there is something only where the old one could not be read
                File.Replace(incoming, database, aside);
            }

            SetBack(anchors, head);
            return new RestoreReport(aside, trail, pending);
        }
        finally
        {
            DatabaseFiles.Delete(incoming);
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        await using var source = File.OpenRead(from);
        await using var target = File.Create(to);
        await source.CopyToAsync(target, cancel);
        target.Flush(flushToDisk: true);
    }

    private async Task<IReadOnlyList<string>> PendingAsync(SqliteEngine engine, CancellationToken cancel)
    {
        try
        {
            var pending = await new Migrator(engine, clock).PendingAsync(scripts, cancel);
            return pending.Count < scripts.Count ? pending : throw new InvalidOperationException("The file is no database of the portal.");
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"The file is no sound database: {exception.Message}", exception);
        }
    }

    /// <summary>The last event of the database that is replaced; null where it cannot be read, which may be why it is.</summary>
    private async Task<long?> FoldAsync()
    {
        using var engine = SqliteEngine.Open(database);
        try
        {
            using var old = new Database(engine);
            var last = await old.ReadAsync(TrailStamp.ReadAsync);
            await engine.FoldAsync();
            return last;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Tells the trail of the backup that it goes on from here; returns its head from before.</summary>
    private async Task<TrailSetback> TellAsync(SqliteEngine engine, string file, long? replacedSequence)
    {
        var time = new PortalTime(clock);
        using var incoming = new Database(engine);
        return await incoming.WriteAsync(async session =>
        {
            var last = (await session.PageAsync<AuditEventRow>(AuditEventRow.Last, new { }, new PageRequest(0, 1))).SingleOrDefault();
            await new AuditTrail(time).AppendAsync(session, AccessScope.System("restore"), TrailActions.Restored, new AuditSubject("Database"), null, new { file, replacedSequence });
            return new TrailSetback(last?.Sequence ?? 0, last?.Hash ?? AuditTrail.Beginning, time.UtcNow);
        });
    }

    private void SetBack(TrailAnchors anchors, TrailSetback head)
    {
        if (anchors.Last is { } last && last.Sequence > head.Sequence)
        {
            using var file = AnchorFile.TryOpen(anchorsPath) ?? throw new IOException($"The database is restored, but {anchorsPath} could not be told: restore once more.");
            file.Append(head);
        }
    }
}
