using System.Globalization;

namespace Portal.Web.Features.Shared;

/// <summary>How a financial period is named: P08 in both languages.</summary>
public static class PeriodNames
{
    public static string Of(int number) => "P" + number.ToString("00", CultureInfo.InvariantCulture);
}
