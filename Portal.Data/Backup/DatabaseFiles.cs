using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Backup;

/// <summary>The file of an embedded database with those that SQLite lays beside it.</summary>
internal static class DatabaseFiles
{
    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    public static void Delete(string file)
    {
        foreach (var path in Beside.Select(suffix => file + suffix).Prepend(file))
        {
            File.Delete(path);
        }
    }

    /// <summary>Moves what stands beside a file.</summary>
    public static void MoveBeside(string from, string to)
    {
        foreach (var suffix in Beside.Where(suffix => File.Exists(from + suffix)))
        {
            File.Move(from + suffix, to + suffix);
        }
    }

    public static bool HasBeside(string file) => Beside.Any(suffix => File.Exists(file + suffix));

    /// <summary>Sound as a file, and as a trail.</summary>
    /// <exception cref="InvalidOperationException">It is not, with what is wrong.</exception>
    public static async Task<TrailReport> CheckAsync(SqliteEngine copy, TrailAnchors anchors, CancellationToken cancel)
    {
        try
        {
            if (await copy.FaultsAsync(cancel) is [var fault, ..])
            {
                throw new InvalidOperationException($"{copy.Path} is damaged: {fault}.");
            }
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"{copy.Path} is no sound database: {exception.Message}", exception);
        }

        using var database = new Database(copy);
        var trail = await database.ReadAsync(session => TrailVerifier.RunAsync(session, anchors with { Valid = [] }), cancel);
        if (trail.IsWhole)
        {
            // A backup is older than the last anchors: it is held against those that it reaches.
            var reached = anchors with { Valid = [.. anchors.Valid.Where(anchor => anchor.Sequence <= trail.LastSequence)] };
            trail = reached.Valid.Count == 0 ? trail : await database.ReadAsync(session => TrailVerifier.RunAsync(session, reached), cancel);
        }

        return trail.IsWhole
            ? trail
            : throw new InvalidOperationException($"The trail in {copy.Path} is not whole: {trail.Findings[0].Fault} at event {trail.Findings[0].Sequence}.");
    }
}
