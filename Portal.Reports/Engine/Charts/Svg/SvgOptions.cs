namespace Portal.Reports.Engine.Charts;

/// <summary>How a drawing stands on its page.</summary>
public sealed record SvgOptions
{
    /// <summary>Where the ids of title and description start; unique on the page.</summary>
    public required string Id { get; init; }

    /// <summary>The text beside the drawing says all of it, so a screen reader passes over it.</summary>
    public bool IsDecorative { get; init; }
}
