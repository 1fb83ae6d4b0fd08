using Portal.Data.Access;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Accounts;

/// <summary>Who is let in as whom, and who asks to be.</summary>
public sealed class AccountSignInTests
{
    [DatabaseFact]
    public async Task Of_two_who_come_at_once_with_one_address_one_gets_the_account(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var id = await world.AddAsync("ada", "ministry");
        await world.AddAsync("bob", "ministry");

        var outcomes = await AtOnce.RunAsync(6, turn => world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", $"id-{turn % 3}")));

        var bound = (await world.FindAsync(id)).Account.ObjectId;
        Assert.Equal(2, outcomes.Count(outcome => outcome.Result == ArrivalResult.SignedIn));
        Assert.Equal(4, outcomes.Count(outcome => outcome.Result == ArrivalResult.Unknown));
        Assert.All(outcomes.Where(outcome => outcome.Account is not null), outcome => Assert.Equal(id, outcome.Account!.AccountId));
        Assert.Equal(ArrivalResult.SignedIn, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("other", bound))).Result);
    }

    [DatabaseFact]
    public async Task An_identity_is_its_issuers(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ada", "ministry");
        Assert.Equal(ArrivalResult.SignedIn, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"))).Result);
        Assert.Equal(ArrivalResult.Unknown, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada") with { Issuer = "https://another.exemple.test" })).Result);
        Assert.Equal(ArrivalResult.Unknown, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", "ID-ADA"))).Result);
    }

    [DatabaseFact]
    public async Task Only_scopes_that_hold_today_let_in_and_a_refusal_binds_nothing(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var outcome = await world.Accounts.AddAsync(Scopes.Administrator, AccountWorld.Input("ada"), world.Scope("ministry") with { ValidFrom = world.Today.AddDays(2) });
        Assert.Equal(ArrivalResult.WithoutScope, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"))).Result);
        Assert.Null((await world.FindAsync(outcome.Id)).Account.ObjectId);
        await world.Accounts.AddScopeAsync(Scopes.Administrator, outcome.Id, 1, world.Scope("centre:UL", world.Today));

        var arrived = await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"));
        Assert.Equal(["UL"], arrived.Scopes.Select(scope => scope.PlaceCode));
        world.Test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ArrivalResult.WithoutScope, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"))).Result);
        world.Test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Persona.Ministry], (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"))).Scopes.Select(scope => scope.Persona));
        Assert.Equal(
            ["SignInRefused", "SignedIn", "SignInRefused", "SignedIn"],
            (await world.TrailAsync()).Select(row => row.Action).Where(action => action.StartsWith("Sign", StringComparison.Ordinal)));
    }

    [DatabaseFact]
    public async Task A_released_account_is_taken_once_more_by_its_address(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var id = await world.AddAsync("ada", "ministry");
        await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", "old"));
        Assert.Equal(ArrivalResult.Unknown, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", "new"))).Result);
        Assert.True((await world.Accounts.ReleaseAsync(Scopes.Administrator, id, 1)).Succeeded);
        Assert.Equal(ArrivalResult.SignedIn, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", "new"))).Result);
        Assert.Equal(ArrivalResult.Unknown, (await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada", "old"))).Result);
    }

    [DatabaseFact]
    public async Task A_request_waits_once_and_is_granted_to_the_identity_that_asked(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var taken = await world.AddAsync("bob", "ministry");
        var (ada, ask) = (AccountWorld.Arrival("ada"), new AccessRequestInput { Persona = Persona.Pilot, Place = "CHUM", Reason = "Relève" });
        var asked = await world.Requests.AskAsync(ada, ask);
        Assert.True((await world.Requests.AskAsync(ada, ask)).Is(AccountProblem.AlreadySo));
        Assert.True((await world.Requests.AskAsync(AccountWorld.Arrival("cid"), ask with { Persona = Persona.Administrator })).Is(AccountProblem.Missing));
        Assert.True((await world.Requests.GrantAsync(Scopes.Ministry, asked.Id, AccountWorld.Input("ada"), world.Scope("pilot:CHUM"))).Is(AccountProblem.NotAllowed));
        Assert.True((await world.Requests.GrantAsync(Scopes.Administrator, asked.Id, AccountWorld.Input("bob"), world.Scope("pilot:CHUM"))).Is(AccountProblem.AddressTaken));

        var granted = await world.Requests.GrantAsync(Scopes.Administrator, asked.Id, AccountWorld.Input("ada"), world.Scope("pilot:CHUM"));

        Assert.True(granted.Succeeded);
        Assert.True((await world.Requests.RefuseAsync(Scopes.Administrator, asked.Id, "x")).Is(AccountProblem.AlreadySo));
        var arrived = await world.SignIn.ArriveAsync(ada with { VerifiedAddresses = [] }); // no address decides
        Assert.Equal(granted.Id, arrived.Account!.AccountId);
        Assert.Null((await world.FindAsync(taken)).Account.ObjectId);
    }

    [DatabaseFact]
    public async Task Requests_are_few_in_a_day(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (ada, ask) = (AccountWorld.Arrival("ada"), new AccessRequestInput { Persona = Persona.Auditor, Reason = "Vérification" });
        for (var turn = 0; turn < AccessRequestCommands.MostInADay; turn++)
        {
            var asked = await world.Requests.AskAsync(ada, ask);
            Assert.True((await world.Requests.RefuseAsync(Scopes.Administrator, asked.Id, "Non")).Succeeded);
        }

        Assert.True((await world.Requests.AskAsync(ada, ask)).Is(AccountProblem.TooMany));
        Assert.True((await world.Requests.AskAsync(AccountWorld.Arrival("bob"), ask)).Succeeded);
        world.Test.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.True((await world.Requests.AskAsync(ada, ask)).Succeeded);
    }
}
