using Portal.Data.Engine;

namespace Portal.Benchmarks;

/// <summary>Grows the network: each new establishment has a name, a territory, two seats and two mandates, as the real ones do.</summary>
internal static class LargeNetwork
{
    private const string Count = "SELECT COUNT(*) FROM Body WHERE HealthRegionId IS NOT NULL AND HostBodyId IS NULL";

    private const string Body = """
        INSERT INTO Body (Code, KindCode, HealthRegionId, OpensOn)
        VALUES (@Code, 'CISSS', 1 + @Number % 18, @From)
        """;

    private const string Name = """
        INSERT INTO BodyName (BodyId, NameFr, Acronym, SearchName, ValidFrom)
        VALUES (@BodyId, @NameFr, @Code, @SearchName, @From)
        """;

    private const string Territory = """
        INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom)
        VALUES (@BodyId, 1 + @Number % 4, 1, @From)
        """;

    private const string Seat = "INSERT INTO Seat (BodyId, RoleCode, OpensOn, Revision) VALUES (@BodyId, @RoleCode, @From, 0)";

    private const string Mandate = """
        INSERT INTO Appointment (SeatId, PersonId, IsInterim, StartsOn, EndsOn, InstrumentNumber, InstrumentDate, SignatoryRole)
        VALUES (@SeatId, @PersonId, 0, @From, @Until, '2024-001', @From, 'Direction')
        """;

    private const string Person = """
        INSERT INTO Person (PublicId, FullName, SearchName, Email)
        VALUES (@PublicId, @FullName, @FullName, @Email)
        """;

    public static Task<int> GrowAsync(Database database, int establishments) => database.WriteAsync(async session =>
    {
        var from = new DateOnly(2024, 4, 1);
        var present = await session.FindAsync<int>(Count);
        for (var number = present; number < establishments; number++)
        {
            var code = $"E{number:0000}";
            var bodyId = await session.InsertAsync(Body, new { Code = code, Number = number, From = from });
            var name = $"CISSS numéro {number:0000} de la région étendue";
            await session.ExecuteAsync(Name, new { BodyId = bodyId, NameFr = name, Code = code, SearchName = SearchText.ForColumn($"{name} {code}"), From = from });
            await session.ExecuteAsync(Territory, new { BodyId = bodyId, Number = number, From = from });
            foreach (var role in new[] { "ClinicalPilot", "TechnologyPilot" })
            {
                var seatId = await session.InsertAsync(Seat, new { BodyId = bodyId, RoleCode = role, From = from });
                if (number % 11 != 0)
                {
                    var personId = await session.InsertAsync(Person, new { PublicId = Guid.NewGuid(), FullName = $"{role} {code}", Email = $"{role}.{code}@exemple.test" });
                    await session.ExecuteAsync(Mandate, new { SeatId = seatId, PersonId = personId, From = from, Until = from.AddDays(700 + (number % 900)) });
                }
            }
        }

        return establishments - present;
    });
}
