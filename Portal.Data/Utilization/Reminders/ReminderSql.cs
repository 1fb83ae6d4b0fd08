namespace Portal.Data.Utilization.Reminders;

/// <summary>What changes rules, preferences, and the digests of a day.</summary>
internal static class ReminderSql
{
    public const string InsertSetting = """
        INSERT INTO ReminderSetting (ReminderSettingId, IsOn, SendsAtHour, Version)
        SELECT 1, @IsOn, @SendsAtHour, 1
        WHERE NOT EXISTS (SELECT 1 FROM ReminderSetting z)
        """;

    public const string UpdateSetting = "UPDATE ReminderSetting SET IsOn = @IsOn, SendsAtHour = @SendsAtHour, Version = Version + 1 WHERE Version = @Version";

    public const string DeleteRules = "DELETE FROM ReminderRule WHERE Kind IN @Kinds";

    public const string InsertRule = "INSERT INTO ReminderRule (Kind, IsOn, Days, RepeatDays) VALUES (@Kind, @IsOn, @Days, @RepeatDays)";

    public const string InsertPreference = """
        INSERT INTO MailPreference (PersonId, Language, WantsReminders, Version)
        SELECT w.PersonId, @Language, @WantsReminders, 1
        FROM Person w
        WHERE w.PersonId = @PersonId AND NOT EXISTS (SELECT 1 FROM MailPreference z WHERE z.PersonId = @PersonId)
        """;

    public const string UpdatePreference = """
        UPDATE MailPreference SET Language = @Language, WantsReminders = @WantsReminders, Version = Version + 1
        WHERE PersonId = @PersonId AND Version = @Version
        """;

    public const string AddRun = "INSERT INTO ReminderRun (OnDay, PlannedAtUtc, Unaddressed) VALUES (@Day, @NowUtc, @Unaddressed)";

    public const string AddDigest = """
        INSERT INTO ReminderDigest (OnDay, PersonId, Matters, State, Tries, MessageId)
        VALUES (@Day, @PersonId, @Matters, 'Pending', 0, @MessageId)
        """;

    public const string Begin = """
        UPDATE ReminderDigest SET State = 'Sending', Tries = Tries + 1, StartedAtUtc = @NowUtc
        WHERE ReminderDigestId = @ReminderDigestId AND State = 'Pending' AND Tries = @Tries
        """;

    public const string Settle = """
        UPDATE ReminderDigest SET State = @State, NotBeforeUtc = @NotBeforeUtc, FinishedAtUtc = @FinishedAtUtc
        WHERE ReminderDigestId = @ReminderDigestId AND State = 'Sending'
        """;

    /// <summary>Nothing waits for the person any more, or they want no mail since.</summary>
    public const string Drop = "DELETE FROM ReminderDigest WHERE ReminderDigestId = @ReminderDigestId AND State = 'Pending'";

    public const string GiveUp = "UPDATE ReminderDigest SET State = 'Unknown', FinishedAtUtc = @NowUtc WHERE State = 'Sending' AND StartedAtUtc < @BeforeUtc";

    public const string LetPass = "UPDATE ReminderDigest SET State = 'Failed', FinishedAtUtc = @NowUtc WHERE State = 'Pending' AND OnDay < @Day";

    public const string DeleteOldDigests = "DELETE FROM ReminderDigest WHERE OnDay < @Before";

    public const string DeleteOldRuns = "DELETE FROM ReminderRun WHERE OnDay < @Before";
}
