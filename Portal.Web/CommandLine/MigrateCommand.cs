using System.CommandLine;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>migrate</c>: brings the database's schema to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Apply the pending migration scripts, all or none");
        command.SetAction((_, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var applied = await app.Services.GetRequiredService<Preparation>().MigrateAsync(cancel);
            foreach (var script in applied)
            {
                Console.WriteLine(script);
            }

            Console.WriteLine(applied.Count == 0 ? "Up to date." : $"{applied.Count} applied.");
            return 0;
        }));
        return command;
    }
}
