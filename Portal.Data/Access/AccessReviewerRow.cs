namespace Portal.Data.Access;

/// <summary>Somebody who answers in a campaign of review: of the centre of a territory that something is put to, or of the Ministry.</summary>
public sealed record AccessReviewerRow
{
    public int AccountId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }
    public Language Language { get; init; }

    public const string OfReview = """
        SELECT a.AccountId, a.FullName, a.Email, a.Language
        FROM Account a
        WHERE a.DeactivatedAtUtc IS NULL AND EXISTS (
            SELECT 1
            FROM AccountScope s
            INNER JOIN AccessReviewItem i ON i.AccessReviewId = @AccessReviewId
                AND ((s.Persona = 'Centre' AND i.TerritoryCode = s.PlaceCode) OR (s.Persona = 'Ministry' AND i.TerritoryCode IS NULL))
            WHERE s.AccountId = a.AccountId AND s.EndedAtUtc IS NULL AND s.ValidFrom <= @AsOf AND (s.ValidTo IS NULL OR s.ValidTo >= @AsOf))
        ORDER BY a.AccountId
        """;
}
