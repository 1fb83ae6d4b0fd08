using Portal.Data.Network;

namespace Portal.Data.Governance.Roles;

/// <summary>What a role is called over some days; a renamed role keeps its former names for the days on which they held.</summary>
public sealed record RoleLabelRow
{
    public int RoleLabelId { get; init; }
    public required string RoleCode { get; init; }
    public bool IsPilot { get; init; }
    public required string LabelFr { get; init; }
    public required string LabelEn { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public string Label(Language language) => Names.In(language, LabelFr, LabelEn);

    /// <summary>Role by role in the register's order, the newest name of each first.</summary>
    public const string All = """
        SELECT l.RoleLabelId, l.RoleCode, r.IsPilot, l.LabelFr, l.LabelEn, l.ValidFrom, l.ValidTo
        FROM RoleLabel l
        INNER JOIN GovernanceRole r ON r.RoleCode = l.RoleCode
        ORDER BY r.Ordinal, l.RoleCode, l.ValidFrom DESC
        """;
}

/// <summary>That a kind of body must fill a role, from a day on.</summary>
public sealed record RequirementRow
{
    public int SeatRequirementId { get; init; }
    public required string RoleCode { get; init; }
    public required string KindCode { get; init; }
    public required string KindFr { get; init; }
    public required string KindEn { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public string Kind(Language language) => Names.In(language, KindFr, KindEn);

    public const string All = """
        SELECT q.SeatRequirementId, q.RoleCode, q.KindCode, k.NameFr AS KindFr, k.NameEn AS KindEn, q.ValidFrom, q.ValidTo
        FROM SeatRequirement q
        INNER JOIN BodyKind k ON k.KindCode = q.KindCode
        ORDER BY q.RoleCode, k.Ordinal, q.ValidFrom
        """;
}

/// <summary>A kind of body of any level.</summary>
public sealed record KindRow
{
    public required string KindCode { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string All = "SELECT KindCode, NameFr, NameEn FROM BodyKind ORDER BY Ordinal, KindCode";
}

/// <summary>A body of a kind that has a day on or after an act's.</summary>
public sealed record RequiredBodyRow
{
    public int BodyId { get; init; }
    public required string Code { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Those that have no seat of the role from the day on.</summary>
    public const string WithoutSeat = """
        SELECT b.BodyId, b.Code, b.OpensOn, b.ClosesOn
        FROM Body b
        WHERE b.KindCode = @Kind AND (b.ClosesOn IS NULL OR b.ClosesOn >= @OnDate)
            AND NOT EXISTS (
                SELECT 1 FROM Seat s
                WHERE s.BodyId = b.BodyId AND s.RoleCode = @Role AND (s.ClosesOn IS NULL OR s.ClosesOn >= @OnDate))
        ORDER BY b.Code
        """;
}

/// <summary>A seat of a role, in a body of a kind, that is open on the act's day or after it.</summary>
public sealed record RequiredSeatRow
{
    public int SeatId { get; init; }
    public required string BodyCode { get; init; }
    public DateOnly OpensOn { get; init; }
    public int Revision { get; init; }

    public const string Open = """
        SELECT s.SeatId, b.Code AS BodyCode, s.OpensOn, s.Revision
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        WHERE b.KindCode = @Kind AND s.RoleCode = @Role AND (s.ClosesOn IS NULL OR s.ClosesOn >= @OnDate)
        ORDER BY b.Code, s.SeatId
        """;
}

/// <summary>A mandate in such a seat with a day on or after the act's.</summary>
public sealed record RequiredMandateRow
{
    public int AppointmentId { get; init; }
    public required string BodyCode { get; init; }
    public required string Holder { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }

    public const string Running = """
        SELECT a.AppointmentId, b.Code AS BodyCode, p.FullName AS Holder, a.IsInterim, a.StartsOn, a.EndsOn
        FROM Appointment a
        INNER JOIN Person p ON p.PersonId = a.PersonId
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN Body b ON b.BodyId = s.BodyId
        WHERE b.KindCode = @Kind AND s.RoleCode = @Role AND a.WithdrawnAtUtc IS NULL AND (a.EndsOn IS NULL OR a.EndsOn >= @OnDate)
        ORDER BY b.Code, a.StartsOn, a.AppointmentId
        """;
}
