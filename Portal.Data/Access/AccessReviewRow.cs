using Portal.Data.Network;

namespace Portal.Data.Access;

/// <summary>What somebody who knows the people says of an access.</summary>
public enum ReviewAnswer
{
    Keep,
    Remove,
    Change,
}

/// <summary>A campaign of review, with how far it has come.</summary>
public sealed record AccessReviewRow
{
    private const string Columns = """
        r.AccessReviewId, r.StartedAtUtc, r.StartedByName, r.DueOn, r.ClosedAtUtc,
            COUNT(i.AccessReviewItemId) AS Items, COUNT(i.Answer) AS Answered,
            COALESCE(SUM(CASE WHEN i.Answer IN ('Remove', 'Change') AND i.SettledAtUtc IS NULL THEN 1 ELSE 0 END), 0) AS ToSettle
        """;

    private const string From = "FROM AccessReview r LEFT JOIN AccessReviewItem i ON i.AccessReviewId = r.AccessReviewId";

    private const string Grouped = "GROUP BY r.AccessReviewId, r.StartedAtUtc, r.StartedByName, r.DueOn, r.ClosedAtUtc";

    public int AccessReviewId { get; init; }
    public DateTime StartedAtUtc { get; init; }
    public required string StartedByName { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTime? ClosedAtUtc { get; init; }
    public int Items { get; init; }
    public int Answered { get; init; }

    /// <summary>Removals and changes that were answered and not carried out yet.</summary>
    public int ToSettle { get; init; }

    public bool IsOpen => ClosedAtUtc is null;

    /// <summary>The latest first.</summary>
    public const string All = $"""
        SELECT {Columns}
        {From}
        {Grouped}
        ORDER BY r.AccessReviewId DESC
        """;

    public const string ById = $"""
        SELECT {Columns}
        {From}
        WHERE r.AccessReviewId = @AccessReviewId
        {Grouped}
        """;

    /// <summary>The one under way.</summary>
    public const string Open = $"""
        SELECT {Columns}
        {From}
        WHERE r.ClosedAtUtc IS NULL
        {Grouped}
        """;
}

/// <summary>One access in a campaign: who may be what, who answers for it, what they answered.</summary>
public sealed record AccessReviewItemRow
{
    private const string Columns = """
        i.AccessReviewItemId, i.AccessReviewId, i.AccountScopeId, i.TerritoryCode, i.Answer, i.Note, i.AnsweredAtUtc, i.AnsweredByName, i.SettledAtUtc, i.SettledByName,
            a.AccountId, a.FullName, a.Email, a.LastSignInAtUtc, s.Persona, s.PlaceCode, s.ValidTo, s.EndedAtUtc,
            COALESCE(t.ShortFr, n.NameFr) AS PlaceFr, COALESCE(t.ShortEn, n.NameEn) AS PlaceEn
        """;

    private const string From = $"""
        FROM AccessReviewItem i
        INNER JOIN AccountScope s ON s.AccountScopeId = i.AccountScopeId
        INNER JOIN Account a ON a.AccountId = s.AccountId
        {AccountScopeRow.Places}
        """;

    public int AccessReviewItemId { get; init; }
    public int AccessReviewId { get; init; }
    public int AccountScopeId { get; init; }

    /// <summary>Whose centre answers; null for the Ministry.</summary>
    public string? TerritoryCode { get; init; }
    public ReviewAnswer? Answer { get; init; }
    public string? Note { get; init; }
    public DateTime? AnsweredAtUtc { get; init; }
    public string? AnsweredByName { get; init; }

    /// <summary>The administrator has done what was answered.</summary>
    public DateTime? SettledAtUtc { get; init; }
    public string? SettledByName { get; init; }
    public int AccountId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }
    public DateTime? LastSignInAtUtc { get; init; }
    public Persona Persona { get; init; }
    public required string PlaceCode { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateTime? EndedAtUtc { get; init; }
    public string? PlaceFr { get; init; }
    public string? PlaceEn { get; init; }

    public bool WaitsForAdministrator => Answer is ReviewAnswer.Remove or ReviewAnswer.Change && SettledAtUtc is null;

    public string? Place(Language language) => PlaceFr is null ? null : Names.In(language, PlaceFr, PlaceEn);

    /// <summary>What waits for an answer first, then what waits for the administrator, by place and name.</summary>
    public const string OfReview = $"""
        SELECT {Columns}
        {From}
        WHERE i.AccessReviewId = @AccessReviewId
            AND (@All = 1 OR (@Territory IS NULL AND i.TerritoryCode IS NULL) OR i.TerritoryCode = @Territory)
        ORDER BY CASE WHEN i.Answer IS NULL THEN 0 WHEN i.Answer <> 'Keep' AND i.SettledAtUtc IS NULL THEN 1 ELSE 2 END, s.PlaceCode, a.FullName, i.AccessReviewItemId
        """;

    public const string ById = $"""
        SELECT {Columns}
        {From}
        WHERE i.AccessReviewItemId = @AccessReviewItemId
        """;
}

/// <summary>How far those who answer for one territory have come.</summary>
public sealed record AccessReviewProgressRow
{
    /// <summary>Null for the Ministry.</summary>
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public int Items { get; init; }
    public int Answered { get; init; }

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    public const string OfReview = """
        SELECT i.TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn, COUNT(*) AS Items, COUNT(i.Answer) AS Answered
        FROM AccessReviewItem i
        LEFT JOIN Territory t ON t.Code = i.TerritoryCode
        WHERE i.AccessReviewId = @AccessReviewId
        GROUP BY i.TerritoryCode, t.ShortFr, t.ShortEn, t.Ordinal
        ORDER BY CASE WHEN i.TerritoryCode IS NULL THEN 0 ELSE 1 END, t.Ordinal, i.TerritoryCode
        """;
}
