using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class SubmittingTests
{
    [DatabaseFact]
    public async Task A_sound_filing_is_submitted_with_its_day_and_its_signature(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound(), "ETE");
        var saved = await world.FillAsync(Sound());

        var outcome = await world.Commands.SubmitAsync(Scopes.Pilot("CHUM"), "CHUM", P8, saved.Version);

        Assert.Equal((null, FilingStatus.Submitted, 1, saved.Version + 1), (outcome.Problem, outcome.Status!.Value, outcome.Revision, outcome.Version));
        Assert.Empty(outcome.Findings);
        var detail = await world.DetailAsync();
        var filing = detail.Filing;
        Assert.Equal((ObligationState.Submitted, false, world.Today), (filing.State, filing.IsLate, filing.FiledOn!.Value));
        Assert.Equal(("pilot:CHUM", world.Test.Time.UtcNow), (filing.SubmittedByName, filing.SubmittedAtUtc!.Value));
        Assert.Null(filing.CertifiedSeatId);
        Assert.Equal((FilingStatus.Submitted, "Pilot"), (detail.Transitions[0].Status, detail.Transitions[0].Persona));
        Assert.Equal(ObligationState.Draft, (await world.FilingAsync("ETE")).State);
        Assert.Equal("FilingSubmitted", (await world.TrailAsync())[0].Action);
    }

    [DatabaseFact]
    public async Task Blanks_and_rules_that_do_not_hold_stand_in_the_way(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var answers = Sound(("DONE", 101));
        answers["SESS.advice.async"] = Answer.Blank;
        answers.Remove("HRS");
        var saved = await world.FillAsync(answers);

        var refused = await world.RefusedAsync(FilingProblem.HasErrors, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, saved.Version));

        Assert.Equal(["V01", "blank:HRS", "blank:SESS.advice.async"], refused.Findings.Select(finding => finding.Key).Order(StringComparer.Ordinal));
        Assert.Equal((FilingStatus.Draft, saved.Version), (refused.Status!.Value, refused.Version));

        // Nothing entered at all: every cell is blank, and no draft is left behind.
        var empty = await world.RefusedAsync(FilingProblem.HasErrors, () => world.Commands.SubmitAsync(Scopes.Establishment("ETE"), "ETE", P8, 0));
        Assert.Equal(CellNames.Count, empty.Findings.Count);
        Assert.Equal((null, 0), (empty.Status, empty.Version));
    }

    [DatabaseFact]
    public async Task A_warning_needs_an_explanation_which_travels(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var saved = await world.FillAsync(Sound(("PAT", 41)));

        var refused = await world.RefusedAsync(FilingProblem.Unexplained, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, saved.Version));
        Assert.Equal("V12", Assert.Single(refused.Unexplained).Key);

        await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "Groupe", 0);
        var submitted = await world.Commands.SubmitAsync(Chum, "CHUM", P8, saved.Version);
        Assert.True(submitted.Succeeded);
        Assert.Equal("V12", Assert.Single(submitted.Findings).Key);
        Assert.Equal("Groupe", (await world.DetailAsync()).Explanations["V12"].Explanation);
    }

    [DatabaseFact]
    public async Task An_explanation_whose_finding_is_gone_does_not_travel(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound(("PAT", 41)));
        await world.Commands.ExplainAsync(Chum, "CHUM", P8, "V12", "Groupe", 0);
        await world.FillAsync(Sound(("PAT", 39)));

        await world.SubmitAsync(new Dictionary<string, Answer>());

        Assert.Empty((await world.DetailAsync()).Explanations);
        Assert.Contains("\"moot\":[\"V12\"]", (await world.TrailAsync())[0].Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_number_far_from_the_establishments_own_past_needs_an_explanation(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync([.. Enumerable.Range(1, 7)]);
        await world.FileAsync("CHUM", 1, 6, _ => Sound());
        await world.FileAsync("ETE", 1, 6, _ => Sound(("SCHED", 1000), ("DONE", 800))); // must not be compared with
        var p7 = Code(7);
        world.GoTo(new DateOnly(2024, 11, 1));
        await world.FillAsync(Sound(("SCHED", 1000), ("DONE", 80)), "CHUM", p7);

        var outcome = await world.Commands.SubmitAsync(Chum, "CHUM", p7, (await world.FilingAsync("CHUM", p7)).Version);

        Assert.Equal(FilingProblem.Unexplained, outcome.Problem);
        var prompt = Assert.IsType<Outlier>(Assert.Single(outcome.Unexplained));
        Assert.Equal((Cell("SCHED"), 100m), (prompt.Cell, prompt.Median));
        Assert.True((await world.Commands.ExplainAsync(Chum, "CHUM", p7, prompt.Key, "Nouveau service", 0)).Succeeded);
        Assert.True((await world.Commands.SubmitAsync(Chum, "CHUM", p7, outcome.Version)).Succeeded);
        await world.SubmitAsync(Sound(("SCHED", 1000), ("DONE", 800)), "ETE", p7);
        Assert.Empty((await world.DetailAsync("ETE", p7)).Explanations);
    }

    [DatabaseFact]
    public async Task Only_the_establishment_submits(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var saved = await world.FillAsync(Sound());
        foreach (var scope in new[] { CentreUdem, Ministry, Scopes.Auditor, Scopes.Administrator })
        {
            await world.RefusedAsync(FilingProblem.NotAllowed, () => world.Commands.SubmitAsync(scope, "CHUM", P8, saved.Version));
        }

        await world.RefusedAsync(FilingProblem.NotFound, () => world.Commands.SubmitAsync(Scopes.Establishment("ETE"), "CHUM", P8, saved.Version));
        await world.RefusedAsync(FilingProblem.Stale, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, saved.Version - 1));
    }

    [DatabaseFact]
    public async Task The_first_submission_decides_whether_it_is_late(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        world.GoTo(P8Ends.AddDays(15));
        await world.BringToAsync(FilingStatus.Returned);
        world.GoTo(P8Ends.AddDays(16));
        await world.SubmitAsync(new Dictionary<string, Answer>());
        await world.SubmitAsync(Sound(), "ETE");

        var (chum, ete) = (await world.FilingAsync(), await world.FilingAsync("ETE"));
        Assert.Equal((P8Ends.AddDays(15), false, 2), (chum.FiledOn!.Value, chum.IsLate, chum.Revision));
        Assert.Equal((P8Ends.AddDays(16), true, 1), (ete.FiledOn!.Value, ete.IsLate, ete.Revision));
    }

    [DatabaseFact]
    public async Task A_returned_filing_may_be_submitted_again_unchanged(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned);
        var returned = await world.FilingAsync();

        var outcome = await world.Commands.SubmitAsync(Chum, "CHUM", P8, returned.Version);

        Assert.Equal((null, FilingStatus.Submitted, 2), (outcome.Problem, outcome.Status!.Value, outcome.Revision));
        var differences = await world.ReadAsync(session => FilingQueries.DifferencesAsync(session, Chum, world.Today, "CHUM", P8, 1, 2));
        Assert.Empty(differences);
        await world.RefusedAsync(FilingProblem.WrongState, () => world.Commands.SubmitAsync(Chum, "CHUM", P8, outcome.Version));
    }

    [DatabaseFact]
    public async Task The_seat_held_that_day_at_that_establishment_is_recorded(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var today = world.Today;
        var (person, clinical, technology) = await NetworkBuilder.PlantAsync(world.Test.Database, async network =>
        {
            var personId = await network.PersonIdAsync(SmallNetwork.People[0]);
            var otherId = await network.PersonIdAsync(SmallNetwork.People[1]);
            var clinicalId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
            var technologyId = await network.SeatIdAsync("CHUM", Roles.TechnologyPilot);

            // Not theirs, not today, withdrawn, or elsewhere: none of these certifies.
            await network.AppointAsync(new(clinicalId, otherId, today.AddYears(-1)));
            await network.AppointAsync(new(clinicalId, personId, today.AddMonths(-3), today.AddDays(-1)) { EndReason = "TermCompleted" });
            await network.AppointAsync(new(clinicalId, personId, today.AddMonths(-2)) { WithdrawnAtUtc = world.Test.Time.UtcNow, WithdrawalReason = "Erreur", IsInterim = true });
            await network.AppointAsync(new(await network.SeatIdAsync("ETE", Roles.ClinicalPilot), personId, today.AddYears(-1)));
            await network.AppointAsync(new(technologyId, personId, today.AddMonths(-1)) { IsInterim = true });
            return (personId, clinicalId, technologyId);
        });
        var scope = Chum with { PersonId = person, ActorName = "Émilie Côté" };

        var version = (await world.FillAsync(Sound())).Version;
        var interim = await world.Commands.SubmitAsync(scope, "CHUM", P8, version);
        Assert.Equal(technology, interim.CertifiedSeatId);
        var filing = await world.FilingAsync();
        Assert.Equal((technology, "Poste TechnologyPilot", "Émilie Côté"), (filing.CertifiedSeatId, filing.CertifiedRole(Language.French), filing.SubmittedByName));

        // As a holder before as an interim.
        await NetworkBuilder.PlantAsync(world.Test.Database, network => network.AppointAsync(new(clinical, person, today) { IsInterim = false, EndsOn = today }));
        var returned = await world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [], "Revoir", interim.Version);
        var holder = await world.Commands.SubmitAsync(scope, "CHUM", P8, returned.Version);
        Assert.Equal(clinical, holder.CertifiedSeatId);
        Assert.Equal("Répondant clinique", (await world.FilingAsync()).CertifiedRole(Language.French)); // as it was called that day
    }
}
