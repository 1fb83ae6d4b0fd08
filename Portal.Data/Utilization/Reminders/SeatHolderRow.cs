using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Utilization.Reminders;

/// <summary>
/// A seat on a day, with whoever holds it or stands in; a seat that both do has a row for each, a vacant one a row without a
/// person.
/// </summary>
public sealed record SeatHolderRow
{
    public int SeatId { get; init; }
    public required string BodyCode { get; init; }
    public string? TerritoryCode { get; init; }

    /// <summary>A pilot's: filings of its establishment are told to whoever holds it.</summary>
    public bool IsPilot { get; init; }

    /// <summary>A centre's.</summary>
    public bool IsCentre { get; init; }
    public required string Acronym { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public bool? IsInterim { get; init; }
    public int? PersonId { get; init; }
    public string? FullName { get; init; }
    public string? Email { get; init; }

    /// <summary>What the person chose; null when they chose nothing.</summary>
    public Language? Language { get; init; }
    public bool? WantsReminders { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public const string On = $"""
        SELECT s.SeatId, b.Code AS BodyCode, t.Code AS TerritoryCode, r.IsPilot, CASE WHEN k.Level = '{BodyLevel.Centre}' THEN 1 ELSE 0 END AS IsCentre, n.Acronym,
            l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, a.IsInterim, w.PersonId, w.FullName, w.Email, e.Language, e.WantsReminders
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode
            AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        LEFT JOIN Appointment a ON a.SeatId = s.SeatId AND a.WithdrawnAtUtc IS NULL
            AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        LEFT JOIN Person w ON w.PersonId = a.PersonId
        LEFT JOIN MailPreference e ON e.PersonId = a.PersonId
        WHERE s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
            AND {ScopeSql.OfBody}
        ORDER BY b.Code, r.Ordinal, s.SeatId, a.IsInterim, a.PersonId
        """;
}
