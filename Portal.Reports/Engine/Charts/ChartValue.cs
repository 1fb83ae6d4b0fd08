namespace Portal.Reports.Engine.Charts;

/// <summary>
/// A number of a chart, or its absence. An absent number leaves a gap in the drawing, never a zero;
/// <paramref name="Instead"/> is what the table says there ("masked", "not available"), null for the chart's usual word.
/// </summary>
public readonly record struct ChartValue(decimal? Number, string? Instead = null)
{
    /// <summary>Numbers beyond this, either way, are drawn at this limit; their text stays true.</summary>
    internal const decimal Limit = 1e24m;

    public static implicit operator ChartValue(decimal number) => new(number);

    public static implicit operator ChartValue(decimal? number) => new(number);

    internal decimal? Drawn => Number is { } number ? Math.Clamp(number, -Limit, Limit) : null;

    internal string Text(Func<decimal, string> format, string missing) => Number is { } number ? format(number) : Instead ?? missing;
}
