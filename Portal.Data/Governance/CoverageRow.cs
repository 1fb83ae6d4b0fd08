using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>How many of a territory's seats of one role had a holder on a day. No territory: the Ministry's own seats.</summary>
public sealed record CoverageRow
{
    public string? TerritoryCode { get; init; }
    public required string RoleCode { get; init; }
    public bool IsPilot { get; init; }
    public int Seats { get; init; }

    /// <summary>Seats with a substantive holder.</summary>
    public int Filled { get; init; }

    /// <summary>Vacant seats that an interim covers.</summary>
    public int Interim { get; init; }

    /// <summary>Mandates that end within <see cref="SeatRow.SoonDays"/> days.</summary>
    public int EndingSoon { get; init; }

    /// <summary>Those of them that end within a third, and within two thirds, of those days.</summary>
    public int EndingFirst { get; init; }
    public int EndingSecond { get; init; }

    public int Vacant => Seats - Filled;

    /// <summary>The same of seats that are at hand, by territory and role; whether a role is a pilot's is not known of them.</summary>
    public static IReadOnlyList<CoverageRow> Of(IEnumerable<SeatRow> seats, DateOnly asOf) =>
    [
        .. seats.GroupBy(seat => (seat.TerritoryCode, seat.RoleCode)).Select(group => new CoverageRow
        {
            TerritoryCode = group.Key.TerritoryCode,
            RoleCode = group.Key.RoleCode,
            Seats = group.Count(),
            Filled = group.Count(seat => seat.Holder is not null),
            Interim = group.Count(seat => seat.State(asOf) == SeatState.Interim),
            EndingSoon = group.Count(seat => seat.State(asOf) == SeatState.EndingSoon),
        }),
    ];

    public const string ByTerritoryAndRole = $"""
        SELECT g.Code AS TerritoryCode, s.RoleCode, r.IsPilot, COUNT(s.SeatId) AS Seats, COUNT(a.AppointmentId) AS Filled,
            SUM(CASE WHEN a.AppointmentId IS NULL AND i.AppointmentId IS NOT NULL THEN 1 ELSE 0 END) AS Interim,
            SUM(CASE WHEN a.EndsOn <= @Soon THEN 1 ELSE 0 END) AS EndingSoon,
            SUM(CASE WHEN a.EndsOn <= @SoonFirst THEN 1 ELSE 0 END) AS EndingFirst,
            SUM(CASE WHEN a.EndsOn <= @SoonSecond THEN 1 ELSE 0 END) AS EndingSecond
        {SeatRow.From}
        GROUP BY g.Code, g.Ordinal, s.RoleCode, r.IsPilot, r.Ordinal
        ORDER BY g.Ordinal, r.Ordinal
        """;
}

/// <summary>How many pilot seats of a region's establishments had a holder on a day.</summary>
public sealed record RegionCoverageRow
{
    public required string RegionCode { get; init; }
    public int Seats { get; init; }
    public int Filled { get; init; }

    public const string ByRegion = $"""
        SELECT g.Code AS RegionCode, COUNT(s.SeatId) AS Seats, COUNT(a.AppointmentId) AS Filled
        FROM Body b
        INNER JOIN HealthRegion g ON g.HealthRegionId = b.HealthRegionId
        INNER JOIN Seat s ON s.BodyId = b.BodyId
            AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode AND r.IsPilot = 1
        {BodySql.TerritoryOn}
        LEFT JOIN SubstantiveAppointment a ON a.SeatId = s.SeatId
            AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        WHERE {ScopeSql.OfBody}
        GROUP BY g.Code
        ORDER BY g.Code
        """;
}

/// <summary>How many seats have been vacant since one day; small, however many seats there are.</summary>
public sealed record VacancyCountRow
{
    public DateOnly? LastHeldOn { get; init; }
    public DateOnly? OpensOn { get; init; }
    public int Seats { get; init; }

    public DateOnly Since => LastHeldOn?.AddDays(1) ?? OpensOn!.Value;

    public const string ByFirstDay = $"""
        WITH Vacancy AS (
            SELECT s.SeatId, s.OpensOn,
                (SELECT MAX(z.EndsOn) FROM SubstantiveAppointment z WHERE z.SeatId = s.SeatId AND z.EndsOn < @AsOf) AS LastHeldOn
            {SeatRow.From}
                AND a.AppointmentId IS NULL
                AND (@Territory IS NULL OR g.Code = @Territory)
        )
        SELECT v.LastHeldOn, CASE WHEN v.LastHeldOn IS NULL THEN v.OpensOn END AS OpensOn, COUNT(*) AS Seats
        FROM Vacancy v
        GROUP BY v.LastHeldOn, CASE WHEN v.LastHeldOn IS NULL THEN v.OpensOn END
        ORDER BY v.LastHeldOn, CASE WHEN v.LastHeldOn IS NULL THEN v.OpensOn END
        """;
}
