using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Data.Access;
using Xunit;

namespace Portal.Web.Tests.SignIn;

/// <summary>A certificate instead of a secret: the portal signs who it is, for this endpoint and once.</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task The_portal_signs_for_itself_with_its_certificate_and_sends_no_secret()
    {
        using var certificate = Make();
        await using var portal = await OrganizationPortal.StartAsync(configure: builder =>
        {
            builder.Configuration["AzureAd:ClientSecret"] = "";
            builder.Configuration["AzureAd:ClientCertificates:0:SourceType"] = "Base64Encoded";
            builder.Configuration["AzureAd:ClientCertificates:0:CertificatePassword"] = "of the test";
            builder.Configuration["AzureAd:ClientCertificates:0:Base64EncodedValue"] = Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12, "of the test"));
        });
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");

        await portal.SignInAsync(OrganizationPortal.Ada);
        var first = portal.Directory.LastExchange;
        await portal.SignInAsync(OrganizationPortal.Ada);

        Assert.False(first.ContainsKey("client_secret"));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", first["client_assertion_type"]);
        Assert.NotEqual(first["client_assertion"], portal.Directory.LastExchange["client_assertion"]);
        var assertion = new JsonWebToken(first["client_assertion"]);
        Assert.Equal(("PS256", ForgingDirectory.ClientId, ForgingDirectory.ClientId), (assertion.Alg, assertion.Issuer, assertion.Subject));
        Assert.Equal([$"{portal.Directory.Address}token"], assertion.Audiences);
        Assert.Equal(Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData)), assertion.GetHeaderValue<string>("x5t#S256"));
        using var key = certificate.GetRSAPublicKey()!;
        var signed = System.Text.Encoding.ASCII.GetBytes(first["client_assertion"][..first["client_assertion"].LastIndexOf('.')]);
        Assert.True(key.VerifyData(signed, Base64UrlEncoder.DecodeBytes(assertion.EncodedSignature), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Theory]
    [InlineData("Path", "CertificateDiskPath", "/nowhere/portal.pfx", "cannot be read")]
    [InlineData("Base64Encoded", "Base64EncodedValue", "bm90IGEgY2VydGlmaWNhdGU=", "cannot be read")]
    [InlineData("StoreWithThumbprint", "CertificateStorePath", "Nowhere", "CurrentUser/My")]
    [InlineData("KeyVault", "KeyVaultUrl", "https://vault.exemple.test", "it is Path, Base64Encoded or StoreWithThumbprint")]
    public async Task A_certificate_that_cannot_be_had_stops_the_start(string source, string setting, string value, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => OrganizationPortal.StartAsync(configure: builder =>
        {
            builder.Configuration["AzureAd:ClientSecret"] = "";
            builder.Configuration["AzureAd:ClientCertificates:0:SourceType"] = source;
            builder.Configuration[$"AzureAd:ClientCertificates:0:{setting}"] = value;
        }));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>What seals cookies is not readable in the database, and another instance with the certificate reads it.</summary>
    [Fact]
    public async Task Keys_are_kept_encrypted_where_a_certificate_is_set()
    {
        using var certificate = Make();
        void Configure(WebApplicationBuilder builder)
        {
            builder.Configuration["DataProtection:Certificate:SourceType"] = "Base64Encoded";
            builder.Configuration["DataProtection:Certificate:CertificatePassword"] = "of the test";
            builder.Configuration["DataProtection:Certificate:Base64EncodedValue"] = Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12, "of the test"));
        }

        await using var plain = await PortalApp.StartAsync();
        await using var app = await PortalApp.StartAsync(Configure);
        await plain.SignInAsync("ministry");
        using var browser = await app.SignInAsync("ministry");
        Assert.Contains("<masterKey", Assert.Single(await plain.Services.GetRequiredService<KeyStore>().AllAsync()), StringComparison.Ordinal);
        var key = Assert.Single(await app.Services.GetRequiredService<KeyStore>().AllAsync());
        Assert.Contains("EncryptedKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);

        await using var second = await PortalApp.StartAsync(builder =>
        {
            Configure(builder);
            builder.Configuration["Database:ConnectionString"] = app.File;
        });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = second.Address };
        client.DefaultRequestHeaders.Add("Cookie", browser.CookieHeader);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync(new Uri("/fr", UriKind.Relative))).StatusCode);
        Assert.Single(await second.Services.GetRequiredService<KeyStore>().AllAsync());
    }

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=portal under test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
