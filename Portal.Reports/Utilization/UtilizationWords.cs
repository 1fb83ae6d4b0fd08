using Portal.Data.Utilization;

namespace Portal.Reports.Utilization;

internal static class UtilizationWords
{
    public static string UnitName(this UtilizationTexts t, string unit) => unit switch
    {
        Units.Count => t.UnitCount,
        Units.Hours => t.UnitHours,
        Units.Kilometres => "km",
        Units.Percent => "%",
        _ => t.UnitRate,
    };
}
