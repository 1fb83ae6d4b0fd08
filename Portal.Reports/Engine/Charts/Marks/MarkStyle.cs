namespace Portal.Reports.Engine.Charts;

/// <summary>
/// What a mark stands for. A painter turns it into its own means: the SVG painter into classes of the stylesheet,
/// the PDF painter into colours, dashes and patterns. A chart never names a colour.
/// </summary>
public enum MarkStyle
{
    /// <summary>Lines of a series; each has its own dash, so that they differ without colour.</summary>
    Series1, Series2, Series3, Series4, PreviousYear,

    /// <summary>Points on those lines; each series has its own shape as well.</summary>
    Point1, Point2, Point3, Point4, PointPrevious,

    /// <summary>Surfaces of a series; each has its own pattern.</summary>
    Fill1, Fill2, Fill3, Fill4, FillPrevious,

    /// <summary>Direct labels of a series, written in its colour.</summary>
    Label1, Label2, Label3, Label4, LabelPrevious,

    /// <summary>Draws nothing; a larger target that carries the value as a hover text. Paper leaves it out.</summary>
    HoverTarget,

    Grid, Base, Today, Reference,

    /// <summary>Where series are interrupted, and the sign over the rule.</summary>
    Break, BreakText,
    AxisText, StrongText,

    /// <summary>A strip of past values: the usual range, the median, the past values, the value under review.</summary>
    Band, Median, PastValue, CurrentValue,

    Seat, SeatInterim, SeatVacant, SeatText, SeatVacantText,

    /// <summary>A meter: what there is in all, and the parts of it.</summary>
    MeterTrack, MeterFilled, MeterProgress, MeterInterim, MeterVacant,

    /// <summary>The territories' own colours and patterns; one that has none of its own is <see cref="TerritoryOther"/>.</summary>
    TerritoryUl, TerritoryUdem, TerritoryMcgill, TerritoryUdes, TerritoryOther,

    /// <summary>Five classes from low to high, each with a denser pattern; and no value.</summary>
    Step1, Step2, Step3, Step4, Step5, StepNone,

    /// <summary>The map's own parts. Water may run past the edge: painters clip to the drawing.</summary>
    TileEdge, Water, TileCode, TileName, TileCount, TileValue, TileNumber, Geography,
}

/// <summary>What a style means for the size of text, and styles found from data.</summary>
public static class MarkStyles
{
    /// <summary>The style of a territory, from its code.</summary>
    public static MarkStyle OfTerritory(string? code) => code switch
    {
        "UL" => MarkStyle.TerritoryUl,
        "UDEM" => MarkStyle.TerritoryUdem,
        "MCGILL" => MarkStyle.TerritoryMcgill,
        "UDES" => MarkStyle.TerritoryUdes,
        _ => MarkStyle.TerritoryOther,
    };

    /// <summary>Height of the letters of a text style, in units of the drawing.</summary>
    public static double FontSize(MarkStyle style) => style switch
    {
        MarkStyle.TileCount => 12,
        MarkStyle.TileNumber => 34,
        _ => 13,
    };

    /// <summary>Whether a text style is written in the stronger weight.</summary>
    public static bool IsStrong(MarkStyle style) => style is MarkStyle.StrongText
        or MarkStyle.Label1 or MarkStyle.Label2 or MarkStyle.Label3 or MarkStyle.Label4 or MarkStyle.LabelPrevious
        or MarkStyle.SeatText or MarkStyle.SeatVacantText or MarkStyle.BreakText
        or MarkStyle.TileCode or MarkStyle.TileName or MarkStyle.TileValue or MarkStyle.TileNumber;
}
