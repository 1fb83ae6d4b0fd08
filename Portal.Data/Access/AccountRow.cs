namespace Portal.Data.Access;

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    Active,

    /// <summary>Nobody has signed in with it yet.</summary>
    Invited,
    Deactivated,
}

/// <summary>Somebody who may sign in.</summary>
public sealed record AccountRow
{
    private const string Columns = """
        a.AccountId, a.FullName, a.Email, a.Language, a.Issuer, a.ObjectId, a.BoundAtUtc, a.InvitationEndsOn, a.InvitedAtUtc, a.LastSignInAtUtc,
            a.SecurityStamp, a.Version, a.CreatedAtUtc, a.DeactivatedAtUtc, a.DeactivationReason, p.PersonId, p.FullName AS PersonName, e.Email AS PersonEmail
        """;

    /// <summary>Whoever was entered twice keeps both addresses: each leads to the person that they were merged into.</summary>
    private const string From = """
        FROM Account a
        LEFT JOIN Person e ON e.Email = a.Email
        LEFT JOIN Person p ON p.PersonId = COALESCE(e.MergedIntoId, e.PersonId)
        """;

    private const string Filtered = """
        WHERE (@Search IS NULL OR a.SearchText LIKE @Search ESCAPE '\')
            AND (@State IS NULL
                OR (@State = 'Deactivated' AND a.DeactivatedAtUtc IS NOT NULL)
                OR (@State = 'Invited' AND a.DeactivatedAtUtc IS NULL AND a.ObjectId IS NULL)
                OR (@State = 'Active' AND a.DeactivatedAtUtc IS NULL AND a.ObjectId IS NOT NULL)
                OR (@State = 'Dormant' AND a.DeactivatedAtUtc IS NULL AND a.ObjectId IS NOT NULL AND a.LastSignInAtUtc < @DormantBefore))
            AND (@Persona IS NULL OR EXISTS (
                SELECT 1 FROM AccountScope s
                WHERE s.AccountId = a.AccountId AND s.Persona = @Persona AND s.EndedAtUtc IS NULL AND (s.ValidTo IS NULL OR s.ValidTo >= @Today)))
        """;

    public int AccountId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }
    public Language Language { get; init; }

    /// <summary>With <see cref="ObjectId"/>, who it is to the directory; both null until the first sign-in.</summary>
    public string? Issuer { get; init; }
    public string? ObjectId { get; init; }
    public DateTime? BoundAtUtc { get; init; }

    /// <summary>The last day on which the address lets its owner in for the first time.</summary>
    public DateOnly? InvitationEndsOn { get; init; }

    /// <summary>When a message was last sent; null where the mail is not set up.</summary>
    public DateTime? InvitedAtUtc { get; init; }
    public DateTime? LastSignInAtUtc { get; init; }
    public Guid SecurityStamp { get; init; }
    public int Version { get; init; }
    public DateTime CreatedAtUtc { get; init; }
    public DateTime? DeactivatedAtUtc { get; init; }
    public string? DeactivationReason { get; init; }

    /// <summary>Found by the column's collation, which is laxer than an address: ask <see cref="LinkedPersonId"/>.</summary>
    public int? PersonId { get; init; }
    public string? PersonName { get; init; }

    /// <summary>By which the person was found.</summary>
    public string? PersonEmail { get; init; }

    public AccountState State => DeactivatedAtUtc is not null ? AccountState.Deactivated : ObjectId is null ? AccountState.Invited : AccountState.Active;

    /// <summary>The person in the directory with the account's address: what they hold decides which seat certifies a filing.</summary>
    public int? LinkedPersonId => string.Equals(PersonEmail, Email, StringComparison.OrdinalIgnoreCase) ? PersonId : null;

    /// <summary>What two spellings of one address have in common: all but case.</summary>
    public static string AddressKeyOf(string email) => email.Trim().ToLowerInvariant();

    public const string Listed = $"""
        SELECT {Columns}
        {From}
        {Filtered}
        ORDER BY a.FullName, a.AccountId
        """;

    public const string CountListed = $"""
        SELECT COUNT(*) AS Total
        FROM Account a
        {Filtered}
        """;

    public const string ById = $"""
        SELECT {Columns}
        {From}
        WHERE a.AccountId = @AccountId
        """;

    public const string ByIdentity = $"""
        SELECT {Columns}
        {From}
        WHERE a.Issuer = @Issuer AND a.ObjectId = @ObjectId
        """;

    public const string ByAddress = $"""
        SELECT {Columns}
        {From}
        WHERE a.AddressKey = @AddressKey
        """;
}
