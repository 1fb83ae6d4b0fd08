using System.CommandLine;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>seed reference</c> and <c>seed demo</c>.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var reference = new Command("reference", "Load the reference data; rows that users corrected stay as they are");
        reference.SetAction((_, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            foreach (var set in await app.Services.GetRequiredService<Preparation>().SeedReferenceAsync(cancel))
            {
                Console.WriteLine($"{set.Name}: {set.Added} added, {set.Updated} updated, {set.Kept} kept as corrected");
            }

            return 0;
        }));
        return new Command("seed", "Load data") { reference };
    }
}
