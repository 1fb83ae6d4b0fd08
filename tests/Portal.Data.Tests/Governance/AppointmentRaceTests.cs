using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Two people save at once, each in a process of their own: one wins, the other is told, and the seat stays sound.</summary>
public sealed class AppointmentRaceTests
{
    private const int Rounds = 50;
    private static readonly AccessScope Centre = Scopes.Centre("UDEM");

    [DatabaseFact]
    public async Task Of_two_appointments_to_one_seat_one_wins_each_round(TestEngine on)
    {
        await using var network = await OnAsync(on);
        AppointmentCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var winners = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            var start = Day("2025-01-01").AddDays(10 * round);
            var seen = form with { SeenRevision = round, StartsOn = start, EndsOn = start.AddDays(9) };
            AppointmentInput[] rivals = [seen, seen with { FullName = Jean, Email = NetworkBuilder.EmailOf(Jean), StartsOn = start.AddDays(1) }];

            var outcomes = await AtOnce.RunAsync(2, i => processes[i].AppointAsync(Centre, rivals[i]));

            Assert.Equal(["", "Stale"], outcomes.Select(outcome => outcome.Faults()).Order());
            winners.Add(outcomes[0].Succeeded ? Zoe : Jean);
        }

        await SoundAsync(network, winners);
    }

    /// <summary>Neither page is stale to the engine when the two share no seat, but both make the same new person.</summary>
    [DatabaseFact]
    public async Task Two_who_enter_the_same_new_person_in_two_seats_make_one_person(TestEngine on)
    {
        await using var network = await OnAsync(on);
        AppointmentCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        string[] bodies = ["CHUM", "ETE"];
        var forms = new List<AppointmentInput>();
        foreach (var body in bodies)
        {
            var form = await network.FormAsync(body, Roles.ClinicalPilot, Zoe, "2026-11-15");
            forms.Add(form with { FullName = "Noël Ouellet", Email = "noel.ouellet@exemple.test" });
        }

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].AppointAsync(Centre, forms[i]));

        Assert.All(outcomes, outcome => Assert.Equal("", outcome.Faults()));
        Assert.Equal(2, (await network.ListAsync(Centre, network.Test.Time.Today, new SeatFilter { Search = "ouellet" })).Count);
        Assert.StartsWith($"{SmallNetwork.People.Count + 1}/2/", await network.FootprintAsync(), StringComparison.Ordinal);
    }

    /// <summary>The clinical seat and the technology seat are two rows: the rule of two people is kept by what both must pass.</summary>
    [DatabaseFact]
    public async Task Two_who_give_one_person_both_pilot_seats_at_once_do_not_both_pass(TestEngine on)
    {
        await using var network = await OnAsync(on);
        AppointmentCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        for (var round = 0; round < 10; round++)
        {
            var start = Day("2025-01-01").AddDays(10 * round);
            var forms = new List<AppointmentInput>();
            foreach (var role in Roles.OfEstablishment)
            {
                forms.Add(await network.FormAsync("CHUM", role, Zoe, Text(start), Text(start.AddDays(9))));
            }

            var outcomes = await AtOnce.RunAsync(2, i => processes[i].AppointAsync(Centre, forms[i]));

            Assert.Equal(["", "Justification: BothPilotSeats"], outcomes.Select(outcome => outcome.Faults()).Order());
        }
    }

    [DatabaseFact]
    public async Task Of_two_replacements_of_one_holder_one_wins_each_round(TestEngine on)
    {
        await using var network = await OnAsync(on);
        AppointmentCommands[] processes = [network.Commands, network.OpenOtherCommands()];
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Emilie, "2024-12-01");
        var form = await network.FormAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var winners = new List<string> { Emilie };

        for (var round = 0; round < Rounds; round++)
        {
            var start = Day("2025-01-01").AddDays(10 * round);
            var outgoing = (await network.SeatAsync("CHUM", Roles.ClinicalPilot, start)).AppointmentId!.Value;
            var seen = form with { SeenRevision = round, StartsOn = start };
            AppointmentInput[] rivals = [seen, seen with { FullName = Jean, Email = NetworkBuilder.EmailOf(Jean), StartsOn = start.AddDays(1) }];

            var outcomes = await AtOnce.RunAsync(2, i => processes[i].ReplaceAsync(Centre, outgoing, EndReason.Departure, rivals[i]));

            Assert.Equal(["", "Stale"], outcomes.Select(outcome => outcome.Faults()).Order());
            winners.Add(outcomes[0].Succeeded ? Zoe : Jean);
        }

        await SoundAsync(network, winners);
        var history = await MandatesAsync(network);
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.Equal(pair.First.EndsOn!.Value.AddDays(1), pair.Second.StartsOn));
        Assert.Null(history[^1].EndsOn);
    }

    /// <summary>The winners' mandates and no other, none over another, one event each, and an unbroken trail.</summary>
    private static async Task SoundAsync(GovernedNetwork network, IReadOnlyList<string> winners)
    {
        var mandates = await MandatesAsync(network);
        Assert.Equal(winners, mandates.Select(mandate => mandate.Holder));
        Assert.All(mandates.Zip(mandates.Skip(1)), pair => Assert.True(pair.First.EndsOn < pair.Second.StartsOn));
        Assert.Equal(Rounds, await network.RevisionAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal(Rounds, (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 1000)).Count);
        Assert.Null(await network.Database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    private static async Task<IReadOnlyList<MandateRow>> MandatesAsync(GovernedNetwork network)
    {
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        var newest = await network.Database.ReadAsync(session => SeatQueries.MandatesOfSeatAsync(session, Scopes.Ministry, network.Test.Time.Today, seatId));
        return [.. newest.Reverse()];
    }
}
