using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Which seats there are on a day, what they are called that day, and who sees them.</summary>
public sealed class SeatStructureTests
{
    [DatabaseFact]
    public async Task The_seats_of_a_territory_are_those_of_the_day_s_structure(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal(["CCT-CHUQ", "CHUQ", "IUCPQ"], await BodiesAsync("2024-05-15", "UL"));
        Assert.Equal(["CCT-CHUM", "CHUM", "ETE", "HSC"], await BodiesAsync("2024-05-15", "UDEM"));
        Assert.Equal(["CCT-CHUM", "CHUM", "ETE"], await BodiesAsync("2024-08-15", "UDEM"));
        Assert.Equal(["CCT-CHUQ", "CHUQ"], await BodiesAsync("2024-11-30", "UL"));
        Assert.Equal(["CCT-CHUM", "CHUM", "ETE", "IUCPQ"], await BodiesAsync("2024-11-30", "UDEM"));
        Assert.Empty(await BodiesAsync("2024-11-30", "MCGILL"));
        Assert.Empty(await BodiesAsync("2024-03-31", "UL"));

        async Task<IEnumerable<string>> BodiesAsync(string day, string territory) =>
            (await network.ListAsync(Scopes.Centre(territory), Day(day))).Select(seat => seat.BodyCode).Distinct().Order(StringComparer.Ordinal);
    }

    [DatabaseFact]
    public async Task Structure_changes_between_two_days(TestEngine on)
    {
        await using var network = await OnAsync(on);

        await ChangesAsync("IUCPQ", SmallNetwork.IucpqMoves, "UL", "UDEM");
        await ChangesAsync("HSC", SmallNetwork.HscCloses.AddDays(1), "UDEM", null);
        await ChangesAsync("CHUQ", SmallNetwork.Start, null, "UL");

        async Task ChangesAsync(string body, DateOnly firstDay, string? before, string? after)
        {
            Assert.Equal(before, await TerritoryAsync(firstDay.AddDays(-1)));
            Assert.Equal(after, await TerritoryAsync(firstDay));

            async Task<string?> TerritoryAsync(DateOnly day) =>
                (await network.ListAsync(Scopes.Ministry, day, new SeatFilter { Body = body })).Select(seat => seat.TerritoryCode).Distinct().SingleOrDefault();
        }
    }

    [DatabaseFact]
    public async Task Bodies_and_roles_are_called_as_they_were_that_day(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal(("Hôpital de l’Université de Montréal", "Répondant clinique"), await NamesAsync(SmallNetwork.ChumRenamed.AddDays(-1)));
        Assert.Equal(("Centre hospitalier de l’Université de Montréal", "Répondant clinique"), await NamesAsync(SmallNetwork.ChumRenamed));
        Assert.Equal(("Centre hospitalier de l’Université de Montréal", "Répondant clinique"), await NamesAsync(SmallNetwork.PilotRenamed.AddDays(-1)));
        Assert.Equal(("Centre hospitalier de l’Université de Montréal", "Pilote clinique"), await NamesAsync(SmallNetwork.PilotRenamed));

        async Task<(string, string)> NamesAsync(DateOnly day)
        {
            var seat = await network.SeatAsync("CHUM", Roles.ClinicalPilot, day);
            return (seat.BodyFr, seat.RoleFr);
        }
    }

    [DatabaseFact]
    public async Task The_order_is_the_Ministry_then_territory_by_territory_the_centre_first(TestEngine on)
    {
        await using var network = await OnAsync(on);

        var seats = await network.ListAsync(Scopes.Ministry, Day("2024-05-15"));

        Assert.Equal(
            ["MSSS", "CCT-CHUQ", "CHUQ", "IUCPQ", "CCT-CHUM", "CHUM", "HSC", "ETE"],
            seats.Select(seat => seat.BodyCode).Distinct());
        Assert.Equal([.. Roles.OfMinistry, .. Roles.OfCentre, .. Roles.OfEstablishment], seats.Take(6).Select(seat => seat.RoleCode));
    }

    [DatabaseFact]
    public async Task Each_sees_the_seats_of_their_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var day = Day("2024-05-15");

        Assert.Equal(16, await CountAsync(Scopes.Ministry));
        Assert.Equal(16, await CountAsync(Scopes.Auditor));
        Assert.Equal(6, await CountAsync(Scopes.Centre("UL")));
        Assert.Equal(0, await CountAsync(Scopes.Centre("MCGILL")));
        Assert.Equal(2, await CountAsync(Scopes.Establishment("CHUM")));
        Assert.Equal(2, await CountAsync(Scopes.Pilot("HSC")));
        Assert.Equal(0, await CountAsync(Scopes.Establishment("NONE")));

