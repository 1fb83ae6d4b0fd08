using Dapper;
using Portal.Data.Engine;

namespace Portal.TestKit;

/// <summary>A SQLite file that is made once in the process, by the real migrator, and then copied for each test.</summary>
internal sealed class SqliteTemplate
{
    public static readonly SqliteTemplate Empty = new(_ => Task.CompletedTask);

    private readonly Lazy<Task<string>> path;

    private SqliteTemplate(Func<SqliteEngine, Task> fillAsync) => path = new(() => MakeAsync(fillAsync));

    public Task<string> PathAsync() => path.Value;

    private static async Task<string> MakeAsync(Func<SqliteEngine, Task> fillAsync)
    {
        var folder = Directory.CreateTempSubdirectory("portal-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        var file = Path.Combine(folder, "portal.db");
        using var engine = SqliteEngine.Create(file);
        await TestDatabase.MigrateAsync(engine);
        await fillAsync(engine);

        // A copy of the file alone must be the whole database.
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return file;
    }
}
