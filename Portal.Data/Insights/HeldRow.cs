namespace Portal.Data.Insights;

/// <summary>The revisions of an obligation that sums are made of; where both are null, it is due and not filed.</summary>
internal readonly record struct CountedRevisions(int? Submitted, int? Accepted);

/// <summary>An obligation: what the sums hold of it, and what they should.</summary>
internal sealed record HeldRow
{
    public int ReportingObligationId { get; init; }
    public int BodyId { get; init; }
    public int Sequence { get; init; }
    public int Number { get; init; }
    public int? InsightGroupId { get; init; }
    public bool IsHeld { get; init; }
    public int? HeldSubmitted { get; init; }
    public int? HeldAccepted { get; init; }
    public bool IsDue { get; init; }
    public int? Submitted { get; init; }
    public int? Accepted { get; init; }

    /// <summary>Null: nothing.</summary>
    public CountedRevisions? Held => IsHeld ? new CountedRevisions(HeldSubmitted, HeldAccepted) : null;

    /// <summary>Null: nothing is due.</summary>
    public CountedRevisions? Actual => IsDue ? new CountedRevisions(Submitted, Accepted) : null;

    /// <summary>The sequence of the first period of the fiscal year.</summary>
    public int FirstSequence => Sequence - Number + 1;

    private const string Columns = """
        SELECT o.ReportingObligationId, o.BodyId, p.Sequence, p.Number, gb.InsightGroupId,
            CASE WHEN h.ReportingObligationId IS NULL THEN 0 ELSE 1 END AS IsHeld,
            h.SubmittedFilingId AS HeldSubmitted, h.AcceptedFilingId AS HeldAccepted,
            CASE WHEN o.WaiverReason IS NULL THEN 1 ELSE 0 END AS IsDue, c.FilingId AS Submitted, a.FilingId AS Accepted
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        LEFT JOIN InsightGroupBody gb ON gb.BodyId = o.BodyId
        LEFT JOIN InsightObligation h ON h.ReportingObligationId = o.ReportingObligationId
        LEFT JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        LEFT JOIN Filing a ON a.ReportingObligationId = o.ReportingObligationId AND a.Status = 'Accepted' AND a.Revision = (
            SELECT MAX(n.Revision) FROM Filing n WHERE n.ReportingObligationId = o.ReportingObligationId AND n.Status = 'Accepted')
        """;

    public const string OfObligation = $"{Columns} WHERE o.ReportingObligationId = @ReportingObligationId AND o.FormCode = @FormCode";

    public const string OfPeriod = $"{Columns} WHERE o.FinancialPeriodId = @FinancialPeriodId AND o.FormCode = @FormCode ORDER BY o.BodyId";

    public const string OfBodies = $"{Columns} WHERE o.BodyId IN @Bodies AND o.FormCode = @FormCode ORDER BY o.BodyId, p.Sequence";

    public const string Hold = """
        INSERT INTO InsightObligation (ReportingObligationId, SubmittedFilingId, AcceptedFilingId)
        VALUES (@ReportingObligationId, @Submitted, @Accepted)
        """;

    public const string HoldOthers = """
        UPDATE InsightObligation SET SubmittedFilingId = @Submitted, AcceptedFilingId = @Accepted
        WHERE ReportingObligationId = @ReportingObligationId
        """;

    public const string LetGo = "DELETE FROM InsightObligation WHERE ReportingObligationId = @ReportingObligationId";
}
