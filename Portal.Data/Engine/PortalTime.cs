using System.Globalization;

namespace Portal.Data.Engine;

/// <summary>Now and today: instants are kept in UTC, a day is a day in Montréal.</summary>
public sealed class PortalTime(TimeProvider clock)
{
    // Montréal's rules are Toronto's since 1967; the older name is a link that not every time zone database has.
    private static readonly TimeZoneInfo Montreal = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    /// <summary>This instant, cut to the millisecond that the columns keep.</summary>
    public DateTime UtcNow
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        }
    }

    public DateOnly Today => DayOf(UtcNow);

    /// <summary>The calendar day of an instant, as people in Québec count it.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Montreal);

    /// <summary>The instant at which a day begins in Montréal.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Montreal);

    /// <summary>The fiscal year of a day, from 1 April to 31 March: <c>2026-2027</c>.</summary>
    public static string FiscalYearOf(DateOnly day)
    {
        var first = day.Month >= 4 ? day.Year : day.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first}-{first + 1}");
    }
}
