namespace Portal.Data.Demonstration;

/// <summary>What the loader writes, and the ids that it reads back by what it wrote.</summary>
internal static class DemonstrationSql
{
    /// <summary>More than 0 where somebody works with the portal already: without an open period nothing can have been filed.</summary>
    public const string Occupied = """
        SELECT (SELECT COUNT(*) FROM Person) + (SELECT COUNT(*) FROM FinancialPeriod WHERE OpenedAtUtc IS NOT NULL) AS Occupied
        """;

    public const string ShortenLabel = """
        UPDATE RoleLabel SET ValidFrom = @ValidFrom
        WHERE RoleCode = @Role AND ValidFrom < @ValidFrom AND ValidTo IS NULL
        """;

    public const string InsertLabel = """
        INSERT INTO RoleLabel (RoleCode, LabelFr, LabelEn, ValidFrom, ValidTo)
        SELECT q.RoleCode, @LabelFr, @LabelEn, MIN(q.ValidFrom), @Until
        FROM SeatRequirement q
        WHERE q.RoleCode = @Role
        GROUP BY q.RoleCode
        """;

    public const string ShortenMembership = """
        UPDATE BodyTerritory SET ValidFrom = @MovedOn
        WHERE BodyId = (SELECT b.BodyId FROM Body b WHERE b.Code = @Body) AND ValidFrom < @MovedOn AND ValidTo IS NULL
        """;

    public const string InsertMembership = """
        INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom, ValidTo)
        SELECT b.BodyId, t.TerritoryId, 1, b.OpensOn, @Until
        FROM Body b
        INNER JOIN Territory t ON t.Code = @FromTerritory
        WHERE b.Code = @Body
        """;

    public const string InsertPerson = """
        INSERT INTO Person (PublicId, FullName, SearchName, Email, ConfirmedOn)
        VALUES (@PublicId, @FullName, @SearchName, @Email, @ConfirmedOn)
        """;

    public const string People = "SELECT PersonId AS Id, Email AS Code FROM Person";

    public const string InsertAppointment = """
        INSERT INTO Appointment (SeatId, PersonId, IsInterim, StartsOn, EndsOn, EndReason, InstrumentNumber, InstrumentDate, SignatoryRole,
            Justification, WithdrawnAtUtc, WithdrawalReason)
        VALUES (@SeatId, @PersonId, @IsInterim, @StartsOn, @EndsOn, @EndReason, @Letter, @LetterDate, @Signatory,
            @Justification, @WithdrawnAtUtc, @WithdrawalReason)
        """;

    public const string RaiseSeat = "UPDATE Seat SET Revision = @Revision WHERE SeatId = @SeatId";

    public const string OpenPeriod = "UPDATE FinancialPeriod SET OpenedAtUtc = @OpenedAtUtc WHERE FinancialPeriodId = @FinancialPeriodId";

    public const string InsertObligation = """
        INSERT INTO ReportingObligation (BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn, FiledOn, WaiverReason)
        VALUES (@BodyId, @FinancialPeriodId, @FormCode, @DueOn, @LocksOn, @FiledOn, @WaiverReason)
        """;

    public const string InsertFiling = """
        INSERT INTO Filing (ReportingObligationId, Revision, IsCurrent, IsCounted, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc,
            SubmittedAtUtc, SubmittedByName, SubmittedById, CertifiedSeatId)
        VALUES (@ReportingObligationId, @Revision, @IsCurrent, @IsCounted, @Status, @Version, @IsNothingToReport, @StartedAtUtc, @ChangedAtUtc,
            @SubmittedAtUtc, @SubmittedByName, @SubmittedById, @CertifiedSeatId)
        """;

    public const string InsertTransition = """
        INSERT INTO FilingTransition (FilingId, Status, AtUtc, ByName, Persona, Message)
        VALUES (@FilingId, @Status, @AtUtc, @ByName, @Persona, @Message)
        """;

    public const string InsertValue = """
        INSERT INTO FilingValue (FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version)
        VALUES (@FilingId, @IndicatorCode, @Category1, @Category2, @Answer, @Amount, 1)
        """;

    public const string FillOnBehalf = """
        UPDATE FilingValue SET ChangedAtUtc = @AtUtc, ChangedByName = @ByName, ChangedByPersona = 'Centre'
        WHERE FilingId = @FilingId AND IndicatorCode = @IndicatorCode AND Category1 = @Category1 AND Category2 = @Category2
        """;

    public const string InsertReason = """
        INSERT INTO FilingReturnReason (FilingId, Number, IndicatorCode, Category1, Category2, Reason)
        VALUES (@FilingId, @Number, @IndicatorCode, @Category1, @Category2, @Reason)
        """;

    public const string InsertExplanation = """
        INSERT INTO FilingExplanation (FilingId, SubjectKey, Explanation, ByName, AtUtc, Version)
        VALUES (@FilingId, @SubjectKey, @Explanation, @ByName, @AtUtc, 1)
        """;

    public const string InsertAccount = """
        INSERT INTO Account (FullName, Email, AddressKey, SearchText, Language, Issuer, ObjectId, BoundAtUtc, InvitationEndsOn, InvitedAtUtc, LastSignInAtUtc, SecurityStamp, Version, CreatedAtUtc, DeactivatedAtUtc, DeactivationReason)
        VALUES (@FullName, @Email, @AddressKey, @SearchText, @Language, @Issuer, @ObjectId, @BoundAtUtc, @InvitationEndsOn, @InvitedAtUtc, @LastSignInAtUtc, @SecurityStamp, 1, @CreatedAtUtc, @DeactivatedAtUtc, @DeactivationReason)
        """;

    public const string InsertAccountScope = "INSERT INTO AccountScope (AccountId, Persona, PlaceCode, ValidFrom) VALUES (@AccountId, @Persona, @PlaceCode, @ValidFrom)";
}

internal sealed record CodedId
{
    public int Id { get; init; }
    public required string Code { get; init; }
}

internal sealed record ObligationId
{
    public int Id { get; init; }
    public int BodyId { get; init; }
    public int FinancialPeriodId { get; init; }

    public const string OfPeriod = """
        SELECT ReportingObligationId AS Id, BodyId, FinancialPeriodId
        FROM ReportingObligation
        WHERE FinancialPeriodId = @FinancialPeriodId
        """;
}

internal sealed record RevisionId
{
    public int Id { get; init; }
    public int ReportingObligationId { get; init; }
    public int Revision { get; init; }

    public const string OfPeriod = """
        SELECT f.FilingId AS Id, f.ReportingObligationId, f.Revision
        FROM ReportingObligation o
        INNER JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId
        WHERE o.FinancialPeriodId = @FinancialPeriodId
        """;
}
