using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class BarChartTests
{
    [Fact]
    public void Bars_start_at_zero_and_their_lengths_are_in_proportion()
    {
        var drawing = ChartLayout.Draw(Bars(null, new("a", 80m), new("b", 20m), new("c", 0m)));
        var bars = drawing.Of<RectMark>(MarkStyle.Fill1).ToList();
        var zero = Assert.Single(drawing.Of<LineMark>(MarkStyle.Base)).From.X;

        Assert.All(bars, bar => Assert.Equal(zero, bar.X));
        Assert.Equal(4, bars[0].Width / bars[1].Width, 6);
        Assert.Equal(0, bars[2].Width);
        Assert.Equal(["80", "20", "0"], drawing.Texts(MarkStyle.StrongText));
    }

    [Fact]
    public void Negative_bars_grow_to_the_left_with_their_value_beyond_them()
    {
        var drawing = ChartLayout.Draw(Bars(null, new("up", 12m), new("down", -6m)));
        var bars = drawing.Of<RectMark>(MarkStyle.Fill1).ToList();
        var value = drawing.Of<TextMark>(MarkStyle.StrongText).Last();

        Assert.Equal(bars[0].X, bars[1].X + bars[1].Width, 6);
        Assert.Equal(2, bars[0].Width / bars[1].Width, 6);
        Assert.Equal(TextAnchor.End, value.Anchor);
        Assert.True(value.At.X < bars[1].X);
    }

    [Fact]
    public void A_missing_value_has_words_and_no_bar()
    {
        var drawing = ChartLayout.Draw(Bars(null, new("a", 3m), new("b", new ChartValue(null, "masked"))));

        Assert.Single(drawing.Of<RectMark>(MarkStyle.Fill1));
        Assert.Contains("masked", drawing.Texts(MarkStyle.AxisText));
    }

    [Fact]
    public void The_reference_stands_where_its_value_is()
    {
        var drawing = ChartLayout.Draw(Bars(new("Network", 40m), new("a", 80m), new("b", 40m)));

        var bar = drawing.Of<RectMark>(MarkStyle.Fill1).Last();
        Assert.Equal(bar.X + bar.Width, Assert.Single(drawing.Of<LineMark>(MarkStyle.Reference)).From.X, 6);
        Assert.Contains("Network: 40", drawing.Texts(MarkStyle.StrongText));
    }

    [Fact]
    public void A_long_name_takes_two_lines_and_what_is_cut_is_said_on_hover()
    {
        const string Name = "Cree Board of Health and Social Services of James Bay, in the region of the Cree Territory of James Bay";
        var drawing = ChartLayout.Draw(Bars(null, new Bar(Name, 3m)));
        var lines = drawing.Of<TextMark>(MarkStyle.AxisText).ToList();

        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1].Text, StringComparison.Ordinal);
        Assert.Equal(Name, lines[1].Tip);
    }

    [Fact]
    public void The_table_ends_with_the_reference() => Assert.Equal(
        [("a", "80"), ("Network", "40")],
        Bars(new("Network", 40m), new Bar("a", 80m)).ToTable().Rows.Select(row => (row.Header, row.Cells[0])));
}
