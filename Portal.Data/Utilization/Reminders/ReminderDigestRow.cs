using Portal.Data.Mail;

namespace Portal.Data.Utilization.Reminders;

/// <summary>A day whose digests were decided on, with how many of them stand in one state.</summary>
public sealed record ReminderRunRow
{
    public DateOnly OnDay { get; init; }

    /// <summary>Filings of which nobody could be told.</summary>
    public int Unaddressed { get; init; }

    /// <summary>Null where nobody was to be sent anything.</summary>
    public DeliveryState? State { get; init; }
    public int Digests { get; init; }

    /// <summary>The latest day first.</summary>
    public const string Since = """
        SELECT r.OnDay, r.Unaddressed, d.State, COUNT(d.ReminderDigestId) AS Digests
        FROM ReminderRun r
        LEFT JOIN ReminderDigest d ON d.OnDay = r.OnDay
        WHERE r.OnDay >= @Since
        GROUP BY r.OnDay, r.Unaddressed, d.State
        ORDER BY r.OnDay DESC, d.State
        """;
}

/// <summary>A digest that is to be sent, or was.</summary>
public sealed record ReminderDigestRow
{
    public int ReminderDigestId { get; init; }
    public DateOnly OnDay { get; init; }
    public int PersonId { get; init; }

    /// <summary>Of whoever it is sent to, as the directory names them now.</summary>
    public required string FullName { get; init; }
    public DeliveryState State { get; init; }
    public int Tries { get; init; }
    public required string MessageId { get; init; }

    private const string Columns = """
        SELECT d.ReminderDigestId, d.OnDay, d.PersonId, w.FullName, d.State, d.Tries, d.MessageId
        FROM ReminderDigest d
        INNER JOIN Person w ON w.PersonId = d.PersonId
        """;

    /// <summary>Those of a day that may be sent now.</summary>
    public const string Waiting = $"""
        {Columns}
        WHERE d.State = 'Pending' AND d.OnDay = @Day AND (d.NotBeforeUtc IS NULL OR d.NotBeforeUtc <= @NowUtc)
        ORDER BY d.ReminderDigestId
        """;

    /// <summary>Those of a day, and those since another that did not arrive, or perhaps did not; the latest first.</summary>
    public const string OfDayAndFailed = $"""
        {Columns}
        WHERE d.OnDay >= @Since AND (d.OnDay = @Day OR d.State IN ('Failed', 'Unknown'))
        ORDER BY d.OnDay DESC, w.FullName, d.ReminderDigestId
        """;

    public const string CountFailed = """
        SELECT COUNT(*) AS Total FROM ReminderDigest d WHERE d.State IN ('Failed', 'Unknown') AND d.OnDay >= @Since
        """;
}

/// <summary>What somebody chose of the mail that they are sent.</summary>
public sealed record MailPreferenceRow
{
    public Language Language { get; init; }
    public bool WantsReminders { get; init; }

    /// <summary>0 when they chose nothing yet.</summary>
    public int Version { get; init; }

    public static MailPreferenceRow Default { get; } = new() { Language = Language.French, WantsReminders = true };

    public const string OfPerson = "SELECT Language, WantsReminders, Version FROM MailPreference WHERE PersonId = @PersonId";
}
