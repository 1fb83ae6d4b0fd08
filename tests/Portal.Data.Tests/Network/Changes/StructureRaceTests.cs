using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.Data.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Network.Changes.StructureChangeKind;
using static Portal.Data.Tests.Network.Changes.ChangedNetwork;

namespace Portal.Data.Tests.Network.Changes;

/// <summary>Two at once on one body, each in a process of their own: one act is done, the other is told, nothing is doubled.</summary>
public sealed class StructureRaceTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [DatabaseFact]
    public async Task Of_two_acts_on_one_body_one_is_done(TestEngine on)
    {
        foreach (var rival in new[] { Act(Close, Day, "ETE"), Act(Rename, Day, "ETE") with { NameFr = "Autre", Acronym = "A" }, Act(Merge, Day, "ETE") with { Successor = "CHUM" } })
        {
            await using var network = await OnAsync(on);
            StructureCommands[] processes = [network.Commands, network.OpenOtherCommands()];
            StructureInput[] acts = [Act(Move, Day, "ETE") with { Territory = "MCGILL" }, rival];
            var shown = new List<string>();
            foreach (var act in acts)
            {
                shown.Add((await network.Commands.PreviewAsync(Scopes.Ministry, act)).Plan.Fingerprint());
            }

            var outcomes = await AtOnce.RunAsync(2, i => processes[i].ApplyAsync(Scopes.Ministry, acts[i], shown[i]));

            // A name and a territory do not stand in each other's way: then both are done.
            Assert.InRange(outcomes.Count(outcome => outcome.Succeeded), 1, rival.Kind == Rename ? 2 : 1);
            var act0 = await network.Database.ReadAsync(session => StructureQueries.CountActsAsync(session));
            Assert.Equal(outcomes.Count(outcome => outcome.Succeeded), act0);
        }
    }

    [DatabaseFact]
    public async Task An_act_sent_twice_at_once_is_done_once(TestEngine on)
    {
        await using var network = await OnAsync(on);
        StructureCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        var act = Act(Open, Day) with { NewBodies = [New("NOUVEAU")] };
        var shown = (await network.Commands.PreviewAsync(Scopes.Ministry, act)).Plan.Fingerprint();

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].ApplyAsync(Scopes.Ministry, act, shown));

        Assert.Equal(["", "NewBodies[0].Code: CodeTaken NOUVEAU"], outcomes.Select(Faults).Order(StringComparer.Ordinal));
        Assert.Single(await network.EstablishmentsAsync(Day), row => row.Code == "NOUVEAU");
    }

    /// <summary>Two bodies that take each other over would each follow the other.</summary>
    [DatabaseFact]
    public async Task Two_bodies_do_not_take_each_other_over(TestEngine on)
    {
        await using var network = await OnAsync(on);
        StructureCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        StructureInput[] acts = [Act(Merge, Day, "ETE") with { Successor = "IUCPQ" }, Act(Merge, Day, "IUCPQ") with { Successor = "ETE" }];
        var shown = new List<string>();
        foreach (var act in acts)
        {
            shown.Add((await network.Commands.PreviewAsync(Scopes.Ministry, act)).Plan.Fingerprint());
        }

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].ApplyAsync(Scopes.Ministry, acts[i], shown[i]));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Single(await network.EstablishmentsAsync(Day), row => row.Code is "ETE" or "IUCPQ");
    }

    /// <summary>Nobody is appointed to a seat that closes under them, and no mandate outlives its seat.</summary>
    [DatabaseFact]
    public async Task An_appointment_and_a_closing_at_once_do_not_both_pass_unseen(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var other = network.Test.OpenAnother();
        var appointments = new AppointmentCommands(other, new AuditTrail(network.Test.Time), network.Test.Time);
        var seat = (await network.SeatsAsync(network.Test.Time.Today, "ETE"))[0];
        var act = Act(Close, Day, "ETE");
        var shown = (await network.Commands.PreviewAsync(Scopes.Ministry, act)).Plan.Fingerprint();
        var mandate = new AppointmentInput
        {
            SeatId = seat.SeatId,
            SeenRevision = seat.Revision,
            FullName = "Zoé Bélanger",
            Email = NetworkBuilder.EmailOf("Zoé Bélanger"),
            StartsOn = new(2026, 11, 25),
            InstrumentNumber = "2026-114",
            InstrumentDate = Signed,
            SignatoryRole = "PDG",
        };

        var passed = await AtOnce.RunAsync(2, async i => i == 0
            ? (await network.Commands.ApplyAsync(Scopes.Ministry, act, shown)).Succeeded
            : (await appointments.AppointAsync(Scopes.Centre("UDEM"), mandate)).Succeeded);

        Assert.Single(passed, true);
    }

    [DatabaseFact]
    public async Task A_mandate_without_an_end_is_not_entered_in_a_seat_that_closes(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.RecordAsync(Act(Close, Day, "ETE"));
        var appointments = new AppointmentCommands(network.Database, new AuditTrail(network.Test.Time), network.Test.Time);
        var seat = (await network.SeatsAsync(network.Test.Time.Today, "ETE"))[0];
        var open = new AppointmentInput
        {
            SeatId = seat.SeatId,
            SeenRevision = seat.Revision,
            FullName = "Zoé Bélanger",
            Email = NetworkBuilder.EmailOf("Zoé Bélanger"),
            StartsOn = new(2026, 11, 25),
            InstrumentNumber = "2026-114",
            InstrumentDate = Signed,
            SignatoryRole = "PDG",
        };

        Assert.Equal(AppointmentProblem.OutsideSeat, (await appointments.AppointAsync(Scopes.Centre("UDEM"), open)).Faults.Single().Problem);
        Assert.True((await appointments.AppointAsync(Scopes.Centre("UDEM"), open with { EndsOn = Day.AddDays(-1) })).Succeeded);
    }
}
