using System.Diagnostics;
using Portal.TestKit;

namespace Portal.Browser.Tests.SignIn;

/// <summary>A certified OpenID provider on this machine: npm's oidc-provider, in a process of its own.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-1111-1111-111111111111";

    private readonly Process process = Process.Start(new ProcessStartInfo("node", [Path.Combine("SignIn", "provider.mjs"), Tenant])
    {
        WorkingDirectory = Path.Combine(Repository.Root, "tests", "Portal.Browser.Tests"),
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private OpenIdProvider()
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine(); // it warns of being a test's
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        provider.Address = new Uri($"http://127.0.0.1:{await provider.process.StandardOutput.ReadLineAsync()}/");
        return provider;
    }

    /// <summary>Makes the portal its client.</summary>
    public async Task ServeAsync(string portal)
    {
        await process.StandardInput.WriteLineAsync(portal);
        await process.StandardInput.FlushAsync();
        await process.StandardOutput.ReadLineAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close(); // it ends with its input
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
