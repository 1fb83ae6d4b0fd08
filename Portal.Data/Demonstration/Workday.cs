using Portal.Data.Engine;

namespace Portal.Data.Demonstration;

/// <summary>When things happen in an office: on weekdays, between half past eight and half past four in Montréal.</summary>
internal static class Workday
{
    private const int Opens = (8 * 60) + 30;
    private const int Closes = (16 * 60) + 30;

    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself, or the next weekday.</summary>
    public static DateOnly OrNext(DateOnly day) => Is(day) ? day : OrNext(day.AddDays(1));

    /// <summary>The day itself, or the weekday before.</summary>
    public static DateOnly OrPrevious(DateOnly day) => Is(day) ? day : OrPrevious(day.AddDays(-1));

    public static DateTime At(DateOnly day, SplitMix64 random) => Utc(day, random.Between(Opens, Closes), random.Between(0, 59));

    /// <summary>A minute of a day in Montréal; not one of the night in which the clocks change.</summary>
    public static DateTime Utc(DateOnly day, int minute, int second = 0)
    {
        var guess = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMinutes(minute).AddSeconds(second);
        return guess + (guess - PortalTime.Local(guess));
    }
}
