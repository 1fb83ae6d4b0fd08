namespace Portal.Data.Health;

/// <summary>How the portal's queues, mail and accounts stand, in one look.</summary>
public sealed record HealthRow
{
    public int JobsWaiting { get; init; }
    public int JobsRunning { get; init; }

    /// <summary>Since <c>@DayAgo</c>.</summary>
    public int JobsFailed { get; init; }
    public DateTime? OldestWaitingUtc { get; init; }

    /// <summary>Messages of schedules and digests of reminders that are to be sent.</summary>
    public int MailWaiting { get; init; }

    /// <summary>Since <c>@WeekAgo</c>: refused for good, or broken off while it was sent.</summary>
    public int MailFailed { get; init; }
    public int MailUncertain { get; init; }

    /// <summary>Accounts that signed in since <c>@DayAgo</c>.</summary>
    public int SignedIn { get; init; }
    public int OpenRequests { get; init; }
    public int Keys { get; init; }
    public long Events { get; init; }

    public const string Now = """
        SELECT
            (SELECT COUNT(*) FROM DocumentJob j WHERE j.State = 'Queued') AS JobsWaiting,
            (SELECT COUNT(*) FROM DocumentJob j WHERE j.State = 'Running') AS JobsRunning,
            (SELECT COUNT(*) FROM DocumentJob j WHERE j.State = 'Failed' AND j.FinishedAtUtc >= @DayAgo) AS JobsFailed,
            (SELECT MIN(j.CreatedAtUtc) FROM DocumentJob j WHERE j.State = 'Queued') AS OldestWaitingUtc,
            (SELECT COUNT(*) FROM DocumentDelivery d WHERE d.State = 'Pending')
                + (SELECT COUNT(*) FROM ReminderDigest g WHERE g.State = 'Pending') AS MailWaiting,
            (SELECT COUNT(*) FROM DocumentDelivery d WHERE d.State = 'Failed' AND d.FinishedAtUtc >= @WeekAgo)
                + (SELECT COUNT(*) FROM ReminderDigest g WHERE g.State = 'Failed' AND g.OnDay >= @WeekAgoOn) AS MailFailed,
            (SELECT COUNT(*) FROM DocumentDelivery d WHERE d.State = 'Unknown' AND d.FinishedAtUtc >= @WeekAgo)
                + (SELECT COUNT(*) FROM ReminderDigest g WHERE g.State = 'Unknown' AND g.OnDay >= @WeekAgoOn) AS MailUncertain,
            (SELECT COUNT(*) FROM Account a WHERE a.LastSignInAtUtc >= @DayAgo) AS SignedIn,
            (SELECT COUNT(*) FROM AccessRequest r WHERE r.State = 'Open') AS OpenRequests,
            (SELECT COUNT(*) FROM DataProtectionKey k) AS Keys,
            (SELECT COALESCE(MAX(e.Sequence), 0) FROM AuditEvent e) AS Events
        """;
}

/// <summary>The last time that something was done which keeps the portal trustworthy.</summary>
public sealed record HealthEventRow
{
    public long Sequence { get; init; }
    public DateTime AtUtc { get; init; }
    public required string Action { get; init; }

    /// <summary>JSON, as in the trail.</summary>
    public required string Detail { get; init; }

    /// <summary>The latest of each kind.</summary>
    public const string Latest = """
        SELECT e.Sequence, e.AtUtc, e.Action, e.Detail
        FROM AuditEvent e
        WHERE e.Sequence IN (SELECT MAX(l.Sequence) FROM AuditEvent l WHERE l.Action IN @Actions GROUP BY l.Action)
        """;
}
