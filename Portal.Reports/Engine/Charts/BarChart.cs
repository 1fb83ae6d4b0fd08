namespace Portal.Reports.Engine.Charts;

/// <summary>Horizontal bars from zero, each with its value at its end.</summary>
public sealed record BarChart
{
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>A value that the bars are read against, such as the whole network's; null draws none.</summary>
    public NamedValue? Reference { get; init; }

    /// <summary>The table's headers: over the names, over the values.</summary>
    public required string NameHeader { get; init; }
    public required string ValueHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }
    public double Width { get; init; } = 760;

    public ChartTable ToTable() => new(
        [NameHeader, ValueHeader],
        [.. Bars.Select(bar => (bar.Name, bar.Value))
            .Concat(Reference is null ? [] : [(Reference.Name, Reference.Value)])
            .Select(row => new ChartTableRow(row.Name, [row.Value.Text(Format, Words.Missing)]))]);
}

/// <summary>A bar; <paramref name="Fill"/> tells kinds of bars apart, and bars of one kind share one.</summary>
public sealed record Bar(string Name, ChartValue Value, BarFill Fill = BarFill.First);

public enum BarFill
{
    First,
    Second,
    Third,
    Fourth,
    PreviousYear,
}
