using Dapper;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.Data.Reference;

namespace Portal.TestKit;

/// <summary>
/// What a test's database begins with. On SQLite it is made once in the process, by the real migrator and loader, and the file
/// is then copied for each test.
/// </summary>
internal sealed class Content
{
    public static readonly Content Nothing = new(_ => Task.CompletedTask);

    public static readonly Content Reference = new(LoadReferenceAsync);

    private readonly Func<DatabaseEngine, Task> load;
    private readonly Lazy<Task<string>> sqliteFile;

    private Content(Func<DatabaseEngine, Task> load)
    {
        this.load = load;
        sqliteFile = new(MakeFileAsync);
    }

    /// <summary>The file to copy; nobody may write to it.</summary>
    public Task<string> SqliteFileAsync() => sqliteFile.Value;

    public async Task FillAsync(DatabaseEngine engine)
    {
        await new Migrator(engine, new FixedTime()).MigrateAsync(MigrationFolder.Read(Repository.Migrations, engine.Dialect));
        await load(engine);
    }

    private static async Task LoadReferenceAsync(DatabaseEngine engine)
    {
        using var database = new Database(engine);
        await new ReferenceLoader(database, new AuditTrail(new PortalTime(new FixedTime()))).LoadAsync(Repository.Reference);
    }

    private async Task<string> MakeFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        var file = Path.Combine(folder, "portal.db");
        using var engine = SqliteEngine.Create(file);
        await FillAsync(engine);

        // A copy of the file alone must be the whole database.
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return file;
    }
}
