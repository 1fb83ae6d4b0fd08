using Portal.Data.Access;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Data.Governance.People;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Accounts;

/// <summary>Accounts as the administrator keeps them, always with somebody else's beside them.</summary>
public sealed class AccountTests
{
    [DatabaseFact]
    public async Task Accounts_are_the_administrators_alone(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var id = await world.AddAsync("ada", "ministry");
        foreach (var other in new[] { Scopes.Ministry, Scopes.Centre("UL"), Scopes.Auditor, Scopes.Pilot("CHUM") })
        {
            Assert.True((await world.Accounts.AddAsync(other, AccountWorld.Input("bob"), world.Scope("auditor"))).Is(AccountProblem.NotAllowed));
            Assert.True((await world.Accounts.DeactivateAsync(other, id, 1, "x")).Is(AccountProblem.NotAllowed));
            Assert.True((await world.Accounts.AddScopeAsync(other, id, 1, world.Scope("auditor"))).Is(AccountProblem.NotAllowed));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => world.Test.Database.ReadAsync(session => AccountQueries.FindAsync(session, other, id, world.Today)));
        }

        Assert.Equal(["ada"], await world.ListAsync(new AccountFilter()));
        Assert.Equal(1, (await world.FindAsync(id)).Account.Version);
    }

    [DatabaseFact]
    public async Task What_is_wrong_with_an_account_is_said_and_nothing_is_written(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ada", "ministry");
        var (today, good) = (world.Today, AccountWorld.Input("bob"));
        (AccountInput Account, ScopeInput Scope, AccountProblem Problem, string Field)[] wrong =
        [
            (good with { FullName = " " }, world.Scope("auditor"), AccountProblem.Missing, "FullName"),
            (good with { Email = "bob" }, world.Scope("auditor"), AccountProblem.NotAnAddress, "Email"),
            (good with { Email = "Bob <bob@exemple.test>" }, world.Scope("auditor"), AccountProblem.NotAnAddress, "Email"),
            (good with { Email = "bob@exemple.test\r\nBcc: x@exemple.test" }, world.Scope("auditor"), AccountProblem.NotAnAddress, "Email"),
            (good with { Email = "ADA@exemple.test" }, world.Scope("auditor"), AccountProblem.AddressTaken, "Email"),
            (good, new ScopeInput { Persona = Persona.Pilot, ValidFrom = today }, AccountProblem.Missing, "Place"),
            (good, world.Scope("pilot:NOWHERE"), AccountProblem.UnknownPlace, "Place"),
            (good, world.Scope("centre:UL") with { Place = "CHUM" }, AccountProblem.UnknownPlace, "Place"),
            (good, world.Scope("auditor") with { ValidFrom = null }, AccountProblem.Missing, "ValidFrom"),
            (good, world.Scope("auditor", today.AddDays(-1)) with { ValidFrom = today.AddDays(-9) }, AccountProblem.EndsInThePast, "ValidTo"),
            (good, world.Scope("auditor", today) with { ValidFrom = today.AddDays(1) }, AccountProblem.EndsBeforeStart, "ValidTo"),
        ];
        foreach (var (account, scope, problem, field) in wrong)
        {
            Assert.Contains((await world.Accounts.AddAsync(Scopes.Administrator, account, scope)).Faults, fault => fault == new AccountFault(field, problem));
        }

        Assert.Equal(["ada"], await world.ListAsync(new AccountFilter()));
        Assert.True((await world.Accounts.AddAsync(Scopes.Administrator, good with { Email = "àda@exemple.test" }, world.Scope("auditor"))).Succeeded); // another address
    }

    [DatabaseFact]
    public async Task Scopes_of_one_account_do_not_repeat_and_an_administrator_approves_nothing(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var id = await world.AddAsync("ada", "centre:UL");
        var admin = await world.AddAsync("eve", "administrator");
        async Task<AccountProblem?> AddAsync(int account, ScopeInput scope) => (await world.Accounts.AddScopeAsync(
            Scopes.Administrator, account, (await world.FindAsync(account)).Account.Version, scope)).Faults is [var fault, ..] ? fault.Problem : null;

        Assert.Equal(AccountProblem.Overlaps, await AddAsync(id, world.Scope("centre:UL")));
        Assert.Equal(AccountProblem.AdministratorAlone, await AddAsync(id, world.Scope("administrator")));
        Assert.Equal(AccountProblem.AdministratorAlone, await AddAsync(admin, world.Scope("ministry")));
        Assert.Null(await AddAsync(id, world.Scope("centre:UDEM")));
        Assert.Null(await AddAsync(id, world.Scope("establishment:CHUM")));
        Assert.Equal(3, (await world.FindAsync(id)).Scopes.Count);

        var ul = (await world.FindAsync(id)).Scopes[0].AccountScopeId;
        Assert.True((await world.Accounts.EndScopeAsync(Scopes.Administrator, id, 3, ul, null)).Succeeded);
        Assert.Null(await AddAsync(id, world.Scope("centre:UL"))); // it is over: it may begin anew
    }

    [DatabaseFact]
    public async Task Nobody_changes_their_own_access_and_one_who_was_deactivated_changes_nothing_any_more(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (eve, mia) = (await world.AddAsync("eve", "administrator"), await world.AddAsync("mia", "administrator"));
        var (byEve, byMia) = (await world.ActAsync(eve), await world.ActAsync(mia));
        var scope = (await world.FindAsync(eve)).Scopes[0].AccountScopeId;
        Assert.True((await world.Accounts.DeactivateAsync(byEve, eve, 1, "x")).Is(AccountProblem.Oneself));
        Assert.True((await world.Accounts.AddScopeAsync(byEve, eve, 1, world.Scope("administrator"))).Is(AccountProblem.Oneself));
        Assert.True((await world.Accounts.EndScopeAsync(byEve, eve, 1, scope, null)).Is(AccountProblem.Oneself));
        Assert.True((await world.Accounts.ChangeAsync(byEve, eve, 1, AccountWorld.Input("autre") with { FullName = "eve" })).Is(AccountProblem.Oneself));

        // Each deactivates the other at the same moment: one of them stays.
        var both = await AtOnce.RunAsync(2, turn => turn == 0 ? world.Accounts.DeactivateAsync(byEve, mia, 1, "x") : world.Accounts.DeactivateAsync(byMia, eve, 1, "x"));
        Assert.Single(both, outcome => outcome.Succeeded);
        Assert.Single(both, outcome => outcome.Is(AccountProblem.NotAllowed));
        Assert.Single(await world.ListAsync(new AccountFilter { State = nameof(AccountState.Deactivated) }));
    }

    [DatabaseFact]
    public async Task Of_two_who_change_it_the_second_is_told(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var id = await world.AddAsync("ada", "ministry");
        Assert.True((await world.Accounts.ChangeAsync(Scopes.Administrator, id, 1, AccountWorld.Input("ada") with { Language = Language.English })).Succeeded);
        Assert.True((await world.Accounts.AddScopeAsync(Scopes.Administrator, id, 1, world.Scope("auditor"))).Is(AccountProblem.Stale));
        Assert.True((await world.Accounts.DeactivateAsync(Scopes.Administrator, id, 1, "x")).Is(AccountProblem.Stale));
        Assert.Single((await world.FindAsync(id)).Scopes);
    }

    [DatabaseFact]
    public async Task Whatever_narrows_or_widens_access_renews_the_stamp_of_that_account_alone(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (id, decoy) = (await world.AddAsync("ada", "ministry"), await world.AddAsync("bob", "ministry"));
        await world.SignIn.ArriveAsync(AccountWorld.Arrival("ada"));
        var other = (await world.FindAsync(decoy)).Account.SecurityStamp;
        var seen = new HashSet<Guid> { (await world.FindAsync(id)).Account.SecurityStamp };
        Task<AccountOutcome> ChangeAsync(Func<int, Task<AccountOutcome>> change) => world.Test.Database.ReadAsync(async _ => await change((await world.FindAsync(id)).Account.Version));

        Func<int, Task<AccountOutcome>>[] ending =
        [
            version => world.Accounts.AddScopeAsync(Scopes.Administrator, id, version, world.Scope("auditor")),
            async version => await world.Accounts.EndScopeAsync(Scopes.Administrator, id, version, (await world.FindAsync(id)).Scopes[0].AccountScopeId, world.Today.AddDays(3)),
            async version => await world.Accounts.EndScopeAsync(Scopes.Administrator, id, version, (await world.FindAsync(id)).Scopes[0].AccountScopeId, null),
            version => world.Accounts.ChangeAsync(Scopes.Administrator, id, version, AccountWorld.Input("ada") with { Email = "ada.roy@exemple.test" }),
            version => world.Accounts.ReleaseAsync(Scopes.Administrator, id, version),
            version => world.Accounts.DeactivateAsync(Scopes.Administrator, id, version, "Départ"),
            version => world.Accounts.ReactivateAsync(Scopes.Administrator, id, version),
        ];
        foreach (var change in ending)
        {
            Assert.True((await ChangeAsync(change)).Succeeded);
            Assert.True(seen.Add((await world.FindAsync(id)).Account.SecurityStamp));
        }

        Assert.True((await ChangeAsync(version => world.Accounts.ChangeAsync(Scopes.Administrator, id, version, new AccountInput { FullName = "Ada Roy", Email = "ada.roy@exemple.test" }))).Succeeded);
        Assert.Contains((await world.FindAsync(id)).Account.SecurityStamp, seen); // a name ends nothing
        Assert.Equal(other, (await world.FindAsync(decoy)).Account.SecurityStamp);
    }

    [DatabaseFact]
    public async Task What_somebody_had_mailed_stops_with_the_scope(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (ada, bob) = (await world.AddAsync("ada", "centre:UL"), await world.AddAsync("bob", "centre:UL"));
        var schedules = new DocumentScheduleCommands(world.Test.Database, world.Audit, world.Test.Time);
        var input = new ScheduleInput { Document = "governance-register", Language = "French", Format = "Pdf", DayNumber = 1, Roles = [Roles.ClinicalPilot] };
        var (mine, decoy) = (await schedules.AddAsync(await world.ActAsync(ada), input), await schedules.AddAsync(await world.ActAsync(bob), input));

        await world.Accounts.EndScopeAsync(Scopes.Administrator, ada, 1, (await world.FindAsync(ada)).Scopes[0].AccountScopeId, null);

        var paused = await world.Test.Database.ReadAsync(async session => (await DocumentScheduleQueries.ListAsync(session, Scopes.Ministry, new PageRequest(0, 9))).ToDictionary(row => row.DocumentScheduleId, row => row.IsPaused));
        Assert.True(paused[mine]);
        Assert.False(paused[decoy]);
    }

    [DatabaseFact]
    public async Task The_list_is_searched_by_name_address_role_and_state(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (ada, bob) = (await world.AddAsync("Ada-Élise", "centre:UL"), await world.AddAsync("bob", "pilot:CHUM"));
        await world.AddAsync("cid", "auditor");
        await world.SignIn.ArriveAsync(AccountWorld.Arrival("Ada-Élise"));
        await world.Accounts.DeactivateAsync(Scopes.Administrator, bob, 1, "x");

        Assert.Equal(["Ada-Élise", "bob", "cid"], await world.ListAsync(new AccountFilter()));
        Assert.Equal(["Ada-Élise"], await world.ListAsync(new AccountFilter { Search = "ELISE" }));
        Assert.Equal(["bob"], await world.ListAsync(new AccountFilter { Search = "bob@ex" }));
        Assert.Empty(await world.ListAsync(new AccountFilter { Search = "%" }));
        Assert.Equal(["cid"], await world.ListAsync(new AccountFilter { Persona = Persona.Auditor }));
        Assert.Equal(["Ada-Élise"], await world.ListAsync(new AccountFilter { State = nameof(AccountState.Active) }));
        Assert.Equal(["cid"], await world.ListAsync(new AccountFilter { State = nameof(AccountState.Invited) }));
        Assert.Equal(["bob"], await world.ListAsync(new AccountFilter { State = nameof(AccountState.Deactivated) }));
        Assert.Empty(await world.ListAsync(new AccountFilter { State = AccountFilter.Dormant }));
        world.Test.Clock.Advance(TimeSpan.FromDays(AccountQueries.DormantDays + 1));
        Assert.Equal(["Ada-Élise"], await world.ListAsync(new AccountFilter { State = AccountFilter.Dormant }));
        Assert.Equal(AccountState.Active, (await world.FindAsync(ada)).Account.State);
    }

    [DatabaseFact]
    public async Task The_first_administrator_is_made_once_unless_forced(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ada", "ministry");
        var first = await world.Accounts.AddAdministratorAsync(AccountWorld.Input("eve"), isForced: false);
        Assert.True(first.Succeeded);
        Assert.True((await world.Accounts.AddAdministratorAsync(AccountWorld.Input("mia"), isForced: false)).Is(AccountProblem.AdministratorExists));
        Assert.True((await world.Accounts.AddAdministratorAsync(AccountWorld.Input("ada"), isForced: true)).Is(AccountProblem.AddressTaken));
        Assert.True((await world.Accounts.AddAdministratorAsync(AccountWorld.Input("mia"), isForced: true)).Succeeded);
        Assert.Contains(await world.TrailAsync(), row => row.Action == "AccountAdded" && row.ActorId == "system:admin" && row.Subject == $"Account/{first.Id}");
    }

    /// <summary>The seat that a filing carries is what the person with the account's address holds, whoever was entered first.</summary>
    [DatabaseFact]
    public async Task An_account_is_the_person_of_the_register_with_its_address(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (early, decoy) = (await world.AddAsync("ada", "pilot:CHUM"), await world.AddAsync("adà", "pilot:CHUM"));
        Assert.Null((await world.ActAsync(early)).PersonId);
        var person = await NetworkBuilder.PlantAsync(world.Test.Database, network => network.PersonAsync("Ada"));

        Assert.Equal(person, (await world.ActAsync(early)).PersonId);
        Assert.Null((await world.ActAsync(decoy)).PersonId);
        Assert.Equal($"account:{early}/pilot:CHUM", (await world.ActAsync(early)).ActorId);
    }

    /// <summary>Somebody who was entered twice signs in with the address of the entry that is no more, and is the person all the same.</summary>
    [DatabaseFact]
    public async Task An_address_of_a_merged_person_leads_to_the_one_that_is_kept(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (account, decoy) = (await world.AddAsync("ada", "pilot:CHUM"), await world.AddAsync("hedy", "pilot:CHUM"));
        var (duplicate, kept, other) = await NetworkBuilder.PlantAsync(
            world.Test.Database, async network => (await network.PersonAsync("Ada"), await network.PersonAsync("Grace"), await network.PersonAsync("Hedy")));
        Assert.Equal(duplicate, (await world.ActAsync(account)).PersonId);

        var commands = new PersonCommands(world.Test.Database, world.Audit, world.Test.Time);
        var people = await world.Test.Database.ReadAsync(
            session => PersonQueries.ListAsync(session, Scopes.Ministry, world.Today, world.Today, new DirectoryFilter(), new PageRequest(0, 100)));
        Guid Of(int person) => people.Single(row => row.PersonId == person).PublicId;
        var merged = await commands.MergeAsync(Scopes.Ministry, Of(duplicate), 0, Of(kept), 0, null);

        Assert.Empty(merged.Faults);
        Assert.Equal(kept, (await world.ActAsync(account)).PersonId);
        Assert.Equal(other, (await world.ActAsync(decoy)).PersonId);
    }
}
