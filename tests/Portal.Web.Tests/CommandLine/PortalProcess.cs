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

    /// <summary>Starts serving on a free port and waits until it answers.</summary>
    /// <param name="settings">Beside those that every test has.</param>
    /// <param name="log">Takes what the process logs, line by line.</param>
    public async Task<(Process Process, Uri Address)> ServeAsync(Dictionary<string, string>? settings = null, Action<string>? log = null)
    {
        var process = Start("Development", new(settings ?? []) { ["Logging__LogLevel__Default"] = "Error" }, "serve", "--urls", "http://127.0.0.1:0");
        _ = process.StandardError.ReadToEndAsync(); // a pipe that nobody reads would stop it
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Portail de la télésanté", StringComparison.Ordinal))
            {
                _ = Task.Run(async () =>
                {
                    while (await process.StandardOutput.ReadLineAsync() is { } more)
                    {
                        log?.Invoke(more);
                    }
                });
                return (process, new Uri(line.Split(' ')[^1]));
            }
        }

        throw new InvalidOperationException($"The portal ended with {process.ExitCode} before it served.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
