namespace Portal.Reports.Engine.Excel;

public enum PageOrientation
{
    Landscape,
    Portrait,
}

/// <summary>How a sheet prints (always on Letter paper, fitted to the width) and what a reader may do with it.</summary>
public sealed record SheetOptions
{
    public PageOrientation Orientation { get; init; } = PageOrientation.Landscape;

    /// <summary>Only input columns can be edited; filtering and column widths stay free. No password: a guard, not a lock.</summary>
    public bool Protected { get; init; }

    /// <summary>Prints on one page, whatever its length: for a summary with charts.</summary>
    public bool OnePage { get; init; }

    public bool Hidden { get; init; }
}
