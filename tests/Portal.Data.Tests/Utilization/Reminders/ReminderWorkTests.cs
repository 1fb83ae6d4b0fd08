using Portal.Data.Mail;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>A day's digests: decided on once, taken once, settled once, also by several processes.</summary>
public sealed class ReminderWorkTests
{
    private const string Domain = "exemple.test";
    private static readonly DateOnly Friday = RemindedWorld.Friday;

    [DatabaseFact]
    public async Task Of_several_processes_one_decides_on_the_day(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        var others = Enumerable.Range(0, 4).Select(_ => RemindedWorld.WorkOn(world.Test, world.Test.OpenAnother())).ToList();

        var decided = await AtOnce.RunAsync(4, turn => others[turn].PlanAsync(Friday, Domain));

        Assert.Single(decided, true);
        var waiting = await world.Work.WaitingAsync(Friday);
        Assert.Equal(["Ada", "Bea", "Cid", "Dan", "Eva", "Fay", "Gil", "Hal"], waiting.Select(one => one.Row.FullName));
        Assert.Equal(8, waiting.Select(one => one.Row.MessageId).Distinct().Count());
        Assert.False(await world.Work.PlanAsync(Friday, Domain));
    }

    [DatabaseFact]
    public async Task Of_several_processes_one_takes_a_digest(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        var waiting = await world.Work.WaitingAsync(Friday);
        var others = Enumerable.Range(0, 4).Select(_ => RemindedWorld.WorkOn(world.Test, world.Test.OpenAnother())).ToList();

        var taken = await AtOnce.RunAsync(4, async turn =>
        {
            var count = 0;
            foreach (var (row, _) in waiting)
            {
                count += await others[turn].BeginAsync(row) ? 1 : 0;
            }

            return count;
        });

        Assert.Equal(waiting.Count, taken.Sum());
        Assert.Empty(await world.Work.WaitingAsync(Friday));
    }

    [DatabaseFact]
    public async Task What_was_broken_off_is_uncertain_and_never_sent_again(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        var (row, _) = (await world.Work.WaitingAsync(Friday))[0];
        Assert.True(await world.Work.BeginAsync(row));

        // Here the process ends. Another looks on.
        Assert.Equal(0, await world.Work.TidyAsync(Friday));
        world.Test.Clock.Advance(ReminderWork.LongestSending + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await world.Work.TidyAsync(Friday));
        Assert.Null(await world.Work.SettleAsync(row, DeliveryState.Sent, 1, DateTime.MaxValue));
        Assert.DoesNotContain(await world.Work.WaitingAsync(Friday), one => one.Row.PersonId == row.PersonId);
        Assert.Equal(1, (await world.Work.LookAsync(Friday)).Count(DeliveryState.Unknown));
        Assert.Equal(1, await world.Filings.ReadAsync(session => ReminderQueries.FailedAsync(session, Friday)));
    }

