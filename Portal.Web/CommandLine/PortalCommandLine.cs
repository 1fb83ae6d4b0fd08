using System.CommandLine;

namespace Portal.Web.CommandLine;

/// <summary>What the portal does from a terminal. Exit codes: 0 done, 1 refused or failed, 2 the trail is not whole.</summary>
public static class PortalCommandLine
{
    public static RootCommand Create()
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("Portail de la télésanté – Telehealth Portal")
        {
            serve,
            MigrateCommand.Create(),
            SeedCommand.Create(),
            ExportCommand.Create(),
            AuditCommand.Create(),
            RemindersCommand.Create(),
            AdminCommand.Create(),
            InsightsCommand.Create(),
            BackupCommand.Create(),
            BackupCommand.CreateRestore(),
        };
        root.SetAction((parsed, cancel) => ServeCommand.RunAsync([], cancel));
        return root;
    }

    /// <summary>Says what went wrong in one line on standard error: a refusal is no crash.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IOException or Portal.Data.Migrations.MigrationException
            or System.Data.Common.DbException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
