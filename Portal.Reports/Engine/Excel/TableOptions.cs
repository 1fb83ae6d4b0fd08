namespace Portal.Reports.Engine.Excel;

public sealed record TableOptions
{
    /// <summary>How many first columns stay in view while scrolling sideways.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Filter buttons in the header.</summary>
    public bool Filter { get; init; } = true;

    /// <summary>What the table holds, for screen readers.</summary>
    public string? Description { get; init; }
}
