namespace Portal.Reports.Engine.Charts;

/// <summary>The table of a chart of series: a row for each category, a column for each series. The first row after a break bears its sign.</summary>
internal static class SeriesTable
{
    public static ChartTable Of(
        string header,
        IReadOnlyList<ChartCategory> categories,
        IReadOnlyList<(string Name, IReadOnlyList<ChartValue> Values)> series,
        Func<decimal, string> format,
        string missing,
        IReadOnlyList<ChartBreak> breaks) => new(
        [header, .. series.Select(one => one.Name)],
        [.. categories.Select((category, place) => new ChartTableRow(
            breaks.Any(one => one.Place == place) ? $"{category.Name}\u00a0{ChartBreak.Sign}" : category.Name,
            [.. series.Select(one => one.Values.ElementAtOrDefault(place).Text(format, missing))]))])
        {
            Notes = [.. breaks.Select(one => $"{ChartBreak.Sign}\u00a0{one.Text}")],
        };
}
