using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.TestKit;

namespace Portal.Web.Tests.SignIn;

/// <summary>The portal with the sign-in by organization, and the directory that it trusts.</summary>
public sealed class OrganizationPortal : IAsyncDisposable
{
    public static readonly Person Ada = new("aaaaaaaa-0000-0000-0000-000000000001", "Ada Tremblay", "ada.tremblay@exemple.test");
    public static readonly Person Bob = new("bbbbbbbb-0000-0000-0000-000000000002", "Bob Roy", "bob.roy@exemple.test");

    private readonly Journal journal = new();

    private OrganizationPortal(ForgingDirectory directory) => Directory = directory;

    public ForgingDirectory Directory { get; }

    public PortalApp App { get; private set; } = null!;

    /// <summary>What the portal logged, with the exceptions.</summary>
    public string Log => string.Join('\n', journal.Lines);

    public static async Task<OrganizationPortal> StartAsync(string tenantId = ForgingDirectory.Tenant, Action<WebApplicationBuilder>? configure = null)
    {
        var portal = new OrganizationPortal(await ForgingDirectory.StartAsync(tenantId));
        portal.App = await PortalApp.StartAsync(builder =>
        {
            portal.Directory.Configure(builder);
            builder.Logging.AddProvider(portal.journal);
            configure?.Invoke(builder);
        });
        portal.Directory.Clock = portal.App.Clock;
        return portal;
    }

    /// <summary>Invites somebody, as an administrator would; each scope as on the command line. Returns the account's id.</summary>
    public async Task<int> InviteAsync(Person person, params string[] scopes)
    {
        var (commands, by) = (App.Services.GetRequiredService<AccountCommands>(), AccessScope.System("test"));
        var first = await commands.AddAsync(by, new AccountInput { FullName = person.Name, Email = person.Email }, Scope(scopes[0]));
        foreach (var (scope, version) in scopes.Skip(1).Select((scope, index) => (scope, index + 1)))
        {
            await commands.AddScopeAsync(by, first.Id, version, Scope(scope));
        }

        return first.Id;
    }

    public Task<AccountDetail?> AccountAsync(int accountId) => App.Database.ReadAsync(session => AccountQueries.OfIdAsync(session, accountId, App.Today));

    public ScopeInput Scope(string name) => AccessScope.TryParse(name, "test", out var scope)
        ? new ScopeInput { Persona = scope.Persona, Place = scope.Territory ?? scope.Body, ValidFrom = App.Today }
        : throw new ArgumentException(name, nameof(name));

    /// <summary>Goes to the directory and comes back with a token about the person; returns what the portal answers to that.</summary>
    /// <param name="token">Makes the token of the claims of an honest one; null signs them.</param>
    public async Task<PortalPage> ComeAsync(PortalBrowser browser, Person person, Func<Dictionary<string, object>, string>? token = null, string? returnTo = null, string tenant = ForgingDirectory.Tenant)
    {
        var asked = await AskAsync(browser, returnTo);
        var claims = Directory.Claims(person, asked["nonce"], tenant);
        return await browser.GetAsync(CallBack(Directory.CodeFor(token is null ? Directory.Sign(claims) : token(claims)), asked["state"]));
    }

    /// <summary>A browser that is signed in; it stands where the portal sent it.</summary>
    public async Task<PortalBrowser> SignInAsync(Person person)
    {
        var browser = App.Visit();
        var page = await ComeAsync(browser, person);
        return page.Location?.Contains("failed", StringComparison.Ordinal) == true ? throw new ArgumentException($"{person.Name} did not get in: {page.Location}", nameof(person)) : browser;
    }

    /// <summary>What the portal asks the directory for.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AskAsync(PortalBrowser browser, string? returnTo = null)
    {
        var page = await browser.GetAsync(QueryHelpers.AddQueryString("/fr/sign-in/organization", "returnTo", returnTo ?? ""));
        return QueryHelpers.ParseQuery(new Uri(page.Location!).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    public static string CallBack(string code, string state) => $"/signin-oidc?code={code}&state={Uri.EscapeDataString(state)}";

    /// <summary>Actions of the trail, the oldest first.</summary>
    public async Task<IReadOnlyList<AuditEventRow>> TrailAsync() =>
        [.. (await App.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, null, null, 200)).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Directory.DisposeAsync();
    }

    private sealed class Journal : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None; // what reaches it is filtered by the settings

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
