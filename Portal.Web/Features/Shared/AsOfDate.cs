using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Data.Governance;

namespace Portal.Web.Features.Shared;

/// <summary>The reference date of a page. What cannot be read is told at the field, and the page shows today.</summary>
public sealed record AsOfDate(DateOnly Day, DateOnly Today, string? Unreadable)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>What <c>?structure=</c> asks for: another day's seats and holders under the structure of today.</summary>
    public const string TodaysStructure = "today";

    public bool IsToday => Day == Today;

    /// <summary>Bodies are named and grouped as they are today; never set for today itself.</summary>
    public bool IsUnderToday { get; private init; }

    /// <summary>The day of the seats with the day of the structure.</summary>
    public RegisterDay Register => IsUnderToday ? new RegisterDay(Day, Today) : Day;

    /// <summary>Appended to links that stay on the same day; empty for today.</summary>
    public string Query => IsToday ? "" : $"?date={Day:yyyy-MM-dd}{(IsUnderToday ? $"&structure={TodaysStructure}" : "")}";

    /// <summary>The same day under the structure that the address asks for.</summary>
    public AsOfDate Under(string? structure) => this with { IsUnderToday = !IsToday && structure == TodaysStructure };

    public static AsOfDate Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new AsOfDate(today, today, null);
        }

        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
                ? new AsOfDate(day, today, null)
                : new AsOfDate(today, today, text.Length > 40 ? text[..40] : text);
    }
}

/// <summary>A page asked for an unreadable day answers 400, with what is wrong at the field.</summary>
internal sealed class AsOfFilter(PortalContext portal) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (portal.AsOf.Unreadable is not null && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
