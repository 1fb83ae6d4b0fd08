using System.CommandLine;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Audit;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>audit list</c>, <c>audit verify</c> and <c>audit anchor</c>: the trail, and whether it is whole.</summary>
internal static class AuditCommand
{
    /// <summary>The trail was verified, and something is wrong with it.</summary>
    private const int NotWhole = 2;

    public static Command Create() => new("audit", "The audit trail") { List(), Verify(), Anchor() };

    private static Command List()
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
        return list;
    }

    private static Command Verify()
    {
        var file = new Option<FileInfo?>("--anchors") { Description = "The file of anchors, or a copy of it (default: the setting Audit:AnchorsPath)" };
        var silent = new Option<bool>("--silent") { Description = "Write no event: for a copy that is kept as evidence" };
        var verify = new Command("verify", "Walk the whole trail and say what was changed, removed, inserted or moved; exit code 2 when something was") { file, silent };
        verify.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var (database, path) = (app.Services.GetRequiredService<Database>(), parsed.GetValue(file)?.FullName ?? app.Services.GetRequiredService<AuditSettings>().AnchorsPath);
            var anchors = parsed.GetValue(file) is not null || File.Exists(path) ? await AnchorFile.ReadAsync(path, cancel) : null;
            var report = await database.ReadAsync(session => TrailVerifier.RunAsync(session, anchors), cancel);
            TrailWords.Write(Console.Out, report, anchors);
            if (!parsed.GetValue(silent))
            {
                await app.Services.GetRequiredService<TrailDesk>().TellVerifiedAsync(report, cancel);
            }

            return report.IsWhole ? 0 : NotWhole;
        }));
        return verify;
    }

    private static Command Anchor()
    {
        var anchor = new Command("anchor", "Note the trail’s head of each day that is over and has no line yet; the portal does so itself while it serves");
        anchor.SetAction((_, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var path = app.Services.GetRequiredService<AuditSettings>().AnchorsPath;
            var outcome = await app.Services.GetRequiredService<TrailKeeper>().AnchorAsync(path, cancel);
            switch (outcome.Look)
            {
                case AnchorLook.Broken:
                    TrailWords.Write(Console.Out, outcome.Report!, null);
                    return NotWhole;
                case AnchorLook.Busy:
                    throw new IOException($"Another process is writing to {path}.");
                default:
                    Console.WriteLine($"{path}: {(outcome.Written.Count == 0 ? "up to date" : string.Join(", ", outcome.Written.Select(line => $"{line.Day:yyyy-MM-dd} at event {line.Sequence}")))}");
                    return 0;
            }
        }));
        return anchor;
    }
}
