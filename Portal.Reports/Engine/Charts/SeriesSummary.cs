namespace Portal.Reports.Engine.Charts;

/// <summary>What stands out in a series; all values as text. Of equal values the earliest is named.</summary>
public sealed record SeriesSummary
{
    public required string Series { get; init; }
    public required string FirstName { get; init; }
    public required string First { get; init; }
    public required string LastName { get; init; }
    public required string Last { get; init; }
    public required string HighestName { get; init; }
    public required string Highest { get; init; }
    public required string LowestName { get; init; }
    public required string Lowest { get; init; }

    /// <summary>The sentences on one series: its course, then the places between its values that have none.</summary>
    internal static string Describe(
        string series, IReadOnlyList<ChartValue> values, IReadOnlyList<ChartCategory> categories, Func<decimal, string> format, ChartWords words)
    {
        var known = categories
            .Zip(values, (category, value) => (category.Name, value.Number))
            .Where(point => point.Number.HasValue)
            .Select(point => (point.Name, Number: point.Number!.Value))
            .ToList();
        if (known.Count == 0)
        {
            return words.NoValue(series);
        }

        var highest = known.MaxBy(point => point.Number);
        var lowest = known.MinBy(point => point.Number);
        var summary = new SeriesSummary
        {
            Series = series,
            FirstName = known[0].Name,
            First = format(known[0].Number),
            LastName = known[^1].Name,
            Last = format(known[^1].Number),
            HighestName = highest.Name,
            Highest = format(highest.Number),
            LowestName = lowest.Name,
            Lowest = format(lowest.Number),
        };
        if (known.Count == 1)
        {
            return words.SingleValue(summary);
        }

        var gaps = string.Join(", ", GapNames(values, categories));
        return gaps.Length == 0 ? words.Trend(summary) : words.Trend(summary) + " " + words.Gaps(series, gaps);
    }

    private static IEnumerable<string> GapNames(IReadOnlyList<ChartValue> values, IReadOnlyList<ChartCategory> categories)
    {
        var places = Enumerable.Range(0, Math.Min(values.Count, categories.Count)).ToList();
        var first = places.First(place => values[place].Number.HasValue);
        var last = places.Last(place => values[place].Number.HasValue);
        return places
            .Where(place => place > first && place < last && !values[place].Number.HasValue)
            .Select(place => categories[place].Name);
    }
}
