using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>How many of the seats of a day had a holder that day.</summary>
public sealed class CoverageTests
{
    [DatabaseFact]
    public async Task Coverage_follows_the_structure_and_the_mandates_of_the_day(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        // Of five clinical seats, CHUQ, IUCPQ and HSC are held, the first and the last until summer.
        Assert.Equal(["UL 2/2 soon 1", "UDEM 1/3 soon 1"], await PilotsAsync("2024-05-15"));

        // HSC has closed; CHUQ's mandate has ended and an interim stands in.
        Assert.Equal(["UL 1/2 interim 1", "UDEM 0/2"], await PilotsAsync("2024-08-15"));

        // IUCPQ has moved to UDEM with its pilot, whose mandate ends within ninety days.
        Assert.Equal(["UL 0/1 interim 1", "UDEM 1/3 soon 1"], await PilotsAsync("2024-11-30"));

        async Task<IEnumerable<string>> PilotsAsync(string day) => (await CoverageAsync(network, Scopes.Ministry, day))
            .Where(row => row.RoleCode == Roles.ClinicalPilot)
            .Select(row => string.Concat(
                $"{row.TerritoryCode} {row.Filled}/{row.Seats}", row.Interim > 0 ? $" interim {row.Interim}" : "", row.EndingSoon > 0 ? $" soon {row.EndingSoon}" : ""));
    }

    [DatabaseFact]
    public async Task Each_role_of_each_territory_is_counted_once_the_Ministry_s_own_first(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        var rows = await CoverageAsync(network, Scopes.Ministry, "2024-05-15");

        Assert.Equal(
            [
                " ClinicalCoordinator 1/1", " TechnologyCoordinator 0/1",
                "UL ClinicalLead 0/1", "UL TechnologyLead 0/1", "UL ClinicalPilot 2/2", "UL TechnologyPilot 1/2",
                "UDEM ClinicalLead 0/1", "UDEM TechnologyLead 0/1", "UDEM ClinicalPilot 1/3", "UDEM TechnologyPilot 0/3",
            ],
            rows.Select(row => $"{row.TerritoryCode} {row.RoleCode} {row.Filled}/{row.Seats}"));
        Assert.All(rows, row => Assert.Equal(row.RoleCode.EndsWith("Pilot", StringComparison.Ordinal), row.IsPilot));
        Assert.Equal(16, rows.Sum(row => row.Seats));
        Assert.Equal(11, rows.Sum(row => row.Vacant));
    }

    [DatabaseFact]
    public async Task Coverage_counts_what_the_caller_sees(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        Assert.Equal(["UL"], (await CoverageAsync(network, Scopes.Centre("UL"), "2024-05-15")).Select(row => row.TerritoryCode).Distinct());
        Assert.Equal([1, 0], (await CoverageAsync(network, Scopes.Establishment("IUCPQ"), "2024-05-15")).Select(row => row.Filled));
        Assert.Empty(await CoverageAsync(network, Scopes.Centre("MCGILL"), "2024-05-15"));
    }

    [DatabaseFact]
    public async Task The_list_agrees_with_the_counts(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        foreach (var day in new[] { "2024-05-15", "2024-08-15", "2024-11-30" })
        {
            var rows = await CoverageAsync(network, Scopes.Ministry, day);
            Assert.Equal(rows.Sum(row => row.Filled), await CountAsync(SeatState.Filled) + await CountAsync(SeatState.EndingSoon));
            Assert.Equal(rows.Sum(row => row.EndingSoon), await CountAsync(SeatState.EndingSoon));
            Assert.Equal(rows.Sum(row => row.Interim), await CountAsync(SeatState.Interim));
            Assert.Equal(rows.Sum(row => row.Vacant - row.Interim), await CountAsync(SeatState.Vacant));

            async Task<int> CountAsync(SeatState state)
            {
                var seats = await network.ListAsync(Scopes.Ministry, Day(day), new SeatFilter { State = state });
                Assert.All(seats, seat => Assert.Equal(state, seat.State(Day(day))));
                return seats.Count;
            }
        }
    }

    [DatabaseFact]
    public async Task A_region_counts_the_pilots_of_its_establishments(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        Assert.Equal(["03 3/4", "06 1/6"], await RegionsAsync(Scopes.Ministry, "2024-05-15"));
        Assert.Equal(["03 2/4", "06 0/4"], await RegionsAsync(Scopes.Ministry, "2024-08-15"));
        Assert.Equal(["03 1/2"], await RegionsAsync(Scopes.Centre("UL"), "2024-11-30"));

        async Task<IEnumerable<string>> RegionsAsync(AccessScope scope, string day) =>
            (await network.Database.ReadAsync(session => SeatQueries.CoverageByRegionAsync(session, scope, Day(day))))
                .Select(row => $"{row.RegionCode} {row.Filled}/{row.Seats}");
    }

    private static Task<IReadOnlyList<CoverageRow>> CoverageAsync(GovernedNetwork network, AccessScope scope, string day) =>
        network.Database.ReadAsync(session => SeatQueries.CoverageAsync(session, scope, Day(day)));

    private static async Task<GovernedNetwork> HeldAsync(TestEngine on)
    {
        var network = await OnAsync(on);
        await network.HoldAsync("MSSS", Roles.ClinicalCoordinator, Eric, "2024-04-01");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-05-01", "2024-07-31");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Jean, "2024-08-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync("CHUQ", Roles.TechnologyPilot, Jean, "2024-04-01");
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Zoe, "2024-04-15", "2025-01-31");
        await network.HoldAsync("HSC", Roles.ClinicalPilot, Jean, "2024-04-01", "2024-06-30");
        await network.HoldAsync(
            "CHUM", Roles.ClinicalPilot, Zoe, "2024-04-01", change: mandate => mandate with { WithdrawnAtUtc = network.Test.Time.UtcNow, WithdrawalReason = "x" });
        return network;
    }
}
