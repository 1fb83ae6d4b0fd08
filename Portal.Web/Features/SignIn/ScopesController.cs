using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Web.Features.Home;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.SignIn;

/// <summary>What one may be today.</summary>
/// <param name="Current">The scope that the session is in; null before the first choice.</param>
public sealed record ScopesPage(IReadOnlyList<AccountScopeRow> Scopes, int? Current, string? ReturnTo, bool IsRefused = false);

/// <summary>One account may hold several scopes: a session is in one of them at a time.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ScopesController(PortalContext portal, SessionCheck sessions, AccountSignIn accounts) : PortalController(portal)
{
    private const string ChooseView = "/Features/SignIn/Scopes.cshtml";

    [HttpGet("{lang:lang}/scopes")]
    public async Task<IActionResult> Choose(string? returnTo, CancellationToken cancel) => await AccountAsync(cancel) is var (claims, detail)
        ? View(ChooseView, Page(claims, detail, returnTo))
        : LocalRedirect(SignInLinks.SignIn(Language)); // the demonstration chooses there

    /// <summary>The session goes on in another scope; when it is over does not change by that.</summary>
    [HttpPost("{lang:lang}/scopes")]
    public async Task<IActionResult> Take(int scope, string? returnTo, CancellationToken cancel)
    {
        if (await AccountAsync(cancel) is not var (claims, detail))
        {
            return LocalRedirect(SignInLinks.SignIn(Language));
        }

        if (detail.Scopes.SingleOrDefault(candidate => candidate.AccountScopeId == scope && candidate.Holds(Portal.Today)) is not { } chosen)
        {
            return Invalid(ChooseView, Page(claims, detail, returnTo) with { IsRefused = true });
        }

        await accounts.ChooseAsync(chosen.For(detail.Account), claims.AccountId, cancel);
        var ticket = await HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var principal = AccountClaims.Principal(detail.Account, chosen, detail.Scopes.Count(candidate => candidate.Holds(Portal.Today)) > 1, CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, ticket.Properties);

        // A page of the former scope may not exist in this one, unless it was asked for before any scope was chosen.
        return LocalRedirect(claims.ScopeId is null && Url.IsLocalUrl(returnTo) ? returnTo : HomeLinks.Home(Language));
    }

    private ScopesPage Page(AccountClaims claims, AccountDetail detail, string? returnTo) =>
        new([.. detail.Scopes.Where(scope => scope.Holds(Portal.Today))], claims.ScopeId, Url.IsLocalUrl(returnTo) ? returnTo : null);

    private async Task<(AccountClaims, AccountDetail)?> AccountAsync(CancellationToken cancel) =>
        AccountClaims.Read(User) is { } claims && await sessions.ReadAsync(claims.AccountId, cancel) is { } detail ? (claims, detail) : null;
}
