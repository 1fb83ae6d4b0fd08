using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Reports.Engine.Charts;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>What colours the map.</summary>
public enum MapColour
{
    Territory,
    Seats,
}

/// <summary>The network on a day: map, territories, and a page of its establishments.</summary>
public sealed record NetworkPage
{
    public required MapColour Colour { get; init; }
    public required TileMap Map { get; init; }
    public required IReadOnlyList<TerritorySummary> Territories { get; init; }
    public required EstablishmentList List { get; init; }
    public int Regions { get; init; }
    public bool IsFaulty { get; init; }

    /// <summary>The regions that several territories share, by name.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>Seven statements; eight where seats colour the map.</summary>
    public static async Task<NetworkPage> LoadAsync(IReadSession session, PortalContext portal, string? colour, EstablishmentQuery query)
    {
        var (asOf, scope) = (portal.AsOf.Day, portal.Scope);
        var isKnown = TryColour(colour, out var chosen) && (chosen == MapColour.Territory || scope.MayReadOperations);
        chosen = isKnown ? chosen : MapColour.Territory;
        var territories = await NetworkQueries.TerritoriesAsync(session, asOf);
        var regions = await NetworkQueries.RegionsAsync(session, asOf);
        var coverage = scope.MayReadOperations ? await SeatQueries.CoverageAsync(session, scope, asOf) : [];
        var byRegion = chosen == MapColour.Seats ? await SeatQueries.CoverageByRegionAsync(session, scope, asOf) : [];
        var list = await EstablishmentList.LoadAsync(session, portal, query, territories, regions.Sum(region => region.Establishments));
        return new NetworkPage
        {
            Colour = chosen,
            Map = RegionMap.Draw(portal, regions, territories, chosen, byRegion),
            Territories = [.. territories.Select(territory => TerritorySummary.Of(territory, coverage))],
            List = list,
            Regions = regions.DistinctBy(region => region.Code).Count(),
            IsFaulty = !isKnown || list.Faults.Count > 0,
            Shared = [.. regions.Where(region => region.TerritoryCode is not null).GroupBy(region => region.Name(portal.Language))
                .Where(region => region.Count() > 1).Select(region => region.Key)],
        };
    }

    private static bool TryColour(string? text, out MapColour colour)
    {
        colour = MapColour.Territory;
        return string.IsNullOrEmpty(text) || (Enum.TryParse(text, ignoreCase: true, out colour) && Enum.IsDefined(colour) && !char.IsDigit(text[0]));
    }
}

/// <summary>A territory with its seats, those of its centre included.</summary>
/// <param name="Seats">0 where the caller may not see them.</param>
public sealed record TerritorySummary(TerritoryRow Territory, int Seats, int Filled, int Interim)
{
    public int Vacant => Seats - Filled;

    public static TerritorySummary Of(TerritoryRow territory, IReadOnlyList<CoverageRow> coverage)
    {
        var own = coverage.Where(row => row.TerritoryCode == territory.Code).ToList();
        return new TerritorySummary(territory, own.Sum(row => row.Seats), own.Sum(row => row.Filled), own.Sum(row => row.Interim));
    }
}

/// <summary>Makes the schematic map of what the regions are on the day.</summary>
internal static class RegionMap
{
    public static TileMap Draw(
        PortalContext portal, IReadOnlyList<RegionRow> regions, IReadOnlyList<TerritoryRow> territories, MapColour colour, IReadOnlyList<RegionCoverageRow> coverage)
    {
        var (language, t) = (portal.Language, NetworkTexts.For(portal.Language));
        var names = territories.ToDictionary(territory => territory.Code, territory => territory.ShortName(language));
        var shares = coverage.ToDictionary(row => row.RegionCode, row => row.Seats == 0 ? (decimal?)null : (decimal)row.Filled / row.Seats);
        return new TileMap
        {
            Title = t.MapTitle,
            Description = t.MapDescription,
            Words = MapWords.Of(language) with { TerritoriesHeader = t.Territory, CountHeader = t.Establishments },
            Indicator = colour == MapColour.Seats ? new TileIndicator(t.ColourSeats, value => portal.Format.Percent(value, 0)) : null,
            Regions = [.. regions.GroupBy(region => region.Code).Select(Tile)],
        };

        RegionTile Tile(IGrouping<string, RegionRow> rows)
        {
            var (first, count) = (rows.First(), rows.Sum(row => row.Establishments));
            var own = rows.Where(row => row.TerritoryCode is not null).OrderByDescending(row => row.Establishments).ToList();
            var territoryNames = string.Join(", ", own.Select(row => names.GetValueOrDefault(row.TerritoryCode!, row.TerritoryCode!)));
            return new RegionTile
            {
                Code = rows.Key,
                Name = first.Name(language),
                Territories = [.. own.Select(row => MarkStyles.OfTerritory(row.TerritoryCode))],
                TerritoryNames = territoryNames,
                Count = portal.Format.Whole(count),
                Value = shares.GetValueOrDefault(rows.Key),
                Href = NetworkLinks.Region(language, rows.Key, portal.AsOf),
                Tip = t.RegionTip(count, first.Name(language), rows.Key, territoryNames),
            };
        }
    }
}
