using Portal.Reports.Engine.Charts;

using Xunit;

namespace Portal.Reports.Tests.Charts;

public sealed class HeatMapTests
{
    [Fact]
    public void A_greater_value_is_never_in_a_lower_class_and_nothing_is_one_of_its_own()
    {
        var drawing = ChartLayout.Draw(Map([1m, 5m, 3m], [new(null, "masked"), 9m, 9m]));
        var cells = drawing.Marks.OfType<RectMark>().Where(mark => mark.Tip is not null).ToList();

        Assert.Equal(6, cells.Count);
        Assert.Equal(MarkStyle.StepNone, cells[3].Style);
        Assert.True(cells[0].Style < cells[2].Style && cells[2].Style <= cells[1].Style && cells[1].Style <= cells[4].Style);
        Assert.Equal(cells[4].Style, cells[5].Style);
        Assert.Equal("Row 2, P02: 9", cells[4].Tip);
        Assert.Equal("Row 2, P01: masked", cells[3].Tip);
    }

    [Fact]
    public void The_legend_holds_every_value_and_the_table_says_the_same_numbers()
    {
        var map = Map([1m, 5m, 3m], [2m, 4m, 6m]);

        Assert.Equal(["1-2", "3", "4", "5", "6"], map.Legend().Select(entry => entry.Text));
        Assert.Equal(["Region", "P01", "P02", "P03"], map.ToTable().Headers);
        Assert.Equal(["2", "4", "6"], map.ToTable().Rows[1].Cells);
    }

    [Fact]
    public void Column_names_that_would_touch_are_left_out_and_a_year_is_said_once()
    {
        var wide = Map(Enumerable.Range(0, 130).Select(number => (ChartValue)number).ToArray());
        var drawing = ChartLayout.Draw(wide);

        Assert.InRange(drawing.Texts(MarkStyle.AxisText).Count(text => text.StartsWith('P')), 10, 65);
        Assert.Equal(10, drawing.Texts(MarkStyle.StrongText).Count());
        Assert.All(drawing.Marks.OfType<RectMark>(), cell => Assert.InRange(cell.X + cell.Width, 0, wide.Width));
    }

    private static HeatMap Map(params ChartValue[][] rows) =>
        ChartSamples.Heat([.. rows.Select((values, at) => new HeatRow($"Row {at + 1}", values))]);
}
