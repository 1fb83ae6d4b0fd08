using Microsoft.AspNetCore.Html;
using Portal.Data;
using Portal.Reports;
using Portal.Reports.Engine.Charts;

namespace Portal.Web.Features.Shared;

/// <summary>Charts as they stand on a page.</summary>
public static class PageCharts
{
    public static SeatTimelineWords Seats(Language language)
    {
        var (t, format) = (SharedTexts.For(language), Formats.For(language));
        return new SeatTimelineWords
        {
            SeatHeader = t.TimelineSeat,
            StateHeader = t.TimelineState,
            FromHeader = t.TimelineFrom,
            ToHeader = t.TimelineTo,
            DetailHeader = t.TimelineDetail,
            Open = t.TimelineOpen,
            State = state => state switch { SpanState.Held => t.TimelineHeld, SpanState.Interim => t.TimelineInterim, _ => t.TimelineVacant },
            Date = day => Formats.Date(day),
            LongDate = format.LongDate,
            Month = format.MonthAndYear,
            Tip = tip => tip.Detail is null ? t.TimelineTip(tip.Seat, tip.State, tip.From, tip.To) : t.TimelineTipDetail(tip.Seat, tip.State, tip.From, tip.To, tip.Detail),
        };
    }

    /// <summary>A drawing on a page. The id names its title and description, and is the page's to keep unique.</summary>
    public static HtmlString Svg(this Drawing drawing, string id) => new(SvgPainter.Paint(drawing, new SvgOptions { Id = id }));

    /// <summary>A drawing beside words that say the same.</summary>
    public static HtmlString Decoration(this Drawing drawing) => new(SvgPainter.Paint(drawing, new SvgOptions { Id = "", IsDecorative = true }));
}
