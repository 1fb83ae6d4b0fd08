using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.Guidelines;

/// <summary>A version of a guideline.</summary>
public sealed record GuidelineRow
{
    public int GuidelineVersionId { get; init; }
    public required string Code { get; init; }
    public required string TitleFr { get; init; }
    public required string TitleEn { get; init; }
    public int Number { get; init; }
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>The day by which each seat acknowledges it.</summary>
    public DateOnly AcknowledgeBy { get; init; }
    public required string SummaryFr { get; init; }
    public required string SummaryEn { get; init; }
    public required string FileName { get; init; }

    /// <summary>In bytes.</summary>
    public long FileSize { get; init; }
    public DateTime PublishedAtUtc { get; init; }
    public required string PublishedByName { get; init; }

    public string Title(Language language) => Names.In(language, TitleFr, TitleEn);

    public string Summary(Language language) => Names.In(language, SummaryFr, SummaryEn);

    /// <summary>All versions, guideline by guideline, the newest of each first. Guidelines are everyone's to read who reads operations.</summary>
    public const string All = """
        SELECT v.GuidelineVersionId, g.Code, g.TitleFr, g.TitleEn, v.Number, v.EffectiveFrom, v.AcknowledgeBy, v.SummaryFr, v.SummaryEn,
            v.FileName, v.FileSize, v.PublishedAtUtc, v.PublishedByName
        FROM Guideline g
        INNER JOIN GuidelineVersion v ON v.GuidelineId = g.GuidelineId
        ORDER BY g.Code, v.Number DESC
        """;
}

/// <summary>How far the seats of a territory have come with a version on a day. No territory: the Ministry's own seats.</summary>
public sealed record GuidelineProgressRow
{
    public int GuidelineVersionId { get; init; }
    public string? TerritoryCode { get; init; }
    public int Seats { get; init; }
    public int Acknowledged { get; init; }

    /// <summary>Not acknowledged, and nobody there to do it.</summary>
    public int Vacant { get; init; }

    public int Waiting => Seats - Acknowledged - Vacant;

    public const string ByTerritory = $"""
        SELECT v.GuidelineVersionId, t.Code AS TerritoryCode, COUNT(s.SeatId) AS Seats, COUNT(k.SeatId) AS Acknowledged,
            SUM(CASE WHEN k.SeatId IS NULL AND a.AppointmentId IS NULL AND i.AppointmentId IS NULL THEN 1 ELSE 0 END) AS Vacant
        FROM GuidelineVersion v
        {GuidelineSql.Seats}
        WHERE v.GuidelineVersionId IN @VersionIds AND {ScopeSql.OfBody}
        GROUP BY v.GuidelineVersionId, t.Code, t.Ordinal
        ORDER BY v.GuidelineVersionId, t.Ordinal
        """;
}

/// <summary>A seat that acknowledges a version, and whether it did by a day.</summary>
public sealed record GuidelineSeatRow
{
    public int SeatId { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? Holder { get; init; }
    public string? Interim { get; init; }
    public DateOnly? AcknowledgedOn { get; init; }
    public string? AcknowledgedBy { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>Those that have not acknowledged first, then territory by territory.</summary>
    public const string OfVersion = $"""
        SELECT s.SeatId, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, n.NameFr AS BodyFr, n.NameEn AS BodyEn, t.Code AS TerritoryCode,
            p.FullName AS Holder, q.FullName AS Interim, k.OnDate AS AcknowledgedOn, w.FullName AS AcknowledgedBy
        FROM GuidelineVersion v
        {GuidelineSql.Seats}
        {BodySql.NameOn}
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        LEFT JOIN Person p ON p.PersonId = a.PersonId
        LEFT JOIN Person q ON q.PersonId = i.PersonId
        LEFT JOIN Person w ON w.PersonId = k.PersonId
        WHERE v.GuidelineVersionId = @VersionId AND {ScopeSql.OfBody}
        ORDER BY CASE WHEN k.SeatId IS NULL THEN 0 ELSE 1 END, t.Ordinal, n.NameFr, b.Code, r.Ordinal, s.SeatId
        """;
}

/// <summary>What a person has to do themself: acknowledge a version for a seat that they hold or cover today.</summary>
public sealed record GuidelineDutyRow
{
    public int SeatId { get; init; }
    public required string Code { get; init; }
    public int Number { get; init; }
    public required string TitleFr { get; init; }
    public required string TitleEn { get; init; }
    public DateOnly AcknowledgeBy { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }

    public string Title(Language language) => Names.In(language, TitleFr, TitleEn);

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>The most pressing first.</summary>
    public const string OfPerson = $"""
        SELECT s.SeatId, g.Code, v.Number, g.TitleFr, g.TitleEn, v.AcknowledgeBy, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn,
            n.NameFr AS BodyFr, n.NameEn AS BodyEn
        FROM Appointment h
        INNER JOIN Seat s ON s.SeatId = h.SeatId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.NameOn}
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        INNER JOIN GuidelineRole x ON x.RoleCode = s.RoleCode
        INNER JOIN Guideline g ON g.GuidelineId = x.GuidelineId
        INNER JOIN GuidelineVersion v ON v.GuidelineId = g.GuidelineId AND v.EffectiveFrom = (
            SELECT MAX(y.EffectiveFrom) FROM GuidelineVersion y WHERE y.GuidelineId = g.GuidelineId AND y.EffectiveFrom <= @AsOf)
        WHERE h.PersonId = @PersonId AND h.WithdrawnAtUtc IS NULL AND h.StartsOn <= @AsOf AND (h.EndsOn IS NULL OR h.EndsOn >= @AsOf)
            AND NOT EXISTS (SELECT 1 FROM GuidelineAcknowledgement k WHERE k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId)
        ORDER BY v.AcknowledgeBy, g.Code, s.SeatId
        """;
}

internal static class GuidelineSql
{
    public const string Part = "SELECT Content FROM GuidelineFilePart WHERE GuidelineVersionId = @GuidelineVersionId AND Ordinal = @Ordinal";

    /// <summary>The seats of a version <c>v</c> on the day, with who holds them and whether they had acknowledged it by then.</summary>
    public const string Seats = $"""
        INNER JOIN GuidelineRole x ON x.GuidelineId = v.GuidelineId
        INNER JOIN Seat s ON s.RoleCode = x.RoleCode AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.TerritoryOn}
        LEFT JOIN GuidelineAcknowledgement k ON k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId AND k.OnDate <= @AsOf
        LEFT JOIN SubstantiveAppointment a ON a.SeatId = s.SeatId AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        LEFT JOIN InterimAppointment i ON i.SeatId = s.SeatId AND i.StartsOn <= @AsOf AND (i.EndsOn IS NULL OR i.EndsOn >= @AsOf)
        """;
}
