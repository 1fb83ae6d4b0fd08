using Portal.Data.Engine;

namespace Portal.Benchmarks;

/// <summary>
/// Grows the network: each new establishment has a name, a territory, two seats and two mandates, as the real ones do, and
/// filed what CHUM did since the beginning of the last fiscal year.
/// </summary>
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

    private const string Obligations = """
        INSERT INTO ReportingObligation (BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn, FiledOn)
        SELECT grown.BodyId, model.FinancialPeriodId, model.FormCode, model.DueOn, model.LocksOn, model.FiledOn
        FROM Body AS grown
        CROSS JOIN ReportingObligation AS model
        JOIN Body AS modelBody ON modelBody.BodyId = model.BodyId AND modelBody.Code = 'CHUM'
        JOIN FinancialPeriod AS period ON period.FinancialPeriodId = model.FinancialPeriodId AND period.StartsOn >= '2025-04-01'
        WHERE grown.Code LIKE 'E0%' OR grown.Code LIKE 'E1%'
        """;

    private const string Filings = """
        INSERT INTO Filing (
            ReportingObligationId, Revision, IsCurrent, IsCounted, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc, SubmittedAtUtc,
            SubmittedByName)
        SELECT
            obligation.ReportingObligationId, 1, 1, 1, filing.Status, 1, filing.IsNothingToReport, filing.StartedAtUtc, filing.ChangedAtUtc,
            filing.SubmittedAtUtc, filing.SubmittedByName
        FROM Filing AS filing
        JOIN ReportingObligation AS model ON model.ReportingObligationId = filing.ReportingObligationId
        JOIN Body AS modelBody ON modelBody.BodyId = model.BodyId AND modelBody.Code = 'CHUM'
        JOIN ReportingObligation AS obligation ON obligation.FinancialPeriodId = model.FinancialPeriodId
        JOIN Body AS grown ON grown.BodyId = obligation.BodyId AND (grown.Code LIKE 'E0%' OR grown.Code LIKE 'E1%')
        WHERE filing.IsCurrent = 1 AND filing.IsCounted = 1
        """;

    private const string Values = """
        INSERT INTO FilingValue (FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version)
        SELECT filing.FilingId, cell.IndicatorCode, cell.Category1, cell.Category2, cell.Answer, cell.Amount, 1
        FROM Filing AS filing
        JOIN ReportingObligation AS obligation ON obligation.ReportingObligationId = filing.ReportingObligationId
        JOIN Body AS grown ON grown.BodyId = obligation.BodyId AND (grown.Code LIKE 'E0%' OR grown.Code LIKE 'E1%')
        JOIN Body AS modelBody ON modelBody.Code = 'CHUM'
        JOIN ReportingObligation AS model ON model.BodyId = modelBody.BodyId AND model.FinancialPeriodId = obligation.FinancialPeriodId
        JOIN Filing AS modelFiling ON modelFiling.ReportingObligationId = model.ReportingObligationId AND modelFiling.IsCurrent = 1
        JOIN FilingValue AS cell ON cell.FilingId = modelFiling.FilingId
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

        foreach (var statement in new[] { Obligations, Filings, Values })
        {
            await session.ExecuteAsync(statement, new { });
        }

        return establishments - present;
    });
}
