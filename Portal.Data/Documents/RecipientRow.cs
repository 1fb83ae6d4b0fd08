using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Documents;

/// <summary>Somebody who holds a seat, or stands in for its holder, within a scope on a day.</summary>
public sealed record RecipientRow
{
    public required string RoleCode { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public const string InScope = $"""
        SELECT s.RoleCode, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, p.FullName, p.Email
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.TerritoryOn}
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode
            AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        INNER JOIN Appointment a ON a.SeatId = s.SeatId AND a.WithdrawnAtUtc IS NULL
            AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        INNER JOIN Person p ON p.PersonId = a.PersonId
        WHERE s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
            AND {ScopeSql.OfBody}
        ORDER BY r.Ordinal, p.FullName, p.PersonId, s.SeatId
        """;
}

/// <summary>The address of somebody in the directory.</summary>
public sealed record AddressRow
{
    public required string FullName { get; init; }
    public required string Email { get; init; }

    public const string OfPerson = "SELECT p.FullName, p.Email FROM Person p WHERE p.PersonId = @PersonId";
}

/// <summary>What a role is called on a day.</summary>
public sealed record RoleNameRow
{
    public required string RoleCode { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public const string On = """
        SELECT l.RoleCode, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn
        FROM RoleLabel l
        WHERE l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        ORDER BY l.RoleCode
        """;
}
