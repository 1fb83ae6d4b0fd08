using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>A vacancy is a fact with a first day; a mandate that ends is seen coming.</summary>
public sealed class VacancyTests
{
    private static readonly DateOnly Today = new(2024, 8, 15);

    [DatabaseFact]
    public async Task A_seat_that_nobody_ever_held_is_vacant_since_it_opened(TestEngine on)
    {
        await using var network = await OnAsync(on);

        var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, Today);

        Assert.Equal((SmallNetwork.Start, 136, SeatState.Vacant), (seat.VacantSince, seat.VacancyDays(Today), seat.State(Today)));
    }

    [DatabaseFact]
    public async Task A_vacancy_begins_the_day_after_the_last_mandate(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-04-01", "2024-05-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2024-06-10", "2024-07-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Emilie, "2024-09-01");

        Assert.Equal((Zoe, null), await OnDayAsync("2024-05-31"));
        Assert.Equal((null, 0), await OnDayAsync("2024-06-01"));
        Assert.Equal((null, 8), await OnDayAsync("2024-06-09"));
        Assert.Equal((Jean, null), await OnDayAsync("2024-06-10"));
        Assert.Equal((null, 14), await OnDayAsync("2024-08-15"));
        Assert.Equal((Emilie, null), await OnDayAsync("2024-09-01"));

        async Task<(string?, int?)> OnDayAsync(string day)
        {
            var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, Day(day));
            return (seat.Holder, seat.VacancyDays(Day(day)));
        }
    }

    [DatabaseFact]
    public async Task Neither_an_interim_nor_a_withdrawn_mandate_ends_a_vacancy(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-04-01", "2024-05-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2024-06-15", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync(
            "CHUM", Roles.ClinicalPilot, Emilie, "2024-07-01", change: mandate => mandate with { WithdrawnAtUtc = network.Test.Time.UtcNow, WithdrawalReason = "x" });

        var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, Today);

        Assert.Equal((null, Jean, Day("2024-06-01"), SeatState.Interim), (seat.Holder, seat.Interim, seat.VacantSince, seat.State(Today)));
    }

    [DatabaseFact]
    public async Task Vacancies_are_listed_the_longest_first_within_the_scope(TestEngine on)
    {
        await using var network = await VacanciesAsync(on);

        Assert.Equal(
            ["IUCPQ/TechnologyPilot 2024-04-01", "CHUQ/ClinicalPilot 2024-06-01", "IUCPQ/ClinicalPilot 2024-07-16"],
            await network.Database.ReadAsync(async session =>
                (await SeatQueries.VacantAsync(session, Scopes.Centre("UL"), Today, All))
                    .Where(seat => seat.Level == "Establishment")
                    .Select(seat => $"{seat.BodyCode}/{seat.RoleCode} {Text(seat.VacantSince)}")));
    }

    /// <summary>However many others are vacant, and for however long.</summary>
    [DatabaseFact]
    public async Task What_presses_are_the_seats_that_one_fills_oneself(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CCT-CHUM", Roles.ClinicalLead, Zoe, "2024-05-01", "2026-11-01");
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Jean, "2024-05-01", "2026-12-31");
        foreach (var (body, role) in new[]
        {
            ("MSSS", Roles.ClinicalCoordinator), ("MSSS", Roles.TechnologyCoordinator), ("CCT-CHUQ", Roles.ClinicalLead), ("CCT-CHUQ", Roles.TechnologyLead),
            ("CCT-CHUM", Roles.TechnologyLead),
        })
        {
            await network.HoldAsync(body, role, Eric, "2024-04-01");
        }

        Assert.Equal(["CCT-CHUM"], await VacantAsync(Scopes.Ministry));
        Assert.Equal(["CHUM", "CHUM"], await VacantAsync(Scopes.Centre("UDEM")));
        Assert.Empty(await VacantAsync(Scopes.Auditor));
        var (_, ending, _) = await network.Database.ReadAsync(session => PressingRow.ListAsync(session, Scopes.Ministry, network.Test.Time.Today, 2));
        Assert.Equal(["ETE"], ending.Select(seat => seat.BodyCode));

        async Task<IEnumerable<string>> VacantAsync(AccessScope scope) =>
            (await network.Database.ReadAsync(session => PressingRow.ListAsync(session, scope, network.Test.Time.Today, 2))).Vacant.Select(seat => seat.BodyCode);
    }

    [DatabaseFact]
    public async Task Vacancies_are_counted_by_their_first_day_within_the_scope(TestEngine on)
    {
        await using var network = await VacanciesAsync(on);

        var counts = await network.Database.ReadAsync(session => SeatQueries.VacanciesByFirstDayAsync(session, Scopes.Centre("UL"), Today));

        // Two seats of the centre and one pilot's since the opening, one since each of two days.
        Assert.Equal(
            ["2024-04-01: 3", "2024-06-01: 1", "2024-07-16: 1"], counts.Select(count => $"{Text(count.Since)}: {count.Seats}").Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task A_mandate_ends_soon_from_ninety_days_before_its_last_day(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Zoe, "2024-04-01", Text(Today.AddDays(90)));
        await network.HoldAsync("CHUQ", Roles.TechnologyPilot, Jean, "2024-04-01", Text(Today.AddDays(91)));
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Emilie, "2024-04-01", Text(Today));
        await network.HoldAsync("IUCPQ", Roles.TechnologyPilot, Eric, "2024-04-01", Text(Today.AddDays(-1)));
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Zoe, "2024-04-01");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-04-01", Text(Today.AddDays(5)));

        Assert.Equal(["IUCPQ 0", "CHUQ 90"], await SoonAsync(Scopes.Centre("UL")));
        Assert.Equal(["IUCPQ 0", "CHUM 5", "CHUQ 90"], await SoonAsync(Scopes.Ministry));
        Assert.Equal(SeatState.EndingSoon, (await network.SeatAsync("CHUQ", Roles.ClinicalPilot, Today)).State(Today));
        Assert.Equal(SeatState.Filled, (await network.SeatAsync("CHUQ", Roles.TechnologyPilot, Today)).State(Today));

        async Task<IEnumerable<string>> SoonAsync(Portal.Data.Access.AccessScope scope) =>
            (await network.Database.ReadAsync(session => SeatQueries.EndingSoonAsync(session, scope, Today, All)))
                .Select(seat => $"{seat.BodyCode} {seat.DaysLeft(Today)}");
    }

    /// <summary>CHUQ's clinical seat since June, IUCPQ's since mid-July, its other one since it opened; decoys in UDEM.</summary>
    private static async Task<GovernedNetwork> VacanciesAsync(TestEngine on)
    {
        var network = await OnAsync(on);
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Zoe, "2024-04-01", "2024-05-31");
        await network.HoldAsync("CHUQ", Roles.TechnologyPilot, Zoe, "2024-04-01");
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Jean, "2024-04-01", "2024-07-15");
        await network.HoldAsync("IUCPQ", Roles.TechnologyPilot, Emilie, "2024-09-01");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Eric, "2024-04-01", "2024-07-15");
        return network;
    }
}
