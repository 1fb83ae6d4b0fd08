using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>One answer of a filing.</summary>
internal sealed record FactRow
{
    public int FilingId { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    public Figures Figures => Figures.Of(IndicatorCode, Kind, Amount);

    /// <summary>The sums that this answer is part of: its cell, and the totals over its dimensions.</summary>
    public IEnumerable<CellKey> Kept => (Category1, Category2) switch
    {
        ("", "") => [new CellKey(IndicatorCode)],
        (_, "") => [new CellKey(IndicatorCode, Category1), new CellKey(IndicatorCode)],
        _ =>
        [
            new CellKey(IndicatorCode, Category1, Category2), new CellKey(IndicatorCode, Category1), new CellKey(IndicatorCode, "", Category2),
            new CellKey(IndicatorCode),
        ],
    };

    public const string OfFilings = """
        SELECT v.FilingId, v.IndicatorCode, v.Category1, v.Category2, v.Answer AS Kind, v.Amount
        FROM FilingValue v
        WHERE v.FilingId IN @Filings
        """;
}
