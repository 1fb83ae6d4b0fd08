using Portal.Data;
using Portal.Reports.Engine.Charts;

namespace Portal.Reports.Shared;

/// <summary>The sentences that charts need, in the reader's language, on pages and in documents.</summary>
public static class ChartTexts
{
    public static ChartWords Words(Language language)
    {
        var t = SharedTexts.For(language);
        return new ChartWords
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
}
