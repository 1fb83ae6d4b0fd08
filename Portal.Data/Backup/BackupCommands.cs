using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Backup;

/// <summary>A backup that was taken and checked.</summary>
/// <param name="Size">Of the file, in bytes; null where it is on the server's disk.</param>
/// <param name="Trail">What walking its trail came to; null where the server checked the file itself.</param>
public sealed record BackupReport(string File, long? Size, TrailReport? Trail);

/// <summary>Copies the database while the portal goes on writing.</summary>
public sealed class BackupCommands(DatabaseEngine engine, Database database, AuditTrail audit)
{
    /// <summary>
    /// Writes a backup to a file that does not exist yet; under that name it is whole and checked, or it is not there. For a server the
    /// path is one of its own, and the server overwrites what is there.
    /// </summary>
    /// <exception cref="IOException">There is such a file.</exception>
    /// <exception cref="InvalidOperationException">What was copied is not sound.</exception>
    public async Task<BackupReport> BackUpAsync(string file, CancellationToken cancel = default)
    {
        var report = engine switch
        {
            SqliteEngine embedded => await CopyAsync(embedded, Path.GetFullPath(file), cancel),
            SqlServerEngine server => await ServerAsync(server, file, cancel),
            _ => throw new NotSupportedException($"{engine.GetType().Name} takes no backups."),
        };
        await database.WriteAsync(async session => await audit.AppendAsync(session, AccessScope.System("backup"), TrailActions.BackedUp, new AuditSubject("Database"), null, new
        {
            file = Path.GetFileName(file),
            size = report.Size,
            lastSequence = report.Trail?.LastSequence,
        }), cancel);
        return report;
    }

    private static async Task<BackupReport> ServerAsync(SqlServerEngine server, string file, CancellationToken cancel)
    {
        await server.BackUpAsync(file, cancel);
        return new BackupReport(file, null, null);
    }

    private static async Task<BackupReport> CopyAsync(SqliteEngine source, string file, CancellationToken cancel)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} exists already: a backup replaces none.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        DatabaseFiles.Delete(partial); // what a backup that was broken off left behind
        try
        {
            await source.CopyToAsync(partial, cancel);
            TrailReport trail;
            using (var copy = SqliteEngine.Open(partial))
            {
                trail = await DatabaseFiles.CheckAsync(copy, TrailAnchors.None, cancel);
            }

            File.Move(partial, file);
            return new BackupReport(file, new FileInfo(file).Length, trail);
        }
        finally
        {
            DatabaseFiles.Delete(partial);
        }
    }
}
