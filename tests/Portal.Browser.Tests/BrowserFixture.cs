using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.TestKit;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>The real portal over the demonstration data, and a real browser: Debian's Chromium, driven by Playwright.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("portal-browser-").FullName;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address => app.Urls.First();

    public async Task InitializeAsync()
    {
        var file = Path.Combine(folder, "portal.db");
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        app = PortalHost.Build(
            ["--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Warning", "--Documents:WaitSeconds=120"],
            builder => builder.Services.AddSingleton<TimeProvider>(new FixedTime()));
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>A page of a person who has signed in as on the command line (<c>centre:UL</c>); nobody for null.</summary>
    public async Task<IPage> OpenAsync(string? persona, int width = 1280, ColorScheme colours = ColorScheme.Light, bool script = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            JavaScriptEnabled = script,
            Locale = "fr-CA",
            AcceptDownloads = true,
        });
        await context.AddCookiesAsync([new Cookie { Name = "portal.english", Value = "1", Url = Address }]);
        var page = await context.NewPageAsync();
        if (persona is not null)
        {
            await page.GotoAsync($"{Address}/fr/sign-in");
            var (name, place) = persona.Split(':') is [var n, var p] ? (n, p) : (persona, null);
            var form = page.Locator("form.persona").Filter(new LocatorFilterOptions { Has = page.Locator($"input[name=persona][value={name}]") });
            if (place is not null)
            {
                await form.Locator("select").SelectOptionAsync(place);
            }

            await form.Locator("button").ClickAsync();
        }

        return page;
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(nameof(BrowserCollection))]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>;
