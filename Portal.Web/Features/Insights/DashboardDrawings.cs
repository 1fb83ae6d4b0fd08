using Microsoft.AspNetCore.Html;
using Portal.Reports.Engine.Charts;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>A chart with its drawing and its numbers.</summary>
internal sealed record DrawnChart<T>(T Chart, HtmlString Drawing, ChartTable Numbers);

/// <summary>
/// What is dear to make of a dashboard: its figures in words and its charts as drawings. It keeps nothing of the request that made it.
/// </summary>
internal sealed class DashboardDrawings
{
    public DashboardDrawings(PortalContext portal, DashboardPage page)
    {
        var (figures, charts) = (new DashboardFigures(portal, page), new DashboardCharts(portal, page));
        Groups = [.. from @group in DashboardPage.Groups
                     let own = figures.Of(@group.Measures).ToList()
                     where own.Count > 0
                     select (@group.Key, own)];
        Governance = [.. figures.Governance()];
        if (page.Channels is { } channels)
        {
            var chart = charts.Channels(channels);
            Channels = new(chart, ChartLayout.Draw(chart).Svg("channels"), chart.ToTable());
        }

        if (page.Programmes is { } programmes)
        {
            var chart = charts.Programmes(programmes);
            Programmes = new(chart, ChartLayout.Draw(chart).Svg("programmes"), chart.ToTable());
        }

        if (page.Regions is { Rows.Count: > 1 } regions)
        {
            var map = charts.Map(regions);
            Map = new(map, ChartLayout.Draw(map).Svg("map"), map.ToTable());
        }
    }

    /// <summary>By the key of their heading.</summary>
    public IReadOnlyList<(string Key, List<BoardFigure> Figures)> Groups { get; }
    public IReadOnlyList<BoardFigure> Governance { get; }
    public DrawnChart<ColumnChart>? Channels { get; }
    public DrawnChart<HeatMap>? Programmes { get; }
    public DrawnChart<TileMap>? Map { get; }
}
