using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>A cell's answer in one revision of a filing, or in the revision that counts for a period.</summary>
public sealed record CellAnswerRow
{
    public int BodyId { get; init; }

    /// <summary>Of the period.</summary>
    public int Sequence { get; init; }
    public int Revision { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    /// <summary>What an edit of the cell is given as seen; a cell without row has 0.</summary>
    public int Version { get; init; }
    public string? ChangedByName { get; init; }
    public Persona? ChangedByPersona { get; init; }
    public DateTime? ChangedAtUtc { get; init; }

    /// <summary>Null where it was not kept, or was not asked for.</summary>
    public CellAuthor? Author => ChangedByPersona is { } persona ? new CellAuthor(ChangedByName!, persona, ChangedAtUtc!.Value) : null;

    public CellKey Cell => new(IndicatorCode, Category1, Category2);

    public Answer Answer => Answer.From(Kind, Amount);

    private const string Columns = $"""
        SELECT o.BodyId, p.Sequence, f.Revision, v.IndicatorCode, v.Category1, v.Category2,
            {SmallCells.Answer} AS Kind, {SmallCells.Amount} AS Amount, v.Version
        """;

    /// <summary>Of one revision, with who last changed each.</summary>
    public const string OfFiling = $"""
        {Columns}, v.ChangedByName, v.ChangedByPersona, v.ChangedAtUtc
        FROM FilingValue v
        INNER JOIN Filing f ON f.FilingId = v.FilingId
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        WHERE v.FilingId = @FilingId
        """;

    /// <summary>Of the current revisions of several establishments in a period.</summary>
    public const string OfPeriod = $"""
        {Columns}
        FROM FilingValue v
        INNER JOIN Filing f ON f.FilingId = v.FilingId AND f.IsCurrent = 1
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        WHERE o.FormCode = @FormCode AND p.Sequence = @Sequence AND o.BodyId IN @BodyIds
        """;

    /// <summary>Of chosen revisions of one obligation.</summary>
    public const string OfRevisions = $"""
        {Columns}
        FROM FilingValue v
        INNER JOIN Filing f ON f.FilingId = v.FilingId
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        WHERE f.ReportingObligationId = @ReportingObligationId AND f.Revision IN @Revisions
        """;

    /// <summary>What counted for establishments in the periods before one, the latest first.</summary>
    public const string CountedBefore = $"""
        {Columns}
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        INNER JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.IsCounted = 1
        INNER JOIN FilingValue v ON v.FilingId = f.FilingId
        WHERE o.BodyId IN @BodyIds AND o.FormCode = @FormCode AND p.Sequence >= @FromSequence AND p.Sequence < @BeforeSequence
        ORDER BY p.Sequence DESC
        """;
}
