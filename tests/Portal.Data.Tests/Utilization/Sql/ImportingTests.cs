using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Several cells of several filings: all of them, or not a row.</summary>
public sealed class ImportingTests
{
    [DatabaseFact]
    public async Task Every_filing_is_written_in_one_go_and_each_is_told_in_the_trail(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(5) });

        var outcome = await world.Commands.SaveFilingsAsync(CentreUdem, P8,
        [
            new("IUCPQ", [new(Cell("DONE"), Answer.NotApplicable, 0)]),
            new("CHUM", [new(Cell("DONE"), Answer.Number(6), 1), new(Cell("HRS"), Answer.Number(1.5m), 0), new(Cell("PAT"), Answer.Blank, 0)]),
        ]);

        Assert.True(outcome.Succeeded);
        Assert.Equal(3, outcome.Written);
        var chum = await world.DetailAsync();
        Assert.Equal((Answer.Number(6), Answer.Number(1.5m)), (chum.Answer(Cell("DONE")), chum.Answer(Cell("HRS"))));
        Assert.Equal(Answer.NotApplicable, (await world.DetailAsync("IUCPQ")).Answer(Cell("DONE")));
        var told = (await world.TrailAsync())[0];
        Assert.Equal(("FilingSaved", "test:centre:UDEM"), (told.Action, told.ActorId));
        Assert.Contains("\"imported\":true", told.Detail, StringComparison.Ordinal);
        Assert.Contains("\"begun\":true", (await world.TrailAsync("IUCPQ"))[0].Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_conflict_in_one_filing_keeps_all_others_as_they_were(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(5) });
        var before = await Snapshot.TakeAsync(world.Test.Database);

        var outcome = await world.Commands.SaveFilingsAsync(CentreUdem, P8,
        [
            new("CHUM", [new(Cell("DONE"), Answer.Number(6), 0), new(Cell("HRS"), Answer.Number(1), 0)]),
            new("IUCPQ", [new(Cell("DONE"), Answer.Number(7), 0)]),
        ]);

        Assert.False(outcome.Succeeded);
        Assert.Equal(0, outcome.Written);
        Assert.Equal(
            [new CellConflict(Cell("DONE"), Answer.Number(5), Answer.Number(6), 1) { ByName = Scopes.Establishment("CHUM").ActorName, AtUtc = world.Test.Time.UtcNow }],
            outcome.Filings["CHUM"].Conflicts);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task One_filing_that_cannot_take_it_refuses_the_whole(TestEngine on)
    {
        await RefusesAsync(on, FilingProblem.WrongState, world => world.BringToAsync(FilingStatus.Submitted, "IUCPQ"));
        await RefusesAsync(on, FilingProblem.NothingToReport,
            world => world.Commands.DeclareNothingToReportAsync(Scopes.Establishment("IUCPQ"), "IUCPQ", P8, true, 0));
        await RefusesAsync(on, FilingProblem.UnknownCell, _ => Task.CompletedTask, cell: "OTHER");
        await RefusesAsync(on, FilingProblem.NotFound, _ => Task.CompletedTask, body: "CHUQ");
    }

    [DatabaseFact]
    public async Task After_the_lock_date_and_for_who_only_reads_nothing_is_taken(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var before = await Snapshot.TakeAsync(world.Test.Database);
        FilingEdits[] wanted = [new("CHUM", [new(Cell("DONE"), Answer.Number(6), 0)])];

        Assert.Equal(FilingProblem.NotAllowed, (await world.Commands.SaveFilingsAsync(Ministry, P8, wanted)).Filings["CHUM"].Problem);
        world.GoTo(P8Ends.AddDays(31));
        Assert.Equal(FilingProblem.Locked, (await world.Commands.SaveFilingsAsync(CentreUdem, P8, wanted)).Filings["CHUM"].Problem);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task Sent_twice_it_writes_once_and_begins_no_draft_for_nothing(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        FilingEdits[] wanted = [new("CHUM", [new(Cell("DONE"), Answer.Number(6), 0)]), new("IUCPQ", [new(Cell("DONE"), Answer.Blank, 0)])];
        Assert.Equal(1, (await world.Commands.SaveFilingsAsync(CentreUdem, P8, wanted)).Written);
        var before = await Snapshot.TakeAsync(world.Test.Database);

        var again = await world.Commands.SaveFilingsAsync(CentreUdem, P8, wanted);

        Assert.True(again.Succeeded);
        Assert.Equal(0, again.Written);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
        Assert.Equal(ObligationState.NotStarted, (await world.FilingAsync("IUCPQ")).State);
    }

    [DatabaseFact]
    public async Task A_returned_filing_goes_on_in_a_copy(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned);
        var seen = (await world.DetailAsync()).Version(Cell("DONE"));

        var outcome = await world.Commands.SaveFilingsAsync(Chum, P8, [new("CHUM", [new(Cell("DONE"), Answer.Number(70), seen)])]);

        Assert.Equal((FilingStatus.Draft, 2), (outcome.Filings["CHUM"].Status!.Value, outcome.Filings["CHUM"].Revision));
        Assert.Equal(CellNames.Count, (await world.DetailAsync()).Cells.Count);
    }

    [DatabaseFact]
    public async Task Of_two_imports_at_once_one_is_written_whole_and_the_other_not_at_all(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        FilingCommands[] commands = [world.Commands, world.CommandsOn(world.Test.OpenAnother())];

        var outcomes = await AtOnce.RunAsync(2, i => commands[i].SaveFilingsAsync(CentreUdem, P8,
            [.. new[] { "CHUM", "IUCPQ" }.Select(body => new FilingEdits(body, [new(Cell("DONE"), Answer.Number(i + 1), 0), new(Cell("PAT"), Answer.Number(i + 11), 0)]))]));

        var winner = outcomes[0].Succeeded ? 0 : 1;
        Assert.Equal([true, false], new[] { outcomes[winner].Succeeded, outcomes[1 - winner].Succeeded });
        foreach (var body in new[] { "CHUM", "IUCPQ" })
        {
            var detail = await world.DetailAsync(body);
            Assert.Equal((Answer.Number(winner + 1), Answer.Number(winner + 11)), (detail.Answer(Cell("DONE")), detail.Answer(Cell("PAT"))));
        }
    }

    [DatabaseFact]
    public async Task A_period_is_read_whole_within_the_scope_and_as_each_page_shows_it(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(5) });
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(9) }, "CHUQ");

        var filings = await world.ReadAsync(session => FilingQueries.OfPeriodAsync(session, CentreUdem, world.Today, P8));

        Assert.Equal(["CHUM", "IUCPQ"], filings.Select(filing => filing.Filing.BodyCode).Where(body => body is "CHUM" or "IUCPQ" or "CHUQ"));
        foreach (var filing in filings)
        {
            var detail = await world.DetailAsync(filing.Filing.BodyCode);
            Assert.Equal(detail.Filing, filing.Filing);
            Assert.Equal(detail.Answers, filing.Answers);
        }

        Assert.Empty(await world.ReadAsync(session => FilingQueries.OfPeriodAsync(session, CentreUdem, world.Today, Code(7))));
    }

    /// <summary>CHUM's cell is sound; the other's is refused, and neither is written.</summary>
    private static async Task RefusesAsync(
        TestEngine on, FilingProblem problem, Func<FilingWorld, Task> arrange, string body = "IUCPQ", string cell = "DONE")
    {
        await using var world = await WithP8Async(on);
        await arrange(world);
        var before = await Snapshot.TakeAsync(world.Test.Database);

        var outcome = await world.Commands.SaveFilingsAsync(CentreUdem, P8,
            [new("CHUM", [new(Cell("DONE"), Answer.Number(6), 0)]), new(body, [new(Cell(cell), Answer.Number(7), 0)])]);

        Assert.Equal(problem, outcome.Filings[body].Problem);
        Assert.True(outcome.Filings["CHUM"].Succeeded);
        Assert.Equal(0, outcome.Written);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }
}