    [DatabaseFact]
    public async Task What_is_put_off_is_tried_again_after_twice_as_long_and_only_that_day(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        var first = (await world.Work.WaitingAsync(Friday))[0].Row;
        var until = world.Test.Time.UtcNow.AddHours(2);
        List<double> waits = [];
        DeliveryState? state = DeliveryState.Pending;
        while (state == DeliveryState.Pending)
        {
            var (row, _) = (await world.Work.WaitingAsync(Friday)).Single(one => one.Row.PersonId == first.PersonId);
            Assert.Equal(first.MessageId, row.MessageId);
            Assert.True(await world.Work.BeginAsync(row));
            Assert.False(await world.Work.BeginAsync(row));
            var began = world.Test.Time.UtcNow;
            state = await world.Work.SettleAsync(row, DeliveryState.Pending, 1, until);
            while (state == DeliveryState.Pending && (await world.Work.WaitingAsync(Friday)).All(one => one.Row.PersonId != first.PersonId))
            {
                world.Test.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            waits.Add((world.Test.Time.UtcNow - began).TotalMinutes);
        }

        Assert.Equal(DeliveryState.Failed, state);
        Assert.Equal([10, 20, 40, 0], waits);
    }

    [DatabaseFact]
    public async Task What_a_day_left_unsent_has_failed_the_next_morning(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        var monday = Friday.AddDays(3);

        Assert.Empty(await world.Work.WaitingAsync(monday));
        Assert.Equal(8, await world.Work.TidyAsync(monday));
        Assert.Equal(8, await world.Filings.ReadAsync(session => ReminderQueries.FailedAsync(session, monday)));
        Assert.Equal(0, await world.Work.TidyAsync(monday));
    }

    [DatabaseFact]
    public async Task What_was_filed_between_the_decision_and_the_sending_is_told_no_more(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        await world.Filings.SubmitAsync(PlantedForm.Sound());

        var (row, digest) = (await world.Work.WaitingAsync(Friday)).Single(one => one.Row.FullName == "Ada");
        Assert.Null(digest);
        Assert.True(await world.Work.DropAsync(row));
        Assert.False(await world.Work.DropAsync(row));
        Assert.False(await world.Work.BeginAsync(row));
        Assert.DoesNotContain(await world.Work.WaitingAsync(Friday), one => one.Row.FullName == "Ada");
    }

    [DatabaseFact]
    public async Task A_person_chooses_language_and_silence(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        var ada = Scopes.Pilot("CHUM") with { PersonId = (await world.PlanAsync(Friday)).Digests[0].PersonId };
        var seen = (await world.Filings.ReadAsync(session => ReminderQueries.PreferenceAsync(session, ada)))!;
        Assert.Equal((Language.French, true, 0), (seen.Language, seen.WantsReminders, seen.Version));

        Assert.Equal(ReminderOutcome.Done, await world.Commands.PreferAsync(ada, seen with { Language = Language.English }));
        Assert.Equal(Language.English, (await world.PlanAsync(Friday)).Digests[0].Language);
        Assert.Equal(ReminderOutcome.Stale, await world.Commands.PreferAsync(ada, seen with { WantsReminders = false }));
        Assert.Equal(ReminderOutcome.Done, await world.Commands.PreferAsync(ada, seen with { WantsReminders = false, Version = 1 }));
        Assert.DoesNotContain((await world.PlanAsync(Friday)).Due, digest => digest.FullName == "Ada");
        Assert.Contains((await world.PlanAsync(Friday)).Digests, digest => digest.FullName == "Ada");
        Assert.Equal(ReminderOutcome.NotAllowed, await world.Commands.PreferAsync(Scopes.Pilot("CHUM"), seen));
        Assert.Equal(Language.French, (await world.PlanAsync(Friday)).Digests[1].Language);
    }

    [DatabaseFact]
    public async Task The_Ministry_changes_the_rules_and_of_two_the_second_is_told(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        var before = await world.Filings.ReadAsync(ReminderQueries.SettingsAsync);
        var settings = before with { SendsAtHour = 9, Rules = [.. before.Rules.Select(rule => rule.Kind == ReminderKind.BeforeDue ? rule with { IsOn = false } : rule)] };

        Assert.Equal(ReminderOutcome.NotAllowed, await world.Commands.SetAsync(FilingWorld.CentreUl, settings));
        Assert.Equal(ReminderOutcome.Done, await world.Commands.SetAsync(FilingWorld.Ministry, settings));
        Assert.Equal(ReminderOutcome.Stale, await world.Commands.SetAsync(FilingWorld.Ministry, settings));
        var now = await world.Filings.ReadAsync(ReminderQueries.SettingsAsync);
        Assert.Equal((9, 1), (now.SendsAtHour, now.Version));
        Assert.Equal(settings.Rules.Select(Text), now.Rules.Select(Text));
        Assert.Empty((await world.PlanAsync(Friday)).Digests);
        Assert.Equal(ReminderOutcome.Done, await world.Commands.SetAsync(FilingWorld.Ministry, before with { Version = 1 }));
        Assert.Equal(8, (await world.PlanAsync(Friday)).Due.Count());

        static string Text(ReminderRule rule) => $"{rule.Kind} {rule.IsOn} {string.Join(',', rule.Days)} {rule.RepeatDays}";
    }

    [DatabaseFact]
    public async Task What_was_sent_is_told_in_the_trail_without_names_and_forgotten_long_after(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Work.PlanAsync(Friday, Domain);
        var (row, digest) = (await world.Work.WaitingAsync(Friday))[0];
        await world.Work.BeginAsync(row);
        Assert.Equal(DeliveryState.Sent, await world.Work.SettleAsync(row, DeliveryState.Sent, digest!.Points, DateTime.MaxValue));

        var events = (await world.Filings.TrailAsync(null)).Where(one => one.Action.StartsWith("Reminder", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ReminderSent", "RemindersPlanned"], events.Select(one => one.Action));
        Assert.All(events, one => Assert.Equal(("Reminders/2024-11-22", "system:reminders"), (one.Subject, one.ActorId)));
        Assert.All(events, one => Assert.DoesNotContain("@exemple.test\"", one.Detail.Replace(row.MessageId, "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(events, one => Assert.DoesNotContain("Ada", one.Detail, StringComparison.Ordinal));

        Assert.Equal(0, await world.Work.SweepAsync());
        world.Test.Clock.Advance(TimeSpan.FromDays(401));
        Assert.Equal(1, await world.Work.SweepAsync());
        Assert.Empty((await world.Work.LookAsync(Friday)).Runs);
    }
}
