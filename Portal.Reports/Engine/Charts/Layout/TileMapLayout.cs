namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    private const double TileInset = 8;
    private const double TileLine = 16;
    private const double GulfWidth = 112;

    public static Drawing Draw(TileMap map)
    {
        var (tiles, height) = TilePlaces.Of(map.Regions.Select(region => region.Code));
        var steps = map.Indicator is null ? null : map.Scale();
        return new Drawing
        {
            Kind = DrawingKind.Map,
            Width = TilePlaces.Width,
            Height = height,
            Title = map.Title,
            Description = map.Description,
            Marks =
            [
                new PathMark(MarkStyle.Water, TilePlaces.River),
                .. Geography(map.Words),
                .. map.Regions.Select(region => TileGroup(map, region, tiles[region.Code], steps)),
            ],
        };
    }

    private static IEnumerable<TextMark> Geography(TileMapWords words) =>
    [
        new(MarkStyle.Geography, new(20, 60), words.HudsonBay),
        new(MarkStyle.Geography, new(470, 60), words.UngavaBay),
        new(MarkStyle.Geography, new(600, 150), words.Labrador),
        .. TextMetrics.Wrap(words.GulfOfSaintLawrence, GulfWidth, 2).Select((line, place) =>
            new TextMark(MarkStyle.Geography, new(800, 224 + (18 * place)), line)),
    ];

    private static GroupMark TileGroup(TileMap map, RegionTile region, Tile tile, StepScale? steps)
    {
        var fills = steps is null ? region.Territories : [steps.Of(region.Value.Number)];
        var halo = fills.Count > 0 ? fills[0] : MarkStyle.TerritoryOther;
        var low = tile.Height < 70;
        var baseline = tile.Y + (low ? 16 : 18);
        var lines = TextMetrics.Wrap(region.Name, tile.Width - (2 * TileInset), low ? 2 : 3);
        return new GroupMark(
            MarkStyle.TileEdge,
            [
                .. TileSlices.Of(tile, fills),
                new TextMark(MarkStyle.TileCode, new(tile.X + TileInset, baseline), region.Code) { Halo = halo },
                .. lines.Select((line, place) => new TextMark(
                    MarkStyle.TileName, new(tile.X + TileInset, baseline + (low ? 17 : 18) + (TileLine * place)), line) { Halo = halo }),
                .. TileFigure(map, region, tile, baseline, lines.Count) is { } figure ? [figure with { Halo = halo }] : (TextMark[])[],
                new TextMark(
                    MarkStyle.TileNumber, new(tile.X + (tile.Width / 2), tile.Y + (tile.Height / 2) + 12), region.Code, TextAnchor.Middle)
                {
                    Halo = halo,
                    Visibility = MarkVisibility.Narrow,
                },
                new RectMark(MarkStyle.TileEdge, tile.X, tile.Y, tile.Width, tile.Height, TileSlices.Radius),
            ],
            region.Href)
        {
            Tip = region.Tip,
        };
    }

    /// <summary>
    /// The count or the indicator's value: in the upper right corner, or on a line of its own where it is too long for that;
    /// null when neither has room, and the hover text says it.
    /// </summary>
    private static TextMark? TileFigure(TileMap map, RegionTile region, Tile tile, double baseline, int nameLines)
    {
        var (style, text) = map.Indicator is { } indicator
            ? (MarkStyle.TileValue, region.Value.Text(indicator.Format, map.Words.NoValue))
            : (MarkStyle.TileCount, region.Count);
        var width = TextMetrics.Width(text, MarkStyles.FontSize(style));
        var code = TextMetrics.Width(region.Code) + TileInset;
        if (width <= tile.Width - (2 * TileInset) - code)
        {
            return new TextMark(style, new(tile.X + tile.Width - TileInset, baseline), text, TextAnchor.End);
        }

        var below = baseline + 2 + (TileLine * (nameLines + 1));
        return width <= tile.Width - (2 * TileInset) && below <= tile.Y + tile.Height - 4
            ? new TextMark(style, new(tile.X + TileInset, below), text)
            : null;
    }
}
