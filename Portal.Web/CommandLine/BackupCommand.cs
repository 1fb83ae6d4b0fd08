using System.CommandLine;
using System.Globalization;
using Portal.Data.Backup;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.Web.Features.Audit;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>backup</c>, while the portal serves, and <c>restore</c>, while it does not.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write; for SQL Server, a path on the server’s own disk" };
        var backup = new Command("backup", "Copy the database into one file while the portal goes on, and check the copy") { file };
        backup.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var report = await app.Services.GetRequiredService<BackupCommands>().BackUpAsync(parsed.GetRequiredValue(file), cancel);
            Console.WriteLine(report is { Size: { } size, Trail: { } trail }
                ? string.Create(CultureInfo.InvariantCulture, $"{report.File}: {size} bytes, sound, its trail whole up to event {trail.LastSequence}.")
                : $"{report.File}: written and verified by the server.");
            return 0;
        }));
        return backup;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that the verb backup wrote" };
        var restore = new Command("restore", "Put a backup in the place of the database, which nobody may be using; the one that was there is kept beside it") { file };
        restore.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var configuration = app.Configuration;
            if (configuration["Database:Engine"] != "Sqlite")
            {
                throw new InvalidOperationException("A database on a server is restored on the server: RESTORE DATABASE … FROM DISK, after ALTER DATABASE … SET SINGLE_USER.");
            }

            var scripts = MigrationFolder.Read(Preparation.MigrationsPath, SqlDialect.Sqlite);
            var restoring = new SqliteRestore(
                Path.GetFullPath(configuration["Database:ConnectionString"]!), app.Services.GetRequiredService<AuditSettings>().AnchorsPath, scripts, app.Services.GetRequiredService<TimeProvider>());
            var report = await restoring.RunAsync(parsed.GetRequiredValue(file).FullName, cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored, with its trail whole up to event {report.Trail.LastSequence}."));
            Console.WriteLine(report.Aside is null ? "There was no database before." : $"The database that was replaced is {report.Aside}.");
            if (report.Pending.Count > 0)
            {
                Console.WriteLine($"It is of an older version: the next start applies {string.Join(", ", report.Pending)}.");
            }

            return 0;
        }));
        return restore;
    }
}
