namespace Portal.Data.Access;

/// <summary>Writes of accounts and what they are checked against.</summary>
internal static class AccountSql
{
    public const string Insert = """
        INSERT INTO Account (FullName, Email, AddressKey, SearchText, Language, Issuer, ObjectId, BoundAtUtc, InvitationEndsOn, SecurityStamp, Version, CreatedAtUtc)
        VALUES (@FullName, @Email, @AddressKey, @SearchText, @Language, @Issuer, @ObjectId, @BoundAtUtc, @InvitationEndsOn, @SecurityStamp, 1, @CreatedAtUtc)
        """;

    /// <summary>No row when somebody else was faster.</summary>
    public const string Take = "UPDATE Account SET Version = Version + 1 WHERE AccountId = @AccountId AND Version = @SeenVersion";

    /// <summary>Ends every open session of the account.</summary>
    public const string RenewStamp = "UPDATE Account SET SecurityStamp = @SecurityStamp WHERE AccountId = @AccountId";

    public const string Change = """
        UPDATE Account SET FullName = @FullName, Email = @Email, AddressKey = @AddressKey, SearchText = @SearchText, Language = @Language
        WHERE AccountId = @AccountId
        """;

    public const string Deactivate = """
        UPDATE Account SET DeactivatedAtUtc = @AtUtc, DeactivationReason = @Reason
        WHERE AccountId = @AccountId AND DeactivatedAtUtc IS NULL
        """;

    public const string Reactivate = """
        UPDATE Account SET DeactivatedAtUtc = NULL, DeactivationReason = NULL, InvitationEndsOn = @InvitationEndsOn
        WHERE AccountId = @AccountId AND DeactivatedAtUtc IS NOT NULL
        """;

    public const string Invite = "UPDATE Account SET InvitationEndsOn = @InvitationEndsOn, InvitedAtUtc = @InvitedAtUtc WHERE AccountId = @AccountId";

    /// <summary>No row when it is bound: an identity is given to an account once.</summary>
    public const string Bind = """
        UPDATE Account SET Issuer = @Issuer, ObjectId = @ObjectId, BoundAtUtc = @AtUtc, InvitationEndsOn = NULL
        WHERE AccountId = @AccountId AND ObjectId IS NULL
        """;

    public const string Release = """
        UPDATE Account SET Issuer = NULL, ObjectId = NULL, BoundAtUtc = NULL, InvitationEndsOn = @InvitationEndsOn
        WHERE AccountId = @AccountId AND ObjectId IS NOT NULL
        """;

    public const string SignIn = "UPDATE Account SET LastSignInAtUtc = @AtUtc WHERE AccountId = @AccountId";

    public const string InsertScope = """
        INSERT INTO AccountScope (AccountId, Persona, PlaceCode, ValidFrom, ValidTo)
        VALUES (@AccountId, @Persona, @PlaceCode, @ValidFrom, @ValidTo)
        """;

    public const string EndScopeNow = """
        UPDATE AccountScope SET EndedAtUtc = @AtUtc
        WHERE AccountScopeId = @AccountScopeId AND AccountId = @AccountId AND EndedAtUtc IS NULL
        """;

    public const string EndScopeOn = """
        UPDATE AccountScope SET ValidTo = @ValidTo
        WHERE AccountScopeId = @AccountScopeId AND AccountId = @AccountId AND EndedAtUtc IS NULL
        """;

    /// <summary>What somebody set up to be mailed goes on no longer than what they may see; under this scope, or under all of theirs.</summary>
    public const string PauseSchedules = """
        UPDATE DocumentSchedule SET IsPaused = 1, Version = Version + 1
        WHERE ActorId IN @Actors AND IsPaused = 0 AND DeletedAtUtc IS NULL
        """;

    /// <summary>Accounts that may act as administrators today.</summary>
    public const string CountAdministrators = """
        SELECT COUNT(*) AS Total
        FROM Account a
        WHERE a.DeactivatedAtUtc IS NULL AND (@AccountId IS NULL OR a.AccountId = @AccountId) AND EXISTS (
            SELECT 1 FROM AccountScope s
            WHERE s.AccountId = a.AccountId AND s.Persona = 'Administrator' AND s.EndedAtUtc IS NULL
                AND s.ValidFrom <= @Today AND (s.ValidTo IS NULL OR s.ValidTo >= @Today))
        """;
}
