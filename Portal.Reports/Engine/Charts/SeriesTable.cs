namespace Portal.Reports.Engine.Charts;

/// <summary>The table of a chart of series: a row for each category, a column for each series.</summary>
internal static class SeriesTable
{
    public static ChartTable Of(
        string header,
        IReadOnlyList<ChartCategory> categories,
        IReadOnlyList<(string Name, IReadOnlyList<ChartValue> Values)> series,
        Func<decimal, string> format,
        string missing) => new(
        [header, .. series.Select(one => one.Name)],
        [.. categories.Select((category, place) => new ChartTableRow(
            category.Name, [.. series.Select(one => one.Values.ElementAtOrDefault(place).Text(format, missing))]))]);
}
