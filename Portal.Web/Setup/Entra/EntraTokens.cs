using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;

namespace Portal.Web.Setup.Entra;

/// <summary>What makes an id token good: who signed it, for whom, when, and in answer to which request.</summary>
internal static class EntraTokens
{
    private static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false };

    /// <summary>Signatures by a public key only: a token cannot be signed with what the portal itself knows.</summary>
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    public static TokenValidationParameters Rules(EntraOptions options, TimeProvider clock)
    {
        var rules = new TokenValidationParameters
        {
            ValidAudience = options.ClientId,
            ClockSkew = options.ClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            ValidAlgorithms = Algorithms,
            NameClaimType = "name",
            RoleClaimType = "roles",
            LifetimeValidator = (notBefore, expires, _, parameters) => IsInTime(notBefore, expires, parameters.ClockSkew, clock),
        };
        if (options.IsMultiTenant)
        {
            // The metadata's issuer is a template there, and each key may name the tenant whose issuer it signs for.
            rules.IssuerValidatorUsingConfiguration = (issuer, token, _, configuration) => IssuerOf(options, issuer, token, configuration);
            rules.EnableAadSigningKeyIssuerValidation();
        }

        return rules;
    }

    /// <summary>Checks against the metadata; where none of their keys signed the token, once more against newer ones.</summary>
    /// <exception cref="AuthenticationFailureException">The token is not good.</exception>
    public static async Task<TokenValidationResult> CheckAsync(EntraOptions options, string token, OpenIdConnectConfiguration metadata, CancellationToken cancel)
    {
        var result = await ValidateAsync(options, token, metadata);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            var newer = await options.Metadata.RefreshAsync(metadata, cancel);
            result = ReferenceEquals(newer, metadata) ? result : await ValidateAsync(options, token, newer);
        }

        return result.IsValid ? result : throw new AuthenticationFailureException("The id token is not valid.", result.Exception);
    }

    public static bool AreSame(string? expected, string? given) =>
        expected is { Length: > 0 } && given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private static Task<TokenValidationResult> ValidateAsync(EntraOptions options, string token, OpenIdConnectConfiguration metadata)
    {
        var rules = options.IdToken.Clone();
        rules.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(metadata);
        return Jwt.ValidateTokenAsync(token, rules);
    }

    private static bool IsInTime(DateTime? notBefore, DateTime? expires, TimeSpan skew, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && end > now - skew && (notBefore is null || notBefore <= now + skew);
    }

    private static string IssuerOf(EntraOptions options, string issuer, SecurityToken token, BaseConfiguration configuration)
    {
        var tenant = token is JsonWebToken jwt && jwt.TryGetPayloadValue("tid", out string? claimed) && Guid.TryParse(claimed, out _) ? claimed : null;
        if (tenant is null || issuer != configuration.Issuer.Replace("{tenantid}", tenant, StringComparison.Ordinal))
        {
            throw new SecurityTokenInvalidIssuerException("The issuer is not the one of the token's tenant.") { InvalidIssuer = issuer };
        }

        return options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The tenant is not one of those that may come.") { InvalidIssuer = issuer };
    }
}
