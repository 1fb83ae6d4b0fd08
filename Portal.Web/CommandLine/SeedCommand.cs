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
        var demo = new Command("demo", "Load the demonstration data into a database that holds no people and no filings yet");
        demo.SetAction((_, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var loaded = await app.Services.GetRequiredService<Preparation>().SeedDemonstrationAsync(cancel);
            Console.WriteLine(loaded ? "Demonstration data loaded." : "The database already holds people or filings: nothing was written.");
            return loaded ? 0 : 1;
        }));
        return new Command("seed", "Load data") { reference, demo };
    }
}
