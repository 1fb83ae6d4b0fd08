using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Home;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.SignIn;

/// <summary>Where one can sign in for what, and where to go afterwards.</summary>
public sealed record SignInPage
{
    public SignInWay Way { get; init; }
    public IReadOnlyList<PlaceRow> Territories { get; init; } = [];
    public IReadOnlyList<PlaceRow> Establishments { get; init; } = [];
    public string? ReturnTo { get; init; }

    /// <summary>The choice that could not be taken, told at the list.</summary>
    public string? Refused { get; init; }

    /// <summary>The session is over.</summary>
    public bool IsEnded { get; init; }

    /// <summary>They have just signed out.</summary>
    public bool IsOut { get; init; }
}

/// <summary>Why somebody did not get in.</summary>
/// <param name="Reference">What the log calls it; null when the address does not say.</param>
public sealed record SignInFailedPage(SignInFailure Failure, string? Reference);

[AllowAnonymous]
public sealed partial class SignInController(
    PortalContext portal, Database database, IConfiguration configuration, SessionCheck sessions, AccountSignIn accounts, SignInDesk desk) : PortalController(portal)
{
    private const string SelectAccount = "select_account";

    private SignInWay Way => SignInMode.Of(configuration);

    [HttpGet("{lang:lang}/sign-in")]
    public async Task<IActionResult> Choose(string? returnTo, bool ended, bool @out, CancellationToken cancel) =>
        View("SignIn", await PageAsync(returnTo, null, cancel) with { IsEnded = ended, IsOut = @out });

    /// <summary>Demonstration only: takes the persona that was chosen, in the form of the command line (<c>centre:UL</c>).</summary>
    [HttpPost("{lang:lang}/sign-in")]
    public async Task<IActionResult> Enter(string? persona, string? place, string? returnTo, CancellationToken cancel)
    {
        if (Way != SignInWay.Demonstration)
        {
            return NotFound();
        }

        var name = string.IsNullOrEmpty(place) ? persona : $"{persona}:{place}";
        if (!AccessScope.TryParse(name, "demo", out var scope))
        {
            return Invalid("SignIn", await PageAsync(returnTo, name, cancel));
        }

        var known = await database.ReadAsync(session => DemonstrationIdentity.ResolveAsync(session, scope, Portal.Today), cancel);
        if (known is null)
        {
            return Invalid("SignIn", await PageAsync(returnTo, name, cancel));
        }

        await HttpContext.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, ScopeClaims.Principal(known, CookieAuthenticationDefaults.AuthenticationScheme), sessions.Begin());
        return LocalRedirect(Url.IsLocalUrl(returnTo) ? returnTo : HomeLinks.Home(Language));
    }

    /// <summary>Sends the browser to the organization's directory; it is a link, since a form may lead nowhere else.</summary>
    [HttpGet("{lang:lang}/sign-in/organization")]
    public async Task<IActionResult> Organization(string? returnTo, bool other)
    {
        if (Way != SignInWay.Organization)
        {
            return LocalRedirect(SignInLinks.SignIn(Language));
        }

        var properties = new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(returnTo) ? returnTo : HomeLinks.Home(Language) };
        properties.Items[SignInDesk.LanguageItem] = Language.ToString();
        if (other)
        {
            properties.SetParameter(EntraSignIn.Prompt, SelectAccount);
        }

        try
        {
            await HttpContext.ChallengeAsync(EntraSignIn.Scheme, properties);
        }
        catch (Exception exception) when (SignInFailures.Of(exception) == SignInFailure.Directory && !HttpContext.RequestAborted.IsCancellationRequested)
        {
            desk.Refuse(HttpContext, Language, SignInFailure.Directory, exception);
        }

        return new EmptyResult();
    }

    [HttpGet("{lang:lang}/sign-in/failed")]
    public IActionResult Failed(string? reason, string? reference) => View("Failed", new SignInFailedPage(
        Enum.TryParse<SignInFailure>(reason, out var failure) && Enum.IsDefined(failure) ? failure : SignInFailure.Untrusted,
        reference is not null && References().IsMatch(reference) ? reference : null));

    /// <summary>Ends the session here, then at the directory: on a shared machine the next person is asked who they are.</summary>
    [HttpPost("{lang:lang}/sign-out")]
    public async Task<IActionResult> Leave(CancellationToken cancel)
    {
        var ticket = await HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignOutAsync(SessionSetup.VisitorScheme);
        if (Way != SignInWay.Organization || ticket.Principal is not { } user || AccountClaims.Read(user) is not { } claims)
        {
            return LocalRedirect(SignInLinks.SignIn(Language));
        }

        await TellAsync(claims, ScopeClaims.Read(user), cancel);
        var properties = new AuthenticationProperties { RedirectUri = SignInLinks.SignedOut(Language) };
        properties.Items[SignOutHint.Item] = ticket.Properties!.Items.TryGetValue(SignOutHint.Item, out var hint) ? hint : null;
        try
        {
            await HttpContext.SignOutAsync(EntraSignIn.Scheme, properties);
            return new EmptyResult();
        }
        catch (Exception exception) when (SignInFailures.Of(exception) == SignInFailure.Directory && !HttpContext.RequestAborted.IsCancellationRequested)
        {
            return LocalRedirect(SignInLinks.SignedOut(Language)); // signed out here; the directory's own session ends by its own rules
        }
    }

    [HttpGet("en/notice"), WithoutEnglishNotice]
    public IActionResult EnglishNotice(string? to) => View("EnglishNotice", Url.IsLocalUrl(to) ? to : "/en");

    [HttpPost("en/notice"), WithoutEnglishNotice]
    public IActionResult ConfirmEnglish(string? to)
    {
        Response.Cookies.Append(EnglishNoticeFilter.Cookie, "1", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        });
        return LocalRedirect(Url.IsLocalUrl(to) ? to : "/en");
    }

    [GeneratedRegex("^[0-9A-Za-z:-]{8,64}$")]
    private static partial Regex References();

    private async Task TellAsync(AccountClaims claims, AccessScope? scope, CancellationToken cancel)
    {
        if (scope is not null)
        {
            await accounts.LeaveAsync(scope, claims.AccountId, cancel);
        }
        else if (await sessions.ReadAsync(claims.AccountId, cancel) is { Account: var account })
        {
            await accounts.LeaveAsync(account, cancel);
        }
    }

    private async Task<SignInPage> PageAsync(string? returnTo, string? refused, CancellationToken cancel)
    {
        var page = new SignInPage { Way = Way, ReturnTo = Url.IsLocalUrl(returnTo) ? returnTo : null };
        return Way != SignInWay.Demonstration ? page : await database.ReadAsync(async session => page with
        {
            Territories = await AccessQueries.TerritoriesAsync(session),
            Establishments = await AccessQueries.EstablishmentsAsync(session, Portal.Today),
            Refused = refused is { Length: > 60 } ? refused[..60] : refused,
        }, cancel);
    }
}
