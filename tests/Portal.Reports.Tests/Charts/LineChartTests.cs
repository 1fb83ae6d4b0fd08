using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class LineChartTests
{
    private static readonly LineSeries Previous = new("2025-2026", SeriesLine.PreviousYear, Values(
        2999, 2810, 2792, 2524, 2334, 2730, 2908, 3061, 2964, 2396, 2901, 2980, 2639));

    private static readonly LineSeries Current = new("2026-2027", SeriesLine.First, Values(3146, 3017, 2958, 2581, 2378, 2806, 3075));

    [Fact]
    public void The_year_under_way_stands_out_over_the_previous_one()
    {
        var drawing = ChartLayout.Draw(Line(Current, Previous));

        Assert.Equal(
            [MarkStyle.PreviousYear, MarkStyle.Series1],
            drawing.Marks.OfType<PolylineMark>().Select(line => line.Style));
        Assert.Equal(7, drawing.Of<CircleMark>(MarkStyle.Point1).Count());
        Assert.Empty(drawing.Of<CircleMark>(MarkStyle.PointPrevious));
        Assert.Equal(["2,200", "2,400", "2,600", "2,800", "3,000", "3,200"], drawing.Texts(MarkStyle.AxisText).Take(6));
    }

    [Fact]
    public void Every_value_is_said_on_hover()
    {
        var drawing = ChartLayout.Draw(Line(Current, Previous));
        var tips = drawing.Marks.Select(mark => mark.Tip).OfType<string>().ToList();

        Assert.Equal(20, tips.Count);
        Assert.Contains("2026-2027, P07: 3,075", tips);
        Assert.Contains("2025-2026, P13: 2,639", tips);
    }

    [Fact]
    public void A_missing_or_masked_value_breaks_the_line_and_a_lone_value_keeps_a_point()
    {
        var drawing = ChartLayout.Draw(Line(new LineSeries(
            "2025-2026", SeriesLine.PreviousYear, [1m, 2m, new ChartValue(null, "masked"), 4m, default, 6m, 7m, 8m])));

        Assert.Equal([2, 3], drawing.Of<PolylineMark>(MarkStyle.PreviousYear).Select(line => line.Spots.Count));
        Assert.Equal("2025-2026, P04: 4", Assert.Single(drawing.Of<CircleMark>(MarkStyle.PointPrevious)).Tip);
    }

    [Fact]
    public void A_break_is_a_rule_with_its_words_and_no_line_crosses_it()
    {
        var chart = Line(Current, Previous) with { Breaks = [new ChartBreak(4, "Counted otherwise from P05."), new ChartBreak(-1, "Last year too.")] };
        var drawing = ChartLayout.Draw(chart);

        var rule = Assert.Single(drawing.Of<LineMark>(MarkStyle.Break));
        var points = drawing.Of<CircleMark>(MarkStyle.Point1).Select(point => point.Centre.X).ToList();
        Assert.Equal((rule.From.X, "Counted otherwise from P05."), (rule.To.X, rule.Tip));
        Assert.InRange(rule.From.X, points[3], points[4]);
        Assert.Equal([4, 3], drawing.Of<PolylineMark>(MarkStyle.Series1).Select(line => line.Spots.Count));
        Assert.Equal([13], drawing.Of<PolylineMark>(MarkStyle.PreviousYear).Select(line => line.Spots.Count));
        Assert.EndsWith("Counted otherwise from P05. Last year too.", drawing.Description, StringComparison.Ordinal);

        var table = chart.ToTable();
        Assert.Equal(["P04", "P05\u00a0≠", "P06"], table.Rows.Skip(3).Take(3).Select(row => row.Header));
        Assert.Equal(["≠\u00a0Counted otherwise from P05.", "≠\u00a0Last year too."], table.Notes);
    }

    [Fact]
    public void A_break_is_painted_on_pages_and_on_paper()
    {
        var drawing = ChartLayout.Draw(Line(Current) with { Breaks = [new ChartBreak(3, "Counted otherwise from P04.")] });

        var svg = SvgPainter.Paint(drawing, new SvgOptions { Id = "c" });
        Assert.Contains("class=\"brk\"", svg, StringComparison.Ordinal);
        Assert.Contains("Counted otherwise from P04.", svg, StringComparison.Ordinal);
        Assert.NotNull(PdfStyles.Stroke(MarkStyle.Break, 1));
    }

    [Fact]
    public void A_series_is_named_at_its_end_clear_of_the_lines()
    {
        var drawing = ChartLayout.Draw(Line(Current, Previous));
        var end = drawing.Of<CircleMark>(MarkStyle.Point1).Last().Centre;
        var name = Assert.Single(drawing.Of<TextMark>(MarkStyle.Label1));
        var box = Box.OfText(name.At, TextMetrics.Width(name.Text), name.Anchor);

        Assert.Equal("2026-2027", name.Text);
        Assert.InRange(name.At.X - end.X, -20, 20);
        Assert.InRange(name.At.Y - end.Y, -30, 40);
        Assert.DoesNotContain(
            drawing.Marks.OfType<PolylineMark>().SelectMany(line => line.Spots.Zip(line.Spots.Skip(1))),
            segment => box.Touches(segment.First, segment.Second));
        Assert.Equal("2025-2026", Assert.Single(drawing.Texts(MarkStyle.LabelPrevious)));
    }

    [Fact]
    public void Names_at_the_right_side_keep_their_order_and_a_line_between_them()
    {
        SeriesLine[] lines = [SeriesLine.First, SeriesLine.Second, SeriesLine.Third, SeriesLine.Fourth];
        var drawing = ChartLayout.Draw(Line([.. lines.Select((line, place) => new LineSeries(
            line.ToString(), line, Values([10, .. Enumerable.Repeat<decimal?>(90 + (place * 0.1m), 12)])))]));
        var heights = drawing.Marks.OfType<TextMark>().Where(text => text.Style is >= MarkStyle.Label1 and <= MarkStyle.Label4)
            .OrderBy(text => text.At.Y).ToList();

        Assert.Equal(["Fourth", "Third", "Second", "First"], heights.Select(text => text.Text));
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second.At.Y - pair.First.At.Y > 16.9));
    }

    [Fact]
    public void Several_series_differ_by_shape_and_show_every_third_point()
    {
        var values = Values([.. Enumerable.Range(1, 13).Select(number => (decimal?)number)]);
        var drawing = ChartLayout.Draw(Line(
            new("a", SeriesLine.First, values), new("b", SeriesLine.Second, values),
            new("c", SeriesLine.Third, values), new("d", SeriesLine.Fourth, values)));

        Assert.Equal(5, drawing.Of<CircleMark>(MarkStyle.Point1).Count(IsValue));
        Assert.Equal(5, drawing.Of<RectMark>(MarkStyle.Point2).Count(IsValue));
        Assert.Equal(5, drawing.Of<PolygonMark>(MarkStyle.Point3).Count(IsValue));
        Assert.Equal(5, drawing.Of<DiamondMark>(MarkStyle.Point4).Count(IsValue));
        Assert.Equal(32, drawing.Of<CircleMark>(MarkStyle.HoverTarget).Count());
        static bool IsValue(Mark mark) => mark.Tip is not null;
    }

    [Fact]
    public void Names_at_the_right_side_follow_a_sample_of_their_line_at_their_own_height()
    {
        var values = Values([.. Enumerable.Repeat<decimal?>(9, 13)]);
        var drawing = ChartLayout.Draw(Line(new("a", SeriesLine.First, values), new("b", SeriesLine.Second, values), new("c", SeriesLine.PreviousYear, values)));

        foreach (var (line, label) in new[] { (MarkStyle.Series1, MarkStyle.Label1), (MarkStyle.Series2, MarkStyle.Label2), (MarkStyle.PreviousYear, MarkStyle.LabelPrevious) })
        {
            var name = Assert.Single(drawing.Of<TextMark>(label));
            var sample = drawing.Of<PolylineMark>(line).Last().Spots;
            Assert.True(sample[0].X > drawing.Of<PolylineMark>(line).First().Spots[^1].X && sample[1].X < name.At.X);
            Assert.InRange(name.At.Y - sample[0].Y, 2, 6);
        }
    }

    [Fact]
    public void The_description_says_first_last_highest_lowest_gaps_and_where_the_axis_starts()
    {
        var drawing = ChartLayout.Draw(Line(
            new LineSeries("this year", SeriesLine.First, Values(20, null, 31, 28)),
            new LineSeries("last year", SeriesLine.PreviousYear, Values(null, 25)),
            new LineSeries("before", SeriesLine.Second, [])));

        Assert.Equal(
            "this year: 20 (P01) to 28 (P04), high 31 (P03), low 20 (P01). this year lacks P02. "
            + "last year: only 25 (P02). before: nothing. Axis from 20.",
            drawing.Description);
    }

    [Fact]
    public void An_axis_from_zero_is_not_remarked_upon_and_the_caller_may_describe_the_chart()
    {
        var chart = Line(new LineSeries("a", SeriesLine.First, Values(0, 4)));

        Assert.DoesNotContain("Axis", ChartLayout.Draw(chart).Description, StringComparison.Ordinal);
        Assert.Equal("Said otherwise.", ChartLayout.Draw(chart with { Description = "Said otherwise." }).Description);
    }

    [Fact]
    public void The_table_holds_every_value_and_says_what_stands_for_a_missing_one()
    {
        var table = (Line(
            new LineSeries("a", SeriesLine.First, [1000m, new ChartValue(null, "masked")]),
            new LineSeries("b", SeriesLine.Second, [2.5m])) with
        {
            Categories = [new("P01", "2026-2027", "2026-2027, P01"), new("P02")],
        }).ToTable();

        Assert.Equal(["Period", "a", "b"], table.Headers);
        Assert.Equal(["2026-2027, P01", "P02"], table.Rows.Select(row => row.Header));
        Assert.Equal(["1,000", "2.5"], table.Rows[0].Cells);
        Assert.Equal(["masked", "–"], table.Rows[1].Cells);
    }

    [Fact]
    public void Ticks_never_read_the_same_when_the_format_hides_their_digits()
    {
        var drawing = ChartLayout.Draw(Line(new LineSeries("a", SeriesLine.First, Values(3, 4))) with
        {
            Categories = Periods(2),
            Format = value => value.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        });

        Assert.Equal(["3", "4", "P01", "P02"], drawing.Texts(MarkStyle.AxisText));
    }

    [Fact]
    public void Fiscal_years_are_written_once_below_their_periods()
    {
        var drawing = ChartLayout.Draw(Line(Previous) with
        {
            Categories = [.. Periods().Select((period, place) => period with { Group = place < 6 ? "2025-2026" : "2026-2027" })],
        });

        Assert.Equal(["2025-2026", "2026-2027"], drawing.Texts(MarkStyle.StrongText));
        Assert.Single(drawing.Of<LineMark>(MarkStyle.Base), line => line.From.X == line.To.X);
    }

    [Fact]
    public void On_a_narrow_screen_every_third_period_is_named() => Assert.Equal(
        ["P01", "P04", "P07", "P10", "P13"],
        ChartLayout.Draw(Line(Previous)).Of<TextMark>(MarkStyle.AxisText)
            .Where(text => text is { Visibility: MarkVisibility.Always, Anchor: TextAnchor.Middle }).Select(text => text.Text));
}
