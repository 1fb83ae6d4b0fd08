using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>What a command acts on: an establishment in a period, what it owes, and the current revision, where there are.</summary>
internal record FilingTarget
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

    private protected const string Columns = """
        b.BodyId, b.Code AS BodyCode, p.Code AS PeriodCode, p.Sequence, o.ReportingObligationId,
            COALESCE(fm.Revision, 0) AS FormRevision, o.LocksOn, o.FiledOn, o.WaiverReason, f.FilingId,
            COALESCE(f.Revision, 0) AS Revision, f.Status, COALESCE(f.Version, 0) AS Version,
            COALESCE(f.IsNothingToReport, 0) AS IsNothingToReport
        """;

    private protected const string From = $"""
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN FinancialPeriod p ON p.Code = @PeriodCode
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
            AND m.ValidFrom <= p.EndsOn AND (m.ValidTo IS NULL OR m.ValidTo >= p.EndsOn)
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        LEFT JOIN ReportingObligation o ON o.BodyId = b.BodyId AND o.FinancialPeriodId = p.FinancialPeriodId AND o.FormCode = @FormCode
        LEFT JOIN Form fm ON fm.FormCode = o.FormCode
        LEFT JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.IsCurrent = 1
        """;

    private protected const string Where = $"WHERE b.Code = @BodyCode AND {ScopeSql.OfBody}";

    public const string InScope = $"""
        SELECT {Columns}
        {From}
        {Where}
        """;
}

/// <summary>The same, once for each stored cell of the indicators that are asked for; once without a cell where there is none.</summary>
internal sealed record TargetCellRow : FilingTarget
{
    /// <summary>Of the newest event about the establishment; 0 before the first.</summary>
    public long BodyStamp { get; init; }
    public string? IndicatorCode { get; init; }
    public string? Category1 { get; init; }
    public string? Category2 { get; init; }
    public AnswerKind? Kind { get; init; }
    public decimal? Amount { get; init; }
    public int? CellVersion { get; init; }
    public string? ChangedByName { get; init; }
    public DateTime? ChangedAtUtc { get; init; }

    /// <summary>Null in the only row of a filing that has none of the cells.</summary>
    public StoredCell? Cell => IndicatorCode is null ? null
        : new(new CellKey(IndicatorCode, Category1!, Category2!), Answer.From(Kind!.Value, Amount), CellVersion!.Value, ChangedByName, ChangedAtUtc);

    public const string WithCells = $"""
        SELECT {Columns},
            COALESCE((SELECT MAX(a.Sequence) FROM AuditEvent a WHERE a.BodyCode = b.Code), 0) AS BodyStamp,
            v.IndicatorCode, v.Category1, v.Category2, v.Answer AS Kind, v.Amount, v.Version AS CellVersion, v.ChangedByName, v.ChangedAtUtc
        {From}
        LEFT JOIN FilingValue v ON v.FilingId = f.FilingId AND v.IndicatorCode IN @Indicators
        {Where}
        """;
}
