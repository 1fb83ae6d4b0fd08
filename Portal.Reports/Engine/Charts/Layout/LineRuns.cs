namespace Portal.Reports.Engine.Charts;

/// <summary>A line with gaps and breaks as the stretches between them.</summary>
internal static class LineRuns
{
    public static IReadOnlyList<IReadOnlyList<Spot>> Of(IEnumerable<Spot?> spots, IReadOnlyList<ChartBreak> breaks)
    {
        var runs = new List<IReadOnlyList<Spot>>();
        var run = new List<Spot>();
        foreach (var (place, spot) in spots.Append(null).Index())
        {
            if (run.Count > 0 && breaks.Any(at => at.Place == place))
            {
                runs.Add(run);
                run = [];
            }

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
