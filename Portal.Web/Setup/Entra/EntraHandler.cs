using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Setup.Entra;

/// <summary>
/// OpenID Connect’s code flow over the framework’s OAuth handler, which brings state, correlation cookie and PKCE: nonce and id token
/// are added here, and sign-out at the directory.
/// </summary>
internal sealed class EntraHandler(IOptionsMonitor<EntraOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<EntraOptions>(options, logger, encoder), IAuthenticationSignOutHandler
{
    private const string NonceItem = ".nonce";
    private const string VerifierItem = "code_verifier";
    private const int NonceBytes = 32;

    /// <summary>What the portal uses of a token; the rest is dropped with it.</summary>
    private static readonly HashSet<string> Kept = ["iss", "tid", "oid", "sub", "name", "email", "email_verified", "xms_edov", "upn", "preferred_username", "login_hint"];

    private OpenIdConnectConfiguration? metadata;
    private AuthenticationProperties? answered;

    /// <summary>Parameters that a challenge may add, such as <c>prompt</c>.</summary>
    public const string Prompt = "prompt";

    public override async Task<bool> HandleRequestAsync()
    {
        if (Options.SignedOutCallbackPath != Request.Path)
        {
            return await base.HandleRequestAsync();
        }

        Response.Redirect(Options.StateDataFormat.Unprotect(Request.Query["state"])?.RedirectUri is { } back && IsLocal(back) ? back : "/");
        return true;
    }

    /// <summary>Sends the browser to the directory's sign-out page, whence it comes back to <see cref="AuthenticationProperties.RedirectUri"/>.</summary>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        properties ??= new AuthenticationProperties();
        var endpoint = (await MetadataAsync()).EndSessionEndpoint;
        if (string.IsNullOrEmpty(endpoint))
        {
            Response.Redirect(properties.RedirectUri ?? "/");
            return;
        }

        properties.Items.Remove(SignOutHint.Item, out var hint);
        Response.Redirect(QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
        {
            ["client_id"] = Options.ClientId,
            ["post_logout_redirect_uri"] = BuildRedirectUri(Options.SignedOutCallbackPath),
            ["state"] = Options.StateDataFormat.Protect(properties),
            ["logout_hint"] = hint,
        }.Where(pair => pair.Value is not null)));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await MetadataAsync();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        properties.Items[NonceItem] = nonce;
        var asked = new Dictionary<string, string?> { ["nonce"] = nonce, [Prompt] = properties.GetParameter<string>(Prompt) };
        var query = base.BuildChallengeUrl(properties, redirectUri).Split('?', 2)[1]; // state, PKCE, scope
        return $"{QueryHelpers.AddQueryString(metadata!.AuthorizationEndpoint, asked.Where(pair => pair.Value is not null))}&{query}";
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // RFC 9207: an answer that says whose it is must be this issuer's.
        if (!Options.IsMultiTenant && Request.Query.TryGetValue("iss", out var issuer) && issuer != (await MetadataAsync()).Issuer)
        {
            return HandleRequestResult.Fail("The answer came from another issuer.");
        }

        try
        {
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception exception) when (answered is not null && !Context.RequestAborted.IsCancellationRequested)
        {
            return HandleRequestResult.Fail(exception, answered); // what the sign-in began with is still known
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        answered = context.Properties;
        var endpoint = (await MetadataAsync()).TokenEndpoint;
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            ["client_id"] = Options.ClientId,
        };
        if (context.Properties.Items.Remove(VerifierItem, out var verifier))
        {
            form["code_verifier"] = verifier!;
        }

        if (Options.Assertion is { } credentials)
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = Assertion(endpoint, credentials);
        }
        else
        {
            form["client_secret"] = Options.ClientSecret;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        return response.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted)))
            : OAuthTokenResponse.Failed(new HttpRequestException($"The token endpoint answered {(int)response.StatusCode}."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (!tokens.Response!.RootElement.TryGetProperty("id_token", out var token) || token.GetString() is not { Length: > 0 } idToken)
        {
            throw new AuthenticationFailureException("The token endpoint's answer has no id token.");
        }

        var result = await EntraTokens.CheckAsync(Options, idToken, await MetadataAsync(), Context.RequestAborted);
        properties.Items.Remove(NonceItem, out var expected);
        if (!EntraTokens.AreSame(expected, result.Claims.TryGetValue("nonce", out var nonce) ? nonce as string : null))
        {
            throw new AuthenticationFailureException("The id token answers another request: its nonce is not the one that was sent.");
        }

        var claims = result.ClaimsIdentity.Claims.Where(claim => Kept.Contains(claim.Type));
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name, "name", "roles")), properties, Scheme.Name);
    }

    private static bool IsLocal(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);

    private async Task<OpenIdConnectConfiguration> MetadataAsync() => metadata ??= await Options.Metadata.GetAsync(Context.RequestAborted);

    /// <summary>RFC 7523: what the portal says of itself to the token endpoint, for ten minutes and once.</summary>
    private string Assertion(string endpoint, SigningCredentials credentials)
    {
        var now = TimeProvider.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Options.ClientId,
            Audience = endpoint,
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = Options.ClientId, ["jti"] = Guid.NewGuid().ToString("N") },
            SigningCredentials = credentials,
            AdditionalHeaderClaims = credentials.Key is X509SecurityKey { Certificate: var certificate }
                ? new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData)) }
                : null,
        });
    }
}
