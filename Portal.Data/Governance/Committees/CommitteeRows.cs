using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.Committees;

/// <summary>A committee on a day: when it met and meets, what it still has to do.</summary>
public sealed record CommitteeRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public string? TerritoryCode { get; init; }

    /// <summary>0 while nothing was written of it.</summary>
    public int CommitteeId { get; init; }
    public int Version { get; init; }

    /// <summary>The last meeting that was held by the day, cancelled ones left out.</summary>
    public DateOnly? LastMetOn { get; init; }

    /// <summary>The first meeting after the day.</summary>
    public DateOnly? NextOn { get; init; }
    public int Decisions { get; init; }
    public int OpenFollowUps { get; init; }
    public int OverdueFollowUps { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    private const string Counts = $"""
        COALESCE(c.CommitteeId, 0) AS CommitteeId, COALESCE(c.Version, 0) AS Version,
            (SELECT MAX(a.OnDate) FROM CommitteeMeeting a WHERE a.CommitteeId = c.CommitteeId AND a.IsCancelled = 0 AND a.OnDate <= @AsOf) AS LastMetOn,
            (SELECT MIN(n1.OnDate) FROM CommitteeMeeting n1 WHERE n1.CommitteeId = c.CommitteeId AND n1.IsCancelled = 0 AND n1.OnDate > @AsOf) AS NextOn,
            (SELECT COUNT(*) FROM CommitteeDecision d INNER JOIN CommitteeMeeting e ON e.CommitteeMeetingId = d.CommitteeMeetingId
                WHERE d.CommitteeId = c.CommitteeId AND e.OnDate <= @AsOf) AS Decisions,
            (SELECT COUNT(*) {FollowUpRow.OpenOfCommittee}) AS OpenFollowUps,
            (SELECT COUNT(*) {FollowUpRow.OpenOfCommittee} AND f.DueOn < @AsOf) AS OverdueFollowUps
        """;

    /// <summary>Of territories: those of the scope, and the one of a body.</summary>
    private const string TerritorialFrom = $"""
        SELECT y.Code, y.NameFr, y.NameEn, y.Code AS TerritoryCode, {Counts}
        FROM Territory y
        LEFT JOIN Committee c ON c.TerritoryId = y.TerritoryId
        WHERE (@ScopeTerritory IS NULL OR y.Code = @ScopeTerritory)
            AND (@ScopeBody IS NULL OR EXISTS (
                SELECT 1 FROM Body b
                {BodySql.TerritoryOn}
                WHERE b.Code = @ScopeBody AND t.TerritoryId = y.TerritoryId))
        """;

    public const string Territorial = $"""
        {TerritorialFrom}
        ORDER BY y.Ordinal
        """;

    public const string OneTerritorial = $"""
        {TerritorialFrom}
            AND y.Code = @Code
        """;

    private const string LocalMatching = $"""
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        LEFT JOIN Committee c ON c.BodyId = b.BodyId
        WHERE {BodySql.OpenOn} AND {ScopeSql.OfBody}
        """;

    private const string LocalColumns = $"SELECT b.Code, n.NameFr, n.NameEn, t.Code AS TerritoryCode, {Counts}";

    private const string Found = "AND (@Search IS NULL OR n.SearchName LIKE @Search ESCAPE '\\')";

    /// <summary>Of establishments, by name.</summary>
    public const string Local = $"""
        {LocalColumns}
        {LocalMatching}
            {Found}
        ORDER BY n.NameFr, b.Code
        """;

    public const string CountLocal = $"SELECT COUNT(*) AS Total {LocalMatching} {Found}";

    public const string OneLocal = $"""
        {LocalColumns}
        {LocalMatching}
            AND b.Code = @Code
        """;
}

/// <summary>A member who holds no seat of the committee.</summary>
public sealed record NamedMemberRow
{
    public int CommitteeMemberId { get; init; }
    public int? PersonId { get; init; }
    public required string FullName { get; init; }
    public string? Email { get; init; }

    /// <summary>As what they sit: chair, secretary, guest of a partner.</summary>
    public required string Capacity { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public int Version { get; init; }

    public bool Sits(DateOnly day) => ValidFrom <= day && !(ValidTo < day);

    /// <summary>Those who sit first, then those who did, by name.</summary>
    public const string OfCommittee = """
        SELECT m.CommitteeMemberId, m.PersonId, m.FullName, m.Email, m.Capacity, m.ValidFrom, m.ValidTo, m.Version
        FROM CommitteeMember m
        WHERE m.CommitteeId = @CommitteeId
        ORDER BY m.FullName, m.CommitteeMemberId
        """;
}

public sealed record MeetingRow
{
    public int CommitteeMeetingId { get; init; }
    public int Number { get; init; }
    public DateOnly OnDate { get; init; }

    /// <summary>On the clock of Montréal, <c>09:30</c>.</summary>
    public string? StartsAt { get; init; }

    /// <summary>A room or the address of a videoconference.</summary>
    public required string Place { get; init; }
    public required string Agenda { get; init; }
    public required string Minutes { get; init; }

    /// <summary>Others who were there, in words.</summary>
    public required string Guests { get; init; }
    public bool IsCancelled { get; init; }
    public int Version { get; init; }

    /// <summary>As they concern this meeting.</summary>
    public int Decisions { get; init; }
    public int FollowUps { get; init; }

