using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>Mandates that began and that ended between two days, by territory of the last one. No territory: the Ministry's own seats.</summary>
public sealed record TurnoverRow
{
    public string? TerritoryCode { get; init; }
    public int Begun { get; init; }

    /// <summary>Their last day lies between the two days.</summary>
    public int Ended { get; init; }

    /// <summary>Interims are left out, and so is what was entered in error. <c>@AsOf</c> is the last day.</summary>
    public const string ByTerritory = $"""
        SELECT g.Code AS TerritoryCode,
            SUM(CASE WHEN a.StartsOn >= @From THEN 1 ELSE 0 END) AS Begun,
            SUM(CASE WHEN a.EndsOn IS NOT NULL AND a.EndsOn <= @AsOf THEN 1 ELSE 0 END) AS Ended
        FROM SubstantiveAppointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.TerritoryOn}
        {BodySql.GroupOnStructureDay}
        WHERE a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @From)
            AND {ScopeSql.OfBody}
        GROUP BY g.Code, g.Ordinal
        ORDER BY g.Ordinal
        """;
}
