namespace Portal.Data.Access;

public enum AccessRequestState
{
    Open,
    Granted,
    Refused,
}

/// <summary>Somebody whom their directory knows and the portal does not, asking to be let in.</summary>
public sealed record AccessRequestRow
{
    private const string Columns = """
        r.AccessRequestId, r.Issuer, r.ObjectId, r.FullName, r.Email, r.Language, r.Persona, r.PlaceCode, r.Reason, r.State, r.AskedAtUtc,
            r.DecidedAtUtc, r.DecidedByName, r.Note, r.AccountId
        """;

    public int AccessRequestId { get; init; }
    public required string Issuer { get; init; }
    public required string ObjectId { get; init; }
    public required string FullName { get; init; }

    /// <summary>One that their directory vouches for, or else what they wrote.</summary>
    public required string Email { get; init; }
    public Language Language { get; init; }
    public Persona Persona { get; init; }
    public required string PlaceCode { get; init; }
    public required string Reason { get; init; }
    public AccessRequestState State { get; init; }
    public DateTime AskedAtUtc { get; init; }
    public DateTime? DecidedAtUtc { get; init; }
    public string? DecidedByName { get; init; }
    public string? Note { get; init; }
    public int? AccountId { get; init; }

    /// <summary>The open ones first, each kind the latest first.</summary>
    public const string All = $"""
        SELECT {Columns}
        FROM AccessRequest r
        ORDER BY CASE WHEN r.State = 'Open' THEN 0 ELSE 1 END, r.AccessRequestId DESC
        """;

    public const string CountAll = "SELECT COUNT(*) AS Total FROM AccessRequest r";

    public const string CountOpen = "SELECT COUNT(*) AS Total FROM AccessRequest r WHERE r.State = 'Open'";

    /// <summary>What an identity has asked for since a moment.</summary>
    public const string CountOfIdentity = """
        SELECT COUNT(*) AS Total FROM AccessRequest r
        WHERE r.Issuer = @Issuer AND r.ObjectId = @ObjectId AND r.AskedAtUtc >= @SinceUtc
        """;

    public const string ById = $"SELECT {Columns} FROM AccessRequest r WHERE r.AccessRequestId = @AccessRequestId";

    /// <summary>The latest first; take one.</summary>
    public const string OfIdentity = $"""
        SELECT {Columns}
        FROM AccessRequest r
        WHERE r.Issuer = @Issuer AND r.ObjectId = @ObjectId
        ORDER BY r.AccessRequestId DESC
        """;
}
