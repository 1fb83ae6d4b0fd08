using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Data.Access;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Setup;

/// <summary>The session's cookie, what it is checked against, and what happens without it.</summary>
internal static class SessionSetup
{
    /// <summary>Somebody whom their directory knows and the portal does not; good for asking for access, and for a short time.</summary>
    public const string VisitorScheme = "Visitor";

    private const string SessionCookie = "portal.session";
    private static readonly TimeSpan VisitorTime = TimeSpan.FromMinutes(20);

    public static void AddSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = new SessionSettings(builder.Configuration);
        services.AddSingleton(settings);
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountSignIn>();
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme);
        authentication.AddCookie(options =>
        {
            options.Cookie.Harden(SessionCookie, builder.Environment);
            options.ExpireTimeSpan = settings.Idle;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().ValidateAsync(context);
            options.Events.OnRedirectToLogin = context => SendAsync(context, context.Request.Cookies.ContainsKey(options.Cookie.Name!));
            options.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        authentication.AddCookie(VisitorScheme, options =>
        {
            options.Cookie.Harden("portal.visitor", builder.Environment);
            options.ExpireTimeSpan = VisitorTime;
            options.SlidingExpiration = false;
        });
        if (SignInMode.Of(builder.Configuration) == SignInWay.Organization)
        {
            authentication.AddEntra(builder.Configuration.GetSection(SignInMode.Section), builder.Environment.IsDevelopment());
        }
    }

    /// <summary>
    /// Not read by scripts, not sent from other sites; outside Development over HTTPS alone, and with the prefix by which a browser
    /// takes it from this very host and from nowhere else.
    /// </summary>
    public static void Harden(this CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : $"__Host-{name}";
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    /// <summary>To the sign-in, and back to the page afterwards; a program is told 401 instead.</summary>
    private static Task SendAsync(RedirectContext<CookieAuthenticationOptions> context, bool hadSession)
    {
        var request = context.Request;
        if (IsProgram(request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // What was sent is gone with the session; the page that it was sent from can be opened again.
        var back = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.PathBase + request.Path + request.QueryString : FormPage(request);
        context.Response.Redirect(SignInLinks.SignIn(PortalLanguage.OfPath(request.Path), back, hadSession));
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, user) = (context.Request, context.HttpContext.User);
        if (AccountClaims.Read(user) is { ScopeId: null } && !IsProgram(request))
        {
            context.Response.Redirect(SignInLinks.Scopes(PortalLanguage.OfPath(request.Path), HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : null));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || (request.Headers.Accept.ToString() is var accept && accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static string? FormPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery : null;
}
