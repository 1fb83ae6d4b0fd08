using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Committees;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Committees: who sits on a day, what meetings decide and leave to do, who may write of them, and two at once.</summary>
public sealed class CommitteeTests
{
    private static readonly CommitteeKey Udem = new(CommitteeKind.Territorial, "UDEM");
    private static readonly CommitteeKey Chum = new(CommitteeKind.Local, "CHUM");
    private static readonly AccessScope Centre = Scopes.Centre("UDEM");

    [DatabaseFact]
    public async Task Who_sits_follows_the_seats_the_structure_and_the_named_members_of_the_day(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-05-01", "2025-12-31");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-01-01");
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Eric, "2024-04-01");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-04-01");
        var commands = CommandsOf(network);
        Assert.Equal("", Faults(await commands.AddMemberAsync(Centre, Udem, Member("Secrétariat", "2025-01-01", "2025-06-30"))));

        Assert.Equal([Zoe], await SittingAsync(network, Udem, "2024-05-15")); // IUCPQ is still in UL
        Assert.Equal([Eric, "Secrétariat", Zoe], await SittingAsync(network, Udem, "2025-03-01"));
        Assert.Equal([Eric, Zoe], await SittingAsync(network, Udem, "2025-07-01"));
        Assert.Equal([Eric, Jean], await SittingAsync(network, Udem, "2026-11-01"));
        Assert.Equal([Jean], await SittingAsync(network, Chum, "2026-11-01"));
    }

    [DatabaseFact]
    public async Task Those_who_keep_a_committee_write_of_it_and_the_others_read_what_is_theirs(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network);
        foreach (var (scope, key, answer) in new[]
        {
            (Scopes.Ministry, Udem, "NotAllowed"), (Scopes.Auditor, Udem, "NotAllowed"), (Scopes.Establishment("CHUM"), Udem, "NotAllowed"), (Scopes.Centre("UL"), Udem, "NotFound"),
            (Scopes.Establishment("CHUQ"), Udem, "NotFound"), (Scopes.Ministry, Chum, "NotAllowed"), (Scopes.Centre("UL"), Chum, "NotFound"), (Scopes.Establishment("ETE"), Chum, "NotFound"),
            (Scopes.Pilot("CHUM"), Chum, ""), (Centre, Chum, ""), (Centre, Udem, ""),
        })
        {
            var version = (await FindAsync(network, Scopes.Ministry, key))!.Version;
            Assert.Equal(answer, Faults(await commands.AddMeetingAsync(scope, key, Meeting("2026-11-02") with { SeenVersion = version })));
        }

        Assert.Equal((2, 1), ((await MeetingsAsync(network, Chum)).Count, (await MeetingsAsync(network, Udem)).Count));
        Assert.False(Udem.SeesAll(Scopes.Establishment("CHUM")));
        Assert.Equal(["UDEM"], (await network.Database.ReadAsync(session => CommitteeQueries.TerritorialAsync(session, Scopes.Establishment("CHUM"), network.Test.Time.Today))).Select(row => row.Code));
        Assert.Equal(["CHUM"], (await network.Database.ReadAsync(session => CommitteeQueries.LocalAsync(session, Scopes.Pilot("CHUM"), network.Test.Time.Today, null, All))).Select(row => row.Code));
        Assert.Null(await network.Database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    [DatabaseFact]
    public async Task Decisions_are_numbered_through_the_meetings_and_follow_ups_have_an_owner_a_day_and_an_end(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var commands = CommandsOf(network);
        Assert.Equal(1, (await commands.AddMeetingAsync(Centre, Udem, Meeting("2026-09-01"))).Number);
        Assert.Equal(2, (await commands.AddMeetingAsync(Centre, Udem, Meeting("2026-10-01") with { SeenVersion = 1 })).Number);
        Assert.Equal(1, (await commands.AddDecisionAsync(Centre, Udem, 1, new DecisionInput { Decision = "Un" })).Number);
        Assert.Equal(2, (await commands.AddDecisionAsync(Centre, Udem, 2, new DecisionInput { Decision = "Deux" })).Number);
        Assert.Equal(3, (await commands.AddDecisionAsync(Centre, Udem, 1, new DecisionInput { Decision = "Trois", SeenVersion = 1 })).Number);
        var followUp = new FollowUpInput { Task = "Écrire", Owner = "zoé bélanger", DueOn = Day("2026-11-01"), SeenVersion = 2 };
        Assert.Equal("", Faults(await commands.AddFollowUpAsync(Centre, Udem, 1, followUp)));

        var zoe = Scopes.Pilot("CHUM") with { PersonId = await network.Database.ReadAsync(session => session.FindAsync<int>("SELECT PersonId FROM Person WHERE Email = @Email", new { Email = NetworkBuilder.EmailOf(Zoe) })) };
        Assert.Equal(["Écrire"], (await DutiesAsync(network, zoe)).Where(duty => duty.Task is not null).Select(duty => duty.Task!));
        var row = (await FindAsync(network, Centre, Udem))!;
        Assert.Equal((1, 1, 3), (row.OpenFollowUps, row.OverdueFollowUps, row.Decisions));
        var before = (await FindAsync(network, Centre, Udem, "2026-09-15"))!;
        Assert.Equal((1, 0, Day("2026-09-01"), Day("2026-10-01")), (before.OpenFollowUps, before.OverdueFollowUps, before.LastMetOn, before.NextOn));

        var open = (await FollowUpsAsync(network, Udem)).Single();
        Assert.Equal((Zoe, zoe.PersonId), (open.OwnerName, open.OwnerId));
        var done = followUp with { DoneOn = Day("2026-11-10"), Outcome = "Écrit", SeenVersion = 0 };
        Assert.Equal("", Faults(await commands.SaveFollowUpAsync(Centre, Udem, open.CommitteeFollowUpId, done)));
        Assert.DoesNotContain(await DutiesAsync(network, zoe), duty => duty.Task is not null);
        Assert.Equal(0, (await FindAsync(network, Centre, Udem))!.OpenFollowUps);
        Assert.Contains(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 20), told => told.Action == "FollowUpDone");
    }

    [DatabaseFact]
    public async Task What_is_wrong_with_an_entry_is_said_and_nothing_is_written(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network);
        Assert.Equal("", Faults(await commands.AddMeetingAsync(Centre, Udem, Meeting("2026-11-02"))));
        Assert.Equal("", Faults(await commands.AddMeetingAsync(Centre, Udem, Meeting("2027-01-15") with { SeenVersion = 1 })));

        Assert.Equal("OnDate: Missing, Place: Missing", Faults(await commands.AddMeetingAsync(Centre, Udem, new MeetingInput { SeenVersion = 2 })));
        Assert.Equal("OnDate: TooFarAhead, StartsAt: NotATime, Minutes: NotHeldYet", Faults(await commands.AddMeetingAsync(
            Centre, Udem, Meeting("2029-01-01") with { StartsAt = "9h30", Minutes = "Déjà", SeenVersion = 2 })));
        Assert.Equal("Place: TooLong", Faults(await commands.AddMeetingAsync(Centre, Udem, Meeting("2026-11-02") with { Place = new string('x', 301), SeenVersion = 2 })));
        Assert.Equal("FullName: Missing, Capacity: Missing, Email: NotAnAddress, ValidTo: EndsBeforeStart", Faults(await commands.AddMemberAsync(
            Centre, Udem, new MemberInput { Email = "nul", ValidFrom = Day("2026-01-01"), ValidTo = Day("2025-01-01"), SeenVersion = 2 })));
        Assert.Equal("Decision: Missing", Faults(await commands.AddDecisionAsync(Centre, Udem, 1, new DecisionInput())));
        Assert.Equal("NotHeldYet", Faults(await commands.AddDecisionAsync(Centre, Udem, 2, new DecisionInput { Decision = "Avant" })));
        Assert.Equal("NotFound", Faults(await commands.AddDecisionAsync(Centre, Udem, 9, new DecisionInput { Decision = "Nulle part" })));
        Assert.Equal("DueOn: BeforeMeeting", Faults(await commands.AddFollowUpAsync(Centre, Udem, 1, new FollowUpInput { Task = "x", Owner = "y", DueOn = Day("2026-11-01") })));
        Assert.Equal("Task: Missing, Owner: Missing, DueOn: Missing, DoneOn: TooFarAhead", Faults(await commands.AddFollowUpAsync(Centre, Udem, 1, new FollowUpInput { DoneOn = Day("2027-01-01") })));
        Assert.Equal(2, (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 20)).Count);
    }

    [DatabaseFact]
    public async Task Of_two_at_once_one_is_told_and_nothing_is_doubled(TestEngine on)
    {
        await using var network = await OnAsync(on);
        CommitteeCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];

        var first = await AtOnce.RunAsync(2, i => processes[i].AddMeetingAsync(Centre, Udem, Meeting("2026-11-02")));
        Assert.Equal(["", "Stale"], first.Select(Faults).Order());
        var saved = await AtOnce.RunAsync(2, i => processes[i].SaveMeetingAsync(Centre, Udem, 1, Meeting("2026-11-02") with { Minutes = $"Version {i}" }));
        Assert.Equal(["", "Stale"], saved.Select(Faults).Order());
        var decided = await AtOnce.RunAsync(2, i => processes[i].AddDecisionAsync(Centre, Udem, 1, new DecisionInput { Decision = "La même", SeenVersion = 1 }));
        Assert.Equal(["", "Stale"], decided.Select(Faults).Order());

        var meeting = (await MeetingsAsync(network, Udem)).Single();
        Assert.Equal((saved[0].Succeeded ? "Version 0" : "Version 1", 1, 2), (meeting.Minutes, meeting.Decisions, meeting.Version));
    }

    [DatabaseFact]
    public async Task Attendance_keeps_names_and_roles_as_they_were(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-05-01");
        var commands = CommandsOf(network);
        var seat = CommitteeMember.OfSeat(await network.SeatIdAsync("CHUM", Roles.ClinicalPilot));
        var held = Meeting("2024-06-01") with { Attendance = new Dictionary<string, AttendanceState> { [seat] = AttendanceState.Excused, ["seat:99999"] = AttendanceState.Present } };

        Assert.Equal("", Faults(await commands.AddMeetingAsync(Centre, Udem, held)));

        var meeting = (await MeetingsAsync(network, Udem)).Single();
        var row = (await network.Database.ReadAsync(session => CommitteeQueries.AttendanceAsync(session, meeting.CommitteeMeetingId))).Single();
        Assert.Equal((Zoe, "Répondant clinique, Hôpital de l’Université de Montréal", AttendanceState.Excused), (row.FullName, row.Capacity, row.State));
    }

    private static CommitteeCommands CommandsOf(GovernedNetwork network, Database? database = null) =>
        new(database ?? network.Database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static MeetingInput Meeting(string day) => new() { OnDate = Day(day), Place = "Salle A" };

    private static MemberInput Member(string name, string from, string to) => new() { FullName = name, Capacity = "Secrétariat", ValidFrom = Day(from), ValidTo = Day(to) };

    private static Task<CommitteeRow?> FindAsync(GovernedNetwork network, AccessScope scope, CommitteeKey key, string? day = null) =>
        network.Database.ReadAsync(session => CommitteeQueries.FindAsync(session, scope, day is null ? network.Test.Time.Today : Day(day), key));

    private static async Task<IEnumerable<string>> SittingAsync(GovernedNetwork network, CommitteeKey key, string day)
    {
        var id = (await FindAsync(network, Scopes.Ministry, key))!.CommitteeId;
        var members = await network.Database.ReadAsync(session => CommitteeQueries.SittingAsync(session, Centre, Day(day), key, id, Language.French));
        return members.Select(member => member.Name).Order(StringComparer.Ordinal).OrderBy(name => name == Emilie ? 0 : name == Eric ? 1 : name == Jean ? 2 : name == "Secrétariat" ? 3 : 4);
    }

    private static async Task<IReadOnlyList<MeetingRow>> MeetingsAsync(GovernedNetwork network, CommitteeKey key)
    {
        var id = (await FindAsync(network, Scopes.Ministry, key))!.CommitteeId;
        return await network.Database.ReadAsync(session => CommitteeQueries.MeetingsAsync(session, id, network.Test.Time.Today, false, All));
    }

    private static async Task<IReadOnlyList<FollowUpRow>> FollowUpsAsync(GovernedNetwork network, CommitteeKey key)
    {
        var id = (await FindAsync(network, Scopes.Ministry, key))!.CommitteeId;
        return await network.Database.ReadAsync(session => CommitteeQueries.FollowUpsAsync(session, id, network.Test.Time.Today, All));
    }

    private static Task<IReadOnlyList<OwnDutyRow>> DutiesAsync(GovernedNetwork network, AccessScope scope) =>
        network.Database.ReadAsync(async session =>
        {
            var own = await OwnDutyRow.ListAsync(session, scope, network.Test.Time.Today);
            var pressing = await PressingRow.ListAsync(session, scope, network.Test.Time.Today, 8);
            Assert.Equal(own.Select(duty => (duty.Task, duty.OnDate, duty.TerritoryCode, duty.BodyCode)), pressing.Duties.Select(duty => (duty.Task, duty.OnDate, duty.TerritoryCode, duty.BodyCode)));
            return own;
        });

    private static string Faults(CommitteeOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => fault.Field.Length == 0 ? $"{fault.Problem}" : $"{fault.Field}: {fault.Problem}"));
}
