using Portal.Reports.Engine.Charts;
using Portal.Reports.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>The drawings of an establishment’s profile, as its document has them too.</summary>
internal static class ProfileCharts
{
    /// <summary>This fiscal year against the one before, period by period.</summary>
    public static LineChart Trend(PortalContext portal, EstablishmentPage page) => page.Course.Chart(
        NetworkTexts.For(portal.Language).TrendTitle(page.Body.Name(portal.Language)), portal.Language);

    /// <summary>Who held the seats since the calendar begins: mandates, interims, and the vacancies between.</summary>
    public static SeatTimeline Seats(PortalContext portal, EstablishmentPage page) =>
        SeatTimelines.Of(page.Body.Name(portal.Language), page.Seats, page.Mandates, portal.AsOf.Day, portal.Language);
}
