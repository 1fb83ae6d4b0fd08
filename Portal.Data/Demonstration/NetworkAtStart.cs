using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>The network as the reference data left it, and the day on which the story is told.</summary>
internal sealed record NetworkAtStart
{
    public required IReadOnlyList<BodyFact> Bodies { get; init; }
    public required IReadOnlyList<SeatFact> Seats { get; init; }

    /// <summary>In the order of time.</summary>
    public required IReadOnlyList<PeriodFact> Periods { get; init; }

    /// <summary>The form in force in the calendar's last period.</summary>
    public required Form Form { get; init; }

    /// <summary>Nothing is told that happened later: now, or the calendar's last day where that is over.</summary>
    public required DateTime NowUtc { get; init; }

    public DateOnly Today => PortalTime.DayOf(NowUtc);

    public IEnumerable<BodyFact> Establishments => Bodies.Where(body => body.Level == BodyLevel.Establishment);

    public static async Task<NetworkAtStart> ReadAsync(IReadSession session, PortalTime time)
    {
        var periods = await session.ListAsync<PeriodFact>(PeriodFact.All);
        if (periods.Count == 0)
        {
            throw new InvalidOperationException("The demonstration is told about the reference data: load them first.");
        }

        return new NetworkAtStart
        {
            Bodies = await session.ListAsync<BodyFact>(BodyFact.All),
            Seats = await session.ListAsync<SeatFact>(SeatFact.All),
            Periods = periods,
            Form = await FormQueries.LoadAsync(session, FormQueries.Telehealth, periods[^1].Sequence),
            NowUtc = Within(time, periods[0].StartsOn, periods[^1].EndsOn),
        };
    }

    private static DateTime Within(PortalTime time, DateOnly first, DateOnly last) => time.Today switch
    {
        var today when today < first => Workday.Utc(first, 15 * 60),
        var today when today > last => Workday.Utc(last, 15 * 60),
        _ => time.UtcNow,
    };
}

internal sealed record BodyFact
{
    public int BodyId { get; init; }
    public required string Code { get; init; }
    public required string Level { get; init; }
    public DateOnly OpensOn { get; init; }
    public required string NameFr { get; init; }
    public required string Acronym { get; init; }
    public string? Territory { get; init; }

    /// <summary>As people are named after it.</summary>
    public string ShortName => Level == BodyLevel.Centre ? NameFr : Acronym;

    public const string All = """
        SELECT b.BodyId, b.Code, k.Level, b.OpensOn, n.NameFr, n.Acronym, t.Code AS Territory
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode
        INNER JOIN BodyName n ON n.BodyId = b.BodyId AND n.ValidTo IS NULL
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1 AND m.ValidTo IS NULL
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE b.ClosesOn IS NULL
        ORDER BY b.Code
        """;
}

internal sealed record SeatFact
{
    public int SeatId { get; init; }
    public required string Body { get; init; }
    public required string Role { get; init; }
    public DateOnly OpensOn { get; init; }

    public const string All = """
        SELECT s.SeatId, b.Code AS Body, s.RoleCode AS Role, s.OpensOn
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        WHERE s.ClosesOn IS NULL
        ORDER BY b.Code, r.Ordinal
        """;
}

internal sealed record PeriodFact
{
    public int FinancialPeriodId { get; init; }
    public required string Code { get; init; }
    public required string FiscalYear { get; init; }
    public int Number { get; init; }
    public int Sequence { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }

    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;

    public const string All = """
        SELECT FinancialPeriodId, Code, FiscalYear, Number, Sequence, StartsOn, EndsOn
        FROM FinancialPeriod
        ORDER BY Sequence
        """;
}
