using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Documents;
using Portal.Data.Utilization;
using Portal.Web.Features.Documents.Schedules;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>On which days schedules are due.</summary>
public sealed class ScheduleCalendarTests
{
    private static readonly IReadOnlyList<PeriodRow> Periods =
    [
        Period("2026-2027-P07", 7, new(2026, 9, 13), new(2026, 10, 10)), // due 2026-10-25
        Period("2026-2027-P08", 8, new(2026, 10, 11), new(2026, 11, 7)), // due 2026-11-22
        Period("2026-2027-P09", 9, new(2026, 11, 8), new(2026, 12, 5)), // due 2026-12-20
    ];

    [Theory]
    [InlineData(15, "2026-11-14", "2026-11-15")]
    [InlineData(15, "2026-11-15", "2026-12-15")]
    [InlineData(31, "2026-11-20", "2026-11-30")]
    [InlineData(31, "2027-01-31", "2027-02-28")]
    [InlineData(30, "2028-02-10", "2028-02-29")]
    [InlineData(1, "2026-12-31", "2027-01-01")]
    public void A_monthly_one_is_due_on_its_day_or_the_last_of_the_month(int day, string after, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), ScheduleCalendar.Next(Rhythm.Monthly, day, DateOnly.Parse(after, null), []));

    [Theory]
    [InlineData(0, "2026-11-20", "2026-11-22")]
    [InlineData(5, "2026-11-26", "2026-11-27")]
    [InlineData(5, "2026-11-27", "2026-12-25")]
    [InlineData(40, "2026-11-20", "2026-12-04")]
    public void One_of_each_period_is_due_so_many_days_after_the_due_date(int days, string after, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), ScheduleCalendar.Next(Rhythm.Period, days, DateOnly.Parse(after, null), Periods));

    [Fact]
    public void Past_the_end_of_the_calendar_nothing_is_due() =>
        Assert.Null(ScheduleCalendar.Next(Rhythm.Period, 0, new(2026, 12, 20), Periods));

    [Fact]
    public void After_a_stop_the_last_due_day_alone_is_seen_to()
    {
        Assert.Equal(new DateOnly(2026, 11, 15), ScheduleCalendar.LastDue(Rhythm.Monthly, 15, new(2026, 7, 20), new(2026, 11, 20), []));
        Assert.Null(ScheduleCalendar.LastDue(Rhythm.Monthly, 15, new(2026, 11, 15), new(2026, 11, 20), []));
    }

    [Theory]
    [InlineData(Rhythm.Monthly, 1, "2026-11-21", "2026-2027-P07")]
    [InlineData(Rhythm.Monthly, 1, "2026-11-22", "2026-2027-P08")]
    [InlineData(Rhythm.Period, 40, "2026-12-04", "2026-2027-P07")]
    [InlineData(Rhythm.Period, 5, "2026-11-27", "2026-2027-P08")]
    public void It_is_about_the_last_period_that_was_due(Rhythm rhythm, int day, string dueOn, string period) =>
        Assert.Equal(period, ScheduleCalendar.PeriodOf(rhythm, day, DateOnly.Parse(dueOn, null), Periods)?.Code);

    [Fact]
    public void Whatever_the_day_each_month_has_just_one_due_day_and_none_is_left_out() => Prop.ForAll(
        Gen.Choose(1, 31).ToArbitrary(),
        Gen.Choose(0, 40_000).ToArbitrary(),
        (day, offset) =>
        {
            var after = new DateOnly(2000, 1, 1).AddDays(offset);
            var next = ScheduleCalendar.Next(Rhythm.Monthly, day, after, [])!.Value;
            var second = ScheduleCalendar.Next(Rhythm.Monthly, day, next, [])!.Value;
            return next > after && next.DayNumber - after.DayNumber <= 31
                && Month(second) == Month(next) + 1
                && (next.Day == day || next.AddDays(1).Day == 1);
        }).QuickCheckThrowOnFailure();

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;

    private static PeriodRow Period(string code, int number, DateOnly from, DateOnly until) =>
        new() { Code = code, FiscalYear = "2026-2027", Number = number, Sequence = number, StartsOn = from, EndsOn = until };
}
