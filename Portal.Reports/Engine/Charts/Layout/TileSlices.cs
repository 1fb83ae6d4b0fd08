namespace Portal.Reports.Engine.Charts;

/// <summary>A tile that several territories share, cut by lines that fan out from its lower left corner.</summary>
internal static class TileSlices
{
    public const double Radius = 4;

    // Two shares leave the first one the upper part, where the name is written.
    private const double CutOfTwo = 0.38;

    public static IEnumerable<Mark> Of(Tile tile, IReadOnlyList<MarkStyle> styles)
    {
        if (styles.Count < 2)
        {
            yield return new RectMark(
                styles.Count == 1 ? styles[0] : MarkStyle.TerritoryOther, tile.X, tile.Y, tile.Width, tile.Height, Radius);
            yield break;
        }

        for (var place = 0; place < styles.Count; place++)
        {
            yield return new PathMark(styles[place],
            [
                PathStep.Move(tile.X, tile.Y + tile.Height - Radius),
                .. place == 0 ? UpperCorners(tile) : [PathStep.Line(tile.X + tile.Width, Cut(tile, place, styles.Count))],
                .. place == styles.Count - 1 ? LowerCorners(tile) : [PathStep.Line(tile.X + tile.Width, Cut(tile, place + 1, styles.Count))],
                PathStep.Close,
            ]);
        }
    }

    private static double Cut(Tile tile, int place, int count) =>
        tile.Y + (tile.Height * (count == 2 ? CutOfTwo : (double)place / count));

    private static PathStep[] UpperCorners(Tile tile) =>
    [
        PathStep.Line(tile.X, tile.Y + Radius),
        PathStep.Curve(tile.X, tile.Y, tile.X + Radius, tile.Y),
        PathStep.Line(tile.X + tile.Width - Radius, tile.Y),
        PathStep.Curve(tile.X + tile.Width, tile.Y, tile.X + tile.Width, tile.Y + Radius),
    ];

    private static PathStep[] LowerCorners(Tile tile) =>
    [
        PathStep.Line(tile.X + tile.Width, tile.Y + tile.Height - Radius),
        PathStep.Curve(tile.X + tile.Width, tile.Y + tile.Height, tile.X + tile.Width - Radius, tile.Y + tile.Height),
        PathStep.Line(tile.X + Radius, tile.Y + tile.Height),
        PathStep.Curve(tile.X, tile.Y + tile.Height, tile.X, tile.Y + tile.Height - Radius),
    ];
}
