namespace Portal.Reports.Engine.Charts;

/// <summary>A line with gaps as the stretches between them.</summary>
internal static class LineRuns
{
    public static IReadOnlyList<IReadOnlyList<Spot>> Of(IEnumerable<Spot?> spots)
    {
        var runs = new List<IReadOnlyList<Spot>>();
        var run = new List<Spot>();
        foreach (var spot in spots.Append(null))
        {
            if (spot is { } known)
            {
                run.Add(known);
            }
            else if (run.Count > 0)
            {
                runs.Add(run);
                run = [];
            }
        }

        return runs;
    }
}
