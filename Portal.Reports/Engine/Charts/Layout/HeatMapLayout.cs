namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    private const double HeatCell = 24;
    private const double HeatGap = 2;
    private const double HeatLegend = 18;

    public static Drawing Draw(HeatMap chart)
    {
        var nameWidth = chart.Width * 0.3;
        var names = chart.Rows.Select(row => TextMetrics.Cut(row.Name, nameWidth, TextMetrics.NarrowSize)).ToList();
        var left = Math.Ceiling(TextMetrics.Widest(names, TextMetrics.NarrowSize)) + 12;
        var cell = (chart.Width - left) / Math.Max(1, chart.Columns.Count);
        var steps = chart.Scale();
        var marks = new List<Mark>();
        var bottom = HeatCell * chart.Rows.Count;
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var top = HeatCell * row;
            marks.Add(new TextMark(MarkStyle.AxisText, new(0, top + 16), names[row]) { Tip = names[row].EndsWith('…') ? chart.Rows[row].Name : null });
            marks.AddRange(chart.Columns.Select((column, place) => HeatMark(chart, chart.Rows[row], column, place, steps, left + (cell * place), top, cell)));
        }

        marks.AddRange(HeatColumns(chart, left, cell, bottom + 16));
        marks.AddRange(HeatLegendMarks(chart, bottom + 52));
        return new Drawing
        {
            Kind = DrawingKind.WideChart,
            Width = chart.Width,
            Height = bottom + 60,
            Title = chart.Title,
            Description = chart.Description,
            Marks = marks,
        };
    }

    private static RectMark HeatMark(HeatMap chart, HeatRow row, ChartCategory column, int place, StepScale steps, double x, double y, double width)
    {
        var value = row.Values.ElementAtOrDefault(place);
        return new RectMark(steps.Of(value.Drawn), x, y, Math.Max(1, width - HeatGap), HeatCell - HeatGap)
        {
            Tip = chart.Words.Pair($"{row.Name}, {column.Name}", value.Text(chart.Format, chart.Words.Missing)),
        };
    }

    /// <summary>As many names as fit, at even steps; what neighbours share once, below the first of them, as far as they reach.</summary>
    private static IEnumerable<TextMark> HeatColumns(HeatMap chart, double left, double cell, double y)
    {
        var widest = TextMetrics.Widest(chart.Columns.Select(column => column.Label), TextMetrics.NarrowSize) + 8;
        var step = Math.Max(1, (int)Math.Ceiling(widest / cell));
        for (var place = 0; place < chart.Columns.Count; place += step)
        {
            var (label, x) = (chart.Columns[place].Label, left + (cell * place));
            if (TextMetrics.Width(label, TextMetrics.NarrowSize) <= chart.Width - x)
            {
                yield return new TextMark(MarkStyle.AxisText, new(x, y), label);
            }
        }

        for (var place = 0; place < chart.Columns.Count;)
        {
            var group = chart.Columns[place].Group;
            var count = chart.Columns.Skip(place).TakeWhile(column => column.Group == group).Count();
            if (group is not null && TextMetrics.Width(group, TextMetrics.NarrowSize) <= cell * count)
            {
                yield return new TextMark(MarkStyle.StrongText, new(left + (cell * place), y + 16), group);
            }

            place += count;
        }
    }

    private static IEnumerable<Mark> HeatLegendMarks(HeatMap chart, double baseline)
    {
        var x = 0.0;
        foreach (var entry in chart.Legend())
        {
            var width = TextMetrics.Width(entry.Text, TextMetrics.NarrowSize);
            if (x + HeatLegend + 6 + width > chart.Width)
            {
                yield break;
            }

            yield return new RectMark(entry.Style, x, baseline - 13, HeatLegend, 16);
            yield return new TextMark(MarkStyle.AxisText, new(x + HeatLegend + 6, baseline), entry.Text);
            x += HeatLegend + width + 24;
        }
    }
}
