using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Roles;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Roles renamed from a day on, required of kinds of bodies and no longer, by one hand at a time.</summary>
public sealed class RoleTests
{
    private static readonly DateOnly OnDay = new(2027, 1, 1);
    private static readonly RoleInput Name = new() { LabelFr = "Porteur clinique", LabelEn = "Clinical champion", From = OnDay };

    [DatabaseFact]
    public async Task A_renamed_role_keeps_its_history(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network, network.Database);
        var seen = await LabelAsync(network);

        Assert.Equal("", Faults(await commands.RenameAsync(Scopes.Ministry, Roles.ClinicalPilot, Name, seen)));

        Assert.Equal("Répondant clinique", await CalledAsync("2025-03-31"));
        Assert.Equal("Pilote clinique", await CalledAsync("2025-04-01"));
        Assert.Equal("Pilote clinique", await CalledAsync("2026-12-31"));
        Assert.Equal("Porteur clinique", await CalledAsync("2027-01-01"));
        Assert.Equal("Stale", Faults(await commands.RenameAsync(Scopes.Ministry, Roles.ClinicalPilot, Name with { LabelFr = "Autre" }, seen)));

        async Task<string> CalledAsync(string day) => (await network.SeatAsync("CHUM", Roles.ClinicalPilot, Day(day))).RoleFr;
    }

    [DatabaseFact]
    public async Task What_is_wrong_with_a_name_is_said(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network, network.Database);
        var seen = await LabelAsync(network);

        foreach (var (input, faults) in new[]
        {
            (new RoleInput(), "LabelFr: Missing, LabelEn: Missing, From: Missing"),
            (Name with { LabelFr = new string('x', 101) }, "LabelFr: TooLong"),
            (Name with { LabelFr = "Pilote clinique", LabelEn = Roles.ClinicalPilot }, "LabelFr: Unchanged"),
            (Name with { From = SmallNetwork.PilotRenamed }, "From: LaterChange"),
            (Name with { From = new DateOnly(2030, 1, 1) }, "From: TooFarAhead"),
        })
        {
            Assert.Equal(faults, Faults(await commands.RenameAsync(Scopes.Ministry, Roles.ClinicalPilot, input, seen)));
        }

        Assert.Equal("NotAllowed", Faults(await commands.RenameAsync(Scopes.Centre("UDEM"), Roles.ClinicalPilot, Name, seen)));
        Assert.Equal("NotFound", Faults(await commands.RenameAsync(Scopes.Ministry, "Nobody", Name, seen)));
        Assert.Equal("Code: CodeTaken", Faults(await commands.AddAsync(Scopes.Ministry, Name with { Code = Roles.ClinicalPilot })));
        Assert.Equal("Code: CodeMalformed", Faults(await commands.AddAsync(Scopes.Ministry, Name with { Code = "un rôle" })));
        Assert.Equal(seen, await LabelAsync(network));
    }

    [DatabaseFact]
    public async Task A_new_role_that_is_required_opens_a_seat_in_each_body_of_the_kind(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network, network.Database);
        Assert.Equal("", Faults(await commands.AddAsync(Scopes.Ministry, Name with { Code = "DataSteward", From = new DateOnly(2026, 12, 1) })));
        var input = new RequirementInput { Role = "DataSteward", Kind = "CHU", OnDate = OnDay };

        var plan = await commands.PreviewAsync(Scopes.Ministry, input);
        Assert.Equal(["CHUM", "CHUQ"], plan.Opens.Select(body => body.Code)); // HSC has closed
        Assert.Equal("Stale", Faults(await commands.RequireAsync(Scopes.Ministry, input, "other")));
        Assert.Equal("", Faults(await commands.RequireAsync(Scopes.Ministry, input, plan.Fingerprint())));

        Assert.Equal(["CHUQ", "CHUM"], (await network.ListAsync(Scopes.Ministry, OnDay, new SeatFilter { Role = "DataSteward" })).Select(seat => seat.BodyCode));
        Assert.Empty(await network.ListAsync(Scopes.Ministry, OnDay.AddDays(-1), new SeatFilter { Role = "DataSteward" }));
        Assert.Equal("Kind: AlreadyRequired", Faults(await commands.RequireAsync(Scopes.Ministry, input with { OnDate = OnDay.AddDays(9) }, "")));
        Assert.Equal("OnDate: LaterChange", Faults(await commands.RequireAsync(Scopes.Ministry, input with { Kind = "Institute", OnDate = new DateOnly(2026, 11, 1) }, ""))); // not named yet
        Assert.Equal("Kind: Missing", Faults(await commands.RequireAsync(Scopes.Ministry, input with { Kind = "Other" }, "")));
        Assert.Equal("NotAllowed", Faults(await commands.RequireAsync(Scopes.Auditor, input, "")));
    }

    [DatabaseFact]
    public async Task A_requirement_that_ends_closes_its_seats_and_may_end_their_mandates(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network, network.Database);
        await NetworkBuilder.PlantAsync(network.Database, async builder =>
        {
            await builder.RequireAsync("Institute", Roles.TechnologyPilot, SmallNetwork.Start);
            return 0;
        });
        await network.HoldAsync("ETE", Roles.TechnologyPilot, Zoe, "2026-01-01");
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Jean, "2026-01-01");
        var input = new RequirementInput { Role = Roles.TechnologyPilot, Kind = "Institute", OnDate = OnDay, Ends = true };

        Assert.Equal("EndsMandates: MandatesRun", Faults(new RoleOutcome((await commands.PreviewAsync(Scopes.Ministry, input)).Faults)));
        var plan = await commands.PreviewAsync(Scopes.Ministry, input with { EndsMandates = true });
        Assert.Equal(["ETE", "IUCPQ"], plan.Closes.Select(seat => seat.BodyCode));
        await network.HoldAsync("IUCPQ", Roles.TechnologyPilot, Eric, "2026-01-01"); // entered since
        Assert.Equal("Stale", Faults(await commands.RequireAsync(Scopes.Ministry, plan.Input, plan.Fingerprint())));
        plan = await commands.PreviewAsync(Scopes.Ministry, plan.Input);
        Assert.Equal("", Faults(await commands.RequireAsync(Scopes.Ministry, plan.Input, plan.Fingerprint())));

        Assert.Equal(["CHUQ", "CHUM"], (await network.ListAsync(Scopes.Ministry, OnDay, new SeatFilter { Role = Roles.TechnologyPilot })).Select(seat => seat.BodyCode));
        Assert.Equal(OnDay.AddDays(-1), (await network.SeatAsync("ETE", Roles.TechnologyPilot, OnDay.AddDays(-1))).HeldUntil);
        Assert.Null((await network.SeatAsync("CHUM", Roles.TechnologyPilot, OnDay)).HeldUntil);
        Assert.Equal("Kind: NotRequired", Faults(await commands.RequireAsync(Scopes.Ministry, plan.Input, plan.Fingerprint())));
    }

    [DatabaseFact]
    public async Task Of_two_who_rename_or_require_at_once_one_is_told(TestEngine on)
    {
        await using var network = await OnAsync(on);
        RoleCommands[] processes = [CommandsOf(network, network.Database), CommandsOf(network, network.Test.OpenAnother())];
        var seen = await LabelAsync(network);

        var renamed = await AtOnce.RunAsync(2, i => processes[i].RenameAsync(Scopes.Ministry, Roles.ClinicalPilot, Name with { LabelFr = $"Nom {i}" }, seen));
        Assert.Equal(["", "Stale"], renamed.Select(Faults).Order());

        var input = new RequirementInput { Role = Roles.ClinicalLead, Kind = "CHU", OnDate = OnDay };
        var plan = await processes[0].PreviewAsync(Scopes.Ministry, input);
        var required = await AtOnce.RunAsync(2, i => processes[i].RequireAsync(Scopes.Ministry, input, plan.Fingerprint()));
        Assert.Equal(["", "Kind: AlreadyRequired"], required.Select(Faults).Order());
        Assert.Equal(2, (await network.ListAsync(Scopes.Ministry, OnDay, new SeatFilter { Role = Roles.ClinicalLead })).Count(seat => seat.Level == "Establishment"));
    }

    private static async Task<int> LabelAsync(GovernedNetwork network) =>
        (await network.Database.ReadAsync(session => RoleQueries.FindAsync(session, Roles.ClinicalPilot)))!.Newest.RoleLabelId;

    private static RoleCommands CommandsOf(GovernedNetwork network, Database database) => new(database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static string Faults(RoleOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => $"{(fault.Field.Length > 0 ? fault.Field + ": " : "")}{fault.Problem}"));
}
