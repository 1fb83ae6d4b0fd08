namespace Portal.Reports.Engine.Charts;

/// <summary>Turns the data of a chart into a drawing. The same data always gives the same drawing.</summary>
public static partial class ChartLayout
{
    // With more series than this, a point on every value hides the lines.
    private const int SeriesWithAllPoints = 2;
    private const int PointRhythm = 3;

    public static Drawing Draw(LineChart chart)
    {
        var values = chart.Series.SelectMany(series => series.Values.Take(chart.Categories.Count))
            .Select(value => value.Drawn).OfType<decimal>().ToList();
        var named = chart.Series.Where(series => EndPlace(chart, series) == chart.Categories.Count - 1).Select(series => series.Name).ToList();
        var plot = new Plot(
            chart.Width, chart.Height, chart.Categories, values, chart.Format, named,
            labelGap: named.Count > 1 ? EndLabels.SampleWidth : 0, fromZero: false, inset: EndLabels.Gap);
        // The previous year lies below the series that are compared with it.
        var courses = chart.Series.OrderByDescending(series => series.Line == SeriesLine.PreviousYear)
            .Select(series => Course.Of(chart, series, plot)).ToList();
        var everyPoint = chart.Series.Count(series => series.Line != SeriesLine.PreviousYear) <= SeriesWithAllPoints ? 1 : PointRhythm;
        return new Drawing
        {
            Kind = DrawingKind.Chart,
            Width = chart.Width,
            Height = chart.Height,
            Title = chart.Title,
            Description = Words(chart.Description ?? Describe(chart, plot.Values), chart.Breaks),
            Marks =
            [
                .. plot.ValueAxis(),
                .. plot.CategoryAxis(),
                .. plot.Breaks(chart.Breaks),
                .. courses.SelectMany(course => course.Lines()),
                .. courses.SelectMany(course => course.HoverTargets(everyPoint)),
                .. courses.SelectMany(course => course.Points(everyPoint)),
                .. NamesAtTheSide(courses, plot, chart.Categories.Count - 1, out var names),
                .. NamesWithin(courses, plot, chart.Categories.Count - 1, names),
            ],
        };
    }

    private static string Words(string description, IReadOnlyList<ChartBreak> breaks) =>
        string.Join(' ', breaks.Select(at => at.Text).Prepend(description).Where(text => text.Length > 0));

    private static int EndPlace(LineChart chart, LineSeries series) =>
        series.Values.Take(chart.Categories.Count).Select((value, place) => value.Number.HasValue ? place : -1).DefaultIfEmpty(-1).Max();

    private static string Describe(LineChart chart, LinearScale scale)
    {
        var sentences = chart.Series
            .Select(series => SeriesSummary.Describe(series.Name, series.Values, chart.Categories, chart.Format, chart.Words));
        return string.Join(' ', scale.Min > 0 ? sentences.Append(chart.Words.AxisStart(chart.Format(scale.Min))) : sentences);
    }

    /// <summary>Names of the series that reach the last category, each after a sample where there are several.</summary>
    private static List<Mark> NamesAtTheSide(List<Course> courses, Plot plot, int lastPlace, out List<TextMark> names)
    {
        var ending = courses.Where(course => course.Last >= 0 && course.Last == lastPlace).ToList();
        var heights = EndLabels.Spread([.. ending.Select(course => course.End.Y)], plot.LabelZone.Top, plot.LabelZone.Bottom);
        var sample = ending.Count > 1 ? EndLabels.SampleWidth : 0;
        names = [.. ending.Select((course, place) => new TextMark(
            SeriesStyles.Label(course.Series.Line),
            new(course.End.X + EndLabels.Gap + sample, heights[place]),
            TextMetrics.Cut(course.Series.Name, plot.LabelWidth, TextMetrics.NarrowSize)))];
        var samples = sample == 0 ? [] : ending.SelectMany((course, place) =>
            EndLabels.LineSample(course.Series.Line, course.End.X + EndLabels.Gap, heights[place]));
        return [.. samples, .. names];
    }

    /// <summary>Names of the series that end before the last category.</summary>
    private static List<TextMark> NamesWithin(List<Course> courses, Plot plot, int lastPlace, List<TextMark> taken)
    {
        var names = new List<TextMark>();
        foreach (var course in courses.Where(course => course.Last >= 0 && course.Last < lastPlace))
        {
            names.Add(EndLabels.Beside(
                SeriesStyles.Label(course.Series.Line),
                TextMetrics.Cut(course.Series.Name, ((plot.Right - plot.Left) / 2) - EndLabels.Gap, TextMetrics.NarrowSize),
                course.End,
                plot,
                courses.SelectMany(other => other.Runs),
                taken.Concat(names).Select(name => Box.OfText(name.At, TextMetrics.Width(name.Text, TextMetrics.NarrowSize), name.Anchor))));
        }

        return names;
    }

    /// <summary>A series on the plot: unbroken runs of values, and the gaps between them.</summary>
    private sealed record Course(LineChart Chart, LineSeries Series, IReadOnlyList<Spot?> Spots)
    {
        public int Last { get; } = Enumerable.Range(0, Spots.Count).LastOrDefault(place => Spots[place].HasValue, -1);

        public Spot End => Spots[Last]!.Value;

        public IReadOnlyList<IReadOnlyList<Spot>> Runs { get; } = LineRuns.Of(Spots, BreaksOf(Chart, Series));

        // The previous year's own breaks lie elsewhere.
        private static IReadOnlyList<ChartBreak> BreaksOf(LineChart chart, LineSeries series) => series.Line == SeriesLine.PreviousYear ? [] : chart.Breaks;

        public static Course Of(LineChart chart, LineSeries series, Plot plot) => new(chart, series,
            [.. series.Values.Take(chart.Categories.Count).Select((value, place) =>
                value.Drawn is { } number ? new Spot(plot.X(place), plot.Y(number)) : (Spot?)null)]);

        public IEnumerable<Mark> Lines() => Runs.Where(run => run.Count > 1)
            .Select(run => new PolylineMark(SeriesStyles.Line(Series.Line), run));

        public IEnumerable<Mark> HoverTargets(int every) => Places().Where(place => !HasPoint(place, every))
            .Select(place => new CircleMark(MarkStyle.HoverTarget, Spots[place]!.Value, 8) { Tip = Tip(place) });

        public IEnumerable<Mark> Points(int every) => Places().Where(place => HasPoint(place, every))
            .Select(place => SeriesStyles.Point(Series.Line, Spots[place]!.Value, Tip(place)));

        private IEnumerable<int> Places() => Enumerable.Range(0, Spots.Count).Where(place => Spots[place].HasValue);

        // A value between two gaps or breaks has no line to show it.
        private bool HasPoint(int place, int every) =>
            (Series.Line != SeriesLine.PreviousYear && (place % every == 0 || place == Last))
            || Runs.Any(run => run.Count == 1 && run[0] == Spots[place]);

        private string Tip(int place) => Chart.Words.Pair(
            $"{Series.Name}, {Chart.Categories[place].Name}", Chart.Format(Series.Values[place].Number!.Value));
    }
}
