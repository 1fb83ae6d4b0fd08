using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Anybody does anything, in any order: what must hold of a filing holds after each step.</summary>
public sealed class WorkflowTests
{
    /// <summary>What whoever is in charge would do next, so that every state is reached.</summary>
    private const int Onward = 9;

    private const string Broken = """
        SELECT COUNT(*) AS Broken
        FROM ReportingObligation o
        WHERE (SELECT COUNT(*) FROM Filing f WHERE f.ReportingObligationId = o.ReportingObligationId AND f.IsCurrent = 1)
                <> (SELECT COUNT(DISTINCT f.ReportingObligationId) FROM Filing f WHERE f.ReportingObligationId = o.ReportingObligationId)
            OR EXISTS (
                SELECT 1 FROM Filing f
                WHERE f.ReportingObligationId = o.ReportingObligationId
                    AND f.IsCounted <> CASE WHEN f.Status IN ('Submitted', 'Reviewed', 'Accepted') AND NOT EXISTS (
                        SELECT 1 FROM Filing n
                        WHERE n.ReportingObligationId = f.ReportingObligationId AND n.Revision > f.Revision
                            AND n.Status IN ('Submitted', 'Reviewed', 'Accepted')) THEN 1 ELSE 0 END)
            OR EXISTS (
                SELECT 1 FROM Filing f
                WHERE f.ReportingObligationId = o.ReportingObligationId AND f.IsCurrent = 0 AND f.Status <> 'Returned')
        """;

    private static readonly AccessScope[] Callers =
        [Chum, Chum, Chum, Scopes.Pilot("CHUM"), CentreUdem, CentreUdem, CentreUl, Ministry, Scopes.Establishment("ETE"), Scopes.Auditor];

    private static readonly Arbitrary<(int Caller, int Action, int Back)[]> Scripts = (
        from caller in Gen.Choose(0, Callers.Length - 1)
        from action in Gen.Frequency((1, Gen.Choose(0, 8)), (1, Gen.Constant(Onward)))
        from back in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Constant(1)))
        select (caller, action, back)).ArrayOf(24).ToArbitrary();

    [Fact]
    public void What_must_hold_holds_whoever_does_what() => Prop.ForAll(Scripts, script =>
    {
        RunAsync(script).GetAwaiter().GetResult();
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private static async Task RunAsync((int Caller, int Action, int Back)[] script)
    {
        await using var world = await WithP8Async(TestEngine.Sqlite);
        var decoy = await world.FillAsync(Sound(), "ETE");
        var (version, events) = (0, (await world.TrailAsync("CHUM")).Count);
        foreach (var (caller, action, back) in script)
        {
            var before = await world.FilingAsync();
            var (by, what) = action == Onward ? await NextAsync(world) : (Callers[caller], action);
            var outcome = await StepAsync(world, by, what, before.Version - back);
            var after = await world.FilingAsync();
            var trail = (await world.TrailAsync("CHUM")).Count;

            Assert.True(after.Version >= version, "A version goes forward only.");
            Assert.True(outcome.Succeeded ? trail - events is 0 or 1 : trail == events, "One event for each step that did something.");
            Assert.True(after == before || trail == events + 1, "Nothing changes without an event.");
            if (outcome.Succeeded)
            {
                Assert.Equal((after.Status, after.Revision, after.Version), (outcome.Status, outcome.Revision, outcome.Version));
            }

            Assert.Equal(0, await world.ReadAsync(session => session.FindAsync<int>(Broken)));
            (version, events) = (after.Version, trail);
        }

        var total = Completeness.Sum(await world.ReadAsync(session =>
            UtilizationQueries.CompletenessAsync(session, Ministry, world.Today, new UtilizationFilter(8, 8))));
        var chum = await world.FilingAsync();
        Assert.Equal(chum.State is ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted ? 1 : 0, total.Filed);
        Assert.Equal(decoy.Version, (await world.FilingAsync("ETE")).Version);
        Assert.Null(await world.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    private static async Task<(AccessScope By, int Action)> NextAsync(FilingWorld world)
    {
        var detail = await world.DetailAsync();
        return detail.Filing.Status switch
        {
            FilingStatus.Submitted => (CentreUdem, 6),
            FilingStatus.Reviewed => (Ministry, detail.Filing.Revision == 1 ? 7 : 8),
            _ when detail.Filing.IsNothingToReport => (Chum, 5),
            _ when detail.Cells.Count == 0 => (Chum, 1),
            _ when detail.Explanations.Count == 0 => (Chum, 2),
            _ => (Chum, 4),
        };
    }

    private static async Task<FilingOutcome> StepAsync(FilingWorld world, AccessScope caller, int action, int seen)
    {
        var commands = world.Commands;
        switch (action)
        {
            case 0:
                return await commands.StartAsync(caller, "CHUM", P8);
            case 1:
                var detail = await world.DetailAsync();
                return await commands.SaveCellsAsync(caller, "CHUM", P8,
                    [.. Sound(("PAT", 41)).Select(cell => new CellEdit(Cell(cell.Key), cell.Value, detail.Version(Cell(cell.Key))))]);
            case 2:
                return await commands.ExplainAsync(caller, "CHUM", P8, "V12", "Groupe", (await world.DetailAsync()).Explanations.GetValueOrDefault("V12")?.Version ?? 0);
            case 3:
                return await commands.DeclareNothingToReportAsync(caller, "CHUM", P8, seen % 3 == 0, seen);
            case 4 or 5:
                return await commands.SubmitAsync(caller, "CHUM", P8, seen);
            case 6:
                return await commands.ReviewAsync(caller, "CHUM", P8, seen);
            case 7:
                return await commands.ReturnAsync(caller, "CHUM", P8, [new(Cell("PAT"), "Vérifier")], null, seen);
            default:
                return await commands.AcceptAsync(caller, "CHUM", P8, seen);
        }
    }
}
