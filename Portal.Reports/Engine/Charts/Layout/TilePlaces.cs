namespace Portal.Reports.Engine.Charts;

/// <summary>
/// Where the health regions stand on the schematic map: north above, west to the left, neighbours near each other, the
/// river between its two shores. Units of a grid of 120 × 88 with 8 between tiles.
/// </summary>
internal static class TilePlaces
{
    public const double Width = 924;
    public const double Height = 486;
    private const double Left = 20;
    private const double Top = 8;
    private const double Column = 120;
    private const double Row = 88;
    private const double Between = 8;
    private const int SpareColumns = 7;

    private static readonly Dictionary<string, (double Column, double Row, double Width, double Height)> Grid = new(StringComparer.Ordinal)
    {
        ["17"] = (1, 0, 2.5, 1),
        ["18"] = (0.5, 1, 1.5, 1),
        ["10"] = (2, 1, 1.5, 1),
        ["08"] = (0, 2, 1.5, 1),
        ["02"] = (1.5, 2, 2, 1),
        ["09"] = (3.5, 2, 2.75, 1),
        ["07"] = (0, 3, 1, 1),
        ["15"] = (1, 3, 1, 1),
        ["14"] = (2, 3, 1, 1),
        ["04"] = (3, 3, 1, 1),
        ["03"] = (4, 3, 1, 1),
        ["13"] = (0.75, 4.125, 0.75, 0.75),
        ["06"] = (1.5, 4.125, 0.75, 0.75),
        ["16"] = (2.25, 4.375, 1, 1),
        ["05"] = (3.25, 4.375, 1, 1),
        ["12"] = (4.25, 4.375, 1, 1),
        ["01"] = (5.25, 3.5, 1, 1),
        ["11"] = (6.25, 3.375, 1.2, 1),
    };

    /// <summary>The Saint Lawrence, from beyond the lower left corner to beyond the right side.</summary>
    public static IReadOnlyList<PathStep> River { get; } =
    [
        PathStep.Move(-20, 520), PathStep.Line(112, 404), PathStep.Line(262, 372), PathStep.Line(566, 372),
        PathStep.Curve(620, 372, 632, 320), PathStep.Curve(640, 278, 690, 275), PathStep.Line(960, 262),
    ];

    /// <summary>The regions' places in drawing units, and the height they take; a region the map does not know stands below it.</summary>
    public static (IReadOnlyDictionary<string, Tile> Tiles, double Height) Of(IEnumerable<string> codes)
    {
        var tiles = new Dictionary<string, Tile>(StringComparer.Ordinal);
        var spares = 0;
        foreach (var code in codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (column, row, width, height) = Grid.TryGetValue(code, out var known)
                ? known
                : (spares % SpareColumns, 5.5 + (spares++ / SpareColumns), 1, 1);
            tiles[code] = new Tile(Left + (Column * column), Top + (Row * row), (Column * width) - Between, (Row * height) - Between);
        }

        return (tiles, Math.Max(Height, tiles.Values.Select(tile => tile.Y + tile.Height + Between).DefaultIfEmpty(0).Max()));
    }
}

internal readonly record struct Tile(double X, double Y, double Width, double Height);
