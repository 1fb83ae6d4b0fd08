using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>A counted answer of one establishment in one period, under the territory of the period's last day.</summary>
public sealed record BodyAnswerRow
{
    public required string BodyCode { get; init; }
    public string? TerritoryCode { get; init; }
    public int Sequence { get; init; }
    public required string IndicatorCode { get; init; }
    public string Category1 { get; init; } = "";
    public string Category2 { get; init; } = "";
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    public CellKey Cell => new(IndicatorCode, Category1, Category2);

    public Answer Answer => Answer.From(Kind, Amount);

    /// <summary>The newest submitted, reviewed or accepted revision of what is not waived: territory by territory, establishment by establishment.</summary>
    public const string InOrder = $"""
        SELECT b.Code AS BodyCode, t.Code AS TerritoryCode, p.Sequence, v.IndicatorCode, v.Category1, v.Category2,
            {SmallCells.Answer} AS Kind, {SmallCells.Amount} AS Amount
        {PeriodIndicatorRow.Counted}
            AND v.IndicatorCode IN @Indicators
        ORDER BY t.Ordinal, b.Code, p.Sequence
        """;
}

/// <summary>What one establishment's counted filings come to, cell by cell, over the periods asked for.</summary>
public sealed record BodySums(string BodyCode, string? TerritoryCode)
{
    /// <summary>By cell, over the periods by what each indicator allows (<see cref="OverPeriods"/>).</summary>
    public required IReadOnlyDictionary<CellKey, CellTally> Cells { get; init; }

    /// <summary>One indicator over its breakdown, by the sequence of the period; a period without a filing has none.</summary>
    public required IReadOnlyDictionary<int, CellTally> Course { get; init; }

    /// <summary>Ready for the form's derived indicators.</summary>
    public SummedCells Summed(Form form)
    {
        var cells = new SummedCells(form);
        foreach (var (cell, tally) in Cells)
        {
            cells.Add(cell, tally);
        }

        return cells;
    }
}
