using System.Globalization;
using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>What accounts are looked for; null asks for all.</summary>
public sealed record AccountFilter
{
    public const string Dormant = nameof(Dormant);

    /// <summary>Part of a name or an address, without case and accents.</summary>
    public string? Search { get; init; }
    public Persona? Persona { get; init; }

    /// <summary>A name of <see cref="AccountState"/>, or <see cref="Dormant"/>: not signed in for ninety days.</summary>
    public string? State { get; init; }
}

/// <summary>An account with everything it may be, over and to come included.</summary>
public sealed record AccountDetail(AccountRow Account, IReadOnlyList<AccountScopeRow> Scopes);

/// <summary>Reads accounts, for the administrator; a session reads its own.</summary>
public static class AccountQueries
{
    /// <summary>Not signed in for so many days: dormant.</summary>
    public const int DormantDays = 90;

    public static Task<int> CountAsync(IReadSession session, AccessScope by, AccountFilter filter, PortalTime time) =>
        session.FindAsync<int>(AccountRow.CountListed, Args(by, filter, time));

    /// <summary>By name.</summary>
    public static async Task<IReadOnlyList<AccountDetail>> ListAsync(IReadSession session, AccessScope by, AccountFilter filter, PortalTime time, PageRequest page)
    {
        var accounts = await session.PageAsync<AccountRow>(AccountRow.Listed, Args(by, filter, time), page);
        var scopes = accounts.Count == 0
            ? []
            : await session.ListAsync<AccountScopeRow>(AccountScopeRow.OfAccounts, new { Ids = accounts.Select(account => account.AccountId), AsOf = time.Today });
        var byAccount = scopes.ToLookup(scope => scope.AccountId);
        return [.. accounts.Select(account => new AccountDetail(account, [.. byAccount[account.AccountId]]))];
    }

    public static Task<AccountDetail?> FindAsync(IReadSession session, AccessScope by, int accountId, DateOnly today)
    {
        Require(by);
        return OfIdAsync(session, accountId, today);
    }

    /// <summary>What happened to the account and what was done with its sign-ins, the newest first.</summary>
    public static Task<IReadOnlyList<AccountEventRow>> HistoryAsync(IReadSession session, AccessScope by, int accountId, int most)
    {
        Require(by);
        return session.PageAsync<AccountEventRow>(AccountEventRow.OfSubject, new { Subject = SubjectOf(accountId) }, new PageRequest(0, most));
    }

    /// <summary>For a session of the account itself.</summary>
    public static async Task<AccountDetail?> OfIdAsync(IReadSession session, int accountId, DateOnly today) =>
        await session.FindAsync<AccountRow>(AccountRow.ById, new { AccountId = accountId }) is { } account
            ? new AccountDetail(account, await session.ListAsync<AccountScopeRow>(AccountScopeRow.OfAccounts, new { Ids = new[] { accountId }, AsOf = today }))
            : null;

    /// <summary>What the trail calls the account.</summary>
    public static string SubjectOf(int accountId) => string.Create(CultureInfo.InvariantCulture, $"Account/{accountId}");

    /// <exception cref="UnauthorizedAccessException">The caller does not manage accounts.</exception>
    internal static void Require(AccessScope by)
    {
        if (!by.MayManageAccounts)
        {
            throw new UnauthorizedAccessException("Accounts are the administrator's.");
        }
    }

    private static object Args(AccessScope by, AccountFilter filter, PortalTime time)
    {
        Require(by);
        return new
        {
            Search = SearchText.Containing(filter.Search),
            filter.State,
            Persona = filter.Persona?.ToString(),
            time.Today,
            DormantBefore = time.UtcNow.AddDays(-DormantDays),
        };
    }
}
