using Portal.Data.Mail;

namespace Portal.Data.Documents;

/// <summary>How far a run of a schedule has come.</summary>
public enum RunState
{
    Producing,
    Sending,

    /// <summary>Every delivery has its end.</summary>
    Done,

    /// <summary>The document was not produced.</summary>
    Failed,

    /// <summary>Produced; nobody holds the seats that were chosen.</summary>
    NoRecipient,

    /// <summary>Produced; no mail server is set up.</summary>
    MailOff,
}

/// <summary>What came of a day on which a schedule was due.</summary>
public sealed record DocumentRunRow
{
    public int DocumentRunId { get; init; }
    public int DocumentScheduleId { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Null once the job was swept.</summary>
    public int? DocumentJobId { get; init; }
    public RunState State { get; init; }
    public DateTime CreatedAtUtc { get; init; }
    public DateTime? FinishedAtUtc { get; init; }

    private const string Columns = """
        SELECT r.DocumentRunId, r.DocumentScheduleId, r.DueOn, r.DocumentJobId, r.State, r.CreatedAtUtc, r.FinishedAtUtc
        FROM DocumentRun r
        """;

    /// <summary>The latest of each schedule.</summary>
    public const string LastOfSchedules = $"""
        {Columns}
        WHERE r.DocumentScheduleId IN @Ids
            AND r.DueOn = (SELECT MAX(z.DueOn) FROM DocumentRun z WHERE z.DocumentScheduleId = r.DocumentScheduleId)
        ORDER BY r.DocumentScheduleId
        """;

    /// <summary>The latest first.</summary>
    public const string OfSchedule = $"{Columns} WHERE r.DocumentScheduleId = @DocumentScheduleId ORDER BY r.DueOn DESC, r.DocumentRunId";

    public const string ById = $"{Columns} WHERE r.DocumentRunId = @DocumentRunId";

    /// <summary>Those whose job has ended.</summary>
    public const string Produced = $"""
        {Columns}
        INNER JOIN DocumentJob j ON j.DocumentJobId = r.DocumentJobId AND j.State IN ('Done', 'Failed', 'Cancelled')
        WHERE r.State = 'Producing'
        ORDER BY r.DocumentRunId
        """;
}

/// <summary>A message of a run to one recipient.</summary>
public sealed record DocumentDeliveryRow
{
    public int DocumentDeliveryId { get; init; }
    public int DocumentRunId { get; init; }
    public required string Email { get; init; }
    public required string FullName { get; init; }

    /// <summary>The recipient is whose schedule it is.</summary>
    public bool IsOwner { get; init; }
    public DeliveryState State { get; init; }
    public int Tries { get; init; }
    public required string MessageId { get; init; }
    public DateTime? FinishedAtUtc { get; init; }

    private const string Columns = """
        SELECT d.DocumentDeliveryId, d.DocumentRunId, d.Email, d.FullName, d.IsOwner, d.State, d.Tries, d.MessageId, d.FinishedAtUtc
        FROM DocumentDelivery d
        """;

    public const string OfRuns = $"{Columns} WHERE d.DocumentRunId IN @Ids ORDER BY d.DocumentRunId, d.FullName, d.DocumentDeliveryId";

    public const string Waiting = $"""
        {Columns}
        WHERE d.State = 'Pending' AND (d.NotBeforeUtc IS NULL OR d.NotBeforeUtc <= @NowUtc)
        ORDER BY d.DocumentDeliveryId
        """;
}

/// <summary>How many messages of a run are in a state.</summary>
public sealed record DeliveryCountRow
{
    public int DocumentRunId { get; init; }
    public DeliveryState State { get; init; }
    public int Messages { get; init; }

    public const string OfRuns = """
        SELECT d.DocumentRunId, d.State, COUNT(*) AS Messages
        FROM DocumentDelivery d
        WHERE d.DocumentRunId IN @Ids
        GROUP BY d.DocumentRunId, d.State
        ORDER BY d.DocumentRunId, d.State
        """;
}
