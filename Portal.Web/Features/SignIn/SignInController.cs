using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Home;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.SignIn;

/// <summary>Where one can sign in for what, and where to go afterwards.</summary>
public sealed record SignInPage
{
    public bool IsDemonstration { get; init; }
    public IReadOnlyList<PlaceRow> Territories { get; init; } = [];
    public IReadOnlyList<PlaceRow> Establishments { get; init; } = [];
    public string? ReturnTo { get; init; }

    /// <summary>The choice that could not be taken, told at the list.</summary>
    public string? Refused { get; init; }
}

[AllowAnonymous]
public sealed class SignInController(PortalContext portal, Database database, IConfiguration configuration) : PortalController(portal)
{
    [HttpGet("{lang:lang}/sign-in")]
    public async Task<IActionResult> Choose(string? returnTo, CancellationToken cancel) => View("SignIn", await PageAsync(returnTo, null, cancel));

    /// <summary>Demonstration only: takes the persona that was chosen, in the form of the command line (<c>centre:UL</c>).</summary>
    [HttpPost("{lang:lang}/sign-in")]
    public async Task<IActionResult> Enter(string? persona, string? place, string? returnTo, CancellationToken cancel)
    {
        if (!SignInMode.IsDemonstration(configuration))
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
            CookieAuthenticationDefaults.AuthenticationScheme, ScopeClaims.Principal(known, CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(Url.IsLocalUrl(returnTo) ? returnTo : HomeLinks.Home(Language));
    }

    [HttpPost("{lang:lang}/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect(SignInLinks.SignIn(Language));
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

    private Task<SignInPage> PageAsync(string? returnTo, string? refused, CancellationToken cancel) => database.ReadAsync(async session => new SignInPage
    {
        IsDemonstration = SignInMode.IsDemonstration(configuration),
        Territories = await AccessQueries.TerritoriesAsync(session),
        Establishments = await AccessQueries.EstablishmentsAsync(session, Portal.Today),
        ReturnTo = Url.IsLocalUrl(returnTo) ? returnTo : null,
        Refused = refused is { Length: > 60 } ? refused[..60] : refused,
    }, cancel);
}
