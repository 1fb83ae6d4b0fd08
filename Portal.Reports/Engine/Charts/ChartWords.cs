namespace Portal.Reports.Engine.Charts;

/// <summary>The sentences of a chart in the reader's language. The engine has none of its own.</summary>
public sealed record ChartWords
{
    /// <summary>One series with two values or more: its first, last, highest and lowest.</summary>
    public required Func<SeriesSummary, string> Trend { get; init; }

    /// <summary>One series with one value, which is first, last, highest and lowest at once.</summary>
    public required Func<SeriesSummary, string> SingleValue { get; init; }

    /// <summary>A series without any value; takes its name.</summary>
    public required Func<string, string> NoValue { get; init; }

    /// <summary>Values missing between others; takes the series and the places, joined by commas.</summary>
    public required Func<string, string, string> Gaps { get; init; }

    /// <summary>That the value axis does not start at zero; takes the value at which it starts.</summary>
    public required Func<string, string> AxisStart { get; init; }

    /// <summary>A name and its value; the space before a colon differs between languages.</summary>
    public required Func<string, string, string> Pair { get; init; }

    /// <summary>What a table says where there is no value.</summary>
    public required string Missing { get; init; }
}
