using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class SeatTimelineTests
{
    private static readonly SeatRow Clinical = new("Clinical pilot",
    [
        new(SpanState.Held, new(2023, 2, 1), new(2024, 12, 15), "1st mandate"),
        new(SpanState.Vacant, new(2024, 12, 16), new(2025, 3, 2)),
        new(SpanState.Held, new(2025, 3, 3), new(2027, 1, 15), "2nd mandate, letter 2025-031", "2nd mandate"),
    ]);

    private static readonly SeatRow Technology = new("Technology pilot",
    [
        new(SpanState.Held, new(2023, 9, 5), new(2026, 9, 13), "1st mandate, letter 2023-118"),
        new(SpanState.Vacant, new(2026, 9, 14), null),
        new(SpanState.Interim, new(2026, 10, 5), null),
    ]);

    [Fact]
    public void Spans_follow_each_other_with_a_seam()
    {
        var bars = ChartLayout.Draw(Timeline(Clinical)).Marks.OfType<RectMark>().ToList();

        Assert.Equal([MarkStyle.Seat, MarkStyle.SeatVacant, MarkStyle.Seat], bars.Select(bar => bar.Style));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.Equal(pair.Second.X, pair.First.X + pair.First.Width + 2, 6));
    }

    [Fact]
    public void What_lasts_reaches_today_and_an_open_mandate_the_end()
    {
        var drawing = ChartLayout.Draw(Timeline(Technology, new("Open", [new(SpanState.Held, new(2026, 9, 14), null)])));
        var today = Assert.Single(drawing.Of<LineMark>(MarkStyle.Today)).From.X;
        var vacancy = Assert.Single(drawing.Of<RectMark>(MarkStyle.SeatVacant));
        var interim = Assert.Single(drawing.Of<RectMark>(MarkStyle.SeatInterim));
        var open = drawing.Of<RectMark>(MarkStyle.Seat).Last();

        Assert.InRange(vacancy.X + vacancy.Width, today - 2, today);
        Assert.Equal(vacancy.X + vacancy.Width, interim.X + interim.Width, 6);
        Assert.True(interim.Y > vacancy.Y + vacancy.Height);
        Assert.Equal(drawing.Width - 10, open.X + open.Width, 6);
    }

    [Fact]
    public void Text_is_written_only_where_it_fits()
    {
        var narrow = new SeatRow("Narrow", [new(SpanState.Held, new(2023, 4, 1), new(2023, 9, 1), "2nd mandate, letter 2025-031", "2nd mandate")]);
        var tiny = new SeatRow("Tiny", [new(SpanState.Held, new(2023, 4, 1), new(2023, 4, 3), "2nd mandate, letter 2025-031", "2nd mandate")]);
        var drawing = ChartLayout.Draw(Timeline(Clinical, narrow, tiny));

        Assert.Equal(["1st mandate", "2nd mandate, letter 2025-031", "2nd mandate"], drawing.Texts(MarkStyle.SeatText));
        Assert.Empty(drawing.Texts(MarkStyle.SeatVacantText));
        Assert.Equal(3, drawing.Of<RectMark>(MarkStyle.Seat).Last().Width);
    }

    [Fact]
    public void Every_span_says_on_hover_what_the_table_says()
    {
        var chart = Timeline(Technology);
        var tips = ChartLayout.Draw(chart).Marks.OfType<RectMark>().Select(bar => bar.Tip);

        Assert.Contains("Technology pilot|Vacant|2026-09-14|open|", tips);
        Assert.Equal(["Seat", "State", "From", "To", "Detail"], chart.ToTable().Headers);
        Assert.Equal(["Held", "2023-09-05", "2026-09-13", "1st mandate, letter 2023-118"], chart.ToTable().Rows[0].Cells);
    }

    [Fact]
    public void Spans_outside_the_years_shown_are_left_out()
    {
        var drawing = ChartLayout.Draw(Timeline(new SeatRow("a",
        [
            new(SpanState.Held, new(2020, 1, 1), new(2023, 3, 31)),
            new(SpanState.Held, new(2027, 4, 1), new(2028, 1, 1)),
            new(SpanState.Vacant, new(2023, 3, 31), new(2023, 4, 1)),
        ])));

        Assert.Equal(MarkStyle.SeatVacant, Assert.Single(drawing.Marks.OfType<RectMark>()).Style);
    }

    [Fact]
    public void A_span_of_the_last_day_is_seen_within_the_years()
    {
        var drawing = ChartLayout.Draw(Timeline(new SeatRow("a", [new(SpanState.Held, new(2027, 3, 31), new(2027, 3, 31))])));
        var bar = Assert.Single(drawing.Of<RectMark>(MarkStyle.Seat));

        Assert.Equal(3, bar.Width, 6);
        Assert.Equal(drawing.Of<LineMark>(MarkStyle.Grid).Last().From.X, bar.X + bar.Width, 6);
    }

    [Fact]
    public void Fiscal_years_are_marked_and_named()
    {
        var drawing = ChartLayout.Draw(Timeline(Clinical));

        Assert.Equal(5, drawing.Of<LineMark>(MarkStyle.Grid).Count());
        Assert.Equal(["2023-04", "2024-04", "2025-04", "2026-04", "2027-04"], drawing.Texts(MarkStyle.AxisText));
        Assert.Contains("as of 2026-11-20", drawing.Texts(MarkStyle.StrongText));
    }

    [Fact]
    public void A_day_outside_the_years_shown_has_no_line() => Assert.Empty(
        ChartLayout.Draw(Timeline(Clinical) with { Today = new(2030, 1, 1) }).Of<LineMark>(MarkStyle.Today));

    [Fact]
    public void Rows_are_closer_when_no_seat_had_an_interim() =>
        Assert.True(ChartLayout.Draw(Timeline(Clinical, Clinical)).Height < ChartLayout.Draw(Timeline(Clinical, Technology)).Height);
}
