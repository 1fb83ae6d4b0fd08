using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.TestKit;

namespace Portal.Web.Tests.SignIn;

/// <summary>
/// A directory on this machine that signs what it is told to: honest or forged, as each test wants it. Its clock is the
/// portal's.
/// </summary>
public sealed class ForgingDirectory : IAsyncDisposable
{
    public const string ClientId = "portal-under-test";
    public const string ClientSecret = "a-secret-of-the-test-that-is-long-enough-for-HS256";
    public const string Tenant = "11111111-1111-1111-1111-111111111111";
    public const string OtherTenant = "22222222-2222-2222-2222-222222222222";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> answers = new();
    private RsaSecurityKey key = NewKey("first");
    private int metadataRequests;

    private ForgingDirectory(WebApplication app) => this.app = app;

    /// <summary>The portal's, once it runs.</summary>
    public TimeProvider Clock { get; set; } = new FixedTime();

    public Uri Address => new(app.Urls.First());

    /// <summary>What the portal is told the directory's tenant is; <c>organizations</c> for several.</summary>
    public string TenantId { get; init; } = Tenant;

    /// <summary>How often the metadata were asked for.</summary>
    public int MetadataRequests => Volatile.Read(ref metadataRequests);

    /// <summary>The form that the token endpoint was sent last.</summary>
    public IReadOnlyDictionary<string, string> LastExchange { get; private set; } = new Dictionary<string, string>();

    /// <summary>The key that the directory publishes and signs with.</summary>
    public SecurityKey Key => key;

    /// <summary>Status of the token endpoint and of the metadata: 200 unless the directory is to be out of order.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<ForgingDirectory> StartAsync(string tenantId = Tenant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var directory = new ForgingDirectory(app) { TenantId = tenantId };
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", directory.Metadata);
        app.MapGet("/keys", directory.Keys);
        app.MapPost("/token", directory.ExchangeAsync);
        await app.StartAsync();
        return directory;
    }

    /// <summary>The settings by which a portal trusts this directory.</summary>
    public void Configure(WebApplicationBuilder portal)
    {
        var settings = portal.Configuration;
        settings["SignIn:Mode"] = "None";
        settings["SignIn:AttemptsPerMinute"] = "1000";
        settings["AzureAd:Instance"] = Address.ToString();
        settings["AzureAd:TenantId"] = TenantId;
        settings["AzureAd:ClientId"] = ClientId;
        settings["AzureAd:ClientSecret"] = ClientSecret;
        settings["AzureAd:RequireHttpsMetadata"] = "false";
    }

    /// <summary>From now on another key signs and is published.</summary>
    public void RollOver(string name) => key = NewKey(name);

    public static RsaSecurityKey NewKey(string name) => new(RSA.Create(2048)) { KeyId = name };

    public string Issuer(string tenant = Tenant) => $"{Address.ToString().TrimEnd('/')}/{tenant}/v2.0";

    /// <summary>What an honest token says of a person, in answer to a nonce.</summary>
    public Dictionary<string, object> Claims(Person person, string nonce, string tenant = Tenant)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return new Dictionary<string, object>
        {
            ["iss"] = Issuer(tenant),
            ["aud"] = ClientId,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["nonce"] = nonce,
            ["tid"] = tenant,
            ["oid"] = person.ObjectId,
            ["sub"] = "pairwise-" + person.ObjectId,
            ["name"] = person.Name,
            ["preferred_username"] = person.Email,
        };
    }

    /// <summary>Signs as asked; with the directory's key and RS256 unless told otherwise.</summary>
    public string Sign(IDictionary<string, object> claims, SecurityKey? with = null, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(claims), new SigningCredentials(with ?? key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } });

    /// <summary>The code that the token endpoint answers with a token.</summary>
    public string CodeFor(string idToken)
    {
        var code = Guid.NewGuid().ToString("N");
        answers[code] = idToken;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private IResult Metadata(string tenant)
    {
        Interlocked.Increment(ref metadataRequests);
        if (Status != StatusCodes.Status200OK)
        {
            return Results.StatusCode(Status);
        }

        var root = Address.ToString().TrimEnd('/');
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = tenant == "organizations" ? $"{root}/{{tenantid}}/v2.0" : Issuer(tenant),
            ["authorization_endpoint"] = root + "/authorize",
            ["token_endpoint"] = root + "/token",
            ["end_session_endpoint"] = root + "/logout",
            ["jwks_uri"] = root + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
    }

    private IResult Keys()
    {
        var published = key.Rsa.ExportParameters(false);
        return Results.Json(new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(published.Modulus), e = Base64UrlEncoder.Encode(published.Exponent) },
            },
        });
    }

    private async Task<IResult> ExchangeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        LastExchange = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return Status != StatusCodes.Status200OK ? Results.StatusCode(Status)
            : answers.TryRemove(form["code"].ToString(), out var token)
                ? Results.Json(new { access_token = "unused", token_type = "Bearer", id_token = token })
                : Results.BadRequest(new { error = "invalid_grant" });
    }
}

/// <summary>Somebody in the directory.</summary>
public sealed record Person(string ObjectId, string Name, string Email);
