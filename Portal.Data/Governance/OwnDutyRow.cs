using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>
/// What somebody has to see to themself: their own details, the guidelines of the seats that they hold or cover, and what a committee
/// left to them, where the directory knows them; the campaigns that their establishment has not answered; for a centre, those that come to it
/// since no pilot is in office, and what establishments say is to be corrected; and the accesses that somebody is to review.
/// </summary>
public record OwnDutyRow
{
    /// <summary>Set for the person's details, which stand at this address.</summary>
    public Guid? PublicId { get; init; }

    /// <summary>When the details were last confirmed; by when the guideline is to be acknowledged, the follow-up due or the campaign answered.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>The guideline's.</summary>
    public string? Code { get; init; }

    /// <summary>The campaign's.</summary>
    public int? CampaignId { get; init; }
    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }

    /// <summary>The follow-up's, with where its committee stands: of a territory or of an establishment.</summary>
    public string? Task { get; init; }
    public string? TerritoryCode { get; init; }

    /// <summary>Of a centre's campaign: the establishment, where it is about one alone.</summary>
    public string? BodyCode { get; init; }
    public int? MeetingNumber { get; init; }

    /// <summary>Of a campaign, for a centre: how many corrections nobody has dealt with; null where answers are waited for.</summary>
    public int? Corrections { get; init; }

    /// <summary>Of a campaign, for a centre: how many establishments it is about.</summary>
    public int? Establishments { get; init; }

    /// <summary>Of a review of accesses, for who answers in it: how many wait for an answer; the reader’s own are another’s to answer.</summary>
    public int? Accesses { get; init; }

    public string Title(Language language) => Names.In(language, TitleFr ?? "", TitleEn);

    private const string OfCentre = $"""
        NULL AS PublicId, c.ClosesOn AS OnDate, NULL AS Code, c.TitleFr, c.TitleEn, NULL AS Task, NULL AS TerritoryCode,
            CASE WHEN COUNT(*) = 1 THEN MIN(b.Code) END AS BodyCode, NULL AS MeetingNumber, c.CampaignId
        """;

    // Two NULLs in a row are a number to SQL Server: what is text further down has the type of one in the first part.
    internal const string Parts = $"""
        SELECT p.PublicId, p.ConfirmedOn AS OnDate, NULL AS Code, NULL AS TitleFr, NULL AS TitleEn, NULLIF(p.Email, p.Email) AS Task,
            NULLIF(p.SearchName, p.SearchName) AS TerritoryCode, NULLIF(p.SearchName, p.SearchName) AS BodyCode, NULL AS MeetingNumber, NULL AS CampaignId,
            NULL AS Corrections, NULL AS Establishments, NULL AS Accesses
        FROM Person p
        WHERE p.PersonId = @PersonId
        UNION ALL
        SELECT NULL AS PublicId, v.AcknowledgeBy AS OnDate, g.Code, g.TitleFr, g.TitleEn,
            NULL AS Task, NULL AS TerritoryCode, NULL AS BodyCode, NULL AS MeetingNumber, NULL AS CampaignId, NULL AS Corrections, NULL AS Establishments, NULL AS Accesses
        FROM Appointment h
        INNER JOIN Seat s ON s.SeatId = h.SeatId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN GuidelineRole x ON x.RoleCode = s.RoleCode
        INNER JOIN Guideline g ON g.GuidelineId = x.GuidelineId
        INNER JOIN GuidelineVersion v ON v.GuidelineId = g.GuidelineId AND v.EffectiveFrom = (
            SELECT MAX(y.EffectiveFrom) FROM GuidelineVersion y WHERE y.GuidelineId = g.GuidelineId AND y.EffectiveFrom <= @AsOf)
        WHERE h.PersonId = @PersonId AND h.WithdrawnAtUtc IS NULL AND h.StartsOn <= @AsOf AND (h.EndsOn IS NULL OR h.EndsOn >= @AsOf)
            AND NOT EXISTS (SELECT 1 FROM GuidelineAcknowledgement k WHERE k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId)
        UNION ALL
        SELECT NULL AS PublicId, f.DueOn AS OnDate, NULL AS Code, NULL AS TitleFr, NULL AS TitleEn,
            f.Task, z.Code AS TerritoryCode, b.Code AS BodyCode, e.Number AS MeetingNumber, NULL AS CampaignId, NULL AS Corrections, NULL AS Establishments, NULL AS Accesses
        FROM CommitteeFollowUp f
        INNER JOIN CommitteeMeeting e ON e.CommitteeMeetingId = f.CommitteeMeetingId
        INNER JOIN Committee c ON c.CommitteeId = e.CommitteeId
        LEFT JOIN Territory z ON z.TerritoryId = c.TerritoryId
        LEFT JOIN Body b ON b.BodyId = c.BodyId
        WHERE f.OwnerId = @PersonId AND f.DoneOn IS NULL
        UNION ALL
        SELECT NULL AS PublicId, c.ClosesOn AS OnDate, NULL AS Code, c.TitleFr, c.TitleEn,
            NULL AS Task, NULL AS TerritoryCode, NULL AS BodyCode, NULL AS MeetingNumber, c.CampaignId, NULL AS Corrections, NULL AS Establishments, NULL AS Accesses
        FROM ConfirmationCampaign c
        INNER JOIN ConfirmationQuestion q ON q.CampaignId = c.CampaignId AND q.Answer IS NULL
        INNER JOIN Body b ON b.BodyId = q.BodyId AND b.Code = @ScopeBody
        WHERE c.OpensOn <= @AsOf AND c.ClosesOn >= @AsOf
        UNION ALL
        SELECT {OfCentre}, NULL AS Corrections, COUNT(*) AS Establishments, NULL AS Accesses
        FROM ConfirmationCampaign c
        INNER JOIN ConfirmationQuestion q ON q.CampaignId = c.CampaignId AND q.Answer IS NULL
        INNER JOIN Body b ON b.BodyId = q.BodyId
        {BodySql.TerritoryOn}
        WHERE c.OpensOn <= @AsOf AND c.ClosesOn >= @AsOf AND t.Code = @ScopeTerritory AND NOT {PilotSql.InOffice}
        GROUP BY c.CampaignId, c.ClosesOn, c.TitleFr, c.TitleEn
        UNION ALL
        SELECT {OfCentre}, SUM(q.OpenCorrections) AS Corrections, COUNT(*) AS Establishments, NULL AS Accesses
        FROM ConfirmationCampaign c
        INNER JOIN ConfirmationQuestion q ON q.CampaignId = c.CampaignId AND q.OpenCorrections > 0
        INNER JOIN Body b ON b.BodyId = q.BodyId
        {BodySql.TerritoryOn}
        WHERE t.Code = @ScopeTerritory
        GROUP BY c.CampaignId, c.ClosesOn, c.TitleFr, c.TitleEn
        UNION ALL
        SELECT NULL AS PublicId, r.DueOn AS OnDate, NULL AS Code, NULL AS TitleFr, NULL AS TitleEn,
            NULL AS Task, NULL AS TerritoryCode, NULL AS BodyCode, NULL AS MeetingNumber, NULL AS CampaignId, NULL AS Corrections, NULL AS Establishments,
            COUNT(*) AS Accesses
        FROM AccessReview r
        INNER JOIN AccessReviewItem i ON i.AccessReviewId = r.AccessReviewId AND i.Answer IS NULL
        INNER JOIN AccountScope s ON s.AccountScopeId = i.AccountScopeId AND s.AccountId <> @OwnAccount
        WHERE r.ClosedAtUtc IS NULL AND @AnswersReviews = 1 AND ((@ScopeTerritory IS NULL AND i.TerritoryCode IS NULL) OR i.TerritoryCode = @ScopeTerritory)
        GROUP BY r.AccessReviewId, r.DueOn
        """;

    public const string Open = $"""
        {Parts}
        ORDER BY Code, OnDate, CampaignId
        """;

    /// <summary>One statement, whoever asks.</summary>
    public static Task<IReadOnlyList<OwnDutyRow>> ListAsync(IReadSession session, AccessScope scope, DateOnly today) =>
        session.ListAsync<OwnDutyRow>(Open, new
        {
            scope.PersonId,
            AsOf = today,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            AnswersReviews = scope.MayAnswerAccessReviews,
            OwnAccount = AccountOf(scope),
        });

    /// <summary>Nobody answers for themselves; 0, which no account is, for whoever has none.</summary>
    protected static int AccountOf(AccessScope scope) => AccountActor.IdOf(scope) ?? 0;
}
