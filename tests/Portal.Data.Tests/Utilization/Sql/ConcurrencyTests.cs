using Portal.Data.Audit;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Several at once, each with a unit of work of their own, as from several processes.</summary>
public sealed class ConcurrencyTests
{
    private const string CountDrafts = """
        SELECT COUNT(*) AS Drafts
        FROM Filing f
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN Body b ON b.BodyId = o.BodyId
        WHERE b.Code = @Code
        """;

    [DatabaseFact]
    public async Task Of_two_who_save_one_cell_at_once_one_is_asked_to_choose(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        FilingCommands[] commands = [world.Commands, world.CommandsOn(world.Test.OpenAnother())];
        for (var round = 0; round < 15; round++)
        {
            var seen = (await world.DetailAsync()).Version(Cell("DONE"));
            var start = round * 10;

            var outcomes = await AtOnce.RunAsync(2, i =>
                commands[i].SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(start + i + 1), seen), new(Cell(i == 0 ? "PAT" : "HRS"), Answer.Number(start + 1), round)]));

            var winner = Assert.Single(outcomes, outcome => outcome.Conflicts.Count == 0);
            var loser = Assert.Single(outcomes, outcome => outcome.Conflicts.Count == 1);
            Assert.Equal(winner.Saved[0].Answer, loser.Conflicts[0].Theirs);
            Assert.NotEqual(loser.Conflicts[0].Yours, loser.Conflicts[0].Theirs);
            var detail = await world.DetailAsync();
            Assert.Equal(winner.Saved[0].Answer, detail.Answer(Cell("DONE")));
            Assert.Equal((Answer.Number(start + 1), Answer.Number(start + 1)), (detail.Answer(Cell("PAT")), detail.Answer(Cell("HRS"))));
        }

        Assert.Null(await world.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    [DatabaseFact]
    public async Task Of_many_who_start_at_once_all_work_on_one_draft(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var outcomes = await AtOnce.RunAsync(6, i => world.CommandsOn(world.Test.OpenAnother()).SaveCellsAsync(
            Chum, "CHUM", P8, [new(Cell(CellNames[i]), Answer.Number(i + 1), 0)]));

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded && outcome.Conflicts.Count == 0));
        Assert.Equal(1, await world.ReadAsync(session => session.FindAsync<int>(CountDrafts, new { Code = "CHUM" })));
        var detail = await world.DetailAsync();
        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(Answer.Number(i + 1), detail.Answer(Cell(CellNames[i]))));
    }

    [DatabaseFact]
    public async Task Of_two_who_submit_at_once_one_does_and_the_other_is_told(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var version = (await world.FillAsync(Sound())).Version;

        var outcomes = await AtOnce.RunAsync(2, i => world.CommandsOn(world.Test.OpenAnother()).SubmitAsync(Chum, "CHUM", P8, version));

        Assert.Equal([null, FilingProblem.Stale], outcomes.Select(outcome => outcome.Problem).Order());
        Assert.Single((await world.DetailAsync()).Transitions, step => step.Status == FilingStatus.Submitted);
    }

    [DatabaseFact]
    public async Task A_save_and_a_submission_at_once_never_change_what_was_submitted(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        foreach (var body in new[] { "CHUM", "ETE", "CHUQ", "IUCPQ" })
        {
            var version = (await world.FillAsync(Sound(), body)).Version;
            var scope = Scopes.Establishment(body);

            var outcomes = await AtOnce.RunAsync<FilingOutcome>(2, async i => i == 0
                ? await world.CommandsOn(world.Test.OpenAnother()).SubmitAsync(scope, body, P8, version)
                : await world.CommandsOn(world.Test.OpenAnother()).SaveCellsAsync(scope, body, P8, [new(Cell("HRS"), Answer.Blank, 1)]));

            // A blank saved first stops the submission; a submission that came first refuses the save.
            var isSubmitted = outcomes[0].Succeeded;
            Assert.Equal(isSubmitted ? FilingProblem.WrongState : null, outcomes[1].Problem);
            var detail = await world.DetailAsync(body);
            Assert.Equal(isSubmitted ? Answer.Number(12.5m) : Answer.Blank, detail.Answer(Cell("HRS")));
            Assert.Equal(isSubmitted ? FilingStatus.Submitted : FilingStatus.Draft, detail.Filing.Status);
        }
    }

    [DatabaseFact]
    public async Task A_review_and_a_return_at_once_leave_one_decision(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var version = (await world.SubmitAsync(Sound())).Version;

        var outcomes = await AtOnce.RunAsync<FilingOutcome>(2, async i => i == 0
            ? await world.CommandsOn(world.Test.OpenAnother()).ReviewAsync(CentreUdem, "CHUM", P8, version)
            : await world.CommandsOn(world.Test.OpenAnother()).ReturnAsync(CentreUdem, "CHUM", P8, [], "Revoir", version));

        var done = Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Single(outcomes, outcome => outcome.Problem == FilingProblem.Stale);
        Assert.Equal(done.Status, (await world.FilingAsync()).Status);
    }
}
