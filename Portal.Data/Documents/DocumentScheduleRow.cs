using Portal.Data.Access;

namespace Portal.Data.Documents;

/// <summary>When a schedule is due.</summary>
public enum Rhythm
{
    /// <summary>On a day of each month; in a shorter month on its last day.</summary>
    Monthly,

    /// <summary>A number of days after the due date of each financial period.</summary>
    Period,
}

/// <summary>What a scheduled document is about in time, counted back from the day it is due.</summary>
public enum ScheduleSpan
{
    /// <summary>The last period whose due date has come.</summary>
    Period,

    /// <summary>The quarter of that period.</summary>
    Quarter,

    /// <summary>The fiscal year of that period.</summary>
    Year,
}

/// <summary>How recipients get the document.</summary>
public enum SentAs
{
    Attachment,
    Link,
}

/// <summary>What is chosen in a schedule.</summary>
public sealed record ScheduleInput
{
    public required string Document { get; init; }
    public string? AboutTerritory { get; init; }
    public string? AboutBody { get; init; }
    public ScheduleSpan? Span { get; init; }
    public required string Language { get; init; }
    public required string Format { get; init; }
    public Rhythm Rhythm { get; init; }

    /// <summary>A day of the month from 1 to 31, or days after a period's due date.</summary>
    public int DayNumber { get; init; }
    public SentAs SentAs { get; init; }
    public bool ToOwner { get; init; }

    /// <summary>Who holds a seat of these roles within the owner's scope, on the day.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>A document that is produced and sent again and again, with its owner's scope.</summary>
public sealed record DocumentScheduleRow
{
    public int DocumentScheduleId { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public int? PersonId { get; init; }
    public Persona Persona { get; init; }
    public string? TerritoryCode { get; init; }
    public string? BodyCode { get; init; }
    public required string Document { get; init; }
    public string? AboutTerritory { get; init; }
    public string? AboutBody { get; init; }
    public ScheduleSpan? Span { get; init; }
    public required string Language { get; init; }
    public required string Format { get; init; }
    public Rhythm Rhythm { get; init; }
    public int DayNumber { get; init; }
    public SentAs SentAs { get; init; }
    public bool ToOwner { get; init; }
    public bool IsPaused { get; init; }

    /// <summary>The last day that was seen to: what falls after it is due.</summary>
    public DateOnly AfterOn { get; init; }

    /// <summary>Raised by each change.</summary>
    public int Version { get; init; }
    public DateTime CreatedAtUtc { get; init; }
    public DateTime? DeletedAtUtc { get; init; }

    /// <summary>The scope that it is produced with.</summary>
    public AccessScope Scope => new()
    {
        Persona = Persona,
        Territory = TerritoryCode,
        Body = BodyCode,
        ActorId = ActorId,
        ActorName = ActorName,
        PersonId = PersonId,
    };

    private const string Columns = """
        SELECT s.DocumentScheduleId, s.ActorId, s.ActorName, s.PersonId, s.Persona, s.TerritoryCode, s.BodyCode, s.Document, s.AboutTerritory,
            s.AboutBody, s.Span, s.Language, s.Format, s.Rhythm, s.DayNumber, s.SentAs, s.ToOwner, s.IsPaused, s.AfterOn, s.Version, s.CreatedAtUtc, s.DeletedAtUtc
        FROM DocumentSchedule s
        """;

    private const string Seen = $"{Columns} WHERE s.DeletedAtUtc IS NULL AND (@SeesAll = 1 OR s.ActorId = @ActorId)";

    public const string All = $"{Seen} ORDER BY s.ActorName, s.ActorId, s.DocumentScheduleId";

    public const string CountAll = """
        SELECT COUNT(*) AS Total FROM DocumentSchedule s WHERE s.DeletedAtUtc IS NULL AND (@SeesAll = 1 OR s.ActorId = @ActorId)
        """;

    public const string ById = $"{Seen} AND s.DocumentScheduleId = @DocumentScheduleId";

    /// <summary>Those that may be due.</summary>
    public const string Active = $"{Columns} WHERE s.DeletedAtUtc IS NULL AND s.IsPaused = 0 ORDER BY s.DocumentScheduleId";

    /// <summary>Also one that was deleted: its runs are still seen to.</summary>
    public const string OfRun = $"{Columns} WHERE s.DocumentScheduleId = @DocumentScheduleId";
}

/// <summary>A role whose holders a schedule is sent to.</summary>
public sealed record ScheduleRoleRow
{
    public int DocumentScheduleId { get; init; }
    public required string RoleCode { get; init; }

    public const string OfSchedules = """
        SELECT o.DocumentScheduleId, o.RoleCode
        FROM DocumentScheduleRole o
        INNER JOIN GovernanceRole r ON r.RoleCode = o.RoleCode
        WHERE o.DocumentScheduleId IN @Ids
        ORDER BY o.DocumentScheduleId, r.Ordinal, o.RoleCode
        """;
}
