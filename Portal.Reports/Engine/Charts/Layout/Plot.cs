namespace Portal.Reports.Engine.Charts;

/// <summary>The frame of a chart with a value axis on the left and categories below.</summary>
internal sealed class Plot
{
    private const double Top = 20;
    private const double TickGap = 8;
    private const double MinMargin = 8;
    private const int MaxTicks = 6;

    private readonly double width;
    private readonly IReadOnlyList<ChartCategory> categories;
    private readonly Func<decimal, string> format;
    private readonly double inset;

    /// <summary>
    /// A frame with <paramref name="endLabels"/> beside the last category, <paramref name="labelGap"/> from the plot's right
    /// side. <paramref name="inset"/> is from the plot's sides to the first and the last category; null gives each category
    /// a band of its own.
    /// </summary>
    public Plot(
        double width, double height, IReadOnlyList<ChartCategory> categories, IReadOnlyCollection<decimal> values,
        Func<decimal, string> format, IEnumerable<string> endLabels, double labelGap, bool fromZero, double? inset)
    {
        (this.width, this.categories, this.format) = (width, categories, format);
        Bottom = height - (categories.Any(category => category.Group is not null) ? 48 : 32);
        Values = LinearScale.Readable(values, MaxTicks, Bottom, Top, format, fromZero);
        Left = Math.Min(width / 3, Math.Ceiling(TextMetrics.Widest(Values.Ticks.Select(format), TextMetrics.NarrowSize)) + TickGap + 4);
        LabelWidth = Math.Min(width / 3, Math.Ceiling(TextMetrics.Widest(endLabels, TextMetrics.NarrowSize)));
        Right = width - Math.Max(MinMargin, LabelWidth + labelGap);
        this.inset = inset ?? (Right - Left) / Math.Max(1, categories.Count) / 2;
    }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    public LinearScale Values { get; }

    /// <summary>What labels beside the last category may take, in the letters of a narrow screen.</summary>
    public double LabelWidth { get; }

    /// <summary>The zone of the values, with room for a label at either end.</summary>
    public (double Top, double Bottom) LabelZone => (Top, Bottom);

    public double Spacing => categories.Count < 2 ? Right - Left : (Right - Left - (2 * inset)) / (categories.Count - 1);

    public double X(int category) => categories.Count < 2 ? (Left + Right) / 2 : Left + inset + (Spacing * category);

    public double Y(decimal value) => Values.At(value);

    public IEnumerable<Mark> ValueAxis()
    {
        var floor = Values.Min <= 0 && Values.Max >= 0 ? 0 : Values.Min;
        foreach (var tick in Values.Ticks)
        {
            var y = Y(tick);
            yield return new LineMark(tick == floor ? MarkStyle.Base : MarkStyle.Grid, new(Left, y), new(Right, y));
            yield return new TextMark(
                MarkStyle.AxisText, new(Left - TickGap, y + 4), TextMetrics.Cut(format(tick), Left - TickGap, TextMetrics.NarrowSize), TextAnchor.End);
        }
    }

    public IEnumerable<Mark> CategoryAxis()
    {
        var labels = categories.Select(category => category.Label).ToList();
        var every = Every(TextMetrics.Widest(labels) + 8);
        var everyNarrow = Math.Max(Every(TextMetrics.Widest(labels, TextMetrics.NarrowSize) + 10), categories.Count > 8 ? 3 : 1);
        everyNarrow = (everyNarrow + every - 1) / every * every;
        for (var place = 0; place < categories.Count; place += every)
        {
            var isAlways = place % everyNarrow == 0;
            var room = 2 * Math.Min(X(place), width - X(place));
            var text = TextMetrics.Cut(labels[place], room, isAlways ? TextMetrics.NarrowSize : TextMetrics.Size);
            yield return new TextMark(MarkStyle.AxisText, new(X(place), Bottom + 20), text, TextAnchor.Middle)
            {
                Visibility = isAlways ? MarkVisibility.Always : MarkVisibility.Wide,
            };
        }

        foreach (var mark in Groups())
        {
            yield return mark;
        }
    }

    /// <summary>A rule before each first category after a break, with its sign over it.</summary>
    public IEnumerable<Mark> Breaks(IEnumerable<ChartBreak> breaks)
    {
        foreach (var at in breaks.Where(at => at.Place > 0 && at.Place < categories.Count))
        {
            var x = (X(at.Place - 1) + X(at.Place)) / 2;
            yield return new LineMark(MarkStyle.Break, new(x, Top - 4), new(x, Bottom)) { Tip = at.Text };
            yield return new TextMark(MarkStyle.BreakText, new(x, Top - 7), ChartBreak.Sign, TextAnchor.Middle);
        }
    }

    private int Every(double labelWidth) => Math.Max(1, (int)Math.Ceiling(labelWidth / Math.Max(0.1, Spacing)));

    private IEnumerable<Mark> Groups()
    {
        var start = 0;
        while (start < categories.Count)
        {
            var end = start;
            while (end + 1 < categories.Count && categories[end + 1].Group == categories[start].Group)
            {
                end++;
            }

            var left = start == 0 ? Left : (X(start - 1) + X(start)) / 2;
            var right = end == categories.Count - 1 ? Right : (X(end) + X(end + 1)) / 2;
            if (start > 0)
            {
                yield return new LineMark(MarkStyle.Base, new(left, Bottom), new(left, Bottom + 40));
            }

            if (categories[start].Group is { } group && TextMetrics.Width(group) <= right - left - 4)
            {
                yield return new TextMark(MarkStyle.StrongText, new((left + right) / 2, Bottom + 40), group, TextAnchor.Middle)
                {
                    Visibility = TextMetrics.Width(group, TextMetrics.NarrowSize) <= right - left - 4 ? MarkVisibility.Always : MarkVisibility.Wide,
                };
            }

            start = end + 1;
        }
    }
}
