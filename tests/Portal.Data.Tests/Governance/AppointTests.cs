using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>A mandate is entered once, by those who may, where nobody stands in its way, or nothing is written at all.</summary>
public sealed class AppointTests
{
    private static readonly AccessScope Centre = Scopes.Centre("UDEM");

    [DatabaseFact]
    public async Task An_appointment_fills_the_seat_and_is_in_the_trail(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15", "2028-11-14");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form)).Faults());

        var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, network.Test.Time.Today);
        Assert.Equal((Zoe, Day("2026-11-15"), Day("2028-11-14"), "2026-114", 1), (seat.Holder, seat.HeldFrom, seat.HeldUntil, seat.InstrumentNumber, seat.Revision));
        var entry = Assert.Single(await TrailAsync(network));
        Assert.Equal(
            ("Appointed", $"Seat/{form.SeatId}", "CHUM", "test:centre:UDEM", FixedTime.Start.UtcDateTime),
            (entry.Action, entry.Subject, entry.BodyCode, entry.ActorId, entry.AtUtc));
        Assert.Contains("\"holder\":\"Zoé Bélanger\"", entry.Detail, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Somebody_unknown_becomes_a_person_who_can_be_searched(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { FullName = " Noël Ouellet ", Email = " noel.ouellet@exemple.test " })).Faults());

        var found = await network.ListAsync(Centre, network.Test.Time.Today, new SeatFilter { Search = "noel OUEL" });
        Assert.Equal("Noël Ouellet", Assert.Single(found).Holder);
    }

    [DatabaseFact]
    public async Task A_known_address_is_that_person_however_it_is_typed(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { FullName = "ZOE BELANGER", Email = "Zoe.Belanger@EXEMPLE.test" })).Faults());

        Assert.Equal(Zoe, (await network.SeatAsync("CHUM", Roles.ClinicalPilot, network.Test.Time.Today)).Holder);
        Assert.StartsWith($"{SmallNetwork.People.Count}/1/", await network.FootprintAsync(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_address_is_never_given_to_another_name(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        var outcome = await RefusedAsync(network, Centre, form with { FullName = "Zoé Bergeron" }, "Email: AddressOfAnother");

        Assert.Equal(Zoe, outcome.Faults[0].Detail);
    }

    [DatabaseFact]
    public async Task A_form_that_lacks_something_or_holds_too_much_says_all_of_it(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");
        (Func<AppointmentInput, AppointmentInput> Change, string Faults)[] cases =
        [
            (f => f with { FullName = " ", Email = null }, "FullName: Missing, Email: Missing"),
            (f => f with { InstrumentNumber = "", InstrumentDate = null, SignatoryRole = null },
                "InstrumentNumber: Missing, SignatoryRole: Missing, InstrumentDate: Missing"),
            (f => f with { StartsOn = null, EndsOn = Day("2026-01-01") }, "StartsOn: Missing"),
            (f => f with { FullName = new string('x', 201), InstrumentNumber = new string('x', 61), Justification = new string('x', 1001) },
                "FullName: TooLong, InstrumentNumber: TooLong, Justification: TooLong"),
            (f => f with { Email = "zoe" }, "Email: NotAnAddress"),
            (f => f with { Email = "zoe@local" }, "Email: NotAnAddress"),
            (f => f with { Email = "Zoé <zoe@exemple.test>" }, "Email: NotAnAddress"),
            (f => f with { EndsOn = Day("2026-11-14") }, "EndsOn: EndsBeforeStart"),
            (f => f with { StartsOn = Day("2027-11-21") }, "StartsOn: TooFarAhead"),
            (f => f with { InstrumentDate = Day("2026-11-21") }, "InstrumentDate: TooFarAhead"),
        ];

        foreach (var (change, faults) in cases)
        {
            await RefusedAsync(network, Centre, change(form), faults);
        }
    }

    [DatabaseFact]
    public async Task The_last_day_that_is_allowed_is_allowed(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2027-11-20");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { EndsOn = Day("2027-11-20"), InstrumentDate = Day("2026-11-20") })).Faults());
    }

    [DatabaseFact]
    public async Task A_mandate_stays_within_the_life_of_its_seat(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-03-31", "2024-05-31");
        var closed = form with { SeatId = await network.SeatIdAsync("HSC", Roles.ClinicalPilot) };

        await RefusedAsync(network, Centre, form, "StartsOn: OutsideSeat");
        await RefusedAsync(network, Centre, closed with { StartsOn = Day("2024-06-01"), EndsOn = Day("2024-07-01") }, "EndsOn: OutsideSeat");
        await RefusedAsync(network, Centre, closed with { StartsOn = Day("2024-07-01"), EndsOn = null }, "EndsOn: OutsideSeat");
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, closed with { StartsOn = Day("2024-06-01"), EndsOn = Day("2024-06-30") })).Faults());
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { StartsOn = Day("2024-04-01") })).Faults());
    }

    [DatabaseFact]
    public async Task A_mandate_that_shares_a_day_with_another_is_refused_and_names_it(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-03-01", "2026-06-30");
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2024-04-01"); // in no way
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Eric, "2026-08-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync(
            "CHUM", Roles.ClinicalPilot, Eric, "2024-04-01", change: mandate => mandate with { WithdrawnAtUtc = network.Test.Time.UtcNow, WithdrawalReason = "x" });

        foreach (var (from, until) in new[] { ("2026-06-30", null), ("2026-02-01", "2026-03-01"), ("2026-04-01", "2026-05-01"), ("2026-01-01", null), ("2026-01-01", "2026-12-31") })
        {
            var outcome = await RefusedAsync(network, Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, from, until), "StartsOn: Overlaps");
            Assert.Equal((Jean, Day("2026-03-01")), (outcome.Faults[0].Obstacle!.Holder, outcome.Faults[0].Obstacle!.StartsOn));
        }

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-02-01", "2026-02-28"))).Faults());
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-07-01"))).Faults());
    }

    [DatabaseFact]
    public async Task An_interim_covers_a_vacancy_or_an_absence_but_not_another_interim(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-06-01", "2026-08-31", interim: true))).Faults());
        await RefusedAsync(network, Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Eric, "2026-08-31", interim: true), "StartsOn: Overlaps");
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Eric, "2026-09-01", interim: true))).Faults());

        var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, network.Test.Time.Today);
        Assert.Equal((Jean, Eric), (seat.Holder, seat.Interim));
    }

    [DatabaseFact]
    public async Task A_new_holder_may_end_the_interim_the_day_before(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-06-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2026-06-01", change: mandate => mandate with { IsInterim = true });

        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { EndsInterim = true })).Faults());

        Assert.Equal([$"{Jean} 2026-06-01..2026-11-14 TermCompleted (interim)", $"{Zoe} 2026-11-15.."], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal([$"{Eric} 2026-06-01.. (interim)"], await network.HistoryAsync("CHUM", Roles.TechnologyPilot));
    }

    [DatabaseFact]
    public async Task Both_pilot_seats_in_one_hand_need_a_reason_in_writing(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-03-01", "2026-12-31");
        var form = await network.FormAsync("CHUM", Roles.TechnologyPilot, Zoe, "2026-12-31");

        await RefusedAsync(network, Centre, form, "Justification: BothPilotSeats");
        await RefusedAsync(network, Centre, form with { Justification = " \t" }, "Justification: BothPilotSeats");
        await RefusedAsync(network, Centre, form with { StartsOn = Day("2026-01-01"), EndsOn = Day("2026-03-01") }, "Justification: BothPilotSeats");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form with { Justification = "Congé du titulaire" })).Faults());
    }

    /// <summary>Each would be refused if the rule looked too far.</summary>
    [DatabaseFact]
    public async Task The_reason_is_asked_only_where_the_rule_speaks(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-03-01", "2026-06-30");

        await AppointedAsync(Centre, "CHUM", Roles.TechnologyPilot, "2026-03-01", "2026-06-30", interim: true);
        await AppointedAsync(Centre, "CHUM", Roles.TechnologyPilot, "2026-07-01", "2026-07-31");
        await AppointedAsync(Centre, "ETE", Roles.TechnologyPilot, "2026-03-01", "2026-06-30");
        await AppointedAsync(Scopes.Ministry, "CCT-CHUM", Roles.ClinicalLead, "2026-03-01", null);
        await AppointedAsync(Scopes.Ministry, "CCT-CHUM", Roles.TechnologyLead, "2026-03-01", null); // no pilots' seats

        async Task AppointedAsync(AccessScope scope, string body, string role, string from, string? until, bool interim = false) =>
            Assert.Equal("", (await network.Commands.AppointAsync(scope, await network.FormAsync(body, role, Zoe, from, until, interim))).Faults());
    }

    [DatabaseFact]
    public async Task Each_level_appoints_to_its_own_seats_within_its_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        (AccessScope Scope, string Body, string Role, string Faults)[] cases =
        [
            (Scopes.Centre("UL"), "CHUM", Roles.ClinicalPilot, "NotFound"),
            (Scopes.Centre("UL"), "IUCPQ", Roles.ClinicalPilot, "NotFound"), // its territory was UL, and is UDEM today
            (Scopes.Centre("UL"), "ETE", Roles.ClinicalPilot, "NotFound"), // only affiliated
            (Scopes.Centre("UL"), "MSSS", Roles.ClinicalCoordinator, "NotFound"),
            (Scopes.Centre("UDEM"), "CCT-CHUM", Roles.ClinicalLead, "NotAllowed"),
            (Scopes.Establishment("CHUQ"), "CHUM", Roles.ClinicalPilot, "NotFound"),
            (Scopes.Establishment("CHUM"), "CHUM", Roles.ClinicalPilot, "NotAllowed"),
            (Scopes.Pilot("CHUM"), "CHUM", Roles.ClinicalPilot, "NotAllowed"),
            (Scopes.Auditor, "CHUM", Roles.ClinicalPilot, "NotAllowed"),
            (Scopes.Administrator, "CHUM", Roles.ClinicalPilot, "NotAllowed"),
            (Scopes.Administrator, "MSSS", Roles.ClinicalCoordinator, "NotAllowed"),
            (Scopes.Ministry, "CHUM", Roles.ClinicalPilot, "NotAllowed"),
            (Scopes.Ministry, "MSSS", Roles.ClinicalCoordinator, ""),
            (Scopes.Ministry, "CCT-CHUM", Roles.ClinicalLead, ""),
            (Scopes.Centre("UDEM"), "IUCPQ", Roles.ClinicalPilot, ""),
            (Scopes.Centre("UDEM"), "CHUM", Roles.ClinicalPilot, ""),
        ];

        foreach (var (scope, body, role, faults) in cases)
        {
            var form = await network.FormAsync(body, role, Jean, "2026-11-15");
            if (faults.Length > 0)
            {
                await RefusedAsync(network, scope, form, faults);
            }
            else
            {
                Assert.Equal("", (await network.Commands.AppointAsync(scope, form)).Faults());
            }
        }
    }

    [DatabaseFact]
    public async Task A_seat_that_is_not_there_is_not_found(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        await RefusedAsync(network, Centre, form with { SeatId = 999_999 }, "NotFound");
    }

    [DatabaseFact]
    public async Task A_form_of_a_page_that_is_no_longer_true_is_refused(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var stale = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01", "2026-01-31"))).Faults());

        await RefusedAsync(network, Centre, stale, "Stale");
        await RefusedAsync(network, Centre, stale with { SeenRevision = 2 }, "Stale");
    }

    [DatabaseFact]
    public async Task A_form_sent_twice_counts_once(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15");

        Assert.Equal("", (await network.Commands.AppointAsync(Centre, form)).Faults());

        await RefusedAsync(network, Centre, form, "Stale");
        Assert.Equal([$"{Zoe} 2026-11-15.."], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
    }

    /// <summary>Refused, whoever else might have been added on the way, and nothing is left of it.</summary>
    private static async Task<AppointmentOutcome> RefusedAsync(GovernedNetwork network, AccessScope scope, AppointmentInput form, string faults)
    {
        var before = await network.FootprintAsync();

        var outcome = await network.Commands.AppointAsync(scope, form);

        Assert.Equal(faults, outcome.Faults());
        Assert.False(outcome.Succeeded);
        Assert.Equal(before, await network.FootprintAsync());
        return outcome;
    }

    private static Task<IReadOnlyList<AuditEventRow>> TrailAsync(GovernedNetwork network) =>
        new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 100);
}
