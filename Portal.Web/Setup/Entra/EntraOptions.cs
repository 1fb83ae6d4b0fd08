using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Setup.Entra;

/// <summary>The <c>AzureAd</c> section, with Microsoft.Identity.Web's names.</summary>
public sealed class EntraOptions : OAuthOptions
{
    public EntraOptions()
    {
        CallbackPath = "/signin-oidc";
        UsePkce = true;
        SaveTokens = false;
        AuthorizationEndpoint = TokenEndpoint = "discovered"; // each request takes them from the metadata
        BackchannelTimeout = TimeSpan.FromSeconds(15);
        Scope.Add("openid");
        Scope.Add("profile");
        Scope.Add("email");
    }

    public string Instance { get; set; } = EntraSignIn.DefaultInstance;

    /// <summary>A tenant's id or domain, or <c>organizations</c> with <see cref="AllowedTenants"/>.</summary>
    public string TenantId { get; set; } = "";

    public PathString SignedOutCallbackPath { get; set; } = "/signout-callback-oidc";

    /// <summary>The ids of the tenants whose people may come, where there are several.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Instead of <see cref="OAuthOptions.ClientSecret"/>: the first one signs what the portal says of itself.</summary>
    public IList<EntraCertificate> ClientCertificates { get; } = [];

    /// <summary>False on the loopback only, in Development.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>How far clocks may differ: five minutes at the most.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    public bool IsMultiTenant => TenantId is "organizations";

    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId}/v2.0";

    /// <summary>What is asked of each id token; the keys and the issuer come with the metadata of the moment.</summary>
    public TokenValidationParameters IdToken { get; set; } = null!;

    internal EntraMetadata Metadata { get; set; } = null!;

    internal SigningCredentials? Assertion { get; set; }

    public override void Validate()
    {
        Require(TenantId.Length > 0, "TenantId is empty.");
        Require(TenantId is not ("common" or "consumers"), $"TenantId is '{TenantId}', which lets personal accounts in: it is a tenant, or organizations.");
        Require(!IsMultiTenant || AllowedTenants.Count > 0, "TenantId is organizations, and AllowedTenants is empty: any directory in the world would do.");
        Require(AllowedTenants.All(tenant => Guid.TryParse(tenant, out _)), "AllowedTenants holds what is no tenant id.");
        Require(!string.IsNullOrEmpty(ClientSecret) || ClientCertificates.Count > 0, "neither ClientSecret nor ClientCertificates is set.");
        Require(ClockSkew >= TimeSpan.Zero && ClockSkew <= TimeSpan.FromMinutes(5), "ClockSkew is at most five minutes.");
        Require(Uri.TryCreate(Instance, UriKind.Absolute, out var instance) && (instance.Scheme == Uri.UriSchemeHttps || (!RequireHttpsMetadata && instance.IsLoopback)),
            $"Instance is '{Instance}': it begins with https.");
        if (string.IsNullOrEmpty(ClientSecret))
        {
            ClientSecret = "certificate"; // the base class insists on one; it is never sent
        }

        base.Validate();

        static void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                throw new InvalidOperationException($"AzureAd: {otherwise}");
            }
        }
    }
}
