using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Demonstration;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.Data.Reference;

namespace Portal.TestKit;

/// <summary>The demonstration data on 2026-11-20, made once in the process.</summary>
public static class DemonstrationRegister
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    /// <summary>The path of a file to copy.</summary>
    public static Task<string> FileAsync() => Template.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-demonstration-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "portal.db");
        using var engine = SqliteEngine.Create(file);
        using var database = new Database(engine);
        var time = new PortalTime(new FixedTime());
        var audit = new AuditTrail(time);
        await new Migrator(engine, new FixedTime()).MigrateAsync(MigrationFolder.Read(Repository.Migrations, engine.Dialect));
        await new ReferenceLoader(database, audit).LoadAsync(Repository.Reference);
        await new DemonstrationLoader(database, audit, time).LoadAsync(Repository.Demonstration);
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteConnection.ClearAllPools();
        return file;
    }
}
