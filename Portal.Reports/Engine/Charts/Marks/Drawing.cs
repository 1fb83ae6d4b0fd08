namespace Portal.Reports.Engine.Charts;

/// <summary>What a drawing is on a page: it decides its size there and how it is announced.</summary>
public enum DrawingKind
{
    Chart,

    /// <summary>A chart that keeps more of its width on a narrow screen.</summary>
    WideChart,
    Sparkline,
    DotStrip,

    /// <summary>Stretches to the width it is given.</summary>
    Meter,

    /// <summary>Holds links, and is announced as a group of them rather than as an image.</summary>
    Map,
}

/// <summary>A chart laid out: marks in a box, and the words that say the same.</summary>
public sealed record Drawing
{
    public required DrawingKind Kind { get; init; }
    public required double Width { get; init; }
    public required double Height { get; init; }

    /// <summary>The accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What the chart shows, in sentences; empty when the title says it all.</summary>
    public required string Description { get; init; }
    public required IReadOnlyList<Mark> Marks { get; init; }
}
