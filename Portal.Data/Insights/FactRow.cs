using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>One answer of a filing that counts on a basis.</summary>
internal sealed record FactRow
{
    public int PlaceId { get; init; }
    public int Sequence { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    public Figures Figures => Figures.Of(IndicatorCode, Kind, Amount);

    /// <summary>The figures that this answer is part of: its cell, and the totals over its dimensions.</summary>
    public IEnumerable<CellKey> Kept => new[]
    {
        new CellKey(IndicatorCode, Category1, Category2),
        new CellKey(IndicatorCode, Category1),
        new CellKey(IndicatorCode, "", Category2),
        new CellKey(IndicatorCode),
    }.Distinct();

    /// <summary>The revision <c>c</c> of an obligation <c>o</c> that counts.</summary>
    internal const string OnBasis = """
        ((@IsAccepted = 0 AND c.IsCounted = 1) OR (@IsAccepted = 1 AND c.Status = 'Accepted' AND c.Revision = (
                SELECT MAX(n.Revision) FROM Filing n WHERE n.ReportingObligationId = o.ReportingObligationId AND n.Status = 'Accepted')))
        """;

    public const string OfSpan = $"""
        SELECT o.BodyId AS PlaceId, p.Sequence, v.IndicatorCode, v.Category1, v.Category2, v.Answer AS Kind, v.Amount
        FROM FinancialPeriod p
        INNER JOIN ReportingObligation o ON o.FinancialPeriodId = p.FinancialPeriodId
        LEFT JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND {OnBasis}
        LEFT JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE p.Sequence >= @FromSequence AND p.Sequence <= @ToSequence AND o.FormCode = @FormCode AND o.WaiverReason IS NULL
            AND v.IndicatorCode IN @Indicators
        """;
}

/// <summary>Whether what is due is filed, on a basis.</summary>
internal sealed record FiledRow
{
    public int PlaceId { get; init; }
    public int Sequence { get; init; }
    public int Filed { get; init; }

    public Figures Figures => new() { Numbers = Filed, Blanks = 1 - Filed };

    public const string OfSpan = $"""
        SELECT o.BodyId AS PlaceId, p.Sequence, COUNT(c.FilingId) AS Filed
        FROM FinancialPeriod p
        INNER JOIN ReportingObligation o ON o.FinancialPeriodId = p.FinancialPeriodId
        LEFT JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND {FactRow.OnBasis}
        WHERE p.Sequence >= @FromSequence AND p.Sequence <= @ToSequence AND o.FormCode = @FormCode AND o.WaiverReason IS NULL
        GROUP BY o.BodyId, p.Sequence, o.ReportingObligationId
        """;
}
