namespace Portal.Data.Utilization.Reminders;

/// <summary>
/// The days that one digest stands for. Nothing is sent on Saturdays, Sundays and public holidays: a countdown that falls there is
/// told on the working day before, while there is time, and what counts from something past on the working day after. A day on which
/// nothing was sent, because the portal did not run, is made up for by the next one.
/// </summary>
public sealed record ReminderWindow
{
    /// <summary>Working days without a digest that the next one makes up for.</summary>
    public const int LongestGap = 5;

    private ReminderWindow(DateOnly day, DateOnly previous) =>
        (AfterFrom, AfterUntil, BeforeFrom, BeforeUntil) = (previous, day, LastBeforeWork(previous), LastBeforeWork(day));

    /// <summary>Not included, nor is <see cref="BeforeFrom"/>.</summary>
    public DateOnly AfterFrom { get; }

    public DateOnly AfterUntil { get; }

    public DateOnly BeforeFrom { get; }

    public DateOnly BeforeUntil { get; }

    /// <param name="previous">The day of the digest before, where there was one.</param>
    public static ReminderWindow Of(DateOnly day, DateOnly? previous)
    {
        var usual = PreviousWorkday(day);
        var from = previous is { } known && known < usual ? known : usual;
        var farthest = Enumerable.Range(0, LongestGap).Aggregate(day, (before, _) => PreviousWorkday(before));
        return new ReminderWindow(day, from < farthest ? farthest : from);
    }

    public bool IncludesAfter(DateOnly day) => day > AfterFrom && day <= AfterUntil;

    public bool IncludesBefore(DateOnly day) => day > BeforeFrom && day <= BeforeUntil;

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.Is(day);

    /// <summary>The day itself when it is one.</summary>
    public static DateOnly WorkdayFrom(DateOnly day) => IsWorkday(day) ? day : WorkdayFrom(day.AddDays(1));

    private static DateOnly PreviousWorkday(DateOnly day) => IsWorkday(day.AddDays(-1)) ? day.AddDays(-1) : PreviousWorkday(day.AddDays(-1));

    private static DateOnly LastBeforeWork(DateOnly day) => WorkdayFrom(day.AddDays(1)).AddDays(-1);
}
