using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Portal.Web.Features.Shared;

/// <summary>The reference date of a page. What cannot be read is told at the field, and the page shows today.</summary>
public sealed record AsOfDate(DateOnly Day, DateOnly Today, string? Unreadable)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    public bool IsToday => Day == Today;

    /// <summary>Appended to links that stay on the same day; empty for today.</summary>
    public string Query => IsToday ? "" : $"?date={Day:yyyy-MM-dd}";

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
