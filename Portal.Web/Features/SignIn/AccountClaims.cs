using System.Globalization;
using System.Security.Claims;
using Portal.Data.Access;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.SignIn;

/// <summary>What a session keeps of its account; the scope beside it stands in <see cref="ScopeClaims"/>.</summary>
/// <param name="Stamp">The account's when the session began: the session ends when the account has another.</param>
/// <param name="ScopeId">The scope that was chosen; null until then.</param>
/// <param name="HasChoice">There are several to choose from.</param>
public sealed record AccountClaims(int AccountId, Guid Stamp, int? ScopeId, bool HasChoice)
{
    private const string Account = "account";
    private const string StampClaim = "stamp";
    private const string Scope = "scope";
    private const string Choice = "choice";

    /// <summary>A session of an account in a scope, or before one is chosen.</summary>
    public static ClaimsPrincipal Principal(AccountRow account, AccountScopeRow? scope, bool hasChoice, string scheme)
    {
        var principal = scope is null
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, account.FullName)], scheme))
            : ScopeClaims.Principal(scope.For(account), scheme);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new Claim(Account, account.AccountId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(StampClaim, account.SecurityStamp.ToString("N")));
        if (scope is not null)
        {
            identity.AddClaim(new Claim(Scope, scope.AccountScopeId.ToString(CultureInfo.InvariantCulture)));
        }

        if (hasChoice)
        {
            identity.AddClaim(new Claim(Choice, "1"));
        }

        return principal;
    }

    /// <summary>Null for a session without an account, which only the demonstration has.</summary>
    public static AccountClaims? Read(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Number(user, Account) is { } account && Guid.TryParseExact(user.FindFirstValue(StampClaim), "N", out var stamp)
            ? new AccountClaims(account, stamp, Number(user, Scope), user.HasClaim(Choice, "1"))
            : null;

    private static int? Number(ClaimsPrincipal user, string claim) =>
        int.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
