namespace Portal.Reports.Engine.Charts;

/// <summary>A place in a drawing: units from the left and from the top.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>Where a mark is shown.</summary>
public enum MarkVisibility
{
    Always,

    /// <summary>Left out on a narrow screen, where letters are larger. Paper shows it.</summary>
    Wide,

    /// <summary>Only on a narrow screen. Paper leaves it out.</summary>
    Narrow,
}

/// <summary>One primitive of a drawing. Marks are painted in order, later ones over earlier ones.</summary>
public abstract record Mark(MarkStyle Style)
{
    /// <summary>What the mark says on hover; null says nothing.</summary>
    public string? Tip { get; init; }

    public MarkVisibility Visibility { get; init; }
}

public sealed record LineMark(MarkStyle Style, Spot From, Spot To) : Mark(Style);

public sealed record PolylineMark(MarkStyle Style, IReadOnlyList<Spot> Spots) : Mark(Style);

public sealed record PolygonMark(MarkStyle Style, IReadOnlyList<Spot> Spots) : Mark(Style);

public sealed record RectMark(MarkStyle Style, double X, double Y, double Width, double Height, double Radius = 0) : Mark(Style);

public sealed record CircleMark(MarkStyle Style, Spot Centre, double Radius) : Mark(Style);

/// <summary>A square standing on its corner; <paramref name="Radius"/> reaches from the centre to a corner.</summary>
public sealed record DiamondMark(MarkStyle Style, Spot Centre, double Radius) : Mark(Style);

public sealed record PathMark(MarkStyle Style, IReadOnlyList<PathStep> Steps) : Mark(Style);

public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>One line of text; <paramref name="At"/> is its anchor on the baseline. The style gives size and weight.</summary>
public sealed record TextMark(MarkStyle Style, Spot At, string Text, TextAnchor Anchor = TextAnchor.Start) : Mark(Style)
{
    /// <summary>The surface below the text, where it has a pattern: a margin of that surface's colour keeps the letters clear.</summary>
    public MarkStyle? Halo { get; init; }
}

/// <summary>Marks that belong together, and where they lead; null leads nowhere.</summary>
public sealed record GroupMark(MarkStyle Style, IReadOnlyList<Mark> Marks, string? Href = null) : Mark(Style);

public enum PathVerb
{
    Move,
    Line,

    /// <summary>A quadratic curve around <see cref="PathStep.Control"/>.</summary>
    Curve,
    Close,
}

public readonly record struct PathStep(PathVerb Verb, Spot To, Spot Control)
{
    public static PathStep Move(double x, double y) => new(PathVerb.Move, new(x, y), default);

    public static PathStep Line(double x, double y) => new(PathVerb.Line, new(x, y), default);

    public static PathStep Curve(double controlX, double controlY, double x, double y) =>
        new(PathVerb.Curve, new(x, y), new(controlX, controlY));

    public static PathStep Close { get; } = new(PathVerb.Close, default, default);
}
