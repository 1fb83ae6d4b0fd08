namespace Portal.Data.Documents;

/// <summary>What changes schedules, their runs and their messages.</summary>
internal static class DocumentScheduleSql
{
    public const string Insert = """
        INSERT INTO DocumentSchedule (ActorId, ActorName, PersonId, Persona, TerritoryCode, BodyCode, Document, AboutTerritory, AboutBody, Span, Language,
            Format, Rhythm, DayNumber, SentAs, ToOwner, IsPaused, AfterOn, Version, CreatedAtUtc)
        VALUES (@ActorId, @ActorName, @PersonId, @Persona, @TerritoryCode, @BodyCode, @Document, @AboutTerritory, @AboutBody, @Span, @Language,
            @Format, @Rhythm, @DayNumber, @SentAs, @ToOwner, 0, @Today, 1, @NowUtc)
        """;

    /// <summary>The scope is taken anew: it is that of whoever saves.</summary>
    public const string Change = """
        UPDATE DocumentSchedule
        SET ActorName = @ActorName, PersonId = @PersonId, Persona = @Persona, TerritoryCode = @TerritoryCode, BodyCode = @BodyCode,
            AboutTerritory = @AboutTerritory, AboutBody = @AboutBody, Span = @Span, Language = @Language, Format = @Format, Rhythm = @Rhythm,
            DayNumber = @DayNumber, SentAs = @SentAs, ToOwner = @ToOwner, Version = Version + 1,
            AfterOn = CASE WHEN AfterOn < @Today THEN @Today ELSE AfterOn END
        WHERE DocumentScheduleId = @DocumentScheduleId AND ActorId = @ActorId AND Version = @Version AND DeletedAtUtc IS NULL
        """;

    /// <summary>What fell due during a pause is not made up for.</summary>
    public const string Pause = """
        UPDATE DocumentSchedule
        SET IsPaused = @IsPaused, Version = Version + 1, AfterOn = CASE WHEN AfterOn < @Today THEN @Today ELSE AfterOn END
        WHERE DocumentScheduleId = @DocumentScheduleId AND Version = @Version AND DeletedAtUtc IS NULL
        """;

    public const string Delete = """
        UPDATE DocumentSchedule SET DeletedAtUtc = @NowUtc, Version = Version + 1
        WHERE DocumentScheduleId = @DocumentScheduleId AND Version = @Version AND DeletedAtUtc IS NULL
        """;

    public const string DeleteRoles = "DELETE FROM DocumentScheduleRole WHERE DocumentScheduleId = @DocumentScheduleId";

    public const string AddRoles = """
        INSERT INTO DocumentScheduleRole (DocumentScheduleId, RoleCode)
        SELECT @DocumentScheduleId, r.RoleCode FROM GovernanceRole r WHERE r.RoleCode IN @Roles
        """;

    /// <summary>Of two processes that see the same day due, one changes the row.</summary>
    public const string SeeTo = """
        UPDATE DocumentSchedule SET AfterOn = @DueOn
        WHERE DocumentScheduleId = @DocumentScheduleId AND Version = @Version AND AfterOn < @DueOn AND IsPaused = 0 AND DeletedAtUtc IS NULL
        """;

    public const string AddRun = """
        INSERT INTO DocumentRun (DocumentScheduleId, DueOn, DocumentJobId, State, CreatedAtUtc)
        VALUES (@DocumentScheduleId, @DueOn, @DocumentJobId, 'Producing', @NowUtc)
        """;

    public const string AddressRun = """
        UPDATE DocumentRun SET State = @State, FinishedAtUtc = @FinishedAtUtc WHERE DocumentRunId = @DocumentRunId AND State = 'Producing'
        """;

    public const string AddDelivery = """
        INSERT INTO DocumentDelivery (DocumentRunId, Email, FullName, IsOwner, State, Tries, MessageId)
        VALUES (@DocumentRunId, @Email, @FullName, @IsOwner, 'Pending', 0, @MessageId)
        """;

    public const string BeginDelivery = """
        UPDATE DocumentDelivery SET State = 'Sending', Tries = Tries + 1, StartedAtUtc = @NowUtc
        WHERE DocumentDeliveryId = @DocumentDeliveryId AND State = 'Pending'
        """;

    public const string SettleDelivery = """
        UPDATE DocumentDelivery SET State = @State, NotBeforeUtc = @NotBeforeUtc, FinishedAtUtc = @FinishedAtUtc
        WHERE DocumentDeliveryId = @DocumentDeliveryId AND State = 'Sending'
        """;

    public const string GiveUpDeliveries = """
        UPDATE DocumentDelivery SET State = 'Unknown', FinishedAtUtc = @NowUtc WHERE State = 'Sending' AND StartedAtUtc < @BeforeUtc
        """;

    public const string CloseRuns = """
        UPDATE DocumentRun SET State = 'Done', FinishedAtUtc = @NowUtc
        WHERE State = 'Sending' AND NOT EXISTS (
            SELECT 1 FROM DocumentDelivery d WHERE d.DocumentRunId = DocumentRun.DocumentRunId AND d.State IN ('Pending', 'Sending'))
        """;

    public const string DeleteOldDeliveries = """
        DELETE FROM DocumentDelivery WHERE DocumentRunId IN (SELECT r.DocumentRunId FROM DocumentRun r WHERE r.FinishedAtUtc < @BeforeUtc)
        """;

    public const string DeleteOldRuns = "DELETE FROM DocumentRun WHERE FinishedAtUtc < @BeforeUtc";
}
