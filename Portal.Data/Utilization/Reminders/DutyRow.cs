using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.Data.Network;

namespace Portal.Data.Utilization.Reminders;

/// <summary>What somebody has to answer besides filings.</summary>
public enum DutyKind
{
    /// <summary>A guideline that their seat has not acknowledged.</summary>
    Guideline,

    /// <summary>A confirmation campaign that their establishment has not answered.</summary>
    Campaign,
}

/// <summary>
/// A guideline or a campaign that waits for somebody who holds or covers a seat on the day; one row each, whatever the number of their
/// seats.
/// </summary>
public sealed record DutyRow
{
    public int PersonId { get; init; }
    public DutyKind Kind { get; init; }

    /// <summary>The guideline's code, or the code of the body that the campaign asks.</summary>
    public required string Code { get; init; }
    public int? CampaignId { get; init; }
    public required string TitleFr { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>What a campaign asks about, as it was called on its first day.</summary>
    public string? BodyFr { get; init; }
    public string? BodyEn { get; init; }

    /// <summary>A campaign that comes to the centre, since the establishment has no pilot in office.</summary>
    public bool IsForVacancy { get; init; }

    /// <summary>The day by which a guideline is acknowledged; the last day of a campaign.</summary>
    public DateOnly DueOn { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr ?? Code, BodyEn);

    public string Title(Language language) => Names.In(language, TitleFr, TitleEn);

    private const string Held = """
        FROM Appointment h
        INNER JOIN Seat s ON s.SeatId = h.SeatId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN Body b ON b.BodyId = s.BodyId
        """;

    private const string Now = $"""
        WHERE h.WithdrawnAtUtc IS NULL AND h.StartsOn <= @AsOf AND (h.EndsOn IS NULL OR h.EndsOn >= @AsOf) AND {ScopeSql.OfBody}
        """;

    private const string Unanswered = """
        INNER JOIN ConfirmationQuestion q ON q.BodyId = b.BodyId AND q.Answer IS NULL
        INNER JOIN ConfirmationCampaign c ON c.CampaignId = q.CampaignId AND c.OpensOn <= @AsOf AND c.ClosesOn >= @AsOf
        """;

    /// <summary>Whoever holds or covers a seat of the centre of the territory.</summary>
    private const string HeldAtCentre = $"""
        INNER JOIN BodyTerritory o ON o.TerritoryId = t.TerritoryId AND o.IsPrimary = 1 AND o.ValidFrom <= @AsOf AND (o.ValidTo IS NULL OR o.ValidTo >= @AsOf)
        INNER JOIN Body z ON z.BodyId = o.BodyId
        INNER JOIN BodyKind k ON k.KindCode = z.KindCode AND k.Level = '{BodyLevel.Centre}'
        INNER JOIN Seat s ON s.BodyId = z.BodyId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN Appointment h ON h.SeatId = s.SeatId
        """;

    /// <summary>
    /// The most pressing first. A guideline is told to whoever holds or covers the seat, a campaign to the establishment's pilots and to
    /// who stands in for one, else to its centre.
    /// </summary>
    public const string On = $"""
        SELECT DISTINCT h.PersonId AS PersonId, 'Guideline' AS Kind, g.Code AS Code, NULL AS CampaignId, g.TitleFr, g.TitleEn, v.AcknowledgeBy AS DueOn,
            NULL AS BodyFr, NULL AS BodyEn, 0 AS IsForVacancy
        {Held}
        {BodySql.TerritoryOn}
        INNER JOIN GuidelineRole x ON x.RoleCode = s.RoleCode
        INNER JOIN Guideline g ON g.GuidelineId = x.GuidelineId
        INNER JOIN GuidelineVersion v ON v.GuidelineId = g.GuidelineId AND v.EffectiveFrom = (
            SELECT MAX(y.EffectiveFrom) FROM GuidelineVersion y WHERE y.GuidelineId = g.GuidelineId AND y.EffectiveFrom <= @AsOf)
        {Now}
            AND NOT EXISTS (SELECT 1 FROM GuidelineAcknowledgement k WHERE k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId)
        UNION ALL
        SELECT DISTINCT h.PersonId AS PersonId, 'Campaign' AS Kind, b.Code AS Code, c.CampaignId, c.TitleFr, c.TitleEn, c.ClosesOn AS DueOn,
            q.BodyFr, q.BodyEn, 0 AS IsForVacancy
        {Held}
        {BodySql.TerritoryOn}
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode AND r.IsPilot = 1
        {Unanswered}
        {Now}
        UNION ALL
        SELECT DISTINCT h.PersonId AS PersonId, 'Campaign' AS Kind, b.Code AS Code, c.CampaignId, c.TitleFr, c.TitleEn, c.ClosesOn AS DueOn,
            q.BodyFr, q.BodyEn, 1 AS IsForVacancy
        FROM Body b
        {Unanswered}
        {BodySql.TerritoryOn}
        {HeldAtCentre}
        {Now}
            AND NOT {PilotSql.InOffice}
        ORDER BY DueOn, Kind, Code, CampaignId, PersonId
        """;
}
