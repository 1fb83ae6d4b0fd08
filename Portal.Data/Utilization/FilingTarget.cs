using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>What a command acts on: an establishment in a period, what it owes, and the current revision, where there are.</summary>
internal sealed record FilingTarget
{
    public int BodyId { get; init; }
    public required string BodyCode { get; init; }
    public required string PeriodCode { get; init; }
    public int Sequence { get; init; }
    public int? ReportingObligationId { get; init; }
    public int FormRevision { get; init; }
    public DateOnly? LocksOn { get; init; }
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }
    public int? FilingId { get; init; }
    public int Revision { get; init; }
    public FilingStatus? Status { get; init; }
    public int Version { get; init; }
    public bool IsNothingToReport { get; init; }

    /// <summary>For the trail, the same for every revision.</summary>
    public string Subject => $"Filing/{BodyCode}/{PeriodCode}";

    public T Outcome<T>(FilingProblem? problem = null) where T : FilingOutcome, new() =>
        new() { Problem = problem, Status = Status, Revision = Revision, Version = Version };

    public const string InScope = $"""
        SELECT b.BodyId, b.Code AS BodyCode, p.Code AS PeriodCode, p.Sequence, o.ReportingObligationId,
            COALESCE(fm.Revision, 0) AS FormRevision, o.LocksOn, o.FiledOn, o.WaiverReason, f.FilingId,
            COALESCE(f.Revision, 0) AS Revision, f.Status, COALESCE(f.Version, 0) AS Version,
            COALESCE(f.IsNothingToReport, 0) AS IsNothingToReport
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN FinancialPeriod p ON p.Code = @PeriodCode
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
            AND m.ValidFrom <= p.EndsOn AND (m.ValidTo IS NULL OR m.ValidTo >= p.EndsOn)
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        LEFT JOIN ReportingObligation o ON o.BodyId = b.BodyId AND o.FinancialPeriodId = p.FinancialPeriodId AND o.FormCode = @FormCode
        LEFT JOIN Form fm ON fm.FormCode = o.FormCode
        LEFT JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.IsCurrent = 1
        WHERE b.Code = @BodyCode AND {ScopeSql.OfBody}
        """;
}
