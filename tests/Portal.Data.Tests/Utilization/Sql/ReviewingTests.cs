using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class ReviewingTests
{
    [DatabaseFact]
    public async Task The_centre_reviews_and_the_Ministry_accepts(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.SubmitAsync(Sound(), "ETE");
        var submitted = await world.SubmitAsync(Sound());

        var reviewed = await world.Commands.ReviewAsync(CentreUdem, "CHUM", P8, submitted.Version);
        Assert.Equal((null, FilingStatus.Reviewed), (reviewed.Problem, reviewed.Status!.Value));
        var accepted = await world.Commands.AcceptAsync(Ministry, "CHUM", P8, reviewed.Version);
        Assert.Equal((null, FilingStatus.Accepted), (accepted.Problem, accepted.Status!.Value));

        var detail = await world.DetailAsync();
        Assert.Equal((ObligationState.Accepted, accepted.Version), (detail.Filing.State, detail.Filing.Version));
        Assert.Equal([FilingStatus.Accepted, FilingStatus.Reviewed, FilingStatus.Submitted, FilingStatus.Draft], detail.Transitions.Select(step => step.Status));
        Assert.Equal(ObligationState.Submitted, (await world.FilingAsync("ETE")).State);
        Assert.Equal(["FilingAccepted", "FilingReviewed", "FilingSubmitted", "FilingSaved"], (await world.TrailAsync()).Select(entry => entry.Action));
    }

    [DatabaseFact]
    public async Task Each_decision_starts_from_its_own_state(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var bodies = new[] { (FilingStatus.Draft, "CHUM"), (FilingStatus.Submitted, "ETE"), (FilingStatus.Returned, "IUCPQ") };
        foreach (var (status, body) in bodies)
        {
            await world.BringToAsync(status, body);
            var version = (await world.FilingAsync(body)).Version;
            if (status != FilingStatus.Submitted)
            {
                await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ReviewAsync(CentreUdem, body, P8, version));
                await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ReturnAsync(CentreUdem, body, P8, [], "Revoir", version));
            }

            var problem = status == FilingStatus.Submitted ? FilingProblem.NotReviewed : FilingProblem.WrongState;
            await world.RefusedAsync(problem, () => world.Commands.AcceptAsync(Ministry, body, P8, version));
        }

        await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ReviewAsync(CentreUl, "CHUQ", P8, 0)); // not begun
        await world.BringToAsync(FilingStatus.Accepted, "CHUQ");
        var accepted = (await world.FilingAsync("CHUQ")).Version;
        await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ReviewAsync(CentreUl, "CHUQ", P8, accepted));
        await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.ReturnAsync(Ministry, "CHUQ", P8, [], "Revoir", accepted));
        await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.AcceptAsync(Ministry, "CHUQ", P8, accepted));
    }

    [DatabaseFact]
    public async Task Each_decision_is_taken_by_those_who_may_on_what_they_saw(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var version = (await world.SubmitAsync(Sound())).Version;
        ReturnReason[] reasons = [new(Cell("DONE"), "À vérifier")];

        foreach (var scope in new[] { Chum, Scopes.Pilot("CHUM"), Scopes.Auditor, Scopes.Administrator })
        {
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.ReviewAsync(scope, "CHUM", P8, version));
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.ReturnAsync(scope, "CHUM", P8, reasons, null, version));
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.AcceptAsync(scope, "CHUM", P8, version));
        }

        await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.ReviewAsync(Ministry, "CHUM", P8, version));
        await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.AcceptAsync(CentreUdem, "CHUM", P8, version));
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.ReviewAsync(CentreUl, "CHUM", P8, version));
        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.ReturnAsync(CentreUl, "CHUM", P8, reasons, null, version));
        await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.ReviewAsync(CentreUdem, "CHUM", P8, version - 1));
        await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, reasons, null, version - 1));
        var reviewed = await world.Commands.ReviewAsync(CentreUdem, "CHUM", P8, version);
        await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.AcceptAsync(Ministry, "CHUM", P8, version));
        Assert.True((await world.Commands.AcceptAsync(Ministry, "CHUM", P8, reviewed.Version)).Succeeded);
    }

    [DatabaseFact]
    public async Task A_return_pins_its_reasons_to_cells_and_gives_ten_days(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned, "ETE");
        var submitted = await world.SubmitAsync(Sound());
        world.GoTo(P8Ends.AddDays(28)); // two days before the lock

        var returned = await world.Commands.ReturnAsync(
            CentreUdem, "CHUM", P8, [new(Cell("SESS.consult.video"), " Annulés compris? "), new(Cell("DONE"), "Trop bas")], " Merci ", submitted.Version);

        Assert.Equal((null, FilingStatus.Returned, P8Ends.AddDays(38)), (returned.Problem, returned.Status!.Value, returned.LocksOn!.Value));
        var detail = await world.DetailAsync();
        Assert.Equal((ObligationState.Returned, P8Ends.AddDays(38)), (detail.Filing.State, detail.Filing.LocksOn));
        Assert.Equal([(1, 1, Cell("SESS.consult.video"), "Annulés compris?"), (1, 2, Cell("DONE"), "Trop bas")],
            detail.ReturnReasons.Select(reason => (reason.Revision, reason.Number, reason.Cell, reason.Reason)));
        Assert.Equal("Merci", detail.LastReturn!.Message);
        Assert.Single((await world.DetailAsync("ETE")).ReturnReasons);

        var entry = (await world.TrailAsync())[0];
        Assert.Equal("FilingReturned", entry.Action);
        Assert.Contains("\"locksOn\":\"2024-12-09\"", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("\"locksOn\":\"2024-12-17\"", entry.Detail, StringComparison.Ordinal);

        world.GoTo(P8Ends.AddDays(38));
        Assert.True((await world.Commands.StartAsync(Chum, "CHUM", P8)).Succeeded);
        world.GoTo(P8Ends.AddDays(39));
        await world.RefusedAsync(FilingProblem.Locked, () => world.Commands.StartAsync(Scopes.Establishment("ETE"), "ETE", P8));
        Assert.Equal(ObligationState.Missing, (await world.FilingAsync()).State);
    }

    [DatabaseFact]
    public async Task A_return_never_shortens_the_time_that_is_left(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var submitted = await world.SubmitAsync(Sound());

        var returned = await world.Commands.ReturnAsync(Ministry, "CHUM", P8, [], "Revoir", submitted.Version);

        Assert.Equal(P8Ends.AddDays(30), returned.LocksOn);
        Assert.Equal(P8Ends.AddDays(30), (await world.FilingAsync()).LocksOn);
        Assert.Empty((await world.DetailAsync()).ReturnReasons);
    }

    [DatabaseFact]
    public async Task A_return_needs_a_reason_or_a_message_and_cells_of_the_form(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var version = (await world.SubmitAsync(Sound())).Version;

        await world.RefusedAsync(FilingProblem.Missing, () => world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [], " ", version));
        await world.RefusedAsync(FilingProblem.Missing, () => world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), " ")], "Revoir", version));
        await world.RefusedAsync(FilingProblem.TooLong, () => world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [], new string('x', 2001), version));
        await world.RefusedAsync(FilingProblem.TooLong, () => world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), new string('x', 1001))], null, version));
        var unknown = await world.RefusedAsync(FilingProblem.UnknownCell, () =>
            world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), "a"), new(Cell("LATER"), "b")], null, version));
        Assert.Equal([Cell("LATER")], unknown.UnknownCells);
    }

    [DatabaseFact]
    public async Task The_Ministry_may_return_what_a_centre_has_reviewed(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Reviewed);

        var returned = await world.Commands.ReturnAsync(Ministry, "CHUM", P8, [new(Cell("HRS"), "Heures ou minutes?")], null, (await world.FilingAsync()).Version);

        Assert.True(returned.Succeeded);
        Assert.Equal(("Ministry", null), ((await world.DetailAsync()).LastReturn!.Persona, (await world.DetailAsync()).LastReturn!.Message));
    }

    [DatabaseFact]
    public async Task The_queue_holds_what_waits_for_the_caller_the_longest_wait_first(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(7, 8);
        await world.SubmitAsync(Sound(("PAT", 41)), "ETE");
        world.GoTo(P8Ends.AddDays(16));
        await world.BringToAsync(FilingStatus.Returned);
        await world.SubmitAsync(Sound(("PAT", 39)));
        await world.SubmitAsync(Sound(), "CHUQ");
        await world.BringToAsync(FilingStatus.Reviewed, "IUCPQ");

        var centre = await QueueAsync(world, CentreUdem);
        Assert.Equal([("ETE", 1, 1, false), ("CHUM", 2, 0, true)], centre.Select(row => (row.BodyCode, row.Revision, row.Explanations, row.IsLate)));
        Assert.Equal(("UDEM", P8, 8, FilingStatus.Submitted, "establishment:ETE"),
            (centre[0].TerritoryCode, centre[0].PeriodCode, centre[0].Number, centre[0].Status, centre[0].SubmittedByName));
        Assert.Equal((await world.FilingAsync("ETE")).Version, centre[0].Version);

        Assert.Equal(["CHUQ"], (await QueueAsync(world, CentreUl)).Select(row => row.BodyCode));
        Assert.Equal(["IUCPQ"], (await QueueAsync(world, Ministry)).Select(row => row.BodyCode));
        var submitted = new ReviewFilter { Status = FilingStatus.Submitted };
        Assert.Equal(["ETE", "CHUM", "CHUQ"], (await QueueAsync(world, Ministry, submitted)).Select(row => row.BodyCode));
        Assert.Equal(["CHUQ"], (await QueueAsync(world, Ministry, submitted with { Territory = "UL" })).Select(row => row.BodyCode));
        Assert.Equal(["CHUM"], (await QueueAsync(world, Ministry, submitted, new PageRequest(1, 1))).Select(row => row.BodyCode));
        Assert.Empty(await QueueAsync(world, Ministry, submitted with { Period = Code(7) }));
        Assert.Equal(["CHUM"], (await QueueAsync(world, Chum, submitted)).Select(row => row.BodyCode));

        Assert.Equal(3, await world.ReadAsync(session => ReviewQueries.CountAsync(session, Ministry, world.Today, submitted)));
        Assert.Equal(2, await world.ReadAsync(session => ReviewQueries.CountAsync(session, CentreUdem, world.Today, submitted)));
    }

    private static Task<IReadOnlyList<ReviewRow>> QueueAsync(FilingWorld world, AccessScope scope, ReviewFilter? filter = null, PageRequest? page = null) =>
        world.ReadAsync(session => ReviewQueries.ListAsync(session, scope, world.Today, filter ?? ReviewFilter.For(scope), page ?? new PageRequest(0, 50)));
}
