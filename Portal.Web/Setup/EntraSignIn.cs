using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Features.SignIn;
using Portal.Web.Setup.Entra;

namespace Portal.Web.Setup;

/// <summary>
/// The one place that knows by what the portal speaks with Microsoft Entra ID. With Microsoft.Identity.Web this file calls
/// <c>AddMicrosoftIdentityWebApp</c> with the same section and the same two events, and the folder <c>Entra</c> goes.
/// </summary>
internal static class EntraSignIn
{
    public const string Scheme = "Organization";
    public const string DefaultInstance = "https://login.microsoftonline.com/";

    /// <summary>A parameter of the challenge: <c>select_account</c> lets one come as somebody else.</summary>
    public const string Prompt = EntraHandler.Prompt;

    public static void AddEntra(this AuthenticationBuilder authentication, IConfigurationSection section, bool isDevelopment)
    {
        authentication.AddOAuth<EntraOptions, EntraHandler>(Scheme, options =>
        {
            section.Bind(options);
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.CallbackPath = section["CallbackPath"] ?? options.CallbackPath;
            options.SignedOutCallbackPath = section["SignedOutCallbackPath"] ?? options.SignedOutCallbackPath;
            options.RequireHttpsMetadata |= !isDevelopment;
            options.CorrelationCookie.SameSite = SameSiteMode.Lax; // the answer comes as a navigation
            options.CorrelationCookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<SignInDesk>().ReceiveAsync(context);
            options.Events.OnRemoteFailure = context => context.HttpContext.RequestServices.GetRequiredService<SignInDesk>().FailAsync(context);
        });
        // The framework tells a failure with the directory's own sentence, which names the person; the desk tells it without.
        authentication.Services.Configure<LoggerFilterOptions>(options => options.AddFilter(typeof(EntraHandler).FullName, LogLevel.Warning));
        authentication.Services.AddSingleton<IPostConfigureOptions<EntraOptions>, EntraPostConfigure>(); // after the base class's own
    }

    /// <exception cref="InvalidOperationException">The section is not whole: better said now than at the first sign-in.</exception>
    public static void CheckEntra(this WebApplication app) => app.Services.GetRequiredService<IOptionsMonitor<EntraOptions>>().Get(Scheme);

    private sealed class EntraPostConfigure(TimeProvider clock, ILogger<EntraMetadata> log) : IPostConfigureOptions<EntraOptions>
    {
        public void PostConfigure(string? name, EntraOptions options)
        {
            if (options.ClientCertificates is [var first, ..])
            {
                options.Assertion = new SigningCredentials(new X509SecurityKey(first.Load()), SecurityAlgorithms.RsaSsaPssSha256);
            }

            var documents = new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata };
            options.Metadata = new EntraMetadata(
                cancel => OpenIdConnectConfigurationRetriever.GetAsync($"{options.Authority}/.well-known/openid-configuration", documents, cancel), clock, log);
            options.IdToken = EntraTokens.Rules(options, clock);
        }
    }
}
