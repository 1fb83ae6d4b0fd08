using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization.Reminders;
using Xunit;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>Which days a digest stands for, and on which of them a rule falls.</summary>
public sealed class ReminderWindowTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly Gen<DateOnly> Days = from number in Gen.Choose(0, 2000) select new DateOnly(2024, 1, 1).AddDays(number);

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", true)]
    public void Nothing_is_sent_at_the_end_of_the_week(string day, bool isWorkday) => Assert.Equal(isWorkday, ReminderWindow.IsWorkday(Day(day)));

    [Theory]
    [InlineData("2026-04-03", "2026-04-07")] // from Good Friday over Easter Monday
    [InlineData("2026-12-24", "2026-12-28")]
    [InlineData("2026-12-31", "2027-01-04")]
    [InlineData("2026-06-24", "2026-06-25")]
    public void Nothing_is_sent_on_public_holidays(string holiday, string next) => Assert.Equal(Day(next), ReminderWindow.WorkdayFrom(Day(holiday)));

    [Fact]
    public void A_countdown_into_a_holiday_falls_on_the_working_day_before_and_what_is_past_on_the_one_after()
    {
        var (eve, holiday, after) = (Day("2027-05-21"), Day("2027-05-24"), Day("2027-05-25")); // a Friday, the Monday of the patriotes, a Tuesday
        var (before, next) = (ReminderWindow.Of(eve, eve.AddDays(-1)), ReminderWindow.Of(after, eve));

        Assert.True(Rule(ReminderKind.BeforeDue, 2).Falls(holiday.AddDays(2), before));
        Assert.False(Rule(ReminderKind.BeforeDue, 2).Falls(holiday.AddDays(2), next));
        Assert.False(Rule(ReminderKind.AfterDue, 1).Falls(holiday.AddDays(-1), before));
        Assert.True(Rule(ReminderKind.AfterDue, 1).Falls(holiday.AddDays(-1), next));
    }

    [Fact]
    public void A_countdown_into_the_weekend_falls_on_the_Friday_and_what_is_past_on_the_Monday()
    {
        var (friday, sunday) = (Monday.AddDays(-3), Monday.AddDays(-1));
        var (before, after) = (ReminderWindow.Of(friday, friday.AddDays(-1)), ReminderWindow.Of(Monday, friday));

        Assert.True(Rule(ReminderKind.BeforeDue, 0).Falls(sunday, before));
        Assert.False(Rule(ReminderKind.BeforeDue, 0).Falls(sunday, after));
        Assert.False(Rule(ReminderKind.AfterDue, 1).Falls(friday, before));
        Assert.True(Rule(ReminderKind.AfterDue, 1).Falls(friday, after));
        Assert.True(Rule(ReminderKind.AfterDue, 1).Falls(sunday, after));
        Assert.False(Rule(ReminderKind.AfterDue, 1).Falls(Monday, after));
    }

    /// <summary>Whatever the day and the rule, and whichever working days the portal rested, a reminder is told exactly once.</summary>
    [Fact]
    public void Every_reminder_falls_into_one_digest() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Arb.From(from anchor in Days from days in Gen.Choose(1, 60) from kind in Gen.Elements(ReminderKind.BeforeDue, ReminderKind.AfterReturn) from rests in Gen.Choose(0, 4) select (anchor, days, kind, rests)),
        told =>
        {
            var (anchor, days, kind, rests) = told;
            var falls = anchor.AddDays(kind == ReminderKind.BeforeDue ? -days : days);
            DateOnly? previous = null;
            var count = 0;
            // From a Monday three weeks before, with up to four working days in a row without a digest.
            var day = ReminderWindow.WorkdayFrom(falls.AddDays(-21));
            for (var turn = 0; day < falls.AddDays(21); turn++, day = ReminderWindow.WorkdayFrom(day.AddDays(1)))
            {
                if (rests > 0 && turn % (rests + 1) != 0)
                {
                    continue;
                }

                count += Rule(kind, days).Falls(anchor, ReminderWindow.Of(day, previous)) ? 1 : 0;
                previous = day;
            }

            return count == 1;
        }));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void What_waits_on_is_told_again_and_again(int daysAfter, bool falls)
    {
        var rule = Rule(ReminderKind.AfterSubmission, 5, 10) with { RepeatDays = 5 };
        var wednesday = Monday.AddDays(2);

        Assert.Equal(falls, rule.Falls(wednesday.AddDays(-daysAfter), ReminderWindow.Of(wednesday, wednesday.AddDays(-1))));
    }

    [Fact]
    public void A_long_rest_is_not_made_up_for_beyond_a_week()
    {
        var window = ReminderWindow.Of(Monday, Monday.AddDays(-40));

        Assert.True(window.IncludesAfter(Monday.AddDays(-6)));
        Assert.False(window.IncludesAfter(Monday.AddDays(-7)));
    }

    [Fact]
    public void A_rule_that_is_off_never_falls() =>
        Assert.False((Rule(ReminderKind.BeforeDue, 0) with { IsOn = false }).Falls(Monday, ReminderWindow.Of(Monday, null)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ReminderRule Rule(ReminderKind kind, params int[] days) => new() { Kind = kind, IsOn = true, Days = days };
}
