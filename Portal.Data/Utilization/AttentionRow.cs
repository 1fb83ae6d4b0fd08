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

/// <summary>An obligation that asks for something now: missing, returned, late, or due in the open period.</summary>
public sealed record AttentionRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public required string Acronym { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }
    public ObligationState State { get; init; }
    public bool IsLate { get; init; }
    public bool IsUnderRevision { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>Not filed and not waived: the oldest due date first.</summary>
    public const string NotFiled = $"""
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, n.Acronym, p.Code AS PeriodCode, p.Number,
            {ObligationSql.Standing}, o.DueOn, o.LocksOn
        {ObligationSql.From}
        {ObligationSql.Name}
        WHERE {ObligationSql.InRange} AND o.WaiverReason IS NULL AND c.FilingId IS NULL
        ORDER BY o.DueOn, p.Sequence, n.NameFr, b.Code
        """;
}
