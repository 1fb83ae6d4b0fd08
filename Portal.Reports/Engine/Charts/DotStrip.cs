namespace Portal.Reports.Engine.Charts;

/// <summary>A value under review among the past values of the same cell, with the range that is usual for it.</summary>
public sealed record DotStrip
{
    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>The past values, each with the name of its period.</summary>
    public required IReadOnlyList<NamedValue> Past { get; init; }

    /// <summary>The value under review, with the name of its period.</summary>
    public required NamedValue Current { get; init; }

    /// <summary>Null while there is too little history to call anything usual.</summary>
    public UsualRange? Usual { get; init; }

    /// <summary>The table's headers: over the periods, over the values.</summary>
    public required string PeriodHeader { get; init; }
    public required string ValueHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }

    public ChartTable ToTable() => new(
        [PeriodHeader, ValueHeader],
        [.. Past.Append(Current).Select(one => new ChartTableRow(one.Name, [one.Value.Text(Format, Words.Missing)]))]);
}

public sealed record NamedValue(string Name, ChartValue Value);

public sealed record UsualRange(decimal Low, decimal Median, decimal High);
