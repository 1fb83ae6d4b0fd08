namespace Portal.Reports.Engine.Charts;

/// <summary>Rows over columns, each cell in one of five classes by its value, with a denser pattern the greater it is.</summary>
public sealed record HeatMap
{
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<ChartCategory> Columns { get; init; }

    /// <summary>A value for each column, in order; the columns beyond the last have none.</summary>
    public required IReadOnlyList<HeatRow> Rows { get; init; }

    /// <summary>The table's header over the names of the rows.</summary>
    public required string RowHeader { get; init; }
    public required Func<decimal, string> Format { get; init; }
    public required ChartWords Words { get; init; }

    /// <summary>The least and the greatest value of a class, for the legend; equal when it holds one.</summary>
    public required Func<string, string, string> Range { get; init; }
    public double Width { get; init; } = 840;

    /// <summary>The classes in use, from low to high, with the values they hold.</summary>
    public IReadOnlyList<TileLegendEntry> Legend() =>
        [.. Scale().Classes().Select(step => new TileLegendEntry(step.Style, Range(Format(step.Least), Format(step.Greatest))))];

    public ChartTable ToTable() => new(
        [RowHeader, .. Columns.Select(column => column.Name)],
        [.. Rows.Select(row => new ChartTableRow(
            row.Name, [.. Columns.Select((_, place) => row.Values.ElementAtOrDefault(place).Text(Format, Words.Missing))]))]);

    internal StepScale Scale() => new(Rows.SelectMany(row => row.Values.Take(Columns.Count)).Select(value => value.Drawn).OfType<decimal>());
}

public sealed record HeatRow(string Name, IReadOnlyList<ChartValue> Values);
