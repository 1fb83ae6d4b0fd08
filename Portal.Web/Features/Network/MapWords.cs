using Portal.Data;
using Portal.Reports.Engine.Charts;

namespace Portal.Web.Features.Network;

/// <summary>What stands on the map of the regions whatever colours it: waters, neighbours, the words of its legend and its table.</summary>
internal static class MapWords
{
    public static TileMapWords Of(Language language)
    {
        var t = NetworkTexts.For(language);
        return new TileMapWords
        {
            HudsonBay = t.GeoHudson,
            UngavaBay = t.GeoUngava,
            Labrador = t.GeoLabrador,
            GulfOfSaintLawrence = t.GeoGulf,
            RegionHeader = t.Region,
            NoValue = "–",
            Range = (least, greatest) => least == greatest ? least : t.Range(least, greatest),
        };
    }
}
