using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Network;

/// <summary>The network's structure, rebuilt as of a day.</summary>
public sealed class NetworkQueriesTests
{
    private static readonly DateOnly Spring = new(2024, 5, 15);
    private static readonly DateOnly Summer = new(2024, 8, 15);
    private static readonly DateOnly Autumn = new(2024, 11, 30);

    [DatabaseFact]
    public async Task Territories_count_what_belonged_to_them_that_day(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["UL CCT-CHUQ 2/1", "UDEM CCT-CHUM 3/1", "MCGILL  0/0"], await TerritoriesAsync(Spring));
        Assert.Equal(["UL CCT-CHUQ 2/1", "UDEM CCT-CHUM 2/1", "MCGILL  0/0"], await TerritoriesAsync(Summer));
        Assert.Equal(["UL CCT-CHUQ 1/1", "UDEM CCT-CHUM 3/2", "MCGILL  0/0"], await TerritoriesAsync(Autumn));
        Assert.Equal(["UL  0/0", "UDEM  0/0", "MCGILL  0/0"], await TerritoriesAsync(SmallNetwork.Start.AddDays(-1)));

        async Task<IEnumerable<string>> TerritoriesAsync(DateOnly day) =>
            (await database.Database.ReadAsync(session => NetworkQueries.TerritoriesAsync(session, day)))
                .Select(territory => $"{territory.Code} {territory.CentreCode} {territory.Establishments}/{territory.Regions}");
    }

    [DatabaseFact]
    public async Task One_territory_can_be_asked_for(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        var udem = Assert.Single(await database.Database.ReadAsync(session => NetworkQueries.TerritoriesAsync(session, Spring, "UDEM")));

        Assert.Equal(("RUISSS UDEM", "CCT du CHUM"), (udem.Name(Language.French), udem.Centre(Language.English)));
        Assert.Empty(await database.Database.ReadAsync(session => NetworkQueries.TerritoriesAsync(session, Spring, "NONE")));
    }

    [DatabaseFact]
    public async Task A_region_shows_the_territories_of_its_establishments(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["03 UL 2", "06 UDEM 3"], await RegionsAsync(Spring));
        Assert.Equal(["03 UL 2", "06 UDEM 2"], await RegionsAsync(Summer));
        Assert.Equal(["03 UL 1", "03 UDEM 1", "06 UDEM 2"], await RegionsAsync(Autumn));
        Assert.Equal(["03  0", "06  0"], await RegionsAsync(SmallNetwork.Start.AddDays(-1)));

        async Task<IEnumerable<string>> RegionsAsync(DateOnly day) =>
            (await database.Database.ReadAsync(session => NetworkQueries.RegionsAsync(session, day)))
                .Select(region => $"{region.Code} {region.TerritoryCode} {region.Establishments}");
    }

    [DatabaseFact]
    public async Task Establishments_are_those_of_the_day_and_count_agrees(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["CHUQ", "IUCPQ", "ETE", "CHUM", "HSC"], await CodesAsync(database, Scopes.Ministry, Spring, new()));
        Assert.Equal(["CHUQ", "IUCPQ", "ETE", "CHUM"], await CodesAsync(database, Scopes.Ministry, Summer, new()));
        Assert.Empty(await CodesAsync(database, Scopes.Ministry, SmallNetwork.Start.AddDays(-1), new()));
    }

    [DatabaseFact]
    public async Task Establishments_are_filtered_by_what_they_were_that_day(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["CHUQ", "IUCPQ"], await CodesAsync(database, Scopes.Ministry, Spring, new() { Territory = "UL" }));
        Assert.Equal(["CHUQ"], await CodesAsync(database, Scopes.Ministry, Autumn, new() { Territory = "UL" }));
        Assert.Equal(["IUCPQ", "ETE"], await CodesAsync(database, Scopes.Ministry, Spring, new() { Kind = "Institute" }));
        Assert.Equal(["CHUQ", "IUCPQ"], await CodesAsync(database, Scopes.Ministry, Spring, new() { Region = "03" }));
        Assert.Equal(["IUCPQ"], await CodesAsync(database, Scopes.Ministry, Spring, new() { Region = "03", Kind = "Institute", Search = "CARDIO" }));
    }

    [DatabaseFact]
    public async Task Establishments_are_found_by_the_name_of_that_day_without_case_or_accents(TestEngine on)
    {
        await using var database = await NetworkAsync(on);
        var renamed = SmallNetwork.ChumRenamed;

        foreach (var (search, found) in new[]
        {
            ("QUEBEC", "CHUQ IUCPQ"), ("sacre-coeur", "HSC"), ("l’UNIVERSITÉ de", "CHUM"), ("100 %", "ETE"), ("[100", "ETE"), ("_", "ETE"), ("\\", ""), ("hopital de l'u", "CHUM"),
        })
        {
            Assert.Equal(found, string.Join(' ', await CodesAsync(database, Scopes.Ministry, Spring, new() { Search = search })));
        }

        Assert.Empty(await CodesAsync(database, Scopes.Ministry, renamed, new() { Search = "hôpital de l’université" }));
        Assert.Equal(["CHUM"], await CodesAsync(database, Scopes.Ministry, renamed, new() { Search = "MONTREAL HOSPITAL" }));
    }

    /// <summary>The structure is everyone's to know; the seats and who fills them are not.</summary>
    [DatabaseFact]
    public async Task Seats_are_counted_only_within_the_scope(TestEngine on)
    {
        await using var database = await NetworkAsync(on);
        await HoldAsync(database, "IUCPQ", new DateOnly(2024, 4, 1));
        await HoldAsync(database, "CHUM", new DateOnly(2024, 4, 1));

        Assert.Equal("CHUQ 0/2 IUCPQ 1/2 ETE 0/2 CHUM 1/2 HSC 0/2", await SeatsAsync(Scopes.Ministry, Spring));
        Assert.Equal("CHUQ 0/2 IUCPQ 1/2 ETE - CHUM - HSC -", await SeatsAsync(Scopes.Centre("UL"), Spring));
        Assert.Equal("CHUQ 0/2 IUCPQ - ETE - CHUM -", await SeatsAsync(Scopes.Centre("UL"), Autumn));
        Assert.Equal("CHUQ - IUCPQ - ETE - CHUM 1/2 HSC -", await SeatsAsync(Scopes.Pilot("CHUM"), Spring));

        async Task<string> SeatsAsync(AccessScope scope, DateOnly day)
        {
            var rows = await ListAsync(database, scope, day, new());
            Assert.All(rows.Where(row => !row.IsInScope), row => Assert.Equal((0, 0), (row.Seats, row.Filled)));
            return string.Join(' ', rows.Select(row => row.IsInScope ? $"{row.Code} {row.Filled}/{row.Seats}" : $"{row.Code} -"));
        }
    }

    [DatabaseFact]
    public async Task A_profile_is_that_of_the_day_and_of_the_scope(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal("UL", (await FindAsync(Scopes.Centre("UL"), Spring, "IUCPQ"))!.TerritoryCode);
        Assert.Null(await FindAsync(Scopes.Centre("UL"), Autumn, "IUCPQ"));
        Assert.Equal("UDEM", (await FindAsync(Scopes.Ministry, Autumn, "IUCPQ"))!.TerritoryCode);
        Assert.Equal("UDEM", (await FindAsync(Scopes.Ministry, Spring, "ETE"))!.TerritoryCode); // affiliated with UL
        Assert.Null(await FindAsync(Scopes.Centre("UL"), Spring, "ETE"));
        Assert.Null(await FindAsync(Scopes.Establishment("CHUQ"), Spring, "CHUM"));
        Assert.Null(await FindAsync(Scopes.Ministry, Summer, "HSC"));
        Assert.Null(await FindAsync(Scopes.Ministry, Spring, "CCT-CHUM"));
        Assert.Null(await FindAsync(Scopes.Ministry, Spring, "chum"));

        var chum = (await FindAsync(Scopes.Pilot("CHUM"), SmallNetwork.ChumRenamed, "CHUM"))!;
        Assert.Equal("Centre hospitalier de l’Université de Montréal", chum.Name(Language.French));
        Assert.Equal("University of Montréal hospital", chum.Name(Language.English));
        Assert.Equal(("Montréal", "06", SmallNetwork.Start, null), (chum.Region(Language.French), chum.RegionCode, chum.OpensOn, chum.ClosesOn));

        Task<BodyRow?> FindAsync(AccessScope scope, DateOnly day, string code) =>
            database.Database.ReadAsync(session => NetworkQueries.EstablishmentAsync(session, scope, day, code));
    }

    [DatabaseFact]
    public async Task A_centre_knows_its_host_and_its_territory(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        var centre = await database.Database.ReadAsync(session => NetworkQueries.CentreAsync(session, Spring, "CCT-CHUQ"));

        Assert.Equal(("CHUQ", "UL", "CCT du CHU de Québec"), (centre!.HostCode, centre.TerritoryCode, centre.Name(Language.English)));
        Assert.Null(await database.Database.ReadAsync(session => NetworkQueries.CentreAsync(session, Spring, "CHUQ")));
    }

    [DatabaseFact]
    public async Task A_body_s_stays_in_territories_are_all_told(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["UDEM 2024-10-01..", "UL 2024-04-01..2024-09-30"], await StaysAsync("IUCPQ"));
        Assert.Equal(["UDEM 2024-04-01..", "UL (affiliated) 2024-04-01.."], await StaysAsync("ETE"));

        async Task<IEnumerable<string>> StaysAsync(string body)
        {
            var bodyId = await NetworkBuilder.PlantAsync(database.Database, network => network.BodyIdAsync(body));
            return BodyEventRow.Stays(await database.Database.ReadAsync(session => StructureQueries.HistoryAsync(session, bodyId)))
                .Select(stay => $"{stay.TerritoryCode}{(stay.IsPrimary ? "" : " (affiliated)")} {stay.ValidFrom:yyyy-MM-dd}..{stay.ValidTo:yyyy-MM-dd}");
        }
    }

    [DatabaseFact]
    public async Task Kinds_to_choose_from_are_those_of_establishments(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["CHU", "Institute"], (await database.Database.ReadAsync(NetworkQueries.KindsAsync)).Select(kind => kind.KindCode));
    }

    [Theory]
    [InlineData(Language.French, "Hôpital", "Hospital", "Hôpital")]
    [InlineData(Language.English, "Hôpital", "Hospital", "Hospital")]
    [InlineData(Language.English, "Hôpital", null, "Hôpital")]
    [InlineData(Language.English, "Hôpital", "", "Hôpital")]
    public void A_name_is_French_where_there_is_no_other(Language language, string french, string? english, string name) =>
        Assert.Equal(name, Names.In(language, french, english));

    [DatabaseFact]
    public async Task A_territory_knows_who_is_affiliated_with_it_beside_another(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        var ete = Assert.Single(await AffiliatedAsync(Scopes.Centre("UL"), Spring, "UL"));
        Assert.Equal(("ETE", "UDEM", false), (ete.Code, ete.TerritoryCode, ete.IsInScope));
        Assert.Equal(0, ete.Seats);
        Assert.True(Assert.Single(await AffiliatedAsync(Scopes.Centre("UDEM"), Spring, "UL")).IsInScope);
        Assert.Empty(await AffiliatedAsync(Scopes.Ministry, Spring, "UDEM"));
        Assert.Empty(await AffiliatedAsync(Scopes.Ministry, SmallNetwork.Start.AddDays(-1), "UL"));

        Task<IReadOnlyList<EstablishmentRow>> AffiliatedAsync(AccessScope scope, DateOnly day, string territory) =>
            database.Database.ReadAsync(session => NetworkQueries.AffiliatedAsync(session, scope, day, territory));
    }

    [DatabaseFact]
    public async Task A_body_knows_what_it_came_from_and_what_it_became(TestEngine on)
    {
        await using var database = await NetworkAsync(on);

        Assert.Equal(["HSC Hôpital du Sacré-Cœur 2024-07-01 before"], await SuccessionAsync("CHUM"));
        Assert.Equal(["CHUM Centre hospitalier de l’Université de Montréal 2024-07-01 after"], await SuccessionAsync("HSC"));
        Assert.Empty(await SuccessionAsync("CHUQ"));

        async Task<IEnumerable<string>> SuccessionAsync(string body)
        {
            var bodyId = await NetworkBuilder.PlantAsync(database.Database, network => network.BodyIdAsync(body));
            return (await database.Database.ReadAsync(session => NetworkQueries.SuccessionAsync(session, bodyId)))
                .Select(row => $"{row.Code} {row.Name(Language.French)} {row.OnDate:yyyy-MM-dd} {(row.IsSuccessor ? "after" : "before")}");
        }
    }

    private static async Task<TestDatabase> NetworkAsync(TestEngine on)
    {
        var database = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(database.Database);
        return database;
    }

    private static Task<int> HoldAsync(TestDatabase database, string body, DateOnly from) => NetworkBuilder.PlantAsync(database.Database, async network =>
        await network.AppointAsync(new PlantedAppointment(
            await network.SeatIdAsync(body, Roles.ClinicalPilot), await network.PersonIdAsync(SmallNetwork.People[0]), from)));

    private static async Task<IEnumerable<string>> CodesAsync(TestDatabase database, AccessScope scope, DateOnly day, EstablishmentFilter filter)
    {
        var rows = await ListAsync(database, scope, day, filter);
        Assert.Equal(rows.Count, await database.Database.ReadAsync(session => NetworkQueries.CountEstablishmentsAsync(session, scope, day, filter)));
        return rows.Select(row => row.Code);
    }

    private static Task<IReadOnlyList<EstablishmentRow>> ListAsync(TestDatabase database, AccessScope scope, DateOnly day, EstablishmentFilter filter) =>
        database.Database.ReadAsync(session => NetworkQueries.EstablishmentsAsync(session, scope, day, filter, new PageRequest(0, 100)));
}
