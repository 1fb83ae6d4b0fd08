using Microsoft.AspNetCore.Html;
using Portal.Reports.Engine.Charts;

namespace Portal.Web.Features.Shared;

/// <summary>Charts as they stand on a page.</summary>
public static class PageCharts
{
    /// <summary>A drawing on a page. The id names its title and description, and is the page's to keep unique.</summary>
    public static HtmlString Svg(this Drawing drawing, string id) => new(SvgPainter.Paint(drawing, new SvgOptions { Id = id }));

    /// <summary>A drawing beside words that say the same.</summary>
    public static HtmlString Decoration(this Drawing drawing) => new(SvgPainter.Paint(drawing, new SvgOptions { Id = "", IsDecorative = true }));
}
