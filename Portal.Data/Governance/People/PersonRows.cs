using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.People;

/// <summary>Who sees a person <c>p</c>: within a scope, whoever has a mandate in it, and oneself. Those merged into another are not listed.</summary>
internal static class PersonSql
{
    public const string InScope = $"""
        p.MergedIntoId IS NULL AND (p.PersonId = @OwnId OR @SeesAll = 1 OR EXISTS (
            SELECT 1 FROM Appointment a
            INNER JOIN Seat s ON s.SeatId = a.SeatId
            INNER JOIN Body b ON b.BodyId = s.BodyId
            {BodySql.TerritoryOn}
            WHERE a.PersonId = p.PersonId AND {ScopeSql.OfBody}))
        """;
}

/// <summary>A person of the directory with their work contact details.</summary>
public sealed record DirectoryRow
{
    public int PersonId { get; init; }

    /// <summary>Stands in addresses.</summary>
    public Guid PublicId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }
    public string? Position { get; init; }

    /// <summary>When the person last said that these details are right.</summary>
    public DateOnly? ConfirmedOn { get; init; }
    public int Version { get; init; }

    private const string Columns = "SELECT p.PersonId, p.PublicId, p.FullName, p.Email, p.Phone, p.Position, p.ConfirmedOn, COALESCE(p.Version, 0) AS Version";

    /// <summary>On a day that is past, only those who had begun a mandate by then.</summary>
    private const string Matching = $"""
        FROM Person p
        WHERE {PersonSql.InScope}
            AND (@Search IS NULL OR p.SearchName LIKE @Search ESCAPE '\' OR p.Email = @Address)
            AND (@HoldingOnly = 0 OR EXISTS (
                SELECT 1 FROM Appointment h
                WHERE h.PersonId = p.PersonId AND h.WithdrawnAtUtc IS NULL AND h.StartsOn <= @AsOf AND (h.EndsOn IS NULL OR h.EndsOn >= @AsOf)))
            AND (@IsPast = 0 OR EXISTS (SELECT 1 FROM Appointment e WHERE e.PersonId = p.PersonId AND e.StartsOn <= @AsOf))
        """;

    /// <summary>By name, without case or accents.</summary>
    public const string Page = $"""
        {Columns}
        {Matching}
        ORDER BY p.SearchName, p.PersonId
        """;

    public const string Count = $"SELECT COUNT(*) AS Total {Matching}";

    public const string ByPublicId = $"""
        {Columns}
        FROM Person p
        WHERE p.PublicId = @PublicId AND {PersonSql.InScope}
        """;

    /// <summary>Whoever has the address by now, wherever they are.</summary>
    internal const string ByEmail = $"""
        {Columns}
        FROM Person o
        INNER JOIN Person p ON p.PersonId = COALESCE(o.MergedIntoId, o.PersonId)
        WHERE o.Email = @Email
        """;

    /// <summary>Whose name holds one of two words; what is alike is decided afterwards.</summary>
    public const string Sounding = $"""
        {Columns}
        FROM Person p
        WHERE {PersonSql.InScope} AND (p.SearchName LIKE @First ESCAPE '\' OR p.SearchName LIKE @Last ESCAPE '\')
        ORDER BY p.SearchName, p.PersonId
        """;

    /// <summary>The person that one was merged into.</summary>
    public const string MergedInto = """
        SELECT p.PersonId, p.PublicId, p.FullName, p.Email, p.Phone, p.Position, p.ConfirmedOn, COALESCE(p.Version, 0) AS Version
        FROM Person o
        INNER JOIN Person p ON p.PersonId = o.MergedIntoId
        WHERE o.PublicId = @PublicId
        """;
}

/// <summary>A mandate of a person within the caller's scope, named as of a day.</summary>
public sealed record PersonMandateRow
{
    public int AppointmentId { get; init; }
    public int SeatId { get; init; }
    public int PersonId { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public bool IsPilot { get; init; }
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? EndReason { get; init; }
    public required string InstrumentNumber { get; init; }
    public string? Justification { get; init; }
    public DateTime? WithdrawnAtUtc { get; init; }
    public string? WithdrawalReason { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public bool Covers(DateOnly day) => WithdrawnAtUtc is null && StartsOn <= day && (EndsOn is null || EndsOn >= day);

    /// <summary>The newest first.</summary>
    public const string OfPeople = $"""
        SELECT a.AppointmentId, a.SeatId, a.PersonId, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, r.IsPilot, b.Code AS BodyCode,
            n.NameFr AS BodyFr, n.NameEn AS BodyEn, a.IsInterim, a.StartsOn, a.EndsOn, a.EndReason, a.InstrumentNumber, a.Justification,
            a.WithdrawnAtUtc, a.WithdrawalReason
        FROM Appointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @StructureOn AND (l.ValidTo IS NULL OR l.ValidTo >= @StructureOn)
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.NameOnStructureDay}
        {BodySql.TerritoryOn}
        WHERE a.PersonId IN @PersonIds AND {ScopeSql.OfBody}
        ORDER BY a.StartsOn DESC, a.AppointmentId DESC
        """;
}
