namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    public static Drawing Draw(Sparkline chart)
    {
        const double Width = 96, Height = 40, Side = 4, Top = 6, Bottom = 34;
        var known = chart.Values.Select(value => value.Drawn).OfType<decimal>().ToList();
        var y = known.Count == 0 ? null : new Stretch(known.Min(), known.Max(), Bottom, Top);
        var spots = chart.Values.Select((value, place) => value.Drawn is { } number
            ? new Spot(X(place), y!.At(number))
            : (Spot?)null).ToList();
        return new Drawing
        {
            Kind = DrawingKind.Sparkline,
            Width = Width,
            Height = Height,
            Title = chart.Title,
            Description = Words(
                chart.Description ?? SeriesSummary.Describe(chart.Title, chart.Values, chart.Categories, chart.Format, chart.Words), chart.Breaks),
            Marks =
            [
                .. chart.Breaks.Where(at => at.Place > 0 && at.Place < chart.Values.Count)
                    .Select(at => new LineMark(MarkStyle.Break, new((X(at.Place - 1) + X(at.Place)) / 2, 1), new((X(at.Place - 1) + X(at.Place)) / 2, Height - 1)) { Tip = at.Text }),

                // A value between two gaps or breaks has no line to show it.
                .. LineRuns.Of(spots, chart.Breaks).Select(run => run.Count > 1
                    ? (Mark)new PolylineMark(MarkStyle.Series1, run)
                    : new CircleMark(MarkStyle.Fill1, run[0], 1.5)),
                .. spots.OfType<Spot>().TakeLast(1).Select(end => new CircleMark(MarkStyle.Fill1, end, 3.5)),
            ],
        };

        double X(int place) => chart.Values.Count == 1 ? Width / 2 : Side + ((Width - (2 * Side)) * place / (chart.Values.Count - 1));
    }

    public static Drawing Draw(DotStrip chart)
    {
        const double Width = 200, Height = 28, Side = 20, Middle = Height / 2;
        var current = chart.Current.Value.Drawn;
        var known = chart.Past.Select(one => one.Value.Drawn).Append(current)
            .Concat(chart.Usual is { } usual ? [Clamp(usual.Low), Clamp(usual.Median), Clamp(usual.High)] : [])
            .OfType<decimal>().ToList();
        var x = known.Count == 0 ? null : new Stretch(known.Min(), known.Max(), Side, Width - Side);
        var marks = new List<Mark>();
        if (chart.Usual is { } range)
        {
            var (low, high) = (x!.At(Clamp(range.Low)), x.At(Clamp(range.High)));
            // A range of one value is still a place to be seen.
            var width = Math.Max(high - low, 4);
            marks.Add(new RectMark(MarkStyle.Band, (low + high - width) / 2, 4, width, 20, 3)
            {
                Tip = $"{chart.Format(range.Low)} – {chart.Format(range.High)}",
            });
            var median = x.At(Clamp(range.Median));
            marks.Add(new LineMark(MarkStyle.Median, new(median, 2), new(median, 26)));
        }

        marks.AddRange(chart.Past.Where(one => one.Value.Number.HasValue).Select(one =>
            new CircleMark(MarkStyle.PastValue, new(x!.At(one.Value.Drawn!.Value), Middle), 2.5) { Tip = Tip(one) }));
        if (current is { } now)
        {
            marks.Add(new DiamondMark(MarkStyle.CurrentValue, new(x!.At(now), Middle), 7) { Tip = Tip(chart.Current) });
        }

        return new Drawing
        {
            Kind = DrawingKind.DotStrip,
            Width = Width,
            Height = Height,
            Title = chart.Title,
            Description = chart.Description,
            Marks = marks,
        };

        static decimal? Clamp(decimal value) => ((ChartValue)value).Drawn;

        string Tip(NamedValue one) => chart.Words.Pair(one.Name, chart.Format(one.Value.Number!.Value));
    }

    public static Drawing Draw(StackedMeter chart)
    {
        const double Width = 100, Height = 8;
        var marks = new List<Mark> { new RectMark(MarkStyle.MeterTrack, 0, 0, Width, Height) };
        var start = 0.0;
        foreach (var part in chart.Parts.Where(part => part.Value > 0 && chart.Whole > 0))
        {
            var width = Math.Min(Width - start, Width * ((double)part.Value / (double)chart.Whole));
            marks.Add(new RectMark(SeriesStyles.Fill(part.Fill), start, 0, width, Height));
            start += width;
        }

        return new Drawing
        {
            Kind = DrawingKind.Meter,
            Width = Width,
            Height = Height,
            Title = chart.Title,
            Description = chart.Description,
            Marks = marks,
        };
    }

    /// <summary>The least and the greatest value at the two ends, equal ones in the middle.</summary>
    private sealed record Stretch(decimal Least, decimal Greatest, double From, double To)
    {
        public double At(decimal? value) => Greatest == Least
            ? (From + To) / 2
            : From + ((To - From) * (double)((value!.Value - Least) / (Greatest - Least)));
    }
}
