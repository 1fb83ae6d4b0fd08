using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>
/// How an obligation <c>o</c> is joined to its period <c>p</c>, its body <c>b</c>, the body's primary territory <c>t</c> on
/// the period's last day, its current revision <c>f</c> and the revision that counts <c>c</c>; and what it is said to be.
/// The scope is that of the period's last day: whoever looked after an establishment then answers for what it filed then.
/// </summary>
internal static class ObligationSql
{
    public const string BodyAndTerritory = """
        INNER JOIN Body b ON b.BodyId = o.BodyId
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
            AND m.ValidFrom <= p.EndsOn AND (m.ValidTo IS NULL OR m.ValidTo >= p.EndsOn)
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        """;

    public const string From = $"""
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        {BodyAndTerritory}
        LEFT JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.IsCurrent = 1
        LEFT JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        """;

    /// <summary>The body's name on the period's last day.</summary>
    public const string Name = """
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= p.EndsOn AND (n.ValidTo IS NULL OR n.ValidTo >= p.EndsOn)
        """;

    /// <summary>The return <c>r</c> that is not answered: of the current revision, or of the one before a draft.</summary>
    public const string Return = """
        LEFT JOIN Filing r ON r.ReportingObligationId = o.ReportingObligationId AND r.Status = 'Returned'
            AND r.Revision = CASE WHEN f.Status = 'Returned' THEN f.Revision WHEN f.Status = 'Draft' THEN f.Revision - 1 END
        """;

    public const string InRange =
        $"o.FormCode = @FormCode AND p.Sequence >= @FromSequence AND p.Sequence <= @ToSequence AND {ScopeSql.OfBody}";

    /// <summary>
    /// The day whose structure groups and names: the period's last day, or <c>@StructureOn</c>, at which a body that has
    /// closed by then stands where it last stood.
    /// </summary>
    public const string StructureDay =
        "CASE WHEN @StructureOn IS NULL THEN p.EndsOn WHEN b.ClosesOn < @StructureOn THEN b.ClosesOn ELSE @StructureOn END";

    /// <summary>The primary territory <c>g</c> under which the obligation is counted.</summary>
    public const string Group = $"""
        LEFT JOIN BodyTerritory gm ON gm.BodyId = b.BodyId AND gm.IsPrimary = 1
            AND gm.ValidFrom <= {StructureDay}
            AND (gm.ValidTo IS NULL OR gm.ValidTo >= {StructureDay})
        LEFT JOIN Territory g ON g.TerritoryId = gm.TerritoryId
        """;

    /// <summary>
    /// The same as <see cref="From"/>, as it stood before the instant <c>@Until</c>: obligations of periods opened by then, with the
    /// dates and the waiver that they had, the revisions that there were, and <c>ft</c> and <c>ct</c>, the steps that say the states of
    /// <c>f</c> and <c>c</c>. What was changed before changes were kept is told as it was left.
    /// </summary>
    public const string PastFrom = $"""
        FROM (
            SELECT x.ReportingObligationId, x.BodyId, x.FinancialPeriodId, x.FormCode,
                CASE WHEN h.ObligationChangeId IS NULL THEN x.DueOn ELSE h.DueOn END AS DueOn,
                CASE WHEN h.ObligationChangeId IS NULL THEN x.LocksOn ELSE h.LocksOn END AS LocksOn,
                CASE WHEN h.ObligationChangeId IS NULL THEN x.WaiverReason ELSE h.WaiverReason END AS WaiverReason,
                CASE WHEN x.FiledOn <= @Today THEN x.FiledOn END AS FiledOn
            FROM ReportingObligation x
            LEFT JOIN ObligationChange h ON h.ObligationChangeId = (
                SELECT MIN(z.ObligationChangeId) FROM ObligationChange z
                WHERE z.ReportingObligationId = x.ReportingObligationId AND z.AtUtc >= @Until)) o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.OpenedAtUtc < @Until
        {BodyAndTerritory}
        LEFT JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.Revision = (
            SELECT MAX(y.Revision) FROM Filing y
            WHERE y.ReportingObligationId = o.ReportingObligationId
                AND EXISTS (SELECT 1 FROM FilingTransition z WHERE z.FilingId = y.FilingId AND z.AtUtc < @Until))
        LEFT JOIN FilingTransition ft ON ft.FilingTransitionId = (
            SELECT MAX(z.FilingTransitionId) FROM FilingTransition z WHERE z.FilingId = f.FilingId AND z.AtUtc < @Until)
        LEFT JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.Revision = (
            SELECT MAX(y.Revision) FROM Filing y
            INNER JOIN FilingTransition q ON q.FilingTransitionId = (
                SELECT MAX(z.FilingTransitionId) FROM FilingTransition z WHERE z.FilingId = y.FilingId AND z.AtUtc < @Until)
            WHERE y.ReportingObligationId = o.ReportingObligationId AND q.Status IN ('Submitted', 'Reviewed', 'Accepted'))
        LEFT JOIN FilingTransition ct ON ct.FilingTransitionId = (
            SELECT MAX(z.FilingTransitionId) FROM FilingTransition z WHERE z.FilingId = c.FilingId AND z.AtUtc < @Until)
        """;

    private const string IfCounted = "CASE WHEN o.WaiverReason IS NOT NULL THEN 'Waived' WHEN c.FilingId IS NOT NULL THEN";

    private const string IfBegun = "WHEN o.LocksOn < @Today THEN 'Missing' WHEN f.FilingId IS NOT NULL THEN";

    /// <summary>A name of <see cref="ObligationState"/>.</summary>
    public const string State = $"{IfCounted} c.Status {IfBegun} f.Status ELSE 'NotStarted' END";

    /// <summary>The same over <see cref="PastFrom"/>.</summary>
    public const string PastState = $"{IfCounted} ct.Status {IfBegun} ft.Status ELSE 'NotStarted' END";

    public const string IsFiled = "o.WaiverReason IS NULL AND c.FilingId IS NOT NULL";

    public const string IsMissing = "o.WaiverReason IS NULL AND c.FilingId IS NULL AND o.LocksOn < @Today";

    /// <summary>First filed after the due date, or not yet filed after it.</summary>
    public const string IsLate = "o.WaiverReason IS NULL AND (o.FiledOn > o.DueOn OR (o.FiledOn IS NULL AND o.DueOn < @Today))";

    /// <summary>A revision counts while a newer one is open.</summary>
    public const string IsUnderRevision = "c.FilingId IS NOT NULL AND f.FilingId <> c.FilingId";

    private const string Marks = $"""
        CASE WHEN {IsLate} THEN 1 ELSE 0 END AS IsLate,
            CASE WHEN {IsUnderRevision} THEN 1 ELSE 0 END AS IsUnderRevision
        """;

    /// <summary>How it stands today, for a select list.</summary>
    public const string Standing = $"{State} AS State, {Marks}";

    /// <summary>How it stood on a past day, over <see cref="PastFrom"/>.</summary>
    public const string PastStanding = $"{PastState} AS State, {Marks}";

    /// <summary>Before its dates or its waiver change: keeps what they were.</summary>
    public const string Keep = """
        INSERT INTO ObligationChange (ReportingObligationId, AtUtc, DueOn, LocksOn, WaiverReason)
        SELECT o.ReportingObligationId, @AtUtc, o.DueOn, o.LocksOn, o.WaiverReason
        FROM ReportingObligation o
        WHERE o.ReportingObligationId = @ReportingObligationId
        """;
}
