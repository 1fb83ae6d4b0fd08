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

    /// <summary>What several periods of an indicator come to.</summary>
    public static string OverTimeOf(this UtilizationTexts t, FormIndicator indicator) => indicator.OverTime switch
    {
        OverTime.Last => t.OverTimeLast,
        OverTime.Mean => t.OverTimeMean,
        _ => t.OverTimeSum,
    };
}
