using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Audit;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Whatever is filed, returned, waived, extended, reopened or closed, and however it is counted: no share is above one.</summary>
public sealed class CompletenessTests
{
    private static readonly string[] Bodies = ["CHUM", "CHUQ", "IUCPQ"];

    /// <summary>What whoever is in charge would do next, so that every state is reached.</summary>
    private const int Onward = 0;

    private static readonly Arbitrary<(int Body, int Period, int Step, int Days)[]> Scripts = (
        from body in Gen.Choose(0, Bodies.Length - 1)
        from period in Gen.Choose(7, 8)
        from step in Gen.Frequency((3, Gen.Constant(Onward)), (1, Gen.Choose(1, 5)))
        from days in Gen.Frequency((5, Gen.Constant(0)), (2, Gen.Choose(1, 8)))
        select (body, period, step, days)).ArrayOf(24).ToArbitrary();

    private readonly HashSet<ObligationState> reached = [];

    [Fact]
    public void No_share_is_above_one_and_every_way_of_counting_comes_to_the_same()
    {
        Prop.ForAll(Scripts, script =>
        {
            RunAsync(script).GetAwaiter().GetResult();
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
        Assert.Superset(
            new HashSet<ObligationState> { ObligationState.Submitted, ObligationState.Reviewed, ObligationState.Accepted, ObligationState.Returned, ObligationState.Waived, ObligationState.Missing }, reached);
    }

    private async Task RunAsync((int Body, int Period, int Step, int Days)[] script)
    {
        await using var world = await MakeAsync(TestEngine.Sqlite);
        await world.OpenAsync(7, 8);
        var obligations = new ObligationCommands(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time, new InsightSums());
        foreach (var (body, period, step, days) in script)
        {
            world.GoTo(world.Today.AddDays(days));
            await StepAsync(world, obligations, Bodies[body], Code(period), step);
            await CheckAsync(world);
        }
    }

    /// <summary>What is refused is refused; what counts is what the figures say afterwards.</summary>
    private static async Task StepAsync(FilingWorld world, ObligationCommands obligations, string body, string period, int step)
    {
        if (await world.ReadAsync(session => FilingQueries.FindAsync(session, Ministry, world.Today, body, period)) is not { TerritoryCode: { } territory } filing)
        {
            return;
        }

        var (filer, centre, seen) = (Scopes.Establishment(body), Scopes.Centre(territory), new SeenObligation(filing.DueOn, filing.LocksOn, filing.WaiverReason));
        var commands = world.Commands;
        _ = (step, filing.Status) switch
        {
            (Onward, FilingStatus.Submitted) => (object)await commands.ReviewAsync(centre, body, period, filing.Version),
            (Onward, FilingStatus.Reviewed) => await commands.AcceptAsync(Ministry, body, period, filing.Version),
            (Onward, FilingStatus.Accepted) => await commands.ReopenAsync(Ministry, body, period, "Erreur", world.Today.AddDays(5), filing.Version),
            (Onward, _) when filing.IsNothingToReport => await commands.SubmitAsync(filer, body, period, filing.Version),
            (Onward, _) => await commands.DeclareNothingToReportAsync(filer, body, period, true, filing.Version),
            (1 or 2, _) => await commands.ReturnAsync(centre, body, period, [], "À revoir", filing.Version),
            (3, _) => await obligations.ExtendAsync(Ministry, body, period, world.Today, world.Today.AddDays(3), "Panne", seen),
            (_, _) when filing.WaiverReason is null => await obligations.WaiveAsync(Ministry, body, period, "Déménagement", seen),
            _ => await obligations.LiftWaiverAsync(Ministry, body, period, seen),
        };
    }

    private async Task CheckAsync(FilingWorld world)
    {
        var rows = await world.ReadAsync(session => UtilizationQueries.StreamObligationsAsync(session, Ministry, world.Today, new UtilizationFilter(7, 8)).ToListAsync().AsTask());
        reached.UnionWith(rows.Select(row => row.State));
        var counted = await world.ReadAsync(session => UtilizationQueries.CompletenessAsync(session, Ministry, world.Today, new UtilizationFilter(7, 8)));
        var page = (await world.ReadAsync(session => MatrixQueries.PageAsync(session, Ministry, world.Today, new MatrixFilter { FiscalYear = FirstYear }, new(0, 100))))!;
        var total = Completeness.Sum(counted);
        Completeness[] all =
        [
            total, page.Total, .. counted.Select(row => row.Counts), .. page.Periods.Select(page.OfPeriod),
            .. new Func<ObligationRow, string?>[] { row => row.BodyCode, row => row.TerritoryCode, row => row.RegionCode, row => row.PeriodCode }
                .SelectMany(by => rows.GroupBy(by).Select(group => group.Aggregate(default(Completeness), (sum, row) => sum + row.Counts))),
        ];
        Assert.All(all, counts =>
        {
            Assert.True(counts.Waived <= counts.Expected && counts.Filed <= counts.Due && counts.FiledLate <= counts.Filed && counts.Missing <= counts.Awaited, $"{counts}");
            Assert.InRange(counts.Share ?? 0, 0, 1);
            Assert.InRange(counts.Timeliness ?? 0, 0, 1);
        });
        Assert.Equal(total, page.Total);
        Assert.Equal(total, rows.Aggregate(default(Completeness), (sum, row) => sum + row.Counts));
    }
}
