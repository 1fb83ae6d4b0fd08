using Microsoft.Data.Sqlite;
using Portal.Benchmarks.Features.Baseline;
using Portal.TestKit;
using Portal.Web.Setup;

namespace Portal.Benchmarks;

/// <summary>The real portal over a copy of the demonstration data, served over HTTP on loopback in this process.</summary>
internal sealed class LoopbackPortal : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-loopback-").FullName;
    private WebApplication app = null!;

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static async Task<LoopbackPortal> StartAsync()
    {
        var portal = new LoopbackPortal();
        var file = Path.Combine(portal.folder, "portal.db");
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        portal.app = PortalHost.Build(
            ["--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Error"],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(new FixedTime());
                builder.Services.AddControllersWithViews().AddApplicationPart(typeof(BaselineController).Assembly);
            });
        await portal.app.StartAsync();
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
