using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>What is kept is what one would compute: after any history, without a nightly step.</summary>
public sealed class KeptSumsTests
{
    private const string Spoil = "UPDATE InsightGroupSheet SET Figures = @Figures WHERE FirstSequence = 1";
    private const string Forget = "DELETE FROM InsightBodySheet WHERE Sheet = @Sheet";
    private const string Lower = "UPDATE InsightBodySheet SET Peak = Peak - 1 WHERE Peak > 0";
    private const string Bodies = "SELECT BodyId FROM Body";

    [DatabaseFact]
    public async Task After_any_history_what_is_kept_is_what_is_computed(TestEngine on)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var world = await InsightWorld.MakeAsync(on, seed);
            for (var round = 0; round < 6; round++)
            {
                await world.LiveAsync(25);
                Assert.Equal(new RebuildReport(5, 0), await InsightRebuild.RunAsync(world.Filings.Test.Database, checkOnly: true));
            }
        }
    }

    [DatabaseFact]
    public async Task A_value_is_in_the_next_answer(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        var question = new InsightQuestion { Measures = [new("DONE")], From = FilingWorld.P8, To = FilingWorld.P8 };
        var accepted = question with { Basis = Basis.Accepted };

        Assert.Equal((null, 0, 4), await ToldAsync(world, question));
        await world.Filings.BringToAsync(FilingStatus.Submitted);
        Assert.Equal((80, 1, 4), await ToldAsync(world, question));
        Assert.Equal((null, 0, 4), await ToldAsync(world, accepted));
        await world.Filings.Commands.ReviewAsync(FilingWorld.CentreUdem, "CHUM", FilingWorld.P8, (await world.Filings.FilingAsync()).Version);
        await world.Filings.Commands.AcceptAsync(FilingWorld.Ministry, "CHUM", FilingWorld.P8, (await world.Filings.FilingAsync()).Version);
        Assert.Equal((80, 1, 4), await ToldAsync(world, accepted));

        // A newer revision counts as submitted; the accepted one goes on counting as accepted.
        await world.Filings.Commands.ReopenAsync(
            FilingWorld.Ministry, "CHUM", FilingWorld.P8, "Erreur", world.Filings.Today.AddDays(9), (await world.Filings.FilingAsync()).Version);
        Assert.Equal((80, 1, 4), await ToldAsync(world, question));
        await world.Filings.SubmitAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(70) });
        Assert.Equal((70, 1, 4), await ToldAsync(world, question));
        Assert.Equal((80, 1, 4), await ToldAsync(world, accepted));

        await world.Filings.WaiveAsync("ETE", 8);
        await InsightRebuild.RunAsync(world.Filings.Test.Database, checkOnly: false);
        Assert.Equal((70, 1, 3), await ToldAsync(world, question));
    }

    /// <summary>Other figures than those that were filed, and bytes that are no figures.</summary>
    [DatabaseFact]
    public async Task A_rebuild_finds_what_was_spoilt_and_puts_it_right(TestEngine on)
    {
        var other = new FigureSheet();
        other.Add(new SheetPart(1, "", "", SheetRow.Both), Enumerable.Repeat(new Figures { Sum = 700, Numbers = 1 }, YearFigures.Periods).ToArray());
        await SpoilAsync(on, other.Write());
        await SpoilAsync(on, [1, 6]);
    }

    [DatabaseFact]
    public async Task A_rebuild_finds_peaks_that_are_not_those_of_their_figures(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(60);
        var database = world.Filings.Test.Database;
        var lowered = await database.WriteAsync(session => session.ExecuteAsync(Lower, new { }));

        Assert.True(lowered > 0);
        Assert.Equal(lowered, (await InsightRebuild.RunAsync(database, checkOnly: true)).Differences);
        Assert.Equal(lowered, (await InsightRebuild.RunAsync(database, checkOnly: false)).Differences);
        Assert.Equal(0, (await InsightRebuild.RunAsync(database, checkOnly: true)).Differences);
    }

    private static async Task SpoilAsync(TestEngine on, byte[] spoilt)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(60);
        var database = world.Filings.Test.Database;
        var bodyId = await NetworkBuilder.PlantAsync(database, network => network.BodyIdAsync("CHUM"));
        await database.WriteAsync(session => session.ExecuteAsync(Forget, new { Sheet = FigureSheet.NumberOf(bodyId) }));
        await database.WriteAsync(session => session.ExecuteAsync(Spoil, new { Figures = spoilt }));

        var found = await InsightRebuild.RunAsync(database, checkOnly: true);
        Assert.True(found.Differences > 10, $"{found}");
        Assert.True((await InsightRebuild.RunAsync(database, checkOnly: false)).Differences > 10);
        Assert.Equal(0, (await InsightRebuild.RunAsync(database, checkOnly: true)).Differences);
    }

    /// <summary>Told in the transaction of the change, the groups follow; told again, nothing happens.</summary>
    [DatabaseFact]
    public async Task A_change_of_structure_moves_what_is_kept(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(80);
        var database = world.Filings.Test.Database;
        var question = new InsightQuestion { Measures = [new("SCHED")], Rows = Dimension.Territory, From = PlantedForm.Code(1), To = PlantedForm.Code(9) };
        var before = await world.AnswerAsync(question);

        await database.WriteAsync(async session =>
        {
            await new NetworkBuilder(session).MoveAsync("CHUM", "MCGILL", new DateOnly(2024, 7, 1));
            await InsightSums.ResliceAsync(session, await session.ListAsync<int>(Bodies));
            return 0;
        });
        var after = await world.AnswerAsync(question);

        Assert.Equal(["UL", "UDEM"], before.Rows.Select(row => row.Code));
        Assert.Equal(["UL", "UDEM", "MCGILL"], after.Rows.Select(row => row.Code));
        Assert.Equal(before.Totals, after.Totals);
        var report = await InsightRebuild.RunAsync(database, checkOnly: true);
        Assert.Equal(0, report.Differences);
    }

    private static async Task<(decimal? Done, int Filed, int Due)> ToldAsync(InsightWorld world, InsightQuestion question)
    {
        var cell = (await world.AnswerAsync(question)).Totals[0];
        return (cell.Value.Amount, cell.Data.Filed, cell.Data.Due);
    }
}