    private const string From = """
        SELECT m.CommitteeMeetingId, m.Number, m.OnDate, m.StartsAt, m.Place, m.Agenda, m.Minutes, m.Guests, m.IsCancelled, m.Version,
            (SELECT COUNT(*) FROM CommitteeDecision d WHERE d.CommitteeMeetingId = m.CommitteeMeetingId) AS Decisions,
            (SELECT COUNT(*) FROM CommitteeFollowUp f WHERE f.CommitteeMeetingId = m.CommitteeMeetingId) AS FollowUps
        FROM CommitteeMeeting m
        WHERE m.CommitteeId = @CommitteeId
        """;

    /// <summary>The newest first; on a day that is past, those that were held by then.</summary>
    public const string OfCommittee = $"""
        {From}
            AND (@IsPast = 0 OR m.OnDate <= @AsOf)
        ORDER BY m.OnDate DESC, m.Number DESC
        """;

    public const string ByNumber = $"""
        {From}
            AND m.Number = @Number
        """;

    /// <summary>The last that was held by a day.</summary>
    public const string Held = $"""
        {From}
            AND m.IsCancelled = 0 AND m.OnDate <= @AsOf
        ORDER BY m.OnDate DESC, m.Number DESC
        """;
}

public enum AttendanceState
{
    Present,
    Excused,
    Absent,
}

public sealed record AttendanceRow
{
    public required string MemberKey { get; init; }
    public required string FullName { get; init; }
    public required string Capacity { get; init; }
    public AttendanceState State { get; init; }

    public const string OfMeeting = """
        SELECT MemberKey, FullName, Capacity, State
        FROM CommitteeAttendance
        WHERE CommitteeMeetingId = @CommitteeMeetingId
        ORDER BY FullName, MemberKey
        """;
}

public sealed record DecisionRow
{
    public int CommitteeDecisionId { get; init; }

    /// <summary>Within its committee, never given twice.</summary>
    public int Number { get; init; }
    public required string Decision { get; init; }
    public int Version { get; init; }
    public int MeetingNumber { get; init; }
    public DateOnly OnDate { get; init; }

    private const string From = """
        SELECT d.CommitteeDecisionId, d.Number, d.Decision, d.Version, m.Number AS MeetingNumber, m.OnDate
        FROM CommitteeDecision d
        INNER JOIN CommitteeMeeting m ON m.CommitteeMeetingId = d.CommitteeMeetingId
        WHERE d.CommitteeId = @CommitteeId
        """;

    /// <summary>The newest first, of meetings up to the day.</summary>
    public const string OfCommittee = $"""
        {From}
            AND m.OnDate <= @AsOf
        ORDER BY d.Number DESC
        """;

    public const string OfMeeting = $"""
        {From}
            AND d.CommitteeMeetingId = @CommitteeMeetingId
        ORDER BY d.Number
        """;

    public const string ByNumber = $"""
        {From}
            AND d.Number = @Number
        """;
}

/// <summary>Something that a meeting left to somebody, by a day.</summary>
public sealed record FollowUpRow
{
    public int CommitteeFollowUpId { get; init; }
    public required string Task { get; init; }
    public int? OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly? DoneOn { get; init; }

    /// <summary>What came of it.</summary>
    public required string Outcome { get; init; }
    public int Version { get; init; }
    public int MeetingNumber { get; init; }
    public DateOnly OnDate { get; init; }

    public bool IsOpen(DateOnly asOf) => DoneOn is null || DoneOn > asOf;

    public bool IsOverdue(DateOnly asOf) => IsOpen(asOf) && DueOn < asOf;

    /// <summary>Of committee <c>c</c>, left open on the day by meetings up to it.</summary>
    internal const string OpenOfCommittee = """
        FROM CommitteeFollowUp f INNER JOIN CommitteeMeeting g ON g.CommitteeMeetingId = f.CommitteeMeetingId
            WHERE g.CommitteeId = c.CommitteeId AND g.OnDate <= @AsOf AND (f.DoneOn IS NULL OR f.DoneOn > @AsOf)
        """;

    private const string From = """
        SELECT f.CommitteeFollowUpId, f.Task, f.OwnerId, f.OwnerName, f.DueOn, f.DoneOn, f.Outcome, f.Version, m.Number AS MeetingNumber, m.OnDate
        FROM CommitteeFollowUp f
        INNER JOIN CommitteeMeeting m ON m.CommitteeMeetingId = f.CommitteeMeetingId
        WHERE m.CommitteeId = @CommitteeId
        """;

    /// <summary>Those that are open on the day, the first due first; then those that were done, the last one first.</summary>
    public const string OfCommittee = $"""
        {From}
            AND m.OnDate <= @AsOf
        ORDER BY CASE WHEN f.DoneOn IS NULL OR f.DoneOn > @AsOf THEN 0 ELSE 1 END, CASE WHEN f.DoneOn IS NULL OR f.DoneOn > @AsOf THEN f.DueOn END,
            f.DoneOn DESC, f.CommitteeFollowUpId
        """;

    public const string OfMeeting = $"""
        {From}
            AND f.CommitteeMeetingId = @CommitteeMeetingId
        ORDER BY f.DueOn, f.CommitteeFollowUpId
        """;

    public const string ById = $"""
        {From}
            AND f.CommitteeFollowUpId = @Id
        """;
}
