using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Benchmarks;

/// <summary>The portal as it is installed: a process of its own over a database of its own, with the demonstration in it.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-load-").FullName;
    private readonly HttpClient client = new();
    private Process process = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it holds of the machine's memory.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public TimeSpan Processor => process.TotalProcessorTime;

    /// <returns>How long it took until it was ready.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "serve", "--urls", Address.ToString()]) { WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // the demonstration signs in without a directory
        start.Environment["Database__ConnectionString"] = Path.Combine(folder, "portal.db");
        start.Environment["Logging__LogLevel__Default"] = "Error";
        process = Process.Start(start)!;
        while (!await IsReadyAsync())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The portal ended with {process.ExitCode} before it was ready.");
            }

            await Task.Delay(10);
        }

        return watch.Elapsed;
    }

    public async Task StopAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The newest period that CISSSCN fills in.</summary>
    public async Task<string> OpenPeriodAsync()
    {
        var reader = await PortalReader.SignInAsync(Address, "establishment:CISSSCN");
        return await reader.OpenPeriodAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
