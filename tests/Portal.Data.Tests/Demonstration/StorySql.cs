namespace Portal.Data.Tests.Demonstration;

/// <summary>Reads the whole story, of every body and period.</summary>
internal static class StorySql
{
    public const string Overlaps = """
        SELECT COUNT(*) AS Total
        FROM Appointment a
        INNER JOIN Appointment z ON z.SeatId = a.SeatId AND z.IsInterim = a.IsInterim AND z.AppointmentId > a.AppointmentId
        WHERE a.WithdrawnAtUtc IS NULL AND z.WithdrawnAtUtc IS NULL
            AND (a.EndsOn IS NULL OR z.StartsOn <= a.EndsOn) AND (z.EndsOn IS NULL OR a.StartsOn <= z.EndsOn)
        """;

    public const string Tomorrow = """
        SELECT (SELECT COUNT(*) FROM Appointment WHERE StartsOn > @Today)
            + (SELECT COUNT(*) FROM Appointment WHERE EndReason IS NOT NULL AND EndsOn >= @Today)
            + (SELECT COUNT(*) FROM Person WHERE ConfirmedOn > @Today)
            + (SELECT COUNT(*) FROM FilingTransition WHERE AtUtc >= @Now)
            + (SELECT COUNT(*) FROM FilingExplanation WHERE AtUtc >= @Now)
            + (SELECT COUNT(*) FROM Filing WHERE ChangedAtUtc >= @Now)
            + (SELECT COUNT(*) FROM FinancialPeriod WHERE OpenedAtUtc >= @Now) AS Total
        """;

    public const string Revisions = """
        SELECT f.FilingId, b.Code AS Body, p.Sequence, f.Revision, f.Status, f.Version, f.IsNothingToReport, f.IsCurrent, f.StartedAtUtc,
            f.SubmittedAtUtc, f.SubmittedById, f.CertifiedSeatId, f.SubmittedByName, o.FiledOn
        FROM Filing f
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        INNER JOIN Body b ON b.BodyId = o.BodyId
        ORDER BY b.Code, p.Sequence DESC, f.Revision
        """;

    public const string Values = "SELECT FilingId, IndicatorCode, Category1, Category2, Answer, Amount FROM FilingValue";

    public const string Explained = "SELECT FilingId, SubjectKey FROM FilingExplanation";

    public const string Held = """
        SELECT SeatId, PersonId, StartsOn, EndsOn
        FROM Appointment
        WHERE IsInterim = 0 AND WithdrawnAtUtc IS NULL
        """;

    public const string Steps = "SELECT FilingId, Status, AtUtc FROM FilingTransition ORDER BY FilingTransitionId";
}
