using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>Somebody as their directory vouches for them, from a token that has been checked.</summary>
public sealed record Arrival
{
    public required string Issuer { get; init; }

    /// <summary>Who it is within the issuer, for good: neither name nor address.</summary>
    public required string ObjectId { get; init; }
    public required string FullName { get; init; }

    /// <summary>Addresses that the directory has verified to be theirs; what they wrote themselves is none.</summary>
    public IReadOnlyList<string> VerifiedAddresses { get; init; } = [];

    public bool IsSound => Issuer.Length is > 0 and <= 300 && ObjectId.Length is > 0 and <= 100;
}

public enum ArrivalResult
{
    SignedIn,

    /// <summary>Nobody whom the portal knows.</summary>
    Unknown,
    Deactivated,

    /// <summary>Known, but nothing that they may be holds today.</summary>
    WithoutScope,
}

/// <summary>Who came, and what they may be today.</summary>
public sealed record ArrivalOutcome(ArrivalResult Result)
{
    public AccountRow? Account { get; init; }
    public IReadOnlyList<AccountScopeRow> Scopes { get; init; } = [];
}

/// <summary>
/// Signing in: an account is found by issuer and object id. One that has neither is found once by its address, when the directory
/// vouches for it, and from then on belongs to that identity: a second person who gets the address later finds nothing.
/// </summary>
public sealed class AccountSignIn(Database database, AuditTrail audit, PortalTime time)
{
    public Task<ArrivalOutcome> ArriveAsync(Arrival arrival, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var account = await session.FindAsync<AccountRow>(AccountRow.ByIdentity, new { arrival.Issuer, arrival.ObjectId });
        var isFirst = account is null;
        account ??= await InvitedAsync(session, arrival);
        if (account is null)
        {
            await audit.AppendAsync(session, AccountActor.Visitor(arrival), "SignInUnknown", new AuditSubject("SignIn"), null,
                new { arrival.Issuer, arrival.ObjectId, addresses = arrival.VerifiedAddresses });
            return new ArrivalOutcome(ArrivalResult.Unknown);
        }

        var scopes = (await AccountQueries.OfIdAsync(session, account.AccountId, time.Today))!.Scopes.Where(scope => scope.Holds(time.Today)).ToList();
        var refusal = account.DeactivatedAtUtc is not null ? ArrivalResult.Deactivated : scopes.Count == 0 ? ArrivalResult.WithoutScope : default(ArrivalResult?);
        if (refusal is { } reason)
        {
            await audit.AppendAsync(session, AccountActor.Itself(account), "SignInRefused", AccountWriter.Subject(account.AccountId), null, new { reason });
            return new ArrivalOutcome(reason) { Account = account };
        }

        var now = time.UtcNow;
        if (isFirst && await session.ExecuteAsync(AccountSql.Bind, new { account.AccountId, arrival.Issuer, arrival.ObjectId, AtUtc = now }) == 0)
        {
            throw new InvalidOperationException($"Account {account.AccountId} was bound, though it was read unbound in this transaction.");
        }

        await session.ExecuteAsync(AccountSql.SignIn, new { account.AccountId, AtUtc = now });
        await audit.AppendAsync(session, AccountActor.Itself(account), "SignedIn", AccountWriter.Subject(account.AccountId), null,
            isFirst ? new { boundTo = new { arrival.Issuer, arrival.ObjectId } } : null);
        return new ArrivalOutcome(ArrivalResult.SignedIn) { Account = account, Scopes = scopes };
    }, cancel);

    /// <summary>One of several scopes is taken for this session.</summary>
    public Task ChooseAsync(AccessScope scope, int accountId, CancellationToken cancel = default) => TellAsync(scope, "ScopeChosen", accountId, new { scope = scope.Name }, cancel);

    public Task LeaveAsync(AccessScope scope, int accountId, CancellationToken cancel = default) => TellAsync(scope, "SignedOut", accountId, null, cancel);

    /// <summary>The same for a session that has taken no scope yet.</summary>
    public Task LeaveAsync(AccountRow account, CancellationToken cancel = default) => TellAsync(AccountActor.Itself(account), "SignedOut", account.AccountId, null, cancel);

    /// <summary>An answer that cannot be trusted, in the directory's name: a forged token, or somebody else's.</summary>
    /// <param name="reference">What the log calls it; the answer itself proves nothing of who sent it.</param>
    public Task RefuseAsync(string reference, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        await audit.AppendAsync(session, AccessScope.System("sign-in"), "SignInUntrusted", new AuditSubject("SignIn"), null, new { reference });
        return true;
    }, cancel);

    private Task<bool> TellAsync(AccessScope by, string action, int accountId, object? after, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        await audit.AppendAsync(session, by, action, AccountWriter.Subject(accountId), null, after);
        return true;
    }, cancel);

    private async Task<AccountRow?> InvitedAsync(IReadSession session, Arrival arrival)
    {
        foreach (var address in arrival.VerifiedAddresses)
        {
            var account = await session.FindAsync<AccountRow>(AccountRow.ByAddress, new { AddressKey = AccountRow.AddressKeyOf(address) });
            if (account is { State: AccountState.Invited } && account.InvitationEndsOn >= time.Today)
            {
                return account;
            }
        }

        return null;
    }
}
