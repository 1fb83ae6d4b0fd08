namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    private const double BarHeight = 16;
    private const double BarTextGap = 6;

    public static Drawing Draw(BarChart chart)
    {
        var nameWidth = chart.Width * 0.38;
        var names = chart.Bars.Select(bar => TextMetrics.Wrap(bar.Name, nameWidth, 2, TextMetrics.NarrowSize)).ToList();
        var texts = chart.Bars.Select(bar => TextMetrics.Cut(
            bar.Value.Text(chart.Format, chart.Words.Missing), chart.Width * 0.2, TextMetrics.NarrowSize)).ToList();
        var pitch = names.Any(lines => lines.Count > 1) ? 40.0 : 28.0;
        var top = chart.Reference?.Value.Number is null ? 4.0 : 28.0;
        var bottom = top + (pitch * chart.Bars.Count);
        var x = BarSpan(chart, texts, TextMetrics.Widest(names.SelectMany(lines => lines), TextMetrics.NarrowSize) + 8);
        var marks = new List<Mark>();
        for (var place = 0; place < chart.Bars.Count; place++)
        {
            var middle = top + (pitch * (place + 0.5));
            marks.AddRange(BarName(chart.Bars[place].Name, names[place], middle));
            marks.AddRange(BarMarks(chart, chart.Bars[place], texts[place], x, middle));
        }

        marks.Add(new LineMark(MarkStyle.Base, new(x.At(0), top), new(x.At(0), bottom)));
        if (chart.Reference is { Value.Drawn: { } reference })
        {
            marks.AddRange(ReferenceMarks(chart, x.At(reference), top, bottom));
        }

        return new Drawing
        {
            Kind = DrawingKind.Chart,
            Width = chart.Width,
            Height = bottom + 4,
            Title = chart.Title,
            Description = chart.Description,
            Marks = marks,
        };
    }

    // Zero is always in it. Values are written beyond the bars' ends, so both sides that have bars keep room for them.
    private static Stretch BarSpan(BarChart chart, IReadOnlyCollection<string> texts, double left)
    {
        var room = Math.Ceiling(TextMetrics.Widest(texts, TextMetrics.NarrowSize)) + BarTextGap;
        var numbers = chart.Bars.Select(bar => bar.Value.Drawn).Append(chart.Reference?.Value.Drawn).Append(0).OfType<decimal>().ToList();
        var (least, greatest) = (numbers.Min(), numbers.Max());
        return least == greatest
            ? new Stretch(0, 1, left, chart.Width - room)
            : new Stretch(least, greatest, least < 0 ? left + room : left, chart.Width - room);
    }

    private static IEnumerable<TextMark> BarName(string name, IReadOnlyList<string> lines, double middle) =>
        lines.Select((line, place) => new TextMark(
            MarkStyle.AxisText, new(0, middle + 4 + (16 * (place - ((lines.Count - 1) / 2.0)))), line)
        {
            Tip = line.EndsWith('…') ? name : null,
        });

    private static IEnumerable<Mark> BarMarks(BarChart chart, Bar bar, string text, Stretch x, double middle)
    {
        if (bar.Value.Drawn is not { } number)
        {
            yield return new TextMark(MarkStyle.AxisText, new(x.At(0) + BarTextGap, middle + 4), text);
            yield break;
        }

        var (zero, end) = (x.At(0), x.At(number));
        yield return new RectMark(
            SeriesStyles.Fill(bar.Fill), Math.Min(zero, end), middle - (BarHeight / 2), Math.Abs(end - zero), BarHeight)
        {
            Tip = chart.Words.Pair(bar.Name, chart.Format(bar.Value.Number!.Value)),
        };
        yield return number < 0
            ? new TextMark(MarkStyle.StrongText, new(end - BarTextGap, middle + 4), text, TextAnchor.End)
            : new TextMark(MarkStyle.StrongText, new(end + BarTextGap, middle + 4), text);
    }

    private static IEnumerable<Mark> ReferenceMarks(BarChart chart, double x, double top, double bottom)
    {
        var text = TextMetrics.Cut(
            chart.Words.Pair(chart.Reference!.Name, chart.Format(chart.Reference.Value.Number!.Value)), chart.Width, TextMetrics.NarrowSize);
        var half = TextMetrics.Width(text, TextMetrics.NarrowSize) / 2;
        yield return new LineMark(MarkStyle.Reference, new(x, top - 8), new(x, bottom));
        yield return x + half > chart.Width ? new TextMark(MarkStyle.StrongText, new(chart.Width, top - 14), text, TextAnchor.End)
            : x < half ? new TextMark(MarkStyle.StrongText, new(0, top - 14), text)
            : new TextMark(MarkStyle.StrongText, new(x, top - 14), text, TextAnchor.Middle);
    }
}
