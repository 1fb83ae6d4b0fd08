using FsCheck.Fluent;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Whatever happened in a seat, each of its days reads as it was.</summary>
public sealed class SeatHistoryTests
{
    private const int Histories = 60;

    [DatabaseFact]
    public async Task A_seat_as_of_any_day_equals_a_replay_of_its_history(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2024-04-20", "2025-01-31"); // decoys: the same body, another one
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-04-10");

        foreach (var history in SeatHistory.Any.Sample(Histories))
        {
            await network.Database.WriteAsync(async session =>
            {
                await PlantAsync(session, seatId, history);
                foreach (var day in history.TellingDays)
                {
                    var difference = await DifferenceAsync(session, seatId, history, day);
                    Assert.True(difference is null, $"day {day} of [{history}]: {difference}");
                }

                session.Abandon();
                return 0;
            });
        }
    }

    [Fact]
    public void The_histories_are_of_every_sort()
    {
        var all = SeatHistory.Any.Sample(Histories * 5).ToList();

        Assert.Contains(all, history => history.Substantive.Count == 0);
        Assert.Contains(all, history => history.Substantive.Count > 3 && history.Substantive[^1].To is null);
        Assert.Contains(all, history => history.Substantive.Zip(history.Substantive.Skip(1)).Any(pair => pair.First.To + 1 == pair.Second.From));
        Assert.Contains(all, history => history.TellingDays.Any(day => history.HolderOn(day) is null && history.InterimOn(day) is not null && day > 0));
        Assert.Contains(all, history => history.TellingDays.Any(day => history.HolderOn(day) is not null && history.InterimOn(day) is not null));
    }

    private static async Task PlantAsync(IWriteSession session, int seatId, SeatHistory history)
    {
        var network = new NetworkBuilder(session);
        var (zoe, jean) = (await network.PersonIdAsync(Zoe), await network.PersonIdAsync(Jean));
        foreach (var span in history.Substantive)
        {
            await network.AppointAsync(Mandate(seatId, zoe, span));
        }

        foreach (var span in history.Interim)
        {
            await network.AppointAsync(Mandate(seatId, jean, span) with { IsInterim = true });
        }

        foreach (var span in history.Withdrawn)
        {
            // An open substantive mandate that was withdrawn leaves the seat's one open place free.
            await network.AppointAsync(Mandate(seatId, jean, span) with { WithdrawnAtUtc = new DateTime(2024, 4, 1, 12, 0, 0, DateTimeKind.Utc) });
        }
    }

    private static async Task<string?> DifferenceAsync(IWriteSession session, int seatId, SeatHistory history, int day)
    {
        var asOf = DayOf(day);
        var seat = (await SeatQueries.FindAsync(session, Scopes.Centre("UDEM"), asOf, seatId))!;
        var (holder, interim, since) = (history.HolderOn(day), history.InterimOn(day), history.VacantSince(day));
        var state = (holder, interim) switch
        {
            ({ To: { } last }, _) when last - day <= 90 => SeatState.EndingSoon,
            (not null, _) => SeatState.Filled,
            (null, not null) => SeatState.Interim,
            _ => SeatState.Vacant,
        };
        var listed = await SeatQueries.ListAsync(
            session, Scopes.Centre("UDEM"), asOf, new SeatFilter { Body = "CHUM", Role = Roles.ClinicalPilot, State = state }, All);
        (string What, object? Expected, object? Actual)[] facts =
        [
            ("holder", holder is null ? null : Zoe, seat.Holder),
            ("from", holder is null ? null : DayOf(holder.From), seat.HeldFrom),
            ("until", holder?.To is { } to ? DayOf(to) : null, seat.HeldUntil),
            ("interim", interim is null ? null : Jean, seat.Interim),
            ("interim from", interim is null ? null : DayOf(interim.From), seat.InterimFrom),
            ("vacant since", since is null ? null : DayOf(since.Value), seat.VacantSince),
            ("vacancy days", day - since, seat.VacancyDays(asOf)),
            ("days left", holder?.To - day, seat.DaysLeft(asOf)),
            ("state", state, seat.State(asOf)),
            ("listed by its state", 1, listed.Count),
        ];
        return facts.Where(fact => !Equals(fact.Expected, fact.Actual)).Select(fact => $"{fact.What}: {fact.Expected} expected, {fact.Actual} read").FirstOrDefault();
    }

    private static PlantedAppointment Mandate(int seatId, int personId, Span span) =>
        new(seatId, personId, DayOf(span.From), span.To is { } to ? DayOf(to) : null);

    private static DateOnly DayOf(int day) => SmallNetwork.Start.AddDays(day);
}
