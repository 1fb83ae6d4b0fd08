using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>One mandate ends and the next begins the day after, in one step; mandates end and are withdrawn.</summary>
public sealed class ReplaceTests
{
    private static readonly AccessScope Centre = Scopes.Centre("UDEM");

    [DatabaseFact]
    public async Task A_replacement_ends_one_mandate_and_starts_the_next_the_day_after(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var outgoing = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2025-01-01", "2027-12-31");
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        Assert.Equal("", (await network.Commands.ReplaceAsync(Centre, outgoing, EndReason.Departure, form)).Faults());

        Assert.Equal([$"{Jean} 2025-01-01..2026-11-14 Departure", $"{Zoe} 2026-11-15.."], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        var entry = Assert.Single(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 10));
        Assert.Equal("Replaced", entry.Action);
        Assert.Contains("\"before\":{\"appointmentId\":", entry.Detail, StringComparison.Ordinal);
        Assert.Equal(1, await network.RevisionAsync("CHUM", Roles.ClinicalPilot));
    }

    [DatabaseFact]
    public async Task A_replacement_that_cannot_be_leaves_the_outgoing_mandate(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var outgoing = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01", "2026-09-30");
        var later = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Eric, "2026-11-01");
        var interim = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Emilie, "2026-01-01", change: mandate => mandate with { IsInterim = true });
        var elsewhere = await network.HoldAsync("ETE", Roles.ClinicalPilot, Jean, "2026-01-01");
        var ended = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Eric, "2025-01-01", "2025-12-31", mandate => mandate with { EndReason = "Departure" });
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-06-01", "2026-10-31");

        await RefusedAsync(outgoing, null, form, "EndReason: Missing");
        await RefusedAsync(interim, EndReason.Departure, form, "NotFound");
        await RefusedAsync(elsewhere, EndReason.Departure, form, "NotFound");
        await RefusedAsync(999_999, EndReason.Departure, form, "NotFound");
        await RefusedAsync(ended, EndReason.Departure, form, "AlreadyEnded");
        await RefusedAsync(outgoing, EndReason.Departure, form with { StartsOn = null }, "StartsOn: Missing");
        await RefusedAsync(outgoing, EndReason.Departure, form with { StartsOn = Day("2026-01-01") }, "StartsOn: OutsideMandate");
        await RefusedAsync(outgoing, EndReason.Departure, form with { StartsOn = Day("2026-10-02") }, "StartsOn: OutsideMandate");
        await RefusedAsync(outgoing, EndReason.Departure, form with { EndsOn = Day("2026-11-01") }, "StartsOn: Overlaps");
        await RefusedAsync(outgoing, EndReason.Departure, form with { Email = "x" }, "Email: NotAnAddress");
        await RefusedAsync(outgoing, EndReason.Departure, form with { SeenRevision = 7 }, "Stale");
        await RefusedAsync(later, EndReason.Departure, form, "StartsOn: OutsideMandate");

        Assert.Equal("", (await network.Commands.ReplaceAsync(Centre, outgoing, EndReason.Departure, form with { StartsOn = Day("2026-10-01") })).Faults());

        async Task RefusedAsync(int mandate, EndReason? reason, AppointmentInput input, string faults)
        {
            var (before, history) = (await network.FootprintAsync(), await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
            Assert.Equal(faults, (await network.Commands.ReplaceAsync(Centre, mandate, reason, input)).Faults());
            Assert.Equal(before, await network.FootprintAsync());
            Assert.Equal(history, await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        }
    }

    [DatabaseFact]
    public async Task The_same_person_may_follow_themselves_with_a_new_instrument(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var outgoing = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2025-01-01", "2026-12-31");
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Jean, "2027-01-01", "2028-12-31");

        Assert.Equal("", (await network.Commands.ReplaceAsync(Centre, outgoing, EndReason.TermCompleted, form)).Faults());

        Assert.Equal(
            [$"{Jean} 2025-01-01..2026-12-31 TermCompleted", $"{Jean} 2027-01-01..2028-12-31"], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
    }

    [DatabaseFact]
    public async Task A_mandate_ends_on_one_of_its_days_for_a_reason_and_once(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01", "2026-12-31");
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2026-01-01");

        await RefusedAsync(Centre, mandate, null, null, "EndReason: Missing, EndsOn: Missing");
        await RefusedAsync(Centre, mandate, "2025-12-31", EndReason.Resignation, "EndsOn: OutsideMandate");
        await RefusedAsync(Centre, mandate, "2027-01-01", EndReason.Resignation, "EndsOn: OutsideMandate");
        await RefusedAsync(Centre, 999_999, "2026-11-30", EndReason.Resignation, "NotFound");
        await RefusedAsync(Scopes.Centre("UL"), mandate, "2026-11-30", EndReason.Resignation, "NotFound");
        await RefusedAsync(Scopes.Ministry, mandate, "2026-11-30", EndReason.Resignation, "NotAllowed");

        Assert.Equal("", (await EndAsync(Centre, mandate, "2026-11-30", EndReason.Resignation)).Faults());
        Assert.Equal([$"{Jean} 2026-01-01..2026-11-30 Resignation"], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal([$"{Eric} 2026-01-01.."], await network.HistoryAsync("CHUM", Roles.TechnologyPilot));
        await RefusedAsync(Centre, mandate, "2026-11-29", EndReason.Resignation, "AlreadyEnded");
        Assert.Equal("MandateEnded", (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 10)).Single().Action);

        async Task<AppointmentOutcome> EndAsync(AccessScope scope, int id, string? on, EndReason? reason) => await network.Commands.EndAsync(
            scope, await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.RevisionAsync("CHUM", Roles.ClinicalPilot), id, on is null ? null : Day(on), reason);

        async Task RefusedAsync(AccessScope scope, int id, string? on, EndReason? reason, string faults)
        {
            var before = await network.FootprintAsync();
            Assert.Equal(faults, (await EndAsync(scope, id, on, reason)).Faults());
            Assert.Equal(before, await network.FootprintAsync());
        }
    }

    [DatabaseFact]
    public async Task A_mandate_that_ended_early_leaves_the_seat_to_the_next(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01");
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        await network.Commands.EndAsync(Centre, seatId, 0, mandate, Day("2026-10-31"), EndReason.Departure);

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-01"))).Faults());
    }

    [DatabaseFact]
    public async Task What_was_entered_in_error_is_withdrawn_counts_on_no_day_and_stays_in_the_history(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01");

        await RefusedAsync(Centre, mandate, " ", "WithdrawalReason: Missing");
        await RefusedAsync(Centre, mandate, new string('x', 1001), "WithdrawalReason: TooLong");
        await RefusedAsync(Centre, 999_999, "Erreur", "NotFound");
        await RefusedAsync(Scopes.Centre("UL"), mandate, "Erreur", "NotFound");
        await RefusedAsync(Scopes.Pilot("CHUM"), mandate, "Erreur", "NotAllowed");

        Assert.Equal("", (await WithdrawAsync(Centre, mandate, " Erreur de saisie ")).Faults());
        Assert.Equal([$"{Jean} 2026-01-01.. (withdrawn)"], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal(SmallNetwork.Start, (await network.SeatAsync("CHUM", Roles.ClinicalPilot, network.Test.Time.Today)).VacantSince);
        await RefusedAsync(Centre, mandate, "Erreur", "NotFound");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-01-01"))).Faults());
        Assert.Equal(["Appointed", "MandateWithdrawn"], (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 10)).Select(entry => entry.Action));

        async Task<AppointmentOutcome> WithdrawAsync(AccessScope scope, int id, string reason) => await network.Commands.WithdrawAsync(
            scope, await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.RevisionAsync("CHUM", Roles.ClinicalPilot), id, reason);

        async Task RefusedAsync(AccessScope scope, int id, string reason, string faults)
        {
            var before = await network.FootprintAsync();
            Assert.Equal(faults, (await WithdrawAsync(scope, id, reason)).Faults());
            Assert.Equal(before, await network.FootprintAsync());
        }
    }

    [DatabaseFact]
    public async Task Ending_or_withdrawing_what_somebody_else_just_changed_is_refused(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01");
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-06-01", interim: true))).Faults());
        var before = await network.FootprintAsync();

        Assert.Equal("Stale", (await network.Commands.EndAsync(Centre, seatId, 0, mandate, Day("2026-11-30"), EndReason.Other)).Faults());
        Assert.Equal("Stale", (await network.Commands.WithdrawAsync(Centre, seatId, 0, mandate, "Erreur")).Faults());
        Assert.Equal(before, await network.FootprintAsync());
    }

    /// <summary>Entered after the fact: the interim began since, and ran until today.</summary>
    [DatabaseFact]
    public async Task An_interim_that_began_after_a_mandate_entered_late_ends_today(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-11-05", null, mandate => mandate with { IsInterim = true });

        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-01");

        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UDEM"), form with { EndsInterim = true })).Faults());

        Assert.Equal([$"{Zoe} 2026-11-01..", "Jean Tremblay 2026-11-05..2026-11-20 TermCompleted (interim)"], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
    }

    [DatabaseFact]
    public async Task An_interim_that_is_to_begin_during_the_new_mandate_is_left_for_its_absence(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2027-02-01", "2027-03-31", mandate => mandate with { IsInterim = true });
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-12-01");

        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UDEM"), form with { EndsInterim = true })).Faults());

        Assert.Equal([$"{Zoe} 2026-12-01..", "Jean Tremblay 2027-02-01..2027-03-31 (interim)"], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal(new DateOnly(2027, 2, 1), (await network.SeatAsync("CHUM", Roles.ClinicalPilot, network.Test.Time.Today)).NextInterimFrom);
    }
}
