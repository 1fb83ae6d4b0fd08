using System.Net;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Portal.Web.Tests.Hardening;

/// <summary>The portal as a machine's neighbours meet it outside Development: names, proxies, HTTPS.</summary>
public sealed class EdgeTests
{
    private const string Host = "portail.exemple.test";

    [Theory]
    [InlineData("AllowedHosts", "", "name the hosts")]
    [InlineData("AllowedHosts", "*", "name the hosts")]
    [InlineData("AllowedHosts", "portail.exemple.test;*", "name the hosts")]
    [InlineData("ForwardedHeaders_Enabled", "true", "Proxy:KnownProxies")]
    public async Task A_door_that_stands_open_stops_the_start(string setting, string value, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(builder => builder.Configuration[setting] = value));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Proxy:KnownProxies:0", "proxy.exemple.test", "is no address")]
    [InlineData("Proxy:KnownNetworks:0", "10.0.0.0", "is no network")]
    [InlineData("Https:Port", "https", "whole number")]
    [InlineData("Limits:CostlyPerMinute", "0", "whole number")]
    public async Task A_setting_that_cannot_be_read_stops_the_start(string setting, string value, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(builder => builder.Configuration[setting] = value));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_portal_s_own_names_are_answered()
    {
        await using var app = await StartAsync();
        using var client = new Client(app);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fr/sign-in", proto: "https")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/fr/sign-in", host: "elsewhere.exemple.test", proto: "https")).StatusCode);
    }

    [Fact]
    public async Task Pages_move_to_HTTPS_and_probes_do_not()
    {
        await using var app = await StartAsync();
        using var client = new Client(app);
        var plain = await client.GetAsync("/fr/sign-in?returnTo=%2Ffr");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{Host}/fr/sign-in?returnTo=%2Ffr"), (plain.StatusCode, plain.Headers.Location?.OriginalString));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);

        var safe = await client.GetAsync("/fr/sign-in", proto: "https");
        Assert.Equal("max-age=31536000", safe.Headers.GetValues("Strict-Transport-Security").Single());
        safe = await client.GetAsync("/en/notice", proto: "https"); // a form, and its token's cookie
        Assert.All(safe.Headers.GetValues("Set-Cookie"), line => Assert.Contains("; secure", line, StringComparison.Ordinal));
        var cookie = safe.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("__Host-portal.antiforgery=", StringComparison.Ordinal));
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal));
    }

    /// <summary>Whoever may write the scheme could write the address too, and be counted as anybody.</summary>
    [Fact]
    public async Task Headers_of_a_proxy_that_is_not_known_are_not_believed()
    {
        await using var app = await StartAsync(builder => builder.Configuration["Proxy:KnownProxies:0"] = "10.0.0.5");
        using var client = new Client(app);
        Assert.Equal(HttpStatusCode.PermanentRedirect, (await client.GetAsync("/fr/sign-in", proto: "https")).StatusCode);

        await using var network = await StartAsync(builder => builder.Configuration["Proxy:KnownNetworks:0"] = "127.0.0.0/8");
        using var known = new Client(network);
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("/fr/sign-in", proto: "https")).StatusCode);
    }

    private static Task<PortalApp> StartAsync(Action<WebApplicationBuilder>? configure = null) => PortalApp.StartAsync(builder =>
    {
        builder.Environment.EnvironmentName = "Production";
        builder.Configuration["SignIn:Mode"] = "None";
        builder.Configuration["AllowedHosts"] = Host;
        configure?.Invoke(builder);
    });

    private sealed class Client(PortalApp app) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };

        public async Task<HttpResponseMessage> GetAsync(string path, string host = Host, string? proto = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            if (proto is not null)
            {
                request.Headers.Add("X-Forwarded-Proto", proto);
                request.Headers.Add("X-Forwarded-For", "192.0.2.7");
            }

            return await client.SendAsync(request);
        }

        public void Dispose() => client.Dispose();
    }
}
