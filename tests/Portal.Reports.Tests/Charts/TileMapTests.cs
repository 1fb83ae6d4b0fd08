using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class TileMapTests
{
    private static readonly RegionTile Montreal = Region("06", "Montréal", MarkStyle.TerritoryUdem, MarkStyle.TerritoryMcgill);
    private static readonly RegionTile Nunavik = Region("17", "Nunavik", MarkStyle.TerritoryMcgill);

    [Fact]
    public void A_tile_stands_at_its_place_with_code_name_count_link_and_hover_text()
    {
        var drawing = ChartLayout.Draw(Map(null, Nunavik));
        var tile = Assert.Single(drawing.Marks.OfType<GroupMark>());

        Assert.Equal("/en/network?region=17", tile.Href);
        Assert.Equal("Nunavik (17)", tile.Tip);
        Assert.Contains(new RectMark(MarkStyle.TerritoryMcgill, 140, 8, 292, 80, 4), tile.Marks);
        Assert.Equal(["17", "Nunavik", "3", "17"], tile.Marks.OfType<TextMark>().Select(text => text.Text));
        Assert.Equal(MarkVisibility.Narrow, tile.Marks.OfType<TextMark>().Last().Visibility);
        Assert.Equal(MarkStyle.TileEdge, tile.Marks[^1].Style);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_shared_tile_is_covered_once_by_its_territories(int count)
    {
        MarkStyle[] styles = [.. new[] { "UL", "UDEM", "MCGILL", "UDES" }.Take(count).Select(MarkStyles.OfTerritory)];
        var slices = ChartLayout.Draw(Map(null, Region("16", "Montérégie", styles)))
            .Marks.Flat().OfType<PathMark>().Where(path => path.Style != MarkStyle.Water).ToList();

        Assert.Equal(styles, slices.Select(slice => slice.Style));
        // The corners' curves take less than a square of their radius from each corner.
        Assert.InRange(slices.Sum(Area), (112 * 80) - (4 * 16), 112 * 80);
        Assert.All(slices, slice => Assert.True(Area(slice) > 112 * 80 / 10));
    }

    [Fact]
    public void Two_territories_are_parted_by_a_line_from_the_lower_left_to_the_upper_right()
    {
        var slices = ChartLayout.Draw(Map(null, Montreal)).Marks.Flat().OfType<PathMark>()
            .Where(path => path.Style != MarkStyle.Water).ToList();

        Assert.Contains(PathStep.Line(282, 371 + (58 * 0.38)), slices[0].Steps);
        Assert.Contains(PathStep.Line(282, 371 + (58 * 0.38)), slices[1].Steps);
        Assert.Equal(PathStep.Move(200, 371 + 58 - 4), slices[0].Steps[0]);
    }

    [Fact]
    public void A_region_without_territory_and_a_territory_without_colour_are_neutral()
    {
        Assert.Single(ChartLayout.Draw(Map(null, Region("09", "Côte-Nord"))).Of<RectMark>(MarkStyle.TerritoryOther));
        Assert.Equal(MarkStyle.TerritoryOther, MarkStyles.OfTerritory("NEW"));
    }

    [Fact]
    public void A_region_the_map_does_not_know_stands_below_it()
    {
        var known = ChartLayout.Draw(Map(null, Nunavik));
        var drawing = ChartLayout.Draw(Map(null, Nunavik, Region("19", "New region")));

        Assert.Equal(486, known.Height);
        Assert.True(drawing.Height > 486);
        Assert.True(drawing.Of<RectMark>(MarkStyle.TileEdge).Last().Y > 400);
    }

    [Theory]
    [InlineData("18", "Terres-Cries-de-la-Baie-James", "Terres-Cries-de-|la-Baie-James")]
    [InlineData("11", "Gaspésie–Îles-de-la-Madeleine", "Gaspésie–Îles-|de-la-Madeleine")]
    [InlineData("01", "Bas-Saint-Laurent", "Bas-Saint-|Laurent")]
    [InlineData("12", "Chaudière-Appalaches", "Chaudière-|Appalaches")]
    [InlineData("06", "Montréal", "Montréal")]
    public void Names_are_broken_after_hyphens_into_even_lines(string code, string name, string lines) => Assert.Equal(
        lines,
        string.Join('|', ChartLayout.Draw(Map(null, Region(code, name, MarkStyle.TerritoryUl))).Texts(MarkStyle.TileName)));

    [Fact]
    public void No_two_tiles_overlap()
    {
        var tiles = ChartLayout.Draw(Map(null, [.. Enumerable.Range(1, 30).Select(number => Region($"{number:00}", "a"))]))
            .Of<RectMark>(MarkStyle.TileEdge).ToList();

        Assert.Equal(30, tiles.Count);
        Assert.All(tiles, tile => Assert.DoesNotContain(tiles, other => other != tile
            && tile.X < other.X + other.Width && other.X < tile.X + tile.Width
            && tile.Y < other.Y + other.Height && other.Y < tile.Y + tile.Height));
    }

    [Fact]
    public void An_indicator_colours_by_class_and_writes_the_values()
    {
        var map = Map(
            new TileIndicator("Use", Number),
            Montreal with { Value = 1234567m },
            Nunavik with { Value = 12m },
            Region("10", "Nord-du-Québec") with { Value = new ChartValue(null, "masked") });
        var drawing = ChartLayout.Draw(map);

        Assert.Equal(["1,234,567", "12", "masked"], drawing.Texts(MarkStyle.TileValue));
        Assert.Single(drawing.Of<RectMark>(MarkStyle.Step1));
        Assert.Single(drawing.Of<RectMark>(MarkStyle.Step3));
        Assert.Single(drawing.Of<RectMark>(MarkStyle.StepNone));
        Assert.Empty(drawing.Of<TextMark>(MarkStyle.TileCount));
        // Too long for the corner of a small tile, so on a line of its own.
        Assert.Equal(TextAnchor.Start, drawing.Of<TextMark>(MarkStyle.TileValue).First().Anchor);
        Assert.Equal(["12", "1,234,567", "n/a"], map.Legend().Select(entry => entry.Text));
    }

    [Fact]
    public void A_map_of_territories_has_no_classes() => Assert.Empty(Map(null, Nunavik).Legend());

    [Fact]
    public void The_table_lists_the_regions_by_code()
    {
        var table = Map(new TileIndicator("Use", Number), Nunavik with { Value = 12m }, Montreal).ToTable();

        Assert.Equal(["Region", "Territories", "Establishments", "Use"], table.Headers);
        Assert.Equal(["06 Montréal", "17 Nunavik"], table.Rows.Select(row => row.Header));
        Assert.Equal(["TerritoryMcgill", "3", "12"], table.Rows[1].Cells);
        Assert.Equal("n/a", table.Rows[0].Cells[2]);
    }

    [Fact]
    public void Waters_are_named_by_the_caller() => Assert.Equal(
        ["Hudson Bay", "Ungava Bay", "Labrador", "Gulf of", "Saint\u00a0Lawrence"],
        ChartLayout.Draw(Map(null)).Texts(MarkStyle.Geography));

    // Of the polygon through a path's spots; the curves are small.
    private static double Area(PathMark path)
    {
        var spots = path.Steps.Where(step => step.Verb != PathVerb.Close).Select(step => step.To).ToList();
        return Math.Abs(spots.Zip(spots.Skip(1).Append(spots[0])).Sum(side =>
            (side.First.X * side.Second.Y) - (side.Second.X * side.First.Y))) / 2;
    }
}
