using Portal.Data.Access;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>An establishment as its region's inhabitants are counted by it.</summary>
internal sealed record ServingRow
{
    public int PlaceId { get; init; }
    public required string RegionCode { get; init; }
    public int Population { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    public bool IsOpenOn(DateOnly day) => OpensOn <= day && (ClosesOn is null || ClosesOn >= day);

    /// <summary>Of the whole network: whether a region is served by a selection alone is asked of all who serve it.</summary>
    public const string Bodies = $"""
        SELECT b.BodyId AS PlaceId, r.Code AS RegionCode, r.Population, b.OpensOn, b.ClosesOn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        """;

    /// <summary>The same under their groups; 0, which no group has, for one that never had to file.</summary>
    public const string ByGroup = $"""
        SELECT COALESCE(gb.InsightGroupId, 0) AS PlaceId, r.Code AS RegionCode, r.Population, b.OpensOn, b.ClosesOn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        LEFT JOIN InsightGroupBody gb ON gb.BodyId = b.BodyId
        """;
}

/// <summary>
/// Inhabitants served by the establishments of a cell, on the last day of its last period. Not known where they share a region with
/// establishments outside it: a region's inhabitants cannot be divided between those who serve it (as <see cref="PopulationRow"/> has it).
/// </summary>
internal sealed class Served(IReadOnlyList<ServingRow> bodies, Func<int, DateOnly, (int Row, int Column)> sort, Axis rows, Axis columns, TimeAxis time)
{
    private readonly Dictionary<(int Bucket, int Row, int Column), decimal?> known = [];
    private readonly Dictionary<int, List<(ServingRow Body, int Row, int Column)>> sorted = [];

    /// <summary>-1 stands for all rows, or all columns.</summary>
    public decimal? Of(int row, int column)
    {
        var isTimeRow = rows.Is(DimensionKind.Time);
        var isTimeColumn = columns.Is(DimensionKind.Time);
        var bucket = isTimeRow && row >= 0 ? row : isTimeColumn && column >= 0 ? column : time.Lengths.Length - 1;
        var key = (bucket, Row: rows.Is(DimensionKind.Place) ? row : -1, Column: columns.Is(DimensionKind.Place) ? column : -1);
        if (!known.TryGetValue(key, out var population))
        {
            known[key] = population = Count(key.bucket, key.Row, key.Column);
        }

        return population;
    }

    private decimal? Count(int bucket, int row, int column)
    {
        if (time.Last(bucket) is not { } last)
        {
            return null;
        }

        if (!sorted.TryGetValue(bucket, out var open))
        {
            sorted[bucket] = open =
            [
                .. from body in bodies
                   where body.IsOpenOn(last.EndsOn)
                   let place = sort(body.PlaceId, last.EndsOn)
                   select (body, place.Row, place.Column),
            ];
        }

        var sum = 0m;
        foreach (var region in open.GroupBy(place => place.Body.RegionCode))
        {
            var inside = region.Count(place => place.Row >= 0 && (row < 0 || place.Row == row) && (column < 0 || place.Column == column));
            if (inside > 0 && inside < region.Count())
            {
                return null;
            }

            sum += inside > 0 ? region.First().Body.Population : 0;
        }

        return sum;
    }
}
