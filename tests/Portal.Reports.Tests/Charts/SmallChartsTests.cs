using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class SmallChartsTests
{
    [Fact]
    public void A_sparkline_spans_its_box_and_marks_the_last_value()
    {
        var drawing = ChartLayout.Draw(Spark(10, 30, 20));

        Assert.Equal((96.0, 40.0), (drawing.Width, drawing.Height));
        Assert.Equal(
            [new Spot(4, 34), new Spot(48, 6), new Spot(92, 20)],
            Assert.Single(drawing.Of<PolylineMark>(MarkStyle.Series1)).Spots);
        Assert.Equal(new Spot(92, 20), Assert.Single(drawing.Of<CircleMark>(MarkStyle.Fill1)).Centre);
        Assert.Equal("Sessions: 10 (P01) to 20 (P03), high 30 (P02), low 10 (P01).", drawing.Description);
    }

    [Fact]
    public void A_sparkline_of_equal_values_runs_through_the_middle() =>
        Assert.All(
            Assert.Single(ChartLayout.Draw(Spark(5, 5, 5)).Of<PolylineMark>(MarkStyle.Series1)).Spots,
            spot => Assert.Equal(20, spot.Y));

    [Fact]
    public void A_sparkline_breaks_where_a_value_is_missing()
    {
        var drawing = ChartLayout.Draw(Spark(1, 2, null, 4, null, 6, 7));

        Assert.Equal([2, 2], drawing.Of<PolylineMark>(MarkStyle.Series1).Select(line => line.Spots.Count));
        Assert.Equal([1.5, 3.5], drawing.Of<CircleMark>(MarkStyle.Fill1).Select(point => point.Radius));
    }

    [Fact]
    public void A_sparkline_is_interrupted_by_a_rule()
    {
        var drawing = ChartLayout.Draw(Spark(1, 2, 3) with { Breaks = [new ChartBreak(1, "Counted otherwise.")] });

        Assert.Equal(26, Assert.Single(drawing.Of<LineMark>(MarkStyle.Break)).From.X);
        Assert.Equal(2, Assert.Single(drawing.Of<PolylineMark>(MarkStyle.Series1)).Spots.Count);
        Assert.Equal([1.5, 3.5], drawing.Of<CircleMark>(MarkStyle.Fill1).Select(point => point.Radius));
        Assert.EndsWith("Counted otherwise.", drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strip_sets_the_value_under_review_against_the_usual_range()
    {
        var drawing = ChartLayout.Draw(Strip(new UsualRange(30, 40, 50), 100, 0, 40, null));
        var band = Assert.Single(drawing.Of<RectMark>(MarkStyle.Band));

        Assert.Equal((68.0, 32.0), (band.X, band.Width));
        Assert.Equal(84, Assert.Single(drawing.Of<LineMark>(MarkStyle.Median)).From.X);
        Assert.Equal([20.0, 84.0], drawing.Of<CircleMark>(MarkStyle.PastValue).Select(dot => dot.Centre.X));
        Assert.Equal(new Spot(180, 14), Assert.Single(drawing.Of<DiamondMark>(MarkStyle.CurrentValue)).Centre);
        Assert.Equal("now: 100", drawing.Of<DiamondMark>(MarkStyle.CurrentValue).Single().Tip);
    }

    [Fact]
    public void A_strip_with_little_history_has_no_usual_range()
    {
        var drawing = ChartLayout.Draw(Strip(null, null, 3));

        Assert.Single(drawing.Marks);
        Assert.Equal([("P01", "3"), ("now", "–")], Strip(null, null, 3).ToTable().Rows.Select(row => (row.Header, row.Cells[0])));
    }

    [Fact]
    public void A_meter_fills_in_proportion_and_never_beyond_the_whole()
    {
        var drawing = ChartLayout.Draw(Meter(20, new("Held", 18), new("Interim", 1, MeterFill.Interim), new("Vacant", 9, MeterFill.Vacant)));

        Assert.Equal(
            [(MarkStyle.MeterTrack, 0.0, 100.0), (MarkStyle.MeterFilled, 0.0, 90.0), (MarkStyle.MeterInterim, 90.0, 5.0), (MarkStyle.MeterVacant, 95.0, 5.0)],
            drawing.Marks.Cast<RectMark>().Select(part => (part.Style, part.X, part.Width)));
    }

    [Fact]
    public void A_meter_of_nothing_is_empty() =>
        Assert.Equal(MarkStyle.MeterTrack, Assert.Single(ChartLayout.Draw(Meter(0, new MeterPart("Held", 3))).Marks).Style);

    [Fact]
    public void A_meter_has_its_whole_in_the_table() => Assert.Equal(
        [("Held", "18"), ("All", "20")],
        Meter(20, new MeterPart("Held", 18)).ToTable().Rows.Select(row => (row.Header, row.Cells[0])));
}
