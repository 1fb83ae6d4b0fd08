using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class ColumnChartTests
{
    private static readonly ColumnSeries Video = new("Video", Values(60, 80, null));
    private static readonly ColumnSeries Phone = new("Phone", Values(40, null, null));

    [Fact]
    public void Parts_stack_from_zero_in_proportion()
    {
        var drawing = ChartLayout.Draw(Columns(Video, Phone) with { Categories = Periods(3) });
        var video = drawing.Of<RectMark>(MarkStyle.Fill1).ToList();
        var phone = Assert.Single(drawing.Of<RectMark>(MarkStyle.Fill2));
        var zero = drawing.Of<LineMark>(MarkStyle.Base).First().From.Y;

        Assert.Equal(2, video.Count);
        Assert.Equal(zero, video[0].Y + video[0].Height + 1.5, 6);
        Assert.Equal(video[0].Y, phone.Y + phone.Height + 1.5, 6);
        Assert.Equal(60.0 / 80, (video[0].Height + 1.5) / (video[1].Height + 1.5), 6);
        Assert.Equal("Phone, P01: 40", phone.Tip);
    }

    [Fact]
    public void Parts_are_named_beside_the_last_column_that_has_any()
    {
        var drawing = ChartLayout.Draw(Columns(Video, Phone) with { Categories = Periods(3) });

        Assert.Equal(["Video"], drawing.Texts(MarkStyle.Label1));
        Assert.Empty(drawing.Texts(MarkStyle.Label2));
    }

    [Fact]
    public void A_negative_part_is_refused() => Assert.Throws<ArgumentException>(
        () => ChartLayout.Draw(Columns(new ColumnSeries("a", Values(3, -1)))));

    [Fact]
    public void A_fifth_part_is_refused() => Assert.Throws<ArgumentException>(
        () => ChartLayout.Draw(Columns([.. Enumerable.Repeat(Video, 5)])));

    [Fact]
    public void The_table_holds_every_part()
    {
        var table = (Columns(Video, Phone) with { Categories = Periods(2) }).ToTable();

        Assert.Equal(["Period", "Video", "Phone"], table.Headers);
        Assert.Equal(["80", "–"], table.Rows[1].Cells);
    }

    [Fact]
    public void Parts_are_named_after_a_sample_of_their_pattern_and_a_single_part_needs_none()
    {
        var values = Values([.. Enumerable.Repeat<decimal?>(1, 13)]);
        var two = ChartLayout.Draw(Columns(new("a", values), new("b", values)));
        var one = ChartLayout.Draw(Columns(new ColumnSeries("a", values)));

        var sample = two.Of<RectMark>(MarkStyle.Fill2).Last();
        var name = Assert.Single(two.Of<TextMark>(MarkStyle.Label2));
        Assert.True(sample.X + sample.Width < name.At.X && sample.Y < name.At.Y && sample.Y + sample.Height > name.At.Y - 8);
        Assert.Equal((14, 14, 13), (two.Of<RectMark>(MarkStyle.Fill1).Count(), two.Of<RectMark>(MarkStyle.Fill2).Count(), one.Of<RectMark>(MarkStyle.Fill1).Count()));
    }
}
