using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Whether a session may go on, asked at each request: its account is active and carries the stamp that the session began with, the
/// chosen scope holds today, and the session is not older than it may be. What is known of an account is kept for half a minute,
/// so a deactivation or a change of scope ends sessions within that time in every process, whichever of them made the change.
/// </summary>
public sealed class SessionCheck(Database database, PortalTime time, TimeProvider clock, SessionSettings settings)
{
    private const string Began = "session.began";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>Above this many, what is too old to be used is forgotten.</summary>
    private const int Many = 2000;

    private readonly ConcurrentDictionary<int, Known> accounts = new();

    /// <summary>What a new session is signed in with.</summary>
    public AuthenticationProperties Begin(string? loginHint = null)
    {
        var properties = new AuthenticationProperties();
        properties.Items[Began] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        properties.Items[SignOutHint.Item] = loginHint;
        return properties;
    }

    /// <summary>Ends the session where it may not go on, and renews what it says of a name or a person that was changed.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } user || IsOver(context.Properties) || await PrincipalAsync(user, context.HttpContext.RequestAborted) is not { } current)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        if (!ReferenceEquals(current, user))
        {
            context.ReplacePrincipal(current);
            context.ShouldRenew = true;
        }
    }

    /// <summary>The account as the database has it now; null when there is none.</summary>
    public async Task<AccountDetail?> ReadAsync(int accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var detail = await database.ReadAsync(session => AccountQueries.OfIdAsync(session, accountId, time.Today), cancel);
        accounts[accountId] = new Known(detail, now);
        if (accounts.Count > Many)
        {
            foreach (var (id, old) in accounts.Where(pair => now - pair.Value.At >= Kept))
            {
                accounts.TryRemove(new KeyValuePair<int, Known>(id, old));
            }
        }

        return detail;
    }

    private bool IsOver(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(Began, out var text)
        || !DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began)
        || clock.GetUtcNow() - began >= settings.Longest;

    /// <summary>The same object while nothing has changed; null ends the session.</summary>
    private async Task<ClaimsPrincipal?> PrincipalAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (AccountClaims.Read(user) is not { } claims)
        {
            return settings.AllowsDemonstration && ScopeClaims.Read(user) is not null ? user : null;
        }

        // A session that began after what is kept was read must not be judged by it.
        return (accounts.TryGetValue(claims.AccountId, out var known) && clock.GetUtcNow() - known.At < Kept ? Judge(user, claims, known.Detail) : null)
            ?? Judge(user, claims, await ReadAsync(claims.AccountId, cancel));
    }

    private ClaimsPrincipal? Judge(ClaimsPrincipal user, AccountClaims claims, AccountDetail? detail)
    {
        if (detail is not { Account: { DeactivatedAtUtc: null, ObjectId: not null } account } || account.SecurityStamp != claims.Stamp)
        {
            return null;
        }

        if (claims.ScopeId is not { } scopeId)
        {
            return user;
        }

        var scope = detail.Scopes.SingleOrDefault(candidate => candidate.AccountScopeId == scopeId);
        return scope?.Holds(time.Today) != true ? null
            : scope.For(account) == ScopeClaims.Read(user) ? user
            : AccountClaims.Principal(account, scope, claims.HasChoice, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private sealed record Known(AccountDetail? Detail, DateTimeOffset At);
}

/// <summary>What the directory calls the person at its sign-out page, where it says so.</summary>
internal static class SignOutHint
{
    public const string Item = "session.login_hint";
}
