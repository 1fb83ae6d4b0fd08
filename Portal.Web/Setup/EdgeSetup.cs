using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Web.Setup;

/// <summary>
/// Where the portal meets the network: which proxies it believes, which names it answers to, HTTPS, and how much of a request it
/// reads. Outside Development what is not set safely stops the start.
/// </summary>
internal static class EdgeSetup
{
    /// <summary>Of a request whose action takes no file; the actions that take one say so (<see cref="Features.Shared.UploadLimitAttribute"/>).</summary>
    public const int MostBytes = 1_000_000;

    private const int HttpsPort = 443;
    private const string Hosts = "AllowedHosts";

    /// <summary>The framework's switch: it believes whoever sends the headers.</summary>
    private const string BelieveAnyone = "ForwardedHeaders_Enabled";

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(15);

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var (configuration, services) = (builder.Configuration, builder.Services);
        if (!builder.Environment.IsDevelopment())
        {
            RefuseOpenEdge(configuration);
        }

        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto; // the host comes as Host, or not at all
            Believe(options, configuration);
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(SettingNumber.Read(configuration, "Https:HstsDays", 365, 3650)));
        services.AddHttpsRedirection(options =>
        {
            options.HttpsPort = SettingNumber.Read(configuration, "Https:Port", HttpsPort, ushort.MaxValue);
            options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MostBytes;
            options.Limits.RequestHeadersTimeout = HeaderTime;
        });
        services.Configure<IISServerOptions>(options => options.MaxRequestBodySize = MostBytes);
    }

    /// <summary>First of all: what comes after believes the address and the scheme.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            // Probes ask from the machine itself, without a certificate.
            app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal), branch => branch.UseHttpsRedirection());
        }
    }

    /// <exception cref="InvalidOperationException">Any host name, or any sender of headers, would be believed.</exception>
    private static void RefuseOpenEdge(ConfigurationManager configuration)
    {
        var hosts = (configuration[Hosts] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (hosts.Length == 0 || hosts.Contains("*") || hosts.Contains("[::]") || hosts.Contains("0.0.0.0"))
        {
            throw new InvalidOperationException(
                $"{Hosts} is '{configuration[Hosts]}': outside Development name the hosts that the portal answers to, separated by ';', such as portail.exemple.ca.");
        }

        if (configuration.GetValue(BelieveAnyone, false))
        {
            throw new InvalidOperationException(
                $"ASPNETCORE_{BelieveAnyone.ToUpperInvariant()} believes forwarded headers of anybody: name the proxies in Proxy:KnownProxies or Proxy:KnownNetworks instead.");
        }
    }

    /// <summary>The proxies that are named; where none is, one on this machine.</summary>
    /// <exception cref="InvalidOperationException">A name is no address.</exception>
    private static void Believe(ForwardedHeadersOptions options, ConfigurationManager configuration)
    {
        var proxies = configuration.GetSection("Proxy:KnownProxies").Get<string[]>() ?? [];
        var networks = configuration.GetSection("Proxy:KnownNetworks").Get<string[]>() ?? [];
        if (proxies.Length + networks.Length == 0)
        {
            return;
        }

        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw new InvalidOperationException($"Proxy:KnownProxies: '{proxy}' is no address, such as 10.0.0.5."));
        }

        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var known) ? known : throw new InvalidOperationException($"Proxy:KnownNetworks: '{network}' is no network, such as 10.0.0.0/24."));
        }
    }
}
