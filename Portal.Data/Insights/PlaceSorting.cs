using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Which row and column a place belongs to in each period, by the question's filters, its day of structure, and the asker's scope: a
/// centre sees an establishment in those periods on whose last day it looked after it.
/// </summary>
internal sealed class PlaceSorting
{
    private readonly string? scopeTerritory;
    private readonly DateOnly? structure;
    private readonly Axis rows;
    private readonly Axis columns;
    private readonly (Dimension Dimension, HashSet<string> Codes)[] filters;
    private readonly bool asksForTerritory;

    /// <param name="scopeTerritory">The territory to which the answer is confined; null: none.</param>
    /// <param name="structure">The day whose structure sorts; null: each period's last.</param>
    public PlaceSorting(InsightQuestion question, string? scopeTerritory, DateOnly? structure, Axis rows, Axis columns)
    {
        (this.scopeTerritory, this.structure, this.rows, this.columns) = (scopeTerritory, structure, rows, columns);
        filters = [.. question.Filters.Where(filter => filter.Key.Kind == DimensionKind.Place)
            .Select(filter => (filter.Key, filter.Value.ToHashSet(StringComparer.Ordinal)))];
        asksForTerritory = scopeTerritory is not null
            || filters.Select(filter => filter.Dimension).Append(rows.Dimension).Append(columns.Dimension).Any(dimension => dimension == Dimension.Territory || dimension == Dimension.Centre);
    }

    /// <summary>Over the periods of an axis. Axes that are no places are 0.</summary>
    public SortedPlace Sort(Place place, IReadOnlyList<PeriodRow> periods)
    {
        if (periods.Count > 0 && IsSteady(place, periods[0].EndsOn))
        {
            var (row, column) = Sort(place, periods[0].EndsOn);
            return new SortedPlace(row, column);
        }

        (int Row, int Column)[] byPeriod = [.. periods.Select(period => Sort(place, period.EndsOn))];
        return Array.Exists(byPeriod, at => at.Row >= 0) ? new SortedPlace(-1, -1, byPeriod) : SortedPlace.Nowhere;
    }

    /// <summary>Where the place is counted on a day; a row of -1: nowhere.</summary>
    public (int Row, int Column) Sort(Place place, DateOnly day)
    {
        var under = structure is { } fixedDay ? place.TerritoryUnder(fixedDay) : place.TerritoryOn(day);
        if (scopeTerritory is not null && place.TerritoryOn(day) != scopeTerritory)
        {
            return (-1, -1);
        }

        foreach (var (dimension, codes) in filters)
        {
            if (!codes.Contains(CodeOf(dimension, place, under)))
            {
                return (-1, -1);
            }
        }

        var row = IndexOn(rows, place, under);
        var column = IndexOn(columns, place, under);
        return row < 0 || column < 0 ? (-1, -1) : (row, column);
    }

    /// <summary>What a place is counted under; empty for what it has none of.</summary>
    public static string CodeOf(Dimension dimension, Place place, string? territory) =>
        dimension == Dimension.Territory || dimension == Dimension.Centre ? territory ?? ""
        : dimension == Dimension.Region ? place.RegionCode
        : dimension == Dimension.Remoteness ? place.Remoteness
        : dimension == Dimension.BodyKind ? place.KindCode
        : place.BodyCode ?? "";

    private static int IndexOn(Axis axis, Place place, string? territory) =>
        axis.Is(DimensionKind.Place) ? axis.IndexOf(CodeOf(axis.Dimension!, place, territory)) : 0;

    /// <summary>The same in every period from a day on.</summary>
    private bool IsSteady(Place place, DateOnly from) => !asksForTerritory || (structure is not null && scopeTerritory is null)
        || place.Course.Count == 0 || (place.Course.Count == 1 && place.Course[0].To is null && place.Course[0].From <= from);
}
