using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class FillingTests
{
    [DatabaseFact]
    public async Task Starting_begins_one_draft_however_often(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var first = await world.Commands.StartAsync(Chum, "CHUM", P8);
        var before = await Snapshot.TakeAsync(world.Test.Database);
        var second = await world.Commands.StartAsync(Scopes.Pilot("CHUM"), "CHUM", P8);

        Assert.Equal((FilingStatus.Draft, 1, 1), (first.Status!.Value, first.Revision, first.Version));
        Assert.Equal(first, second);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));

        var detail = await world.DetailAsync();
        Assert.Equal((ObligationState.Draft, 1), (detail.Filing.State, detail.Filing.Revision));
        var step = Assert.Single(detail.Transitions);
        Assert.Equal((FilingStatus.Draft, "Establishment"), (step.Status, step.Persona));
        Assert.Equal(ObligationState.NotStarted, (await world.FilingAsync("ETE")).State);
    }

    [DatabaseFact]
    public async Task Cells_are_saved_with_their_four_answers_and_a_version_each(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        CellEdit[] edits =
        [
            new(Cell("DONE"), Answer.Number(0), 0),
            new(Cell("HRS"), Answer.Number(12.25m), 0),
            new(Cell("SESS.consult.video"), Answer.NotApplicable, 0),
            new(Cell("PAT"), Answer.NotAvailable, 0),
        ];

        var outcome = await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, edits);

        Assert.Equal((null, FilingStatus.Draft, 1), (outcome.Problem, outcome.Status!.Value, outcome.Revision));
        Assert.Equal(edits.Select(edit => new SavedCell(edit.Cell, edit.Answer, 1)), outcome.Saved);
        var detail = await world.DetailAsync();
        Assert.All(edits, edit => Assert.Equal(edit.Answer, detail.Answer(edit.Cell)));
        Assert.Equal((Answer.Blank, 0), (detail.Answer(Cell("SCHED")), detail.Version(Cell("SCHED"))));
        Assert.Empty((await world.DetailAsync("ETE")).Cells);

        var entry = (await world.TrailAsync())[0];
        Assert.Equal(("FilingSaved", $"Filing/CHUM/{P8}"), (entry.Action, entry.Subject));
        Assert.Contains("""{"cell":"HRS","kind":"Blank"}""", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("""{"cell":"HRS","kind":"Number","amount":12.25}""", entry.Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_cell_can_be_changed_and_emptied_and_keeps_counting(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0), new(Cell("PAT"), Answer.Number(1), 0)]);

        var changed = await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Blank, 1)]);

        Assert.Equal([new SavedCell(Cell("DONE"), Answer.Blank, 2)], changed.Saved);
        var detail = await world.DetailAsync();
        Assert.Equal((Answer.Blank, 2), (detail.Answer(Cell("DONE")), detail.Version(Cell("DONE"))));
        Assert.Equal((Answer.Number(1), 1), (detail.Answer(Cell("PAT")), detail.Version(Cell("PAT"))));
    }

    [DatabaseFact]
    public async Task A_cell_that_another_changed_meanwhile_comes_back_with_both_values_and_the_others_are_saved(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0), new(Cell("PAT"), Answer.Number(3), 0)]);

        var outcome = await world.Commands.SaveCellsAsync(CentreUdem, "CHUM", P8,
        [
            new(Cell("DONE"), Answer.Number(6), 0),
            new(Cell("PAT"), Answer.Number(3), 0), // the same as theirs: nothing to choose
            new(Cell("HRS"), Answer.Number(2), 0),
        ]);

        Assert.True(outcome.Succeeded);
        Assert.Equal(
            [new CellConflict(Cell("DONE"), Answer.Number(5), Answer.Number(6), 1) { ByName = Chum.ActorName, AtUtc = world.Test.Time.UtcNow }], outcome.Conflicts);
        Assert.Equal([new SavedCell(Cell("PAT"), Answer.Number(3), 1), new SavedCell(Cell("HRS"), Answer.Number(2), 1)], outcome.Saved);
        var detail = await world.DetailAsync();
        Assert.Equal((Answer.Number(5), Answer.Number(2)), (detail.Answer(Cell("DONE")), detail.Answer(Cell("HRS"))));

        var chosen = await world.Commands.SaveCellsAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), Answer.Number(6), outcome.Conflicts[0].Version)]);
        Assert.Empty(chosen.Conflicts);
        Assert.Equal(Answer.Number(6), (await world.DetailAsync()).Answer(Cell("DONE")));
        Assert.Equal("test:centre:UDEM", (await world.TrailAsync())[0].ActorId);
    }

    [DatabaseFact]
    public async Task Of_two_edits_of_one_cell_in_a_save_the_last_is_meant(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var outcome = await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(1), 0), new(Cell("DONE"), Answer.Number(2), 0)]);

        Assert.Equal([new SavedCell(Cell("DONE"), Answer.Number(2), 1)], outcome.Saved);
        Assert.Equal(Answer.Number(2), (await world.DetailAsync()).Answer(Cell("DONE")));
    }

    [DatabaseFact]
    public async Task A_save_that_changes_nothing_writes_nothing_and_begins_no_draft(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var before = await Snapshot.TakeAsync(world.Test.Database);

        var blank = await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Blank, 0)]);
        var none = await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, []);

        Assert.True(blank.Succeeded && none.Succeeded);
        Assert.Equal((null, 0, 0), (blank.Status, blank.Revision, blank.Version));
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task One_unknown_cell_refuses_the_whole_save(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        string[] unknown = ["NOSUCH", "DONE.consult", "SESS", "SESS.consult.fax", "LATER", "FORMER", "OTHER", "R_COMPL"];

        var outcome = await world.RefusedAsync(FilingProblem.UnknownCell, () => world.Commands.SaveCellsAsync(
            Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0), .. unknown.Select(name => new CellEdit(Cell(name), Answer.Number(1), 0))]));

        Assert.Equal(unknown.Select(Cell), outcome.UnknownCells);
    }

    [DatabaseFact]
    public async Task Nothing_is_found_outside_ones_scope(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        AccessScope[] strangers = [Scopes.Establishment("ETE"), Scopes.Pilot("CHUQ"), CentreUl, Scopes.Centre("MCGILL")];
        foreach (var scope in strangers)
        {
            await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(scope, "CHUM", P8));
            await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.SaveCellsAsync(scope, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0)]));
        }

        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(CentreUdem, "NOBODY", P8));
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(CentreUdem, "CHUM", "2024-2025-P14"));
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(CentreUdem, "CCT-CHUM", P8));
    }

    [DatabaseFact]
    public async Task A_centre_acts_for_those_who_belonged_to_its_territory_on_the_periods_last_day(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(6, 8); // IUCPQ moves from UL to UDEM in between
        world.GoTo(new DateOnly(2024, 10, 2));
        var p6 = PlantedForm.Code(6);

        Assert.True((await world.Commands.StartAsync(CentreUl, "IUCPQ", p6)).Succeeded);
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(CentreUdem, "IUCPQ", p6));
        Assert.True((await world.Commands.StartAsync(CentreUdem, "IUCPQ", P8)).Succeeded);
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.StartAsync(CentreUl, "IUCPQ", P8));
    }

    [DatabaseFact]
    public async Task Who_only_reads_or_decides_does_not_fill_in(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        foreach (var scope in new[] { Ministry, Scopes.Auditor, Scopes.Administrator })
        {
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.StartAsync(scope, "CHUM", P8));
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.SaveCellsAsync(scope, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0)]));
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.ExplainAsync(scope, "CHUM", P8, "V12", "…", 0));
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.DeclareNothingToReportAsync(scope, "CHUM", P8, true, 0));
        }
    }

    [DatabaseFact]
    public async Task A_period_that_is_not_opened_or_a_filing_that_is_waived_cannot_be_filled_in(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.WaiveAsync("CHUM", 8);

        await world.RefusedAsync(FilingProblem.PeriodNotOpened, () => world.Commands.StartAsync(Chum, "CHUM", PlantedForm.Code(7)));
        await world.RefusedAsync(FilingProblem.PeriodNotOpened, () => world.Commands.StartAsync(Scopes.Establishment("HSC"), "HSC", P8));
        await world.RefusedAsync(FilingProblem.Waived, () => world.Commands.StartAsync(Chum, "CHUM", P8));
        Assert.True((await world.Commands.StartAsync(Scopes.Establishment("ETE"), "ETE", P8)).Succeeded);
    }

    [DatabaseFact]
    public async Task A_filing_can_be_filled_in_until_its_lock_date_and_not_a_day_longer(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        world.GoTo(P8Ends.AddDays(30));
        Assert.True((await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 0)])).Succeeded);

        world.GoTo(P8Ends.AddDays(31));
        var refused = await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(6), 1)]));
        Assert.Equal((FilingStatus.Draft, 1, 1), (refused.Status!.Value, refused.Revision, refused.Version));
        await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.StartAsync(Scopes.Establishment("ETE"), "ETE", P8));
        await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, 1));
        await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, 1));
    }

    [DatabaseFact]
    public async Task The_lock_date_is_a_day_in_Montreal(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        world.Test.Clock.Now = new DateTimeOffset(2024, 12, 10, 4, 59, 0, TimeSpan.Zero); // 23:59 on the 9th
        Assert.True((await world.Commands.StartAsync(Chum, "CHUM", P8)).Succeeded);

        world.Test.Clock.Now = new DateTimeOffset(2024, 12, 10, 5, 0, 0, TimeSpan.Zero);
        await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.StartAsync(Scopes.Establishment("ETE"), "ETE", P8));
    }

    [DatabaseFact]
    public async Task What_is_submitted_reviewed_or_accepted_cannot_be_filled_in(TestEngine on)
    {
        foreach (var status in new[] { FilingStatus.Submitted, FilingStatus.Reviewed, FilingStatus.Accepted })
        {
            await using var world = await WithP8Async(on);
            await world.BringToAsync(status);
            var version = (await world.FilingAsync()).Version;

            await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.StartAsync(Chum, "CHUM", P8));
            var refused = await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 1)]));
            Assert.Equal(status, refused.Status);
            await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, version));
            await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "…", 0));
        }
    }

    [DatabaseFact]
    public async Task A_returned_filing_goes_on_in_a_copy_and_stays_readable_as_it_was(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());
        await world.BringToAsync(FilingStatus.Returned, answers: Sound(("PAT", 41))); // explained: more patients than activities
        var returned = await world.DetailAsync();
        Assert.Single(returned.Explanations);
        Assert.Equal((1, 2), (returned.Version(Cell("HRS")), returned.Version(Cell("PAT"))));

        var saved = await world.Commands.SaveCellsAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), Answer.Number(70), returned.Version(Cell("DONE")))]);

        Assert.Equal((null, FilingStatus.Draft, 2), (saved.Problem, saved.Status!.Value, saved.Revision));
        Assert.True(saved.Version > returned.Filing.Version);
        var draft = await world.DetailAsync();
        Assert.Equal(saved.Version, draft.Filing.Version);
        Assert.Equal(CellNames.Count, draft.Cells.Count);
        Assert.All(CellNames.Except(["DONE"]), name => Assert.Equal(returned.Cells[Cell(name)] with { Revision = 2 }, draft.Cells[Cell(name)]));
        Assert.Equal(returned.Explanations, draft.Explanations);
        Assert.Equal((2, FilingStatus.Draft, "Centre"), (draft.Transitions[0].Revision, draft.Transitions[0].Status, draft.Transitions[0].Persona));

        var earlier = await world.ReadAsync(session => FilingQueries.RevisionAsync(session, Chum, world.Today, "CHUM", P8, 1));
        Assert.Equal(returned.Answers, earlier);
        Assert.Equal((false, 2), (draft.Filing.IsNothingToReport, draft.Filing.Revision));
        Assert.Contains("\"begun\":true", (await world.TrailAsync())[0].Detail, StringComparison.Ordinal);
    }
}
