using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Browser.Tests.SignIn;

/// <summary>The real portal with the sign-in by organization, a certified provider, and a real browser.</summary>
public sealed class SignInFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-sign-in-").FullName;
    private readonly List<string> log = [];
    private OpenIdProvider provider = null!;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address => app.Urls.First();

    /// <summary>The provider's clock is the machine's, so the portal's goes with it; a test may set it ahead.</summary>
    internal ShiftedTime Clock { get; } = new();

    public string Log
    {
        get
        {
            lock (log)
            {
                return string.Join('\n', log);
            }
        }
    }

    public async Task InitializeAsync()
    {
        var file = Path.Combine(folder, "portal.db");
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        provider = await OpenIdProvider.StartAsync();
        app = PortalHost.Build(
            [
                "--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Warning", "--Documents:Workers=0",
                "--SignIn:Mode=None", "--SignIn:AttemptsPerMinute=1000", $"--AzureAd:Instance={provider.Address}", $"--AzureAd:TenantId={OpenIdProvider.Tenant}", "--AzureAd:ClientId=portal",
                "--AzureAd:ClientSecret=a-secret-of-the-test", "--AzureAd:RequireHttpsMetadata=false",
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Logging.AddProvider(new Journal(log));
            });
        await app.StartAsync();
        await provider.ServeAsync(Address.TrimEnd('/'));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = Chromium.Arguments,
        });
    }

    /// <summary>An account for <c>name@exemple.test</c>, each scope as on the command line.</summary>
    public async Task InviteAsync(string name, params string[] scopes)
    {
        var (commands, today) = (app.Services.GetRequiredService<AccountCommands>(), app.Services.GetRequiredService<PortalTime>().Today);
        ScopeInput Scope(string text) => AccessScope.TryParse(text, "test", out var scope)
            ? new ScopeInput { Persona = scope.Persona, Place = scope.Territory ?? scope.Body, ValidFrom = today }
            : throw new ArgumentException(text, nameof(scopes));

        var added = await commands.AddAsync(AccessScope.System("test"), new AccountInput { FullName = name, Email = $"{name}@exemple.test" }, Scope(scopes[0]));
        foreach (var (scope, version) in scopes.Skip(1).Select((scope, index) => (scope, index + 1)))
        {
            await commands.AddScopeAsync(AccessScope.System("test"), added.Id, version, Scope(scope));
        }
    }

    public async Task<IPage> OpenAsync(int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = colours, Locale = "fr-CA" });
        await context.AddCookiesAsync([new Cookie { Name = "portal.english", Value = "1", Url = Address }]);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Journal(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>The machine's time, and a while more.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
