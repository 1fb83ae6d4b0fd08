using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Data.Access;
using Portal.Data.Documents;
using Portal.TestKit;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>The real portal over the demonstration data, and a real browser: Debian's Chromium, driven by Playwright.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
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
            ["--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Warning", "--Documents:WaitSeconds=120", "--Documents:Workers=0",
                "--Limits:CostlyPerMinute=100000"],
            builder => builder.Services.AddSingleton<TimeProvider>(new FixedTime()));
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = Chromium.Arguments,
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
            await SignInAsync(page, persona);
        }

        return page;
    }

    /// <summary>As the person of the command line's word, instead of who was signed in.</summary>
    public async Task SignInAsync(IPage page, string persona)
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

    /// <summary>A job of the Ministry's in a state, which no worker touches; returns its id.</summary>
    public async Task<int> PlantJobAsync(JobState state, string key)
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        var (jobs, work) = (app.Services.GetRequiredService<DocumentJobCommands>(), app.Services.GetRequiredService<DocumentJobWork>());
        var id = await jobs.QueueAsync(scope!, new DocumentOrder(
            "governance-register", """{"Document":"governance-register","Format":"Pdf","Language":"French","AsOf":"2026-11-20"}""", key, "French", "Pdf"));
        var job = state is JobState.Queued or JobState.Cancelled ? null : await TakeAsync(work, id);
        _ = state switch
        {
            JobState.Running => await work.RenewAsync(job!, 2_400_000, TimeSpan.FromHours(1)),
            JobState.Done => await work.FinishAsync(job!, "RG-RQT-2026-11-20-fr.pdf", 58_000),
            JobState.Failed => await work.FailAsync(job!, null, "4F0A12BC"),
            JobState.Cancelled => await jobs.CancelAsync(scope!, id) == true,
            _ => true,
        };
        return id;
    }

    /// <summary>The oldest that waits is taken first; what was planted to wait is put back.</summary>
    private static async Task<DocumentJobRow> TakeAsync(DocumentJobWork work, int id)
    {
        List<DocumentJobRow> others = [];
        while (true)
        {
            var job = (await work.TakeAsync($"planted {id} {others.Count}", TimeSpan.FromHours(1)))!;
            if (job.DocumentJobId == id)
            {
                foreach (var other in others)
                {
                    await work.LetGoAsync(other);
                }

                return job;
            }

            others.Add(job);
        }
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
