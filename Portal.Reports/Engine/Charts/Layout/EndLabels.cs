namespace Portal.Reports.Engine.Charts;

/// <summary>Names of series written beside their ends, instead of a legend to look up.</summary>
internal static class EndLabels
{
    /// <summary>From the end of a series to its name.</summary>
    public const double Gap = 12;

    /// <summary>
    /// What a sample of the series takes before its name. Where several names stand below one another, a name that had to
    /// move away from its end would else be told only by its colour.
    /// </summary>
    public const double SampleWidth = 18;

    // Of the sample itself; the rest is space.
    private const double SampleLength = 13;
    private const double SwatchSize = 10;

    private const double LineHeight = 17;

    // From a baseline to the middle of small letters.
    private const double Middle = 4;
    private const int OutsideCost = 1000;

    /// <summary>Baselines near the wished heights, none closer than a line to the next, all within the zone.</summary>
    public static double[] Spread(IReadOnlyList<double> heights, double top, double bottom)
    {
        var order = Enumerable.Range(0, heights.Count).OrderBy(place => heights[place]).ToArray();
        var gap = Math.Min(LineHeight, (bottom - top) / Math.Max(1, heights.Count - 1));
        var baselines = new double[heights.Count];
        var least = top;
        foreach (var place in order)
        {
            baselines[place] = Math.Max(least, heights[place] + Middle);
            least = baselines[place] + gap;
        }

        var most = bottom + Middle;
        foreach (var place in order.Reverse())
        {
            baselines[place] = Math.Min(most, baselines[place]);
            most = baselines[place] - gap;
        }

        return baselines;
    }

    /// <summary>A piece of a series' line with its point, before a name.</summary>
    public static IEnumerable<Mark> LineSample(SeriesLine line, double x, double baseline)
    {
        var y = baseline - Middle;
        yield return new PolylineMark(SeriesStyles.Line(line), [new(x, y), new(x + SampleLength, y)]);
        if (line != SeriesLine.PreviousYear)
        {
            yield return SeriesStyles.Point(line, new(x + (SampleLength / 2), y));
        }
    }

    /// <summary>A piece of a surface, before a name.</summary>
    public static Mark Swatch(MarkStyle fill, double x, double baseline) =>
        new RectMark(fill, x, baseline - Middle - (SwatchSize / 2), SampleLength, SwatchSize);

    /// <summary>
    /// A place for the name of a series that ends before the last category: beside its end, above or below it, wherever
    /// fewest lines and labels are in the way.
    /// </summary>
    public static TextMark Beside(
        MarkStyle style, string text, Spot end, Plot plot, IEnumerable<IReadOnlyList<Spot>> lines, IEnumerable<Box> taken)
    {
        var width = TextMetrics.Width(text, TextMetrics.NarrowSize);
        var segments = lines.SelectMany(line => line.Zip(line.Skip(1))).ToList();
        var boxes = taken.ToList();
        var best = Places(end).MinBy(place => Cost(Box.OfText(place.At, width, place.Anchor)));
        return new TextMark(style, best.At, text, best.Anchor);

        int Cost(Box box) =>
            segments.Count(segment => box.Touches(segment.First, segment.Second))
            + (2 * boxes.Count(box.Overlaps))
            + (box.IsWithin(plot.Left, plot.LabelZone.Top - 16, plot.Right + plot.LabelWidth, plot.Bottom) ? 0 : OutsideCost);
    }

    private static IEnumerable<(Spot At, TextAnchor Anchor)> Places(Spot end) =>
    [
        (new(end.X + 10, end.Y - 6), TextAnchor.Start),
        (new(end.X + 10, end.Y + 16), TextAnchor.Start),
        (new(end.X + Gap, end.Y + Middle), TextAnchor.Start),
        (new(end.X, end.Y - 12), TextAnchor.Middle),
        (new(end.X, end.Y + 24), TextAnchor.Middle),
        (new(end.X - 10, end.Y - 12), TextAnchor.End),
        (new(end.X - 10, end.Y + 24), TextAnchor.End),
        (new(end.X + 10, end.Y - 26), TextAnchor.Start),
        (new(end.X + 10, end.Y + 36), TextAnchor.Start),
    ];
}