        async Task<int> CountAsync(AccessScope scope)
        {
            var seats = await network.ListAsync(scope, day);
            Assert.Equal(seats.Count, await network.Database.ReadAsync(session => SeatQueries.CountAsync(session, scope, day, new SeatFilter())));
            return seats.Count;
        }
    }

    [DatabaseFact]
    public async Task A_filter_never_reaches_beyond_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var day = Day("2024-05-15");

        Assert.NotEmpty(await network.ListAsync(Scopes.Ministry, day, new SeatFilter { Territory = "UDEM" }));
        Assert.Empty(await network.ListAsync(Scopes.Centre("UL"), day, new SeatFilter { Territory = "UDEM" }));
        Assert.Empty(await network.ListAsync(Scopes.Centre("UL"), day, new SeatFilter { Body = "ETE" }));
        Assert.Empty(await network.ListAsync(Scopes.Establishment("CHUQ"), day, new SeatFilter { Body = "IUCPQ" }));
    }

    /// <summary>The seat exists in each case; who asks, or the day, decides.</summary>
    [DatabaseFact]
    public async Task A_seat_out_of_scope_or_not_open_is_not_found(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Zoe, "2024-05-01");
        var (seatId, hsc) = (await network.SeatIdAsync("IUCPQ", Roles.ClinicalPilot), await network.SeatIdAsync("HSC", Roles.ClinicalPilot));

        Assert.Equal("IUCPQ", await FindAsync(Scopes.Ministry, "2024-05-15", seatId));
        Assert.Equal("IUCPQ", await FindAsync(Scopes.Centre("UL"), "2024-05-15", seatId));
        Assert.Null(await FindAsync(Scopes.Centre("UDEM"), "2024-05-15", seatId));
        Assert.Null(await FindAsync(Scopes.Centre("UL"), "2024-11-30", seatId));
        Assert.Equal("IUCPQ", await FindAsync(Scopes.Centre("UDEM"), "2024-11-30", seatId));
        Assert.Null(await FindAsync(Scopes.Establishment("CHUQ"), "2024-05-15", seatId));
        Assert.Equal("HSC", await FindAsync(Scopes.Ministry, "2024-06-30", hsc));
        Assert.Null(await FindAsync(Scopes.Ministry, "2024-07-01", hsc));
        Assert.Null(await FindAsync(Scopes.Ministry, "2024-05-15", 999_999));

        async Task<string?> FindAsync(AccessScope scope, string day, int id) =>
            (await network.Database.ReadAsync(session => SeatQueries.FindAsync(session, scope, Day(day), id)))?.BodyCode;
    }

    [DatabaseFact]
    public async Task Mandates_are_read_within_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-05-01", "2024-05-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2024-06-15");
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Emilie, "2024-06-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Eric, "2024-05-01");
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        var day = Day("2024-08-15");

        Assert.Equal([Jean, Emilie, Zoe], await OfBodyAsync(Scopes.Centre("UDEM"), "CHUM"));
        Assert.Equal([Jean, Zoe], await OfSeatAsync(Scopes.Establishment("CHUM")));
        Assert.Empty(await OfBodyAsync(Scopes.Centre("UL"), "CHUM"));
        Assert.Empty(await OfSeatAsync(Scopes.Centre("UL")));
        Assert.Empty(await OfSeatAsync(Scopes.Establishment("CHUQ")));

        async Task<IEnumerable<string>> OfBodyAsync(AccessScope scope, string body) =>
            (await network.Database.ReadAsync(session => SeatQueries.MandatesOfBodyAsync(session, scope, day, body))).Select(mandate => mandate.Holder);

        async Task<IEnumerable<string>> OfSeatAsync(AccessScope scope) =>
            (await network.Database.ReadAsync(session => SeatQueries.MandatesOfSeatAsync(session, scope, day, seatId))).Select(mandate => mandate.Holder);
    }

    [DatabaseFact]
    public async Task Bodies_and_holders_are_found_without_case_or_accents(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Emilie, "2024-05-01");
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Zoe, "2024-05-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Jean, "2024-05-01", "2024-05-10");

        await FindsAsync("EMILIE cote", "CHUM/ClinicalPilot");
        await FindsAsync("bélanger", "CHUM/TechnologyPilot");
        await FindsAsync("tremblay"); // held before the day only
        await FindsAsync("sacre-coeur", "HSC/ClinicalPilot", "HSC/TechnologyPilot");
        await FindsAsync("l'universite DE montreal", "CHUM/ClinicalPilot", "CHUM/TechnologyPilot");
        await FindsAsync("[100 %]_", "ETE/ClinicalPilot", "ETE/TechnologyPilot");
        await FindsAsync("%", "ETE/ClinicalPilot", "ETE/TechnologyPilot");
        await FindsAsync("zzz");

        async Task FindsAsync(string search, params string[] seats)
        {
            var found = await network.ListAsync(Scopes.Ministry, Day("2024-05-15"), new SeatFilter { Search = search });
            Assert.Equal(seats, found.Select(seat => $"{seat.BodyCode}/{seat.RoleCode}"));
        }
    }

    [DatabaseFact]
    public async Task Pages_and_the_stream_follow_the_same_order(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var day = Day("2024-05-15");
        var all = (await network.ListAsync(Scopes.Ministry, day)).Select(seat => seat.SeatId).ToList();

        var paged = new List<int>();
        for (var number = 1; number <= 4; number++)
        {
            paged.AddRange((await network.ListAsync(Scopes.Ministry, day, page: PageRequest.Number(number, 5))).Select(seat => seat.SeatId));
        }

        var streamed = await network.Database.ReadAsync(async session =>
        {
            var ids = new List<int>();
            await foreach (var seat in SeatQueries.StreamAsync(session, Scopes.Ministry, day, new SeatFilter()))
            {
                ids.Add(seat.SeatId);
            }

            return ids;
        });

        Assert.Equal(16, all.Distinct().Count());
        Assert.Equal(all, paged);
        Assert.Equal(all, streamed);
    }
}
