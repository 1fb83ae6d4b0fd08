using Portal.Data.Documents;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>On which days a schedule is due.</summary>
public static class ScheduleCalendar
{
    /// <summary>The first due day after another; null when the calendar has no later period.</summary>
    /// <param name="dayNumber">A day of the month, which in a shorter month is its last; or days after a period's due date.</param>
    /// <param name="periods">Those of the fiscal year of the day and of the one before, in order; not looked at for a monthly rhythm.</param>
    public static DateOnly? Next(Rhythm rhythm, int dayNumber, DateOnly after, IReadOnlyList<PeriodRow> periods)
    {
        if (rhythm == Rhythm.Monthly)
        {
            var day = InMonth(after, dayNumber);
            return day > after ? day : InMonth(new DateOnly(after.Year, after.Month, 1).AddMonths(1), dayNumber);
        }

        return periods.Select(period => (DateOnly?)period.DueOn.AddDays(dayNumber)).Where(day => day > after).Min();
    }

    /// <summary>
    /// The last due day after one and until another, both as the portal counts days; null when there is none. What fell due
    /// earlier, while nothing ran, is not made up for.
    /// </summary>
    public static DateOnly? LastDue(Rhythm rhythm, int dayNumber, DateOnly after, DateOnly until, IReadOnlyList<PeriodRow> periods)
    {
        DateOnly? last = null;
        for (var next = Next(rhythm, dayNumber, after, periods); next <= until; next = Next(rhythm, dayNumber, next.Value, periods))
        {
            last = next;
        }

        return last;
    }

    /// <summary>The period that a due day is about: the last whose due date has come.</summary>
    public static PeriodRow? PeriodOf(Rhythm rhythm, int dayNumber, DateOnly dueOn, IReadOnlyList<PeriodRow> periods) =>
        periods.LastOrDefault(period => period.DueOn.AddDays(rhythm == Rhythm.Period ? dayNumber : 0) <= dueOn);

    private static DateOnly InMonth(DateOnly month, int dayNumber) =>
        new(month.Year, month.Month, Math.Min(dayNumber, DateTime.DaysInMonth(month.Year, month.Month)));
}
