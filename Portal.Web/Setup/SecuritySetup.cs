using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Portal.Data.Access;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Setup;

/// <summary>Deny by default: who is not signed in sees nothing, and each feature names the right that it asks for.</summary>
internal static class SecuritySetup
{
    private const string ContentPolicy =
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), " +
        "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        SignInMode.RefuseOpenDoors(builder.Configuration, builder.Environment);
        builder.AddSessions();
        builder.AddKeys();
        builder.Services.AddAuthorization(options =>
        {
            // A session without a scope is sent to choose one: see the sessions' redirect.
            options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser().RequireAssertion(context => ScopeClaims.Read(context.User) is not null).Build();
            options.AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser());
            foreach (var (name, right) in Policies.All)
            {
                options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(
                    context => ScopeClaims.Read(context.User) is { } scope && right(scope)));
            }
        });
        builder.Services.AddAntiforgery(options => options.Cookie.Harden("portal.antiforgery", builder.Environment));
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Harden("portal.notice", builder.Environment));
    }

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // Signing out is a form that leads to the directory's own sign-out page.
        var policy = SignInMode.Of(app.Configuration) == SignInWay.Organization && Uri.TryCreate(app.Configuration[$"{SignInMode.Section}:Instance"] ?? EntraSignIn.DefaultInstance, UriKind.Absolute, out var directory)
            ? $"{ContentPolicy} {directory.GetLeftPart(UriPartial.Authority)}"
            : ContentPolicy;
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            // What does not say otherwise, a file of one's scope too, stays in no cache: machines are shared.
            context.Response.OnStarting(() =>
            {
                if (StringValues.IsNullOrEmpty(headers.CacheControl))
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}

/// <summary>The rights that features ask for, by the name that <see cref="AuthorizeAttribute.Policy"/> carries.</summary>
internal static class Policies
{
    /// <summary>Signed in, with or without a scope chosen.</summary>
    public const string SignedIn = nameof(SignedIn);
    public const string Operations = nameof(Operations);
    public const string Trail = nameof(Trail);
    public const string ManageSeats = nameof(ManageSeats);
    public const string ManageStructure = nameof(ManageStructure);
    public const string ManageCommittees = nameof(ManageCommittees);
    public const string MergePeople = nameof(MergePeople);
    public const string AnswerCampaigns = nameof(AnswerCampaigns);
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
    public const string ManageForms = nameof(ManageForms);
    public const string ReopenFilings = nameof(ReopenFilings);
    public const string ManageReminders = nameof(ManageReminders);
    public const string ManageAccounts = nameof(ManageAccounts);
    public const string AnswerAccessReviews = nameof(AnswerAccessReviews);

    public static IReadOnlyDictionary<string, Func<AccessScope, bool>> All { get; } = new Dictionary<string, Func<AccessScope, bool>>
    {
        [Operations] = scope => scope.MayReadOperations,
        [Trail] = scope => scope.MayReadTrail,
        [ManageSeats] = scope => scope.Persona is Persona.Ministry or Persona.Centre,
        [ManageStructure] = scope => scope.MayManageStructure,
        [ManageCommittees] = scope => scope.MayManageTerritorialCommittee || scope.MayManageLocalCommittees,
        [MergePeople] = scope => scope.MayMergePeople,
        [AnswerCampaigns] = scope => scope.MayConfirmDetails || scope.Persona is Persona.Centre,
        [EditFilings] = scope => scope.MayEditFilings,
        [CommentFilings] = scope => scope.MayCommentFilings,
        [SubmitFilings] = scope => scope.MaySubmitFilings,
        [ReadReviews] = scope => scope.Persona is Persona.Ministry or Persona.Centre or Persona.Auditor,
        [ReviewFilings] = scope => scope.MayReviewFilings,
        [ReturnFilings] = scope => scope.MayReturnFilings,
        [AcceptFilings] = scope => scope.MayAcceptFilings,
        [OpenPeriods] = scope => scope.MayOpenPeriods,
        [ManageRules] = scope => scope.MayManageRules,
        [ManageForms] = scope => scope.MayManageForms,
        [ReopenFilings] = scope => scope.MayReopenFilings,
        [ManageObligations] = scope => scope.MayManageObligations,
        [ManageReminders] = scope => scope.MayManageReminders,
        [ManageAccounts] = scope => scope.MayManageAccounts,
        [AnswerAccessReviews] = scope => scope.MayAnswerAccessReviews,
    };
}
