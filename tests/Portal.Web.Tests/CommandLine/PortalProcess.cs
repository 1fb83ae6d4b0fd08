using System.Diagnostics;
using System.Text;

namespace Portal.Web.Tests.CommandLine;

/// <summary>The portal as a process of its own, in a folder of its own: what a person at a terminal gets.</summary>
public sealed class PortalProcess : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-cli-").FullName;

    public string PathOf(string file) => Path.Combine(folder, file);

    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start("Development", [], arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    public Process Start(string environment, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["Database__ConnectionString"] = PathOf("portal.db");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
