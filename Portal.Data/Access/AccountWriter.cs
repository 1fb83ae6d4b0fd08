using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>The steps that several commands over accounts have in common, each inside the caller's transaction.</summary>
internal static class AccountWriter
{
    /// <summary>How long an address lets its owner in for the first time, in days.</summary>
    public const int InvitationDays = 30;

    /// <summary>An administrator who acts through an account must still be one now, whatever their session remembers.</summary>
    public static async Task<bool> MayManageAsync(IReadSession session, AccessScope by, DateOnly today) =>
        by.MayManageAccounts
        && (AccountActor.IdOf(by) is not { } id || await session.FindAsync<int>(AccountSql.CountAdministrators, new { AccountId = (int?)id, Today = today }) > 0);

    /// <summary>Adds an account; the scope comes with <see cref="AddScopeAsync"/>.</summary>
    /// <param name="identity">Who it is bound to from the start; null: whoever first signs in with the address.</param>
    public static async Task<(int AccountId, AccountFault? Fault)> AddAsync(
        IWriteSession session, AccountInput input, (string Issuer, string ObjectId)? identity, PortalTime time)
    {
        var (name, email) = (input.FullName!.Trim(), input.Email!.Trim());
        if (await session.FindAsync<AccountRow>(AccountRow.ByAddress, new { AddressKey = AccountRow.AddressKeyOf(email) }) is not null)
        {
            return (0, new(nameof(input.Email), AccountProblem.AddressTaken));
        }

        var id = await session.InsertAsync(AccountSql.Insert, new
        {
            FullName = name,
            Email = email,
            AddressKey = AccountRow.AddressKeyOf(email),
            SearchText = SearchOf(name, email),
            Language = input.Language.ToString(),
            identity?.Issuer,
            identity?.ObjectId,
            BoundAtUtc = identity is null ? default(DateTime?) : time.UtcNow,
            InvitationEndsOn = identity is null ? time.Today.AddDays(InvitationDays) : default(DateOnly?),
            SecurityStamp = Guid.NewGuid(),
            CreatedAtUtc = time.UtcNow,
        });
        return (id, null);
    }

    public static string SearchOf(string name, string email) => SearchText.ForColumn($"{name} {email}");

    /// <summary>Checks a scope against the network and the account's others, and adds it.</summary>
    public static async Task<AccountFault?> AddScopeAsync(IWriteSession session, int accountId, ScopeInput input, PortalTime time)
    {
        var (today, persona) = (time.Today, input.Persona!.Value);
        var kind = PlaceKinds.Of(persona);
        var place = kind == PlaceKind.None ? "" : input.Place!.Trim();
        if (kind != PlaceKind.None && (await PlacesAsync(session, kind, today)).All(known => known.Code != place))
        {
            return new(nameof(input.Place), AccountProblem.UnknownPlace);
        }

        var others = (await session.ListAsync<AccountScopeRow>(AccountScopeRow.OfAccounts, new { Ids = new[] { accountId }, AsOf = today }))
            .Where(other => other.IsCurrent(today) && other.ValidFrom <= (input.ValidTo ?? DateOnly.MaxValue) && (other.ValidTo ?? DateOnly.MaxValue) >= input.ValidFrom).ToList();
        if (others.Any(other => other.Persona == persona && other.PlaceCode == place))
        {
            return new(nameof(input.ValidFrom), AccountProblem.Overlaps);
        }

        if (others.Any(other => (other.Persona == Persona.Administrator) != (persona == Persona.Administrator)))
        {
            return new(nameof(input.Persona), AccountProblem.AdministratorAlone);
        }

        await session.ExecuteAsync(AccountSql.InsertScope, new
        {
            AccountId = accountId,
            Persona = persona.ToString(),
            PlaceCode = place,
            ValidFrom = input.ValidFrom!.Value,
            input.ValidTo,
        });
        return null;
    }

    /// <summary>Ends a scope now, with what it had mailed and every session of the account.</summary>
    /// <returns>False when it is over already.</returns>
    public static async Task<bool> EndScopeAsync(IWriteSession session, AccountRow account, AccountScopeRow scope, PortalTime time)
    {
        if (await session.ExecuteAsync(AccountSql.EndScopeNow, new { scope.AccountScopeId, account.AccountId, AtUtc = time.UtcNow }) == 0)
        {
            return false;
        }

        await session.ExecuteAsync(AccountSql.PauseSchedules, new { Actors = new[] { scope.For(account).ActorId } });
        await EndSessionsAsync(session, account.AccountId);
        return true;
    }

    public static Task EndSessionsAsync(IWriteSession session, int accountId) =>
        session.ExecuteAsync(AccountSql.RenewStamp, new { AccountId = accountId, SecurityStamp = Guid.NewGuid() });

    public static AuditSubject Subject(int accountId) => new(AccountQueries.SubjectOf(accountId));

    /// <summary>As the trail tells of it.</summary>
    public static object Seen(AccountScopeRow scope) => new { scope.AccountScopeId, scope.Persona, place = scope.PlaceCode, scope.ValidFrom, scope.ValidTo };

    public static object Seen(ScopeInput scope) => new { scope.Persona, place = scope.Place?.Trim() ?? "", scope.ValidFrom, scope.ValidTo };

    private static Task<IReadOnlyList<PlaceRow>> PlacesAsync(IReadSession session, PlaceKind kind, DateOnly today) =>
        kind == PlaceKind.Territory ? AccessQueries.TerritoriesAsync(session) : AccessQueries.EstablishmentsAsync(session, today);
}
