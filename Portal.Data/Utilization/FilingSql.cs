namespace Portal.Data.Utilization;

/// <summary>
/// The writes of filings. Each that changes a row names the version that was read, and a write of a cell the version of its
/// filing too. Whatever the engine's isolation, two writers meet on a row that both change: at the end of the trail at the latest,
/// where both would take the same next number.
/// </summary>
internal static class FilingSql
{
    public const string InsertRevision = """
        INSERT INTO Filing (ReportingObligationId, Revision, IsCurrent, IsCounted, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc)
        VALUES (@ReportingObligationId, @Revision, 1, 0, 'Draft', @Version, @IsNothingToReport, @AtUtc, @AtUtc)
        """;

    /// <summary>A returned revision, or an accepted one that is reopened, makes place for the next.</summary>
    public const string Supersede =
        "UPDATE Filing SET IsCurrent = 0 WHERE FilingId = @FilingId AND Version = @Version AND Status IN ('Returned', 'Accepted') AND IsCurrent = 1";

    public const string CopyValues = """
        INSERT INTO FilingValue (FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version, ChangedAtUtc, ChangedByName, ChangedByPersona)
        SELECT @FilingId, v.IndicatorCode, v.Category1, v.Category2, v.Answer, v.Amount, v.Version, v.ChangedAtUtc, v.ChangedByName, v.ChangedByPersona
        FROM FilingValue v
        WHERE v.FilingId = @FromFilingId
        """;

    public const string CopyExplanations = """
        INSERT INTO FilingExplanation (FilingId, SubjectKey, Explanation, ByName, ByPersona, AtUtc, Version)
        SELECT @FilingId, e.SubjectKey, e.Explanation, e.ByName, e.ByPersona, e.AtUtc, e.Version
        FROM FilingExplanation e
        WHERE e.FilingId = @FromFilingId
        """;

    /// <summary>Holds the draft until the transaction ends.</summary>
    public const string TakeDraft = """
        UPDATE Filing SET ChangedAtUtc = @AtUtc
        WHERE FilingId = @FilingId AND Version = @Version AND Status = 'Draft' AND IsCurrent = 1
        """;

    private const string IsDraft = """
        EXISTS (SELECT 1 FROM Filing f WHERE f.FilingId = @FilingId AND f.Version = @FilingVersion AND f.Status = 'Draft' AND f.IsCurrent = 1)
        """;

    public const string InsertValue = $"""
        INSERT INTO FilingValue (FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version, ChangedAtUtc, ChangedByName, ChangedByPersona)
        SELECT @FilingId, @IndicatorCode, @Category1, @Category2, @Answer, @Amount, 1, @AtUtc, @ByName, @ByPersona
        WHERE {IsDraft} AND NOT EXISTS (
            SELECT 1 FROM FilingValue v
            WHERE v.FilingId = @FilingId AND v.IndicatorCode = @IndicatorCode AND v.Category1 = @Category1 AND v.Category2 = @Category2)
        """;

    public const string UpdateValue = $"""
        UPDATE FilingValue SET Answer = @Answer, Amount = @Amount, Version = Version + 1,
            ChangedAtUtc = @AtUtc, ChangedByName = @ByName, ChangedByPersona = @ByPersona
        WHERE FilingId = @FilingId AND IndicatorCode = @IndicatorCode AND Category1 = @Category1 AND Category2 = @Category2
            AND Version = @SeenVersion AND {IsDraft}
        """;

    public const string InsertExplanation = """
        INSERT INTO FilingExplanation (FilingId, SubjectKey, Explanation, ByName, ByPersona, AtUtc, Version)
        SELECT @FilingId, @SubjectKey, @Explanation, @ByName, @ByPersona, @AtUtc, 1
        WHERE NOT EXISTS (SELECT 1 FROM FilingExplanation e WHERE e.FilingId = @FilingId AND e.SubjectKey = @SubjectKey)
        """;

