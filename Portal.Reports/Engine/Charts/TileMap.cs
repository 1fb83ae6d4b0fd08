namespace Portal.Reports.Engine.Charts;

/// <summary>The schematic map of the health regions, a tile for each, coloured by territory or by an indicator.</summary>
public sealed record TileMap
{
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<RegionTile> Regions { get; init; }
    public required TileMapWords Words { get; init; }

    /// <summary>What colours the tiles; null colours them by territory.</summary>
    public TileIndicator? Indicator { get; init; }

    /// <summary>The classes in use, from low to high, with the values they hold; empty when the tiles show territories.</summary>
    public IReadOnlyList<TileLegendEntry> Legend()
    {
        if (Indicator is not { } indicator)
        {
            return [];
        }

        var classes = Scale().Classes().Select(step =>
            new TileLegendEntry(step.Style, Words.Range(indicator.Format(step.Least), indicator.Format(step.Greatest))));
        return Regions.All(region => region.Value.Number.HasValue)
            ? [.. classes]
            : [.. classes, new TileLegendEntry(MarkStyle.StepNone, Words.NoValue)];
    }

    /// <summary>A region a row; its territories and establishments where the words have a header for them, then the indicator's value.</summary>
    public ChartTable ToTable() => new(
        [Words.RegionHeader, .. Cells(Words.TerritoriesHeader, Words.CountHeader, Indicator?.Name)],
        [.. Regions.OrderBy(region => region.Code, StringComparer.Ordinal).Select(region => new ChartTableRow(
            $"{region.Code} {region.Name}",
            Cells(
                Words.TerritoriesHeader is null ? null : region.TerritoryNames, Words.CountHeader is null ? null : region.Count,
                Indicator is null ? null : region.Value.Text(Indicator.Format, Words.NoValue))))]);

    private static string[] Cells(params string?[] cells) => [.. cells.OfType<string>()];

    internal StepScale Scale() => new(Regions.Select(region => region.Value.Number).OfType<decimal>());
}

/// <summary>A region as the map shows it.</summary>
public sealed record RegionTile
{
    /// <summary>The region's two digits; they also decide its place.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>The territories to which its establishments belong, the one with most of them first. Several share the tile.</summary>
    public IReadOnlyList<MarkStyle> Territories { get; init; } = [];

    /// <summary>The same territories in words.</summary>
    public string TerritoryNames { get; init; } = "";

    /// <summary>How many establishments it has, as text.</summary>
    public string Count { get; init; } = "";

    /// <summary>The region's value of the map's indicator.</summary>
    public ChartValue Value { get; init; }

    /// <summary>Where the tile leads; null leads nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>What the tile says on hover and to a screen reader.</summary>
    public required string Tip { get; init; }
}

/// <summary>What the tiles' values are; the name is the header of their column in the table.</summary>
public sealed record TileIndicator(string Name, Func<decimal, string> Format);

public sealed record TileLegendEntry(MarkStyle Style, string Text);

/// <summary>The words of a map in the reader's language.</summary>
public sealed record TileMapWords
{
    public required string HudsonBay { get; init; }
    public required string UngavaBay { get; init; }
    public required string Labrador { get; init; }

    /// <summary>Takes two lines; a no-break space keeps together what should be.</summary>
    public required string GulfOfSaintLawrence { get; init; }
    public required string RegionHeader { get; init; }

    /// <summary>Null where the map says nothing of territories, or of how many establishments there are.</summary>
    public string? TerritoriesHeader { get; init; }
    public string? CountHeader { get; init; }

    /// <summary>What a tile, the legend and the table say where the indicator has no value; short.</summary>
    public required string NoValue { get; init; }

    /// <summary>The least and the greatest value of a class; equal when it holds one.</summary>
    public required Func<string, string, string> Range { get; init; }
}
