using System.Diagnostics;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Insights;
using Portal.Data.Utilization;

namespace Portal.Benchmarks.Insights;

/// <summary>What an establishment waits for when it submits, the sums of the whole network included.</summary>
internal static class SubmitCosts
{
    private const int Filings = 40;
    private const string Period = "2033-2034-P01";

    public static async Task MeasureAsync(BigNetwork network)
    {
        var audit = new AuditTrail(network.Time);
        var commands = new FilingCommands(network.Database, audit, network.Time, network.Forms, new InsightSums());
        AccessScope.TryParse("ministry", "benchmark", out var ministry);
        var watch = Stopwatch.StartNew();
        var opened = await new PeriodCommands(network.Database, audit, network.Time, new InsightSums()).OpenAsync(ministry!, Period);
        Console.WriteLine($"    {watch.Elapsed.TotalMilliseconds,7:0.0}          to open a period ({opened.Obligations:n0} obligations)");

        var times = new List<Timed>();
        for (var number = 0; number < network.Establishments && times.Count < Filings; number++)
        {
            if (await SubmitAsync(network, commands, number) is { } time)
            {
                times.Add(time);
            }
        }

        if (times.Count > 2)
        {
            InsightCosts.Line($"to submit a filing ({times.Count} of them)", times.Skip(2), null, 50);
        }
        else
        {
            Console.WriteLine("    the whole period was filed by earlier runs: nothing to submit");
        }
    }

    /// <summary>Null where it was submitted before.</summary>
    private static async Task<Timed?> SubmitAsync(BigNetwork network, FilingCommands commands, int number)
    {
        var body = $"E{number:00000}";
        AccessScope.TryParse($"establishment:{body}", "benchmark", out var scope);
        var form = await network.Database.ReadAsync(session => network.Forms.GetAsync(session, FormQueries.Telehealth, BigNetwork.Periods + 1));
        var size = BulkFilings.Size(number, BigNetwork.Periods);
        var edits = form.RequiredCells.Select(cell => new CellEdit(cell, Answer.Number(BulkFilings.Base(cell.Indicator) * size), 0)).ToList();
        if (!(await commands.SaveCellsAsync(scope!, body, Period, edits)).Succeeded)
        {
            return null;
        }

        while (true)
        {
            var version = (await FindAsync()).Version;
            SubmitOutcome? outcome = null;
            var time = await Timed.OfAsync(async () =>
            {
                outcome = await commands.SubmitAsync(scope!, body, Period, version);
                return 0;
            });
            if (outcome!.Succeeded)
            {
                return time;
            }

            if (outcome.Problem != FilingProblem.Unexplained)
            {
                throw new InvalidOperationException($"{body}: {outcome.Problem} {string.Join(", ", outcome.Findings)}");
            }

            foreach (var finding in outcome.Unexplained)
            {
                await commands.ExplainAsync(scope!, body, Period, finding.Key, "Vérifié", 0);
            }
        }

        async Task<FilingRow> FindAsync() =>
            (await network.Database.ReadAsync(session => FilingQueries.FindAsync(session, scope!, network.Today, body, Period)))!;
    }
}