    public const string UpdateExplanation = """
        UPDATE FilingExplanation SET Explanation = @Explanation, ByName = @ByName, ByPersona = @ByPersona, AtUtc = @AtUtc, Version = Version + 1
        WHERE FilingId = @FilingId AND SubjectKey = @SubjectKey AND Version = @SeenVersion
        """;

    public const string DeleteExplanations = "DELETE FROM FilingExplanation WHERE FilingId = @FilingId AND SubjectKey IN @Keys";

    public const string DeleteValues = "DELETE FROM FilingValue WHERE FilingId = @FilingId";

    public const string SetNothingToReport = """
        UPDATE Filing SET IsNothingToReport = @IsNothingToReport, Version = Version + 1, ChangedAtUtc = @AtUtc
        WHERE FilingId = @FilingId AND Version = @Version AND Status = 'Draft' AND IsCurrent = 1
        """;

    public const string Submit = """
        UPDATE Filing SET Status = 'Submitted', Version = Version + 1, ChangedAtUtc = @AtUtc, SubmittedAtUtc = @AtUtc,
            SubmittedByName = @ByName, SubmittedById = @PersonId, CertifiedSeatId = @SeatId
        WHERE FilingId = @FilingId AND Version = @Version AND Status = 'Draft' AND IsCurrent = 1
        """;

    /// <summary>Before the state of a revision changes; <see cref="Count"/> follows.</summary>
    public const string Discount =
        "UPDATE Filing SET IsCounted = 0 WHERE ReportingObligationId = @ReportingObligationId AND IsCounted = 1";

    /// <summary>Makes the newest submitted, reviewed or accepted revision count; none when there is none.</summary>
    public const string Count = """
        UPDATE Filing SET IsCounted = 1
        WHERE ReportingObligationId = @ReportingObligationId
            AND Revision = (
                SELECT MAX(n.Revision) FROM Filing n
                WHERE n.ReportingObligationId = @ReportingObligationId AND n.Status IN ('Submitted', 'Reviewed', 'Accepted'))
        """;

    public const string SetFiledOn =
        "UPDATE ReportingObligation SET FiledOn = @Today WHERE ReportingObligationId = @ReportingObligationId AND FiledOn IS NULL";

    /// <summary>From submitted, or from reviewed, to what a reviewer decides.</summary>
    public const string Decide = """
        UPDATE Filing SET Status = @Status, Version = Version + 1, ChangedAtUtc = @AtUtc
        WHERE FilingId = @FilingId AND Version = @Version AND IsCurrent = 1
        """;

    public const string MoveLock =
        "UPDATE ReportingObligation SET LocksOn = @LocksOn WHERE ReportingObligationId = @ReportingObligationId AND LocksOn < @LocksOn";

    public const string InsertReason = """
        INSERT INTO FilingReturnReason (FilingId, Number, IndicatorCode, Category1, Category2, Reason)
        VALUES (@FilingId, @Number, @IndicatorCode, @Category1, @Category2, @Reason)
        """;

    /// <summary>Into the state that the revision now has.</summary>
    public const string InsertTransition = """
        INSERT INTO FilingTransition (FilingId, Status, AtUtc, ByName, Persona, Message)
        SELECT f.FilingId, f.Status, @AtUtc, @ByName, @Persona, @Message
        FROM Filing f
        WHERE f.FilingId = @FilingId
        """;

    /// <summary>
    /// The seats of a body that a person held on a day: as holder before as interim, then in the order of the roles. Take one.
    /// </summary>
    public const string SeatsHeld = """
        SELECT a.SeatId
        FROM Appointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        WHERE s.BodyId = @BodyId AND a.PersonId = @PersonId AND a.WithdrawnAtUtc IS NULL
            AND a.StartsOn <= @Today AND (a.EndsOn IS NULL OR a.EndsOn >= @Today)
        ORDER BY a.IsInterim, r.Ordinal, a.SeatId
        """;
}
