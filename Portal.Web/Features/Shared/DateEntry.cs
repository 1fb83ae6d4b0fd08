using System.Globalization;

namespace Portal.Web.Features.Shared;

/// <summary>A date as it was typed: a day, nothing, or what cannot be read as a day.</summary>
public readonly record struct DateEntry(DateOnly? Day, string? Unreadable)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const int Shown = 40;

    public static DateEntry Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
                ? new DateEntry(day, null)
                : new DateEntry(null, text.Length > Shown ? text[..Shown] + "…" : text);
    }
}
