using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Governance.Guidelines;

/// <summary>What a person of the directory has to see to themself: their own details, and the guidelines of the seats that they hold or cover.</summary>
public sealed record OwnDutyRow
{
    /// <summary>Set for the person's details, which stand at this address.</summary>
    public Guid? PublicId { get; init; }

    /// <summary>When the details were last confirmed; by when the guideline is to be acknowledged.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>The guideline's.</summary>
    public string? Code { get; init; }
    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }

    public string Title(Language language) => Names.In(language, TitleFr ?? "", TitleEn);

    public const string OfPerson = """
        SELECT p.PublicId, p.ConfirmedOn AS OnDate, NULL AS Code, NULL AS TitleFr, NULL AS TitleEn
        FROM Person p
        WHERE p.PersonId = @PersonId
        UNION ALL
        SELECT NULL AS PublicId, v.AcknowledgeBy AS OnDate, g.Code, g.TitleFr, g.TitleEn
        FROM Appointment h
        INNER JOIN Seat s ON s.SeatId = h.SeatId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN GuidelineRole x ON x.RoleCode = s.RoleCode
        INNER JOIN Guideline g ON g.GuidelineId = x.GuidelineId
        INNER JOIN GuidelineVersion v ON v.GuidelineId = g.GuidelineId AND v.EffectiveFrom = (
            SELECT MAX(y.EffectiveFrom) FROM GuidelineVersion y WHERE y.GuidelineId = g.GuidelineId AND y.EffectiveFrom <= @AsOf)
        WHERE h.PersonId = @PersonId AND h.WithdrawnAtUtc IS NULL AND h.StartsOn <= @AsOf AND (h.EndsOn IS NULL OR h.EndsOn >= @AsOf)
            AND NOT EXISTS (SELECT 1 FROM GuidelineAcknowledgement k WHERE k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId)
        ORDER BY Code, OnDate
        """;

    /// <summary>One statement; nothing where the directory does not know the caller.</summary>
    public static async Task<IReadOnlyList<OwnDutyRow>> ListAsync(IReadSession session, AccessScope scope, DateOnly today) =>
        scope.PersonId is { } id ? await session.ListAsync<OwnDutyRow>(OfPerson, new { PersonId = id, AsOf = today }) : [];
}
