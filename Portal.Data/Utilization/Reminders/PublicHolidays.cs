namespace Portal.Data.Utilization.Reminders;

/// <summary>
/// The days other than Saturdays and Sundays on which Québec’s public service is closed: the eight of the Act respecting labour
/// standards (chapter N-1.1, section 60) and of the National Holiday Act (chapter F-1.1), and the five that the public service’s
/// collective agreements add: Easter Monday beside Good Friday, 24, 26 and 31 December, 2 January. A day that falls on a Sunday
/// moves to the Monday where those Acts say so (24 June, 1 July); the others are moved by a list that the service draws up each
/// year, so here they stay where they fall.
/// </summary>
public static class PublicHolidays
{
    public static bool Is(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (1, 2) or (6, 24) or (7, 1) or (12, 24) or (12, 25) or (12, 26) or (12, 31) => true,
        (6, 25) or (7, 2) => day.DayOfWeek == DayOfWeek.Monday,
        (5, >= 18 and <= 24) => day.DayOfWeek == DayOfWeek.Monday, // Journée nationale des patriotes: the Monday before 25 May
        (9, <= 7) => day.DayOfWeek == DayOfWeek.Monday,
        (10, >= 8 and <= 14) => day.DayOfWeek == DayOfWeek.Monday,
        (3 or 4, _) => day.DayNumber - Easter(day.Year).DayNumber is -2 or 1,
        _ => false,
    };

    /// <summary>
    /// Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of the Church’s tables from 21 March on.
    /// Source: J. Meeus, <i>Astronomical Algorithms</i>, chapter 8.
    /// </summary>
    public static DateOnly Easter(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * moon) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(moon + weekday - (7 * correction) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
