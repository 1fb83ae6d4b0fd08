using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>How many obligations of a territory and a period stand in one state today.</summary>
public sealed record StateCountRow
{
    /// <summary>The primary territory on the period's last day.</summary>
    public string? TerritoryCode { get; init; }
    public int Sequence { get; init; }
    public ObligationState State { get; init; }
    public int Obligations { get; init; }

    /// <summary>Of them, first filed after the due date or not yet filed after it.</summary>
    public int Late { get; init; }

    public bool IsFiled => State is ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted;

    public const string ByPeriod = $"""
        WITH Standing AS (
            SELECT t.Code AS TerritoryCode, p.Sequence, {ObligationSql.Standing}
            {ObligationSql.From}
            WHERE {ObligationSql.InRange}
                AND (@Territory IS NULL OR t.Code = @Territory)
                AND (@Body IS NULL OR b.Code = @Body)
        )
        SELECT s.TerritoryCode, s.Sequence, s.State, COUNT(*) AS Obligations, SUM(s.IsLate) AS Late
        FROM Standing s
        GROUP BY s.TerritoryCode, s.Sequence, s.State
        ORDER BY s.Sequence, s.TerritoryCode, s.State
        """;
}

/// <summary>An obligation that asks for something now: missing, returned, late, due in an open period, or open again.</summary>
public sealed record AttentionRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public required string Acronym { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }
    public int Sequence { get; init; }
    public ObligationState State { get; init; }
    public bool IsLate { get; init; }

    /// <summary>Open again over a revision that counts.</summary>
    public bool IsUnderRevision { get; init; }

    /// <summary>Returned, and not submitted again since.</summary>
    public bool IsReturned { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }

    /// <summary>Pilots' seats of the establishment that nobody holds or covers today.</summary>
    public int VacantSeats { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    private const string Columns = $"""
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, n.Acronym, p.Code AS PeriodCode, p.Number, p.Sequence,
            {ObligationSql.Standing}, CASE WHEN r.FilingId IS NULL THEN 0 ELSE 1 END AS IsReturned, o.DueOn, o.LocksOn,
            (SELECT COUNT(*)
                FROM Seat s
                INNER JOIN GovernanceRole q ON q.RoleCode = s.RoleCode AND q.IsPilot = 1
                WHERE s.BodyId = o.BodyId AND s.OpensOn <= @Today AND (s.ClosesOn IS NULL OR s.ClosesOn >= @Today)
                    AND NOT EXISTS (
                        SELECT 1 FROM Appointment a
                        WHERE a.SeatId = s.SeatId AND a.WithdrawnAtUtc IS NULL AND a.StartsOn <= @Today AND (a.EndsOn IS NULL OR a.EndsOn >= @Today))) AS VacantSeats
        {ObligationSql.From}
        {ObligationSql.Name}
        {ObligationSql.Return}
        """;

    /// <summary>Not filed and not waived, or open again and not locked, whenever it was due: the oldest due date first.</summary>
    public const string Open = $"""
        {Columns}
        WHERE {ObligationSql.InRange} AND o.WaiverReason IS NULL AND c.FilingId IS NULL
        UNION ALL
        {Columns}
        WHERE o.FormCode = @FormCode AND o.LocksOn >= @Today AND {ScopeSql.OfBody} AND o.WaiverReason IS NULL AND f.FilingId <> c.FilingId
        ORDER BY DueOn, Sequence, BodyFr, BodyCode
        """;
}
