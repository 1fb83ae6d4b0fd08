using Portal.Data.Audit;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>What the Ministry does to one obligation: waive, lift, extend, reopen.</summary>
public sealed class ObligationTests
{
    private static readonly DateOnly Due = P8Ends.AddDays(15);
    private static readonly DateOnly Locks = P8Ends.AddDays(30);
    private static readonly SeenObligation AsOpened = new(Due, Locks, null);

    [DatabaseFact]
    public async Task A_waived_filing_is_neither_expected_nor_filled_in_until_the_waiver_is_lifted(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());

        Assert.True((await Commands(world).WaiveAsync(Ministry, "CHUM", P8, " Déménagement ", AsOpened)).Succeeded);

        var waived = await world.FilingAsync();
        Assert.Equal((ObligationState.Waived, "Déménagement"), (waived.State, waived.WaiverReason));
        Assert.Equal(new Completeness { Expected = 4, Waived = 1 }, Completeness.Sum(await CompletenessAsync(world)));
        Assert.Equal(FilingProblem.Waived, (await world.Commands.SubmitAsync(Chum, "CHUM", P8, waived.Version)).Problem);
        Assert.Equal(ObligationState.NotStarted, (await world.FilingAsync("ETE")).State);

        Assert.True((await Commands(world).LiftWaiverAsync(Ministry, "CHUM", P8, AsOpened with { WaiverReason = "Déménagement" })).Succeeded);
        Assert.Equal(ObligationState.Draft, (await world.FilingAsync()).State);
        Assert.Equal(Answer.Number(80), (await world.DetailAsync()).Answer(Cell("DONE")));
        Assert.Equal(["ObligationWaiverLifted", "ObligationWaived"], (await world.TrailAsync()).Take(2).Select(row => row.Action));
    }

    [DatabaseFact]
    public async Task An_extension_holds_for_one_establishment_and_opens_what_was_locked(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        world.GoTo(Locks.AddDays(1));
        Assert.Equal(ObligationState.Missing, (await world.FilingAsync()).State);

        Assert.True((await Commands(world).ExtendAsync(Ministry, "CHUM", P8, world.Today, world.Today.AddDays(5), "Panne", AsOpened)).Succeeded);

        await world.SubmitAsync(Sound());
        var filing = await world.FilingAsync();
        Assert.Equal((ObligationState.Submitted, false), (filing.State, filing.IsLate));
        Assert.Equal((ObligationState.Missing, Locks), ((await world.FilingAsync("ETE")).State, (await world.FilingAsync("ETE")).LocksOn));
        Assert.Contains("Panne", (await world.TrailAsync()).Single(row => row.Action == "ObligationExtended").Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_cannot_be_leaves_every_row_as_it_was(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.SubmitAsync(Sound(), "ETE");
        var commands = Commands(world);
        var today = world.Today;
        var before = await Snapshot.TakeAsync(world.Test.Database);
        (ObligationProblem Problem, Task<ObligationOutcome> Outcome)[] cases =
        [
            (ObligationProblem.NotFound, commands.WaiveAsync(Ministry, "NOWHERE", P8, "Motif", AsOpened)),
            (ObligationProblem.NotFound, commands.WaiveAsync(CentreUl, "CHUM", P8, "Motif", AsOpened)),
            (ObligationProblem.NotAllowed, commands.WaiveAsync(CentreUdem, "CHUM", P8, "Motif", AsOpened)),
            (ObligationProblem.NotAllowed, commands.ExtendAsync(Chum, "CHUM", P8, Due, Locks.AddDays(1), "Motif", AsOpened)),
            (ObligationProblem.NotAllowed, commands.LiftWaiverAsync(Scopes.Auditor, "CHUM", P8, AsOpened)),
            (ObligationProblem.Stale, commands.WaiveAsync(Ministry, "CHUM", P8, "Motif", AsOpened with { DueOn = Due.AddDays(1) })),
            (ObligationProblem.ReasonMissing, commands.WaiveAsync(Ministry, "CHUM", P8, "  ", AsOpened)),
            (ObligationProblem.ReasonTooLong, commands.WaiveAsync(Ministry, "CHUM", P8, new string('x', 501), AsOpened)),
            (ObligationProblem.AlreadyFiled, commands.WaiveAsync(Ministry, "ETE", P8, "Motif", AsOpened)),
            (ObligationProblem.Unchanged, commands.LiftWaiverAsync(Ministry, "CHUM", P8, AsOpened)),
            (ObligationProblem.DueMissing, commands.ExtendAsync(Ministry, "CHUM", P8, null, Locks, "Motif", AsOpened)),
            (ObligationProblem.LockMissing, commands.ExtendAsync(Ministry, "CHUM", P8, Due, null, "Motif", AsOpened)),
            (ObligationProblem.OutOfOrder, commands.ExtendAsync(Ministry, "CHUM", P8, Locks.AddDays(2), Locks.AddDays(1), "Motif", AsOpened)),
            (ObligationProblem.LockInPast, commands.ExtendAsync(Ministry, "CHUM", P8, today.AddDays(-2), today.AddDays(-1), "Motif", AsOpened)),
            (ObligationProblem.TooFarAhead, commands.ExtendAsync(Ministry, "CHUM", P8, Due, today.AddYears(1).AddDays(1), "Motif", AsOpened)),
            (ObligationProblem.Unchanged, commands.ExtendAsync(Ministry, "CHUM", P8, Due, Locks, "Motif", AsOpened)),
            (ObligationProblem.ReasonMissing, commands.ExtendAsync(Ministry, "CHUM", P8, Due, Locks.AddDays(1), null, AsOpened)),
        ];
        foreach (var (problem, outcome) in cases)
        {
            Assert.Equal(problem, (await outcome).Problem);
        }

        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task Of_two_who_change_the_same_obligation_one_is_told_that_it_is_stale(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(one =>
            Task.Run(() => Commands(world).ExtendAsync(Ministry, "CHUM", P8, Due, Locks.AddDays(one + 1), "Panne", AsOpened))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal(5, outcomes.Count(outcome => outcome.Problem == ObligationProblem.Stale));
        Assert.Single(await world.TrailAsync(), row => row.Action == "ObligationExtended");
    }

    [DatabaseFact]
    public async Task What_is_accepted_is_opened_again_for_a_time_and_counts_meanwhile(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Accepted, answers: Sound(("DONE", 50)));
        world.GoTo(Locks.AddDays(10));
        var accepted = await world.FilingAsync();
        var until = world.Today.AddDays(7);

        foreach (var (problem, reason, day, seen) in new[]
        {
            (FilingProblem.Missing, " ", until, accepted.Version), (FilingProblem.TooLong, new string('x', 1001), until, accepted.Version),
            (FilingProblem.ExpiryOutOfRange, "Erreur", world.Today.AddDays(-1), accepted.Version), (FilingProblem.ExpiryOutOfRange, "Erreur", world.Today.AddDays(61), accepted.Version),
            (FilingProblem.Stale, "Erreur", until, accepted.Version - 1),
        })
        {
            await world.RefusedAsync(problem, () => world.Commands.ReopenAsync(Ministry, "CHUM", P8, reason, day, seen));
        }

        await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.ReopenAsync(CentreUdem, "CHUM", P8, "Erreur", until, accepted.Version));
        Assert.True((await world.Commands.ReopenAsync(Ministry, "CHUM", P8, "Erreur de saisie", until, accepted.Version)).Succeeded);

        var open = await world.DetailAsync();
        Assert.Equal((ObligationState.Accepted, FilingStatus.Draft, 2, true, until), (open.Filing.State, open.Filing.Status!.Value, open.Filing.Revision, open.Filing.IsUnderRevision, open.Filing.LocksOn));
        Assert.Equal("Erreur de saisie", open.Transitions[0].Message);
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(60) });
        Assert.Equal(50, await DoneAsync(world));

        // Past the day it is closed by itself; a later reopening opens the same draft.
        world.GoTo(until.AddDays(1));
        var lapsed = await world.FilingAsync();
        Assert.Equal(FilingProblem.Locked, (await world.Commands.SubmitAsync(Chum, "CHUM", P8, lapsed.Version)).Problem);
        Assert.True((await world.Commands.ReopenAsync(Ministry, "CHUM", P8, "Encore un jour", world.Today, lapsed.Version)).Succeeded);
        Assert.Equal(2, (await world.FilingAsync()).Revision);
        await world.SubmitAsync(new Dictionary<string, Answer>());
        Assert.Equal(60, await DoneAsync(world));
        Assert.Equal(Answer.Number(50), (await world.ReadAsync(session => FilingQueries.RevisionAsync(session, Ministry, world.Today, "CHUM", P8, 1)))[Cell("DONE")]);
    }

    [DatabaseFact]
    public async Task A_reopening_before_the_lock_date_lasts_until_the_lock_date(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Accepted);

        var reopened = await world.Commands.ReopenAsync(Ministry, "CHUM", P8, "Erreur", world.Today.AddDays(2), (await world.FilingAsync()).Version);

        Assert.Equal((null, Locks), (reopened.Problem, reopened.LocksOn!.Value));
        Assert.Equal(Locks, (await world.FilingAsync()).LocksOn);
    }

    private static ObligationCommands Commands(FilingWorld world) =>
        new(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time, new InsightSums());

    private static Task<IReadOnlyList<CompletenessRow>> CompletenessAsync(FilingWorld world) =>
        world.ReadAsync(session => UtilizationQueries.CompletenessAsync(session, Ministry, world.Today, new UtilizationFilter(8, 8)));

    private static async Task<decimal?> DoneAsync(FilingWorld world) =>
        (await world.ReadAsync(session => UtilizationQueries.SummaryAsync(session, Ministry, new UtilizationFilter(8, 8)))).Single(row => row.IndicatorCode == "DONE").Total;
}
