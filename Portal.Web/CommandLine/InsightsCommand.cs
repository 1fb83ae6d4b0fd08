using System.CommandLine;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>insights rebuild</c>: the kept sums computed anew from the filings. Exit code 1 says that a check found differences.</summary>
internal static class InsightsCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Only report differences, write nothing" };
        var rebuild = new Command("rebuild", "Compute the kept sums anew from the filings, and put right what differs") { check };
        rebuild.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var checkOnly = parsed.GetValue(check);
            var report = await InsightRebuild.RunAsync(app.Services.GetRequiredService<Database>(), checkOnly, cancel);
            await app.Services.GetRequiredService<TrailDesk>().TellAsync(
                AccessScope.System("insights"), TrailActions.SumsChecked, new AuditSubject("Insights"), new { report.Establishments, report.Differences }, cancel);
            Console.WriteLine($"{report.Establishments} establishments computed, {report.Differences} differences{(report.Differences > 0 && !checkOnly ? ", put right" : "")}");
            return checkOnly && report.Differences > 0 ? 1 : 0;
        }));
        return new Command("insights", "The sums that figures are answered from") { rebuild };
    }
}
