using Microsoft.AspNetCore.Html;
using Portal.Reports.Engine.Charts;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>A chart that was drawn, with its numbers; of a map also what its colours mean, and its extremes in words.</summary>
internal sealed record DrawnChart(string Title, HtmlString Drawing, ChartTable Numbers)
{
    public IReadOnlyList<TileLegendEntry> Legend { get; init; } = [];
    public string Description { get; init; } = "";
}

/// <summary>
/// What is dear to make of a dashboard: its figures in words and its charts as drawings. Words and drawings alone: the charts
/// themselves would hold on to the request that made them.
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
            Channels = new DrawnChart(chart.Title, ChartLayout.Draw(chart).Svg("channels"), chart.ToTable());
        }

        if (page.Programmes is { } programmes)
        {
            var chart = charts.Programmes(programmes);
            Programmes = new DrawnChart(chart.Title, ChartLayout.Draw(chart).Svg("programmes"), chart.ToTable());
        }

        if (page.Regions is { Rows.Count: > 1 } regions)
        {
            var map = charts.Map(regions);
            Map = new DrawnChart(map.Title, ChartLayout.Draw(map).Svg("map"), map.ToTable()) { Legend = map.Legend(), Description = map.Description };
        }
    }

    /// <summary>By the key of their heading.</summary>
    public IReadOnlyList<(string Key, List<BoardFigure> Figures)> Groups { get; }
    public IReadOnlyList<BoardFigure> Governance { get; }
    public DrawnChart? Channels { get; }
    public DrawnChart? Programmes { get; }
    public DrawnChart? Map { get; }
}
