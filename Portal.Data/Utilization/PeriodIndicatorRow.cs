using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>
/// What the counted filings of a period add up to, for one cell, or for one indicator over its whole breakdown (then
/// without categories).
/// </summary>
public sealed record PeriodIndicatorRow
{
    public int Sequence { get; init; }
    public required string IndicatorCode { get; init; }
    public string Category1 { get; init; } = "";
    public string Category2 { get; init; } = "";

    /// <summary>Of the numbers; null when there is none.</summary>
    public decimal? Total { get; init; }

    /// <summary>How many answers of each kind the total rests on. A filing with nothing to report has none.</summary>
    public int Numbers { get; init; }
    public int NotApplicable { get; init; }
    public int NotAvailable { get; init; }
    public int Blanks { get; init; }
    public int Masked { get; init; }

    public CellKey Cell => new(IndicatorCode, Category1, Category2);

    public CellTally Tally => new()
    {
        Sum = Total ?? 0,
        Numbers = Numbers,
        NotApplicable = NotApplicable,
        NotAvailable = NotAvailable,
        Blanks = Blanks,
        Masked = Masked,
    };

    internal const string Counts = $"""
        SUM({SmallCells.Amount}) AS Total,
            SUM(CASE WHEN {SmallCells.Answer} = 'Number' THEN 1 ELSE 0 END) AS Numbers,
            SUM(CASE WHEN v.Answer = 'NotApplicable' THEN 1 ELSE 0 END) AS NotApplicable,
            SUM(CASE WHEN v.Answer = 'NotAvailable' THEN 1 ELSE 0 END) AS NotAvailable,
            SUM(CASE WHEN v.Answer = 'Blank' THEN 1 ELSE 0 END) AS Blanks,
            SUM(CASE WHEN {SmallCells.Answer} = 'Masked' THEN 1 ELSE 0 END) AS Masked
        """;

    /// <summary>The newest submitted, reviewed or accepted revision of what is not waived.</summary>
    internal const string Counted = $"""
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        {ObligationSql.BodyAndTerritory}
        INNER JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        INNER JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE {ObligationSql.InRange} AND o.WaiverReason IS NULL
            AND (@Territory IS NULL OR t.Code = @Territory)
            AND (@Body IS NULL OR b.Code = @Body)
        """;

    public const string ByCell = $"""
        SELECT p.Sequence, v.IndicatorCode, v.Category1, v.Category2, {Counts}
        {Counted}
        GROUP BY p.Sequence, v.IndicatorCode, v.Category1, v.Category2
        ORDER BY p.Sequence, v.IndicatorCode, v.Category1, v.Category2
        """;

    public const string ByIndicator = $"""
        SELECT p.Sequence, v.IndicatorCode, {Counts}
        {Counted}
            AND v.IndicatorCode IN @Indicators
        GROUP BY p.Sequence, v.IndicatorCode
        ORDER BY p.Sequence, v.IndicatorCode
        """;
}
