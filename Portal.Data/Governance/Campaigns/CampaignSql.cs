using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.Campaigns;

internal static class CampaignSql
{
    public const string InsertCampaign = """
        INSERT INTO ConfirmationCampaign (TitleFr, TitleEn, OpensOn, ClosesOn, OpenedAtUtc, OpenedByName)
        VALUES (@TitleFr, @TitleEn, @OpensOn, @ClosesOn, @OpenedAtUtc, @OpenedByName)
        """;

    public const string InsertQuestions = $"""
        INSERT INTO ConfirmationQuestion (CampaignId, BodyId, TerritoryId, BodyFr, BodyEn, Version, OpenCorrections)
        SELECT @CampaignId, b.BodyId, t.TerritoryId, n.NameFr, n.NameEn, 0, 0
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        WHERE {BodySql.OpenOn} AND t.Code IN @Territories
        """;

    public const string InsertSeats = """
        INSERT INTO ConfirmationSeat (QuestionId, SeatId, RoleFr, RoleEn, PersonId, FullName, Email, Phone, Position, IsInterim, StartsOn, EndsOn)
        SELECT q.QuestionId, s.SeatId, l.LabelFr, l.LabelEn, p.PersonId, p.FullName, p.Email, p.Phone, p.Position, COALESCE(a.IsInterim, 0), a.StartsOn, a.EndsOn
        FROM ConfirmationQuestion q
        INNER JOIN Seat s ON s.BodyId = q.BodyId AND s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        LEFT JOIN Appointment a ON a.SeatId = s.SeatId AND a.WithdrawnAtUtc IS NULL AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        LEFT JOIN Person p ON p.PersonId = a.PersonId
        WHERE q.CampaignId = @CampaignId
        ORDER BY q.QuestionId, r.Ordinal, s.SeatId, a.IsInterim
        """;

    public const string Answer = """
        UPDATE ConfirmationQuestion
        SET Answer = @Answer, Correction = @Correction, AnsweredAtUtc = @AtUtc, AnsweredByName = @ByName, AnsweredByPersona = @ByPersona, Version = Version + 1
        WHERE QuestionId = @QuestionId AND Version = @SeenVersion
        """;

    public const string Reopen = "UPDATE ConfirmationQuestion SET DealtAtUtc = NULL, DealtByName = NULL WHERE QuestionId = @QuestionId";

    public const string CorrectSeat = """
        UPDATE ConfirmationSeat SET Correction = @Correction, DealtAtUtc = NULL, DealtByName = NULL WHERE ConfirmationSeatId = @ConfirmationSeatId
        """;

    public const string Deal = """
        UPDATE ConfirmationQuestion SET DealtAtUtc = @AtUtc, DealtByName = @ByName
        WHERE QuestionId = @QuestionId AND Correction IS NOT NULL AND DealtAtUtc IS NULL
        """;

    public const string DealSeat = """
        UPDATE ConfirmationSeat SET DealtAtUtc = @AtUtc, DealtByName = @ByName
        WHERE QuestionId = @QuestionId AND ConfirmationSeatId = @ConfirmationSeatId AND Correction IS NOT NULL AND DealtAtUtc IS NULL
        """;

    public const string CountOpen = """
        UPDATE ConfirmationQuestion
        SET OpenCorrections = CASE WHEN Correction IS NOT NULL AND DealtAtUtc IS NULL THEN 1 ELSE 0 END
            + (SELECT COUNT(*) FROM ConfirmationSeat x WHERE x.QuestionId = @QuestionId AND x.Correction IS NOT NULL AND x.DealtAtUtc IS NULL)
        WHERE QuestionId = @QuestionId
        """;
}
