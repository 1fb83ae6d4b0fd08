using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Mandates that begin and end between two days.</summary>
public sealed class TurnoverTests
{
    [DatabaseFact]
    public async Task Mandates_count_by_the_day_they_begin_and_the_day_they_end_within_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-05-01", "2024-08-31");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Jean, "2024-09-01", "2026-08-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-04-01", "2024-06-30");
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Eric, "2024-07-01");

        Assert.Equal(["UL 1 1", "UDEM 1 0"], await TurnoverAsync(Scopes.Ministry, "2024-07-01", "2024-12-31"));
        Assert.Equal(["UL 1 0", "UDEM 1 1"], await TurnoverAsync(Scopes.Ministry, "2024-04-01", "2024-06-30"));
        Assert.Equal(["UL 1 1"], await TurnoverAsync(Scopes.Centre("UL"), "2024-07-01", "2024-12-31"));
        Assert.Equal(["UDEM 1 0"], await TurnoverAsync(Scopes.Establishment("ETE"), "2024-07-01", "2024-12-31"));
        Assert.Empty(await TurnoverAsync(Scopes.Centre("MCGILL"), "2024-04-01", "2024-12-31"));

        async Task<IEnumerable<string>> TurnoverAsync(AccessScope scope, string from, string until) =>
            (await network.Database.ReadAsync(session => SeatQueries.TurnoverAsync(session, scope, Day(from), Day(until))))
                .Select(row => $"{row.TerritoryCode} {row.Begun} {row.Ended}");
    }
}
