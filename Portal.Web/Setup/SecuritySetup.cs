using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Data.Access;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Setup;

/// <summary>Deny by default: who is not signed in sees nothing, and each feature names the right that it asks for.</summary>
internal static class SecuritySetup
{
    private const string ContentPolicy =
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        SignInMode.RefuseDemonstrationInProduction(builder.Configuration, builder.Environment);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "portal.session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.SlidingExpiration = true;
            options.Events.OnRedirectToLogin = context =>
            {
                var language = PortalLanguage.OfPath(context.Request.Path);
                context.Response.Redirect(SignInLinks.SignIn(language, context.Request.PathBase + context.Request.Path + context.Request.QueryString));
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var (name, right) in Policies.All)
            {
                options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(
                    context => ScopeClaims.Read(context.User) is { } scope && right(scope)));
            }
        });
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "portal.antiforgery");
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    });
}

/// <summary>The rights that features ask for, by the name that <see cref="AuthorizeAttribute.Policy"/> carries.</summary>
internal static class Policies
{
    public const string Operations = nameof(Operations);
    public const string Trail = nameof(Trail);
    public const string ManageSeats = nameof(ManageSeats);
    public const string ManageStructure = nameof(ManageStructure);
    public const string MergePeople = nameof(MergePeople);
    public const string EditFilings = nameof(EditFilings);
    public const string CommentFilings = nameof(CommentFilings);
    public const string SubmitFilings = nameof(SubmitFilings);
    public const string ReadReviews = nameof(ReadReviews);
    public const string ReviewFilings = nameof(ReviewFilings);
    public const string ReturnFilings = nameof(ReturnFilings);
    public const string AcceptFilings = nameof(AcceptFilings);
    public const string OpenPeriods = nameof(OpenPeriods);
    public const string ManageObligations = nameof(ManageObligations);
    public const string ManageRules = nameof(ManageRules);
    public const string ReopenFilings = nameof(ReopenFilings);
    public const string ManageReminders = nameof(ManageReminders);

    public static IReadOnlyDictionary<string, Func<AccessScope, bool>> All { get; } = new Dictionary<string, Func<AccessScope, bool>>
    {
        [Operations] = scope => scope.MayReadOperations,
        [Trail] = scope => scope.MayReadTrail,
        [ManageSeats] = scope => scope.Persona is Persona.Ministry or Persona.Centre,
        [ManageStructure] = scope => scope.MayManageStructure,
        [MergePeople] = scope => scope.MayMergePeople,
        [EditFilings] = scope => scope.MayEditFilings,
        [CommentFilings] = scope => scope.MayCommentFilings,
        [SubmitFilings] = scope => scope.MaySubmitFilings,
        [ReadReviews] = scope => scope.Persona is Persona.Ministry or Persona.Centre or Persona.Auditor,
        [ReviewFilings] = scope => scope.MayReviewFilings,
        [ReturnFilings] = scope => scope.MayReturnFilings,
        [AcceptFilings] = scope => scope.MayAcceptFilings,
        [OpenPeriods] = scope => scope.MayOpenPeriods,
        [ManageRules] = scope => scope.MayManageRules,
        [ReopenFilings] = scope => scope.MayReopenFilings,
        [ManageObligations] = scope => scope.MayManageObligations,
        [ManageReminders] = scope => scope.MayManageReminders,
    };
}
