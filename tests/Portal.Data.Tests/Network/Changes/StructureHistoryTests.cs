using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Network.Changes;

/// <summary>Whatever acts were recorded, in whatever order, each day reads as a replay of the acts up to it.</summary>
public sealed class StructureHistoryTests
{
    private const int Histories = 25;

    /// <summary>Of the histories in which every sort is looked for: always the same, so that none is missing by chance.</summary>
    private const ulong Seed = 20261122;
    private const int Size = 50;

    [DatabaseFact]
    public async Task The_network_as_of_any_day_equals_a_replay_of_the_acts_up_to_it(TestEngine on)
    {
        foreach (var acts in StructureReplay.Any.Sample(Histories))
        {
            await using var network = await ChangedNetwork.OnAsync(on);
            await network.HoldAsync("ETE", Roles.ClinicalPilot, "Zoé Bélanger", SmallNetwork.Start);
            await network.HoldAsync("CHUQ", Roles.ClinicalPilot, "Jean Tremblay", SmallNetwork.Start, new DateOnly(2028, 1, 1));
            var first = await ReadAsync(network, SmallNetwork.Start.AddDays(299));
            var recorded = await RecordAsync(network, acts);

            foreach (var day in StructureReplay.TellingDays(acts))
            {
                Assert.Equal(StructureReplay.On(day, recorded, first).Select(Line), (await ReadAsync(network, day)).Select(Line));
            }

            await SoundAsync(network);
        }
    }

    /// <summary>The seats and holders are the day's; their bodies are named and grouped as on the other day, or as they last were.</summary>
    [DatabaseFact]
    public async Task Seats_of_a_day_under_the_structure_of_another_are_the_same_seats(TestEngine on)
    {
        foreach (var acts in StructureReplay.Any.Sample(Histories / 3))
        {
            await using var network = await ChangedNetwork.OnAsync(on);
            await network.HoldAsync("ETE", Roles.ClinicalPilot, "Zoé Bélanger", SmallNetwork.Start);
            var recorded = await RecordAsync(network, acts);
            var days = StructureReplay.TellingDays(recorded).ToList();
            foreach (var (day, other) in days.Zip(days.AsEnumerable().Reverse()))
            {
                var own = await network.SeatsAsync(day);
                var under = await network.SeatsAsync(new RegisterDay(day, other));
                Assert.Equal(own.Select(seat => (seat.SeatId, seat.Holder, seat.VacantSince)).Order(), under.Select(seat => (seat.SeatId, seat.Holder, seat.VacantSince)).Order());
                foreach (var body in under.Where(seat => Roles.OfEstablishment.Contains(seat.RoleCode)).DistinctBy(seat => seat.BodyCode))
                {
                    Assert.Equal(await NearestAsync(network, body.BodyCode, day, other), (body.BodyFr, body.TerritoryCode));
                }
            }
        }
    }

    /// <summary>How a body that is open on a day stands on another: there, or on the last or the first of its own days towards it.</summary>
    private static async Task<(string Name, string? Territory)> NearestAsync(ChangedNetwork network, string code, DateOnly from, DateOnly to)
    {
        for (var day = to; ; day = day.AddDays(day < from ? 1 : -1))
        {
            if ((await network.EstablishmentsAsync(day)).SingleOrDefault(row => row.Code == code) is { } there)
            {
                return (there.NameFr, there.TerritoryCode);
            }

            // Closed or not yet open on all days up to the nearest act: go there at once.
            var span = await network.Database.ReadAsync(session => NetworkQueries.SpanAsync(session, code));
            day = day < from ? span!.OpensOn.AddDays(-1) : span!.ClosesOn!.Value.AddDays(1);
        }
    }

    [Fact]
    public async Task The_histories_are_of_every_sort()
    {
        var kinds = new List<StructureChangeKind>();
        var refused = 0;
        foreach (var acts in StructureReplay.Any.Sample(Histories, new Rnd(Seed), Size))
        {
            await using var network = await ChangedNetwork.OnAsync(TestEngine.Sqlite);
            var recorded = await RecordAsync(network, acts);
            kinds.AddRange(recorded.Select(act => act.Kind));
            refused += acts.Count - recorded.Count;
        }

        Assert.Equal(Enum.GetValues<StructureChangeKind>(), kinds.Distinct().Order());
        Assert.InRange(refused, 1, (Histories * 30) - 50);
    }

    private static string Line(KeyValuePair<string, Replayed> body) => $"{body.Key}: {body.Value}";

    private static async Task<List<StructureInput>> RecordAsync(ChangedNetwork network, IEnumerable<StructureInput> acts)
    {
        List<StructureInput> recorded = [];
        foreach (var act in acts)
        {
            if ((await network.RecordAsync(act)).Succeeded)
            {
                recorded.Add(act);
            }
        }

        return recorded;
    }

    /// <summary>What the queries of the pages answer; two pilot seats for each body, or the day does not hold together.</summary>
    private static async Task<SortedDictionary<string, Replayed>> ReadAsync(ChangedNetwork network, DateOnly day)
    {
        var rows = await network.EstablishmentsAsync(day);
        var others = await network.Database.ReadAsync(session => NetworkQueries.OtherTerritoriesAsync(session, day, rows.Select(row => row.BodyId)));
        var seats = (await network.SeatsAsync(day)).ToLookup(seat => seat.BodyCode);
        var read = new SortedDictionary<string, Replayed>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            Assert.Equal(Roles.OfEstablishment, seats[row.Code].Select(seat => seat.RoleCode));
            Assert.All(seats[row.Code], seat => Assert.Equal((row.TerritoryCode, row.NameFr), (seat.TerritoryCode, seat.BodyFr)));
            read.Add(row.Code, new Replayed(
                row.NameFr, row.TerritoryCode ?? "", others[row.BodyId].Select(other => other.TerritoryCode).ToHashSet(), seats[row.Code].First().Holder));
        }

        Assert.Equal(read.Keys, seats.Select(body => body.Key).Where(code => code != "MSSS" && !code.StartsWith("CCT-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return read;
    }

    /// <summary>No body follows itself, and no mandate outlives its seat.</summary>
    private static async Task SoundAsync(ChangedNetwork network)
    {
        var (links, outliving) = await network.Database.ReadAsync(async session =>
            (await session.ListAsync<LinkState>(LinkState.All), await session.FindAsync<int>(Outliving)));
        Assert.Equal(0, outliving);
        var followers = links.ToLookup(link => link.FromCode, link => link.ToCode);
        foreach (var start in followers.Select(body => body.Key))
        {
            var (seen, open) = (new HashSet<string>(), new Stack<string>(followers[start]));
            while (open.TryPop(out var code))
            {
                Assert.NotEqual(start, code);
                if (seen.Add(code))
                {
                    followers[code].ToList().ForEach(open.Push);
                }
            }
        }
    }

    private const string Outliving = """
        SELECT COUNT(*) AS Total
        FROM Appointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        WHERE a.WithdrawnAtUtc IS NULL AND s.ClosesOn IS NOT NULL AND (a.EndsOn IS NULL OR a.EndsOn > s.ClosesOn)
        """;
}
