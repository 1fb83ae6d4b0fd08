using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>A version of a rule, and the periods that are filed under it.</summary>
public sealed record RuleRow
{
    public required string Code { get; init; }
    public int Version { get; init; }
    public FindingSeverity Severity { get; init; }
    public required string LeftSide { get; init; }
    public required string Operator { get; init; }
    public required string RightSide { get; init; }
    public required string MessageFr { get; init; }
    public required string MessageEn { get; init; }
    public int FromSequence { get; init; }

    /// <summary>The last period; null: until further notice.</summary>
    public int? ToSequence { get; init; }

    /// <summary>Codes of these periods; null where the calendar does not reach so far.</summary>
    public string? FromPeriod { get; init; }
    public string? ToPeriod { get; init; }

    public string Text => $"{LeftSide}{Operator}{RightSide}";

    public string Message(Language language) => Names.In(language, MessageFr, MessageEn);

    public bool IsInForce(int sequence) => FromSequence <= sequence && (ToSequence is null || ToSequence >= sequence);

    private const string Columns = """
        SELECT r.Code, r.Version, r.Severity, r.LeftSide, r.Operator, r.RightSide, r.MessageFr, r.MessageEn, r.FromSequence, r.ToSequence,
            a.Code AS FromPeriod, z.Code AS ToPeriod
        FROM ValidationRule r
        LEFT JOIN FinancialPeriod a ON a.Sequence = r.FromSequence
        LEFT JOIN FinancialPeriod z ON z.Sequence = r.ToSequence
        WHERE r.FormCode = @FormCode
        """;

    /// <summary>By code, the newest version of each first.</summary>
    public const string All = $"{Columns} ORDER BY r.Code, r.Version DESC";

    public const string OfCode = $"{Columns} AND r.Code = @Code ORDER BY r.Version DESC";
}

/// <summary>A filing that a rule would have stopped, or asked about, with what its sides come to.</summary>
public sealed record StoppedFiling(TrialRow Filing, decimal Left, decimal Right);

/// <summary>What a rule says of filings that counted.</summary>
public sealed record RuleTrial
{
    /// <summary>Filings whose cells answer both sides.</summary>
    public int Decided { get; init; }

    /// <summary>Filings that lack an answer, of which the rule says nothing.</summary>
    public int Undecided { get; init; }

    /// <summary>Of those decided, the ones that do not fulfil it.</summary>
    public int Stopped { get; init; }

    /// <summary>The latest of them, at most <see cref="RuleQueries.MostShown"/>.</summary>
    public IReadOnlyList<StoppedFiling> Shown { get; init; } = [];
}

/// <summary>One cell of a counted filing, for a trial.</summary>
public sealed record TrialRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>The cells of chosen indicators, filing after filing, the latest period first.</summary>
    public const string OfCounted = $"""
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, p.Code AS PeriodCode, p.Number,
            v.IndicatorCode, v.Category1, v.Category2, {SmallCells.Answer} AS Kind, {SmallCells.Amount} AS Amount
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        {ObligationSql.BodyAndTerritory}
        {ObligationSql.Name}
        INNER JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        INNER JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE {ObligationSql.InRange} AND o.WaiverReason IS NULL AND v.IndicatorCode IN @Indicators
        ORDER BY p.Sequence DESC, b.Code, v.IndicatorCode, v.Category1, v.Category2
        """;
}
