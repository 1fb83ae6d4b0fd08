using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Features.Home;
using Portal.Web.Setup;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Receives whoever comes back from their directory: with a session, to choose a scope, to ask for access, or to a page that says
/// why not. It knows the framework's remote sign-in and not which handler did it.
/// </summary>
public sealed partial class SignInDesk(AccountSignIn accounts, SessionCheck sessions, ILogger<SignInDesk> log)
{
    /// <summary>Items of a sign-in under way.</summary>
    public const string LanguageItem = "portal.language";

    private const string LoginHint = "login_hint";

    /// <summary>What the log calls this request.</summary>
    public static string Reference(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, language) = (context.HttpContext, LanguageOf(context.Properties));
        if (context.Principal is not { } user || Arrivals.Read(user) is not { } arrival)
        {
            await accounts.RefuseAsync(Reference(http), http.RequestAborted);
            Refuse(http, language, SignInFailure.Untrusted, null);
            return;
        }

        var outcome = await accounts.ArriveAsync(arrival, http.RequestAborted);
        switch (outcome)
        {
            case { Result: ArrivalResult.SignedIn, Account: { } account }:
                var only = outcome.Scopes is [var one] ? one : null;
                await http.SignOutAsync(SessionSetup.VisitorScheme);
                await http.SignInAsync(
                    CookieAuthenticationDefaults.AuthenticationScheme,
                    AccountClaims.Principal(account, only, only is null, CookieAuthenticationDefaults.AuthenticationScheme),
                    sessions.Begin(user.FindFirst(LoginHint)?.Value));
                var back = IsLocal(context.ReturnUri) ? context.ReturnUri! : HomeLinks.Home(language);
                http.Response.Redirect(only is null ? SignInLinks.Scopes(language, back) : back);
                break;
            case { Result: ArrivalResult.Unknown }:
                await http.SignInAsync(SessionSetup.VisitorScheme, Arrivals.Keep(arrival, SessionSetup.VisitorScheme));
                http.Response.Redirect(SignInLinks.Request(language));
                break;
            default:
                Refuse(http, language, outcome.Result == ArrivalResult.Deactivated ? SignInFailure.Deactivated : SignInFailure.WithoutScope, null);
                break;
        }
    }

    /// <summary>Something is wrong with the answer, or with what it should answer.</summary>
    public async Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        var failure = SignInFailures.Of(context.Failure);
        if (failure == SignInFailure.Untrusted)
        {
            await accounts.RefuseAsync(Reference(context.HttpContext), context.HttpContext.RequestAborted);
        }

        Refuse(context.HttpContext, LanguageOf(context.Properties), failure, context.Failure);
    }

    /// <summary>To the page that says why, under a reference that the log holds.</summary>
    public void Refuse(HttpContext http, Language language, SignInFailure failure, Exception? cause)
    {
        var reference = Reference(http);
        if (cause?.Data["error"] is string error)
        {
            // The directory's sentence names the person; its codes do not.
            log.LogWarning("A sign-in was refused: {Failure}, reference {Reference}, the directory answered {Error} {Code}.",
                failure, reference, ErrorName().Match(error).Value, ErrorCode().Match(cause.Message).Value);
        }
        else
        {
            log.LogWarning(cause, "A sign-in was refused: {Failure}, reference {Reference}.", failure, reference);
        }

        http.Response.Redirect(SignInLinks.Failed(language, failure, reference));
    }

    [GeneratedRegex("^[a-z_]{1,40}$")]
    private static partial Regex ErrorName();

    [GeneratedRegex("AADSTS[0-9]{1,8}")]
    private static partial Regex ErrorCode();

    private static Language LanguageOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(LanguageItem, out var text) == true && Enum.TryParse<Language>(text, out var language) ? language : Language.French;

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);
}
