using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;

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

    public static ChartWords Words(this UtilizationTexts t) => new()
    {
        Trend = series => t.ChartTrend(series.Series, series.First, series.FirstName, series.Last, series.LastName, series.Highest, series.HighestName, series.Lowest, series.LowestName),
        SingleValue = series => t.ChartSingle(series.Series, series.First, series.FirstName),
        NoValue = t.ChartNone,
        Gaps = t.ChartGaps,
        AxisStart = t.ChartAxis,
        Pair = t.ChartPair,
        Missing = "–",
    };
}
