namespace Portal.Reports.Engine.Charts;

/// <summary>A part of a whole, or several, as a thin bar that takes the width it is given.</summary>
public sealed record StackedMeter
{
    public required string Title { get; init; }

    /// <summary>What the meter shows, in words; the number beside it usually says it.</summary>
    public string Description { get; init; } = "";

    /// <summary>From the left; what the whole has beyond them stays empty, and nothing is drawn beyond the whole.</summary>
    public required IReadOnlyList<MeterPart> Parts { get; init; }
    public required decimal Whole { get; init; }

    /// <summary>The table's headers: over the names, over the values.</summary>
    public required string NameHeader { get; init; }
    public required string ValueHeader { get; init; }

    /// <summary>The name of the whole in the table.</summary>
    public required string WholeName { get; init; }
    public required Func<decimal, string> Format { get; init; }

    public ChartTable ToTable() => new(
        [NameHeader, ValueHeader],
        [.. Parts.Select(part => new ChartTableRow(part.Name, [Format(part.Value)])), new ChartTableRow(WholeName, [Format(Whole)])]);
}

public sealed record MeterPart(string Name, decimal Value, MeterFill Fill = MeterFill.Filled);

public enum MeterFill
{
    Filled,

    /// <summary>Under way rather than done.</summary>
    Progress,
    Interim,
    Vacant,
}
