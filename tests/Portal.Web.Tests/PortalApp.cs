using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Web.Tests;

/// <summary>The real portal on a free port of this machine, over a database of its own that <see cref="PlantedRegister"/> filled.</summary>
public sealed class PortalApp : IAsyncDisposable
{
    /// <summary>The answer's header that says how many statements it took.</summary>
    internal const string StatementsHeader = "X-Statements";

    private readonly WebApplication app;
    private readonly string folder;
    private readonly List<PortalBrowser> browsers = [];

    private PortalApp(WebApplication app, FixedTime clock, string folder) => (this.app, Clock, this.folder) = (app, clock, folder);

    public FixedTime Clock { get; }

    /// <summary>The database's path.</summary>
    public string File => Path.Combine(folder, "portal.db");

    public DateOnly Today => Services.GetRequiredService<PortalTime>().Today;

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    /// <param name="configure">The last word on services and settings.</param>
    public static async Task<PortalApp> StartAsync(Action<WebApplicationBuilder>? configure = null) => await StartAsync(await PlantedRegister.FileAsync(), configure);

    /// <summary>Over the demonstration data instead, as it stands on 2026-11-20.</summary>
    public static async Task<PortalApp> StartDemonstrationAsync() => await StartAsync(await DemonstrationRegister.FileAsync());

    private static async Task<PortalApp> StartAsync(string template, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-web-").FullName;
        var file = Path.Combine(folder, "portal.db");
        System.IO.File.Copy(template, file);

        var clock = new FixedTime();
        var app = PortalHost.Build(
            // A busy machine must not turn an answer into a job.
            ["--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Warning", "--Documents:WaitSeconds=120",
                "--Limits:CostlyPerMinute=100000", "--Limits:CostlyAtOnce=100"],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddSingleton<IStartupFilter, StatementHeader>();
                configure?.Invoke(builder);
            });
        await app.StartAsync();
        return new PortalApp(app, clock, folder);
    }

    /// <summary>Signs in as on the command line, <c>centre:UL</c>; the notice before English is confirmed already.</summary>
    public async Task<PortalBrowser> SignInAsync(string persona)
    {
        var browser = Visit();
        await browser.SignInAsync(persona);
        return browser;
    }

    /// <summary>A browser without a session.</summary>
    public PortalBrowser Visit()
    {
        var browser = new PortalBrowser(Address);
        browsers.Add(browser);
        return browser;
    }

    /// <summary>Writes an event, as every write of the portal does: what a test changed by hand is then seen.</summary>
    public Task TouchAsync() => Database.WriteAsync(async session =>
    {
        await Services.GetRequiredService<AuditTrail>().AppendAsync(session, AccessScope.System("test"), "Touched", new AuditSubject("Test"), null, null);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Counts the statements of each request from before the portal's own middleware.</summary>
    private sealed class StatementHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                var count = StatementCount.Begin();
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[StatementsHeader] = $"{count.Sent}";
                    return Task.CompletedTask;
                });
                await rest(context);
            });
            next(application);
        };
    }
}

/// <summary>One portal for the tests of a class that only read.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    public PortalApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
