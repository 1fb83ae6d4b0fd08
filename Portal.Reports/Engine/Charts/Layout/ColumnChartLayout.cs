namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    private const double ColumnPart = 0.66;
    private const double WidestColumn = 64;
    private const double SeamHeight = 1.5;
    private const double ColumnLabelGap = 8;

    private static readonly (MarkStyle Fill, MarkStyle Label)[] ColumnStyles =
    [
        (MarkStyle.Fill1, MarkStyle.Label1), (MarkStyle.Fill2, MarkStyle.Label2),
        (MarkStyle.Fill3, MarkStyle.Label3), (MarkStyle.Fill4, MarkStyle.Label4),
    ];

    /// <exception cref="ArgumentException">More than four parts, or a part below zero.</exception>
    public static Drawing Draw(ColumnChart chart)
    {
        if (chart.Series.Count > ColumnStyles.Length)
        {
            throw new ArgumentException($"A column holds {ColumnStyles.Length} parts at most.", nameof(chart));
        }

        if (chart.Series.Any(series => series.Values.Any(value => value.Number < 0)))
        {
            throw new ArgumentException("The parts of a column cannot be negative.", nameof(chart));
        }

        var totals = Enumerable.Range(0, chart.Categories.Count)
            .Select(place => chart.Series.Sum(series => series.Values.ElementAtOrDefault(place).Drawn ?? 0)).ToList();
        var last = LastColumn(chart);
        var named = last < 0 ? [] : chart.Series.Where(series => series.Values.ElementAtOrDefault(last).Number.HasValue).Select(series => series.Name).ToList();
        var plot = new Plot(
            chart.Width, chart.Height, chart.Categories, totals, chart.Format, named,
            ColumnLabelGap + (named.Count > 1 ? EndLabels.SampleWidth : 0), fromZero: true, inset: null);
        return new Drawing
        {
            Kind = DrawingKind.Chart,
            Width = chart.Width,
            Height = chart.Height,
            Title = chart.Title,
            Description = Words(chart.Description ?? string.Join(' ', chart.Series.Select(series =>
                SeriesSummary.Describe(series.Name, series.Values, chart.Categories, chart.Format, chart.Words))), chart.Breaks),
            Marks =
            [
                .. plot.ValueAxis(),
                .. Enumerable.Range(0, chart.Categories.Count).SelectMany(place => Column(chart, plot, place)),
                .. plot.CategoryAxis(),
                .. plot.Breaks(chart.Breaks),
                .. PartNames(chart, plot, last),
            ],
        };
    }

    private static int LastColumn(ColumnChart chart) => Enumerable.Range(0, chart.Categories.Count)
        .LastOrDefault(place => chart.Series.Any(series => series.Values.ElementAtOrDefault(place).Number.HasValue), -1);

    /// <summary>The parts that a column has, with their lower and upper ends on the plot.</summary>
    private static IEnumerable<(int Series, double Low, double High)> Parts(ColumnChart chart, Plot plot, int place)
    {
        var below = 0m;
        for (var series = 0; series < chart.Series.Count; series++)
        {
            if (chart.Series[series].Values.ElementAtOrDefault(place).Drawn is { } number)
            {
                yield return (series, plot.Y(below), plot.Y(below + number));
                below += number;
            }
        }
    }

    private static IEnumerable<Mark> Column(ColumnChart chart, Plot plot, int place)
    {
        var width = Math.Min(WidestColumn, plot.Spacing * ColumnPart);
        return Parts(chart, plot, place).Where(part => part.Low > part.High).Select(part => new RectMark(
            ColumnStyles[part.Series].Fill,
            plot.X(place) - (width / 2),
            part.High,
            width,
            // A seam keeps neighbours apart; a part thinner than twice the seam keeps half its height.
            Math.Max(part.Low - part.High - SeamHeight, (part.Low - part.High) / 2))
        {
            Tip = chart.Words.Pair(
                $"{chart.Series[part.Series].Name}, {chart.Categories[place].Name}",
                chart.Format(chart.Series[part.Series].Values[place].Number!.Value)),
        });
    }

    private static IEnumerable<Mark> PartNames(ColumnChart chart, Plot plot, int last)
    {
        if (last < 0)
        {
            return [];
        }

        var parts = Parts(chart, plot, last).ToList();
        var heights = EndLabels.Spread([.. parts.Select(part => (part.Low + part.High) / 2)], plot.LabelZone.Top, plot.LabelZone.Bottom);
        var left = plot.Right + ColumnLabelGap;
        var sample = parts.Count > 1 ? EndLabels.SampleWidth : 0;
        var samples = sample == 0 ? [] : parts.Select((part, place) => EndLabels.Swatch(ColumnStyles[part.Series].Fill, left, heights[place]));
        var names = parts.Select((part, place) => new TextMark(
            ColumnStyles[part.Series].Label,
            new(left + sample, heights[place]),
            TextMetrics.Cut(chart.Series[part.Series].Name, plot.LabelWidth, TextMetrics.NarrowSize)));
        return [.. samples, .. names];
    }
}
