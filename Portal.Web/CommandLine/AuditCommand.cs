using System.CommandLine;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>audit list</c>: the newest events of the trail.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var body = new Option<string?>("--body") { Description = "Only events of this body, by code" };
        var take = new Option<int>("--take") { Description = "How many, the newest first", DefaultValueFactory = _ => 50 };
        take.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
            {
                result.AddError("--take is between 1 and 10000.");
            }
        });
        var list = new Command("list", "List events of the audit trail") { body, take };
        list.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            AccessScope.TryParse("auditor", "cli", out var scope);
            var events = await app.Services.GetRequiredService<AuditQueries>().ListAsync(scope!, parsed.GetValue(body), null, parsed.GetValue(take), cancel);
            foreach (var row in events)
            {
                Console.WriteLine($"{row.Sequence}\t{row.AtUtc:yyyy-MM-ddTHH:mm:ss.fffZ}\t{row.ActorId}\t{row.Action}\t{row.Subject}\t{row.BodyCode}\t{row.Detail}");
            }

            return 0;
        }));
        return new Command("audit", "The audit trail") { list };
    }
}
