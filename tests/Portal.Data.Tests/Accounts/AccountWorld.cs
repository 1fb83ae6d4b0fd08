using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;

namespace Portal.Data.Tests.Accounts;

/// <summary>The reference network with accounts in it, and everything that changes them.</summary>
internal sealed class AccountWorld : IAsyncDisposable
{
    public const string Issuer = "https://connexion.exemple.test/v2.0";

    private AccountWorld(TestDatabase test)
    {
        (Test, Audit) = (test, new AuditTrail(test.Time));
        Accounts = new AccountCommands(test.Database, Audit, test.Time);
        SignIn = new AccountSignIn(test.Database, Audit, test.Time);
        Requests = new AccessRequestCommands(test.Database, Audit, test.Time);
        Reviews = new AccessReviewCommands(test.Database, Audit, test.Time);
    }

    public TestDatabase Test { get; }

    public AuditTrail Audit { get; }

    public AccountCommands Accounts { get; }

    public AccountSignIn SignIn { get; }

    public AccessRequestCommands Requests { get; }

    public AccessReviewCommands Reviews { get; }

    public DateOnly Today => Test.Time.Today;

    public static async Task<AccountWorld> OpenAsync(TestEngine on) => new(await TestDatabase.WithReferenceAsync(on));

    /// <summary>An account whose address is <c>name@exemple.test</c>, with a scope as on the command line.</summary>
    public async Task<int> AddAsync(string name, string scope)
    {
        var outcome = await Accounts.AddAsync(Scopes.Administrator, Input(name), Scope(scope));
        return outcome.Succeeded ? outcome.Id : throw new InvalidOperationException($"{name}: {outcome.Faults[0]}");
    }

    public static AccountInput Input(string name) => new() { FullName = name, Email = $"{name}@exemple.test" };

    public ScopeInput Scope(string name, DateOnly? until = null) => AccessScope.TryParse(name, "test", out var scope)
        ? new ScopeInput { Persona = scope.Persona, Place = scope.Territory ?? scope.Body, ValidFrom = Today, ValidTo = until }
        : throw new ArgumentException(name, nameof(name));

    public static Arrival Arrival(string name, string? id = null) =>
        new() { Issuer = Issuer, ObjectId = id ?? $"id-{name}", FullName = name, VerifiedAddresses = [$"{name}@exemple.test"] };

    public async Task<AccountDetail> FindAsync(int accountId) =>
        (await Test.Database.ReadAsync(session => AccountQueries.FindAsync(session, Scopes.Administrator, accountId, Today)))!;

    /// <summary>The scope of an account as a session of it has it: the first that holds.</summary>
    public async Task<AccessScope> ActAsync(int accountId)
    {
        var detail = await FindAsync(accountId);
        return detail.Scopes.First(scope => scope.Holds(Today)).For(detail.Account);
    }

    public async Task<IReadOnlyList<string>> ListAsync(AccountFilter filter) => [.. (await Test.Database.ReadAsync(
        session => AccountQueries.ListAsync(session, Scopes.Administrator, filter, Test.Time, new PageRequest(0, 100)))).Select(detail => detail.Account.FullName)];

    public async Task<IReadOnlyList<AuditEventRow>> TrailAsync() =>
        [.. (await new AuditQueries(Test.Database).ListAsync(Scopes.Auditor, null, null, 500)).Reverse()];

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
