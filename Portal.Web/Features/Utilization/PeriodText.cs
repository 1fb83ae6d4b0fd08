using System.Globalization;

namespace Portal.Web.Features.Utilization;

/// <summary>Periods as they are called on pages.</summary>
internal static class PeriodText
{
    /// <summary>P08</summary>
    public static string Short(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number:00}");
}
