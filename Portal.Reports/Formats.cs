using System.Globalization;
using Portal.Data;
using Portal.Data.Engine;

namespace Portal.Reports;

/// <summary>
/// Numbers and dates as Québec writes them in each language, on pages and in documents alike. Never the thread's culture:
/// .NET's fr-CA puts an ordinary space before the per cent sign.
/// </summary>
public sealed class Formats
{
    private const char NoBreak = '\u00a0';
    private const char Minus = '\u2212';

    private static readonly Formats French = new(Language.French, NoBreak, ',');
    private static readonly Formats English = new(Language.English, ',', '.');

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] FrenchMonthsShort =
        ["janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] EnglishMonthsShort =
        ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    private static readonly string[] FrenchDays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] EnglishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private readonly NumberFormatInfo numbers;

    private Formats(Language language, char group, char point)
    {
        Language = language;
        numbers = new NumberFormatInfo
        {
            NumberGroupSeparator = group.ToString(),
            NumberDecimalSeparator = point.ToString(),
            NegativeSign = Minus.ToString(),
        };
    }

    public Language Language { get; }

    public static Formats For(Language language) => language == Language.English ? English : French;

    /// <summary>1 234 in French, 1,234 in English.</summary>
    public string Whole(long value) => value.ToString("#,0", numbers);

    /// <summary>Up to two decimals, none where there are none: 1 234,5.</summary>
    public string Number(decimal value) => value.ToString("#,0.##", numbers);

    /// <summary>A fixed number of decimals.</summary>
    public string Number(decimal value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), numbers);

    /// <summary>A share between 0 and 1 with one decimal: 12,3 % in French (no-break space), 12.3% in English.</summary>
    public string Percent(decimal share, int decimals = 1) => Number(share * 100, decimals) + PercentSign;

    /// <summary>A relative change with its sign: +5,1 %, −2,0 %, 0 %.</summary>
    public string Change(decimal share) => Math.Round(share, 3) switch
    {
        0 => "0" + PercentSign,
        > 0 => "+" + Percent(share),
        _ => Percent(share),
    };

    /// <summary>Cents as dollars: 1 234,50 $ in French, $1,234.50 in English.</summary>
    public string Money(long cents) => Language == Language.English
        ? $"{(cents < 0 ? Minus.ToString() : "")}${Number(Math.Abs(cents) / 100m, 2)}"
        : $"{Number(cents / 100m, 2)}{NoBreak}$";

    /// <summary>2026-11-21, for tables and fields, in both languages.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day or an en dash where there is none.</summary>
    public static string Date(DateOnly? day) => day is { } known ? Date(known) : "–";

    /// <summary>21 novembre 2026, 1er décembre 2026; November 21, 2026.</summary>
    public string LongDate(DateOnly day) => Language == Language.English
        ? $"{EnglishMonths[day.Month - 1]}{NoBreak}{day.Day}, {day.Year}"
        : $"{FrenchDay(day)}{NoBreak}{FrenchMonths[day.Month - 1]}{NoBreak}{day.Year}";

    /// <summary>Vendredi 20 novembre 2026; Friday, November 20, 2026; with a capital, as a sentence begins.</summary>
    public string WeekdayDate(DateOnly day)
    {
        var name = (Language == Language.English ? EnglishDays : FrenchDays)[(int)day.DayOfWeek];
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}{(Language == Language.English ? ", " : " ")}{LongDate(day)}";
    }

    /// <summary>14 nov.; Nov. 14: for a column's head.</summary>
    public string ShortDate(DateOnly day) => Language == Language.English
        ? $"{EnglishMonthsShort[day.Month - 1]}{NoBreak}{day.Day}"
        : $"{FrenchDay(day)}{NoBreak}{FrenchMonthsShort[day.Month - 1]}";

    /// <summary>18 octobre, without the year, for a span that names it at its end; October 18.</summary>
    public string DayAndMonth(DateOnly day) => Language == Language.English
        ? $"{EnglishMonths[day.Month - 1]}{NoBreak}{day.Day}"
        : $"{FrenchDay(day)}{NoBreak}{FrenchMonths[day.Month - 1]}";

    /// <summary>avril 2023; April 2023.</summary>
    public string MonthAndYear(DateOnly day) => $"{(Language == Language.English ? EnglishMonths : FrenchMonths)[day.Month - 1]}{NoBreak}{day.Year}";

    /// <summary>An instant as a clock in Montréal shows it: 10 h 42; 10:42.</summary>
    public string Time(DateTime utc)
    {
        var local = PortalTime.Local(utc);
        return Language == Language.English
            ? local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{local.Hour}{NoBreak}h{NoBreak}{local.Minute:00}");
    }

    /// <summary>2026-11-21, 10 h 42.</summary>
    public string DateAndTime(DateTime utc) => $"{Date(PortalTime.DayOf(utc))}, {Time(utc)}";

    private string PercentSign => Language == Language.English ? "%" : NoBreak + "%";

    private static string FrenchDay(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
}
