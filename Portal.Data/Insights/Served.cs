using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Inhabitants served by the establishments of a cell, on the last day of its last period. Not known where they share a region with
/// establishments outside it: a region's inhabitants cannot be divided between those who serve it (as <see cref="PopulationRow"/> has it).
/// </summary>
internal sealed class Served(IReadOnlyList<Served.Server> servers, Func<int, DateOnly, (int Row, int Column)> sort, Axis rows, Axis columns, TimeAxis time)
{
    private readonly Dictionary<(int Bucket, int Row, int Column), decimal?> known = [];
    private readonly Dictionary<int, List<Region>> sorted = [];

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

        if (!sorted.TryGetValue(bucket, out var regions))
        {
            sorted[bucket] = regions =
            [
                .. from server in servers
                   where server.IsOpenOn(last.EndsOn)
                   group server by server.RegionCode into region
                   select new Region(region.First().Population, [.. region.Select(server => sort(server.PlaceId, last.EndsOn))]),
            ];
        }

        var sum = 0m;
        foreach (var region in regions)
        {
            var inside = 0;
            foreach (var place in region.Places)
            {
                inside += place.Row >= 0 && (row < 0 || place.Row == row) && (column < 0 || place.Column == column) ? 1 : 0;
            }

            if (inside > 0 && inside < region.Places.Length)
            {
                return null;
            }

            sum += inside > 0 ? region.Population : 0;
        }

        return sum;
    }

    /// <param name="Places">Where each establishment that serves it stands in the answer.</param>
    private sealed record Region(int Population, (int Row, int Column)[] Places);

    /// <summary>An establishment as its region's inhabitants are counted by it. Of the whole network: whether a region is served by a selection alone is asked of all who serve it.</summary>
    internal sealed record Server(int PlaceId, string RegionCode, int Population, DateOnly OpensOn, DateOnly? ClosesOn)
    {
        public static Server Of(NetworkPlaceRow row, int placeId) => new(placeId, row.RegionCode!, row.Population!.Value, row.OpensOn, row.ClosesOn);

        public bool IsOpenOn(DateOnly day) => OpensOn <= day && (ClosesOn is null || ClosesOn >= day);
    }
}
