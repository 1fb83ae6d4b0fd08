namespace Portal.Reports.Engine.Charts;

/// <summary>What the stylesheets call each style.</summary>
internal static class SvgClasses
{
    public static string Of(DrawingKind kind) => kind switch
    {
        DrawingKind.WideChart => "chart chart--wide",
        DrawingKind.Sparkline => "spark",
        DrawingKind.DotStrip => "dots",
        DrawingKind.Meter => "meter",
        DrawingKind.Map => "map",
        _ => "chart",
    };

    /// <summary>Null for plain text, for a surface that is filled with a pattern, and for what only the pointer meets.</summary>
    public static string? Of(MarkStyle style) => style switch
    {
        MarkStyle.Series1 => "ln l1",
        MarkStyle.Series2 => "ln l2",
        MarkStyle.Series3 => "ln l3",
        MarkStyle.Series4 => "ln l4",
        MarkStyle.PreviousYear => "ln lp",
        MarkStyle.Point1 => "f1 pt",
        MarkStyle.Point2 => "f2 pt",
        MarkStyle.Point3 => "f3 pt",
        MarkStyle.Point4 => "f4 pt",
        MarkStyle.PointPrevious => "fp pt",
        MarkStyle.Fill1 => "f1",
        MarkStyle.FillPrevious => "fp",
        MarkStyle.Label1 => "x1",
        MarkStyle.Label2 => "x2",
        MarkStyle.Label3 => "x3",
        MarkStyle.Label4 => "x4",
        MarkStyle.LabelPrevious or MarkStyle.StrongText => "strong",
        MarkStyle.Grid => "grid",
        MarkStyle.Base => "base",
        MarkStyle.Today => "today",
        MarkStyle.Reference => "ref",
        MarkStyle.Break => "brk",
        MarkStyle.BreakText => "brk-x",
        MarkStyle.Band => "band",
        MarkStyle.Median => "med",
        MarkStyle.PastValue => "h",
        MarkStyle.CurrentValue => "v",
        MarkStyle.Seat => "seat",
        MarkStyle.SeatInterim => "seat-int",
        MarkStyle.SeatVacant => "seat-vac",
        MarkStyle.SeatText => "on-seat",
        MarkStyle.SeatVacantText => "on-vac",
        MarkStyle.MeterTrack => "track",
        MarkStyle.MeterFilled => "fill",
        MarkStyle.MeterProgress => "fill fill--info",
        MarkStyle.MeterVacant => "fill fill--vac",
        MarkStyle.MeterInterim => "fill2",
        MarkStyle.TerritoryOther => "t-other",
        MarkStyle.StepNone => "q-none",
        MarkStyle.TileEdge => "tile-edge",
        MarkStyle.Water => "water",
        MarkStyle.TileCode => "tc",
        MarkStyle.TileName => "tn",
        MarkStyle.TileCount => "te",
        MarkStyle.TileValue => "te tv",
        MarkStyle.TileNumber => "big",
        MarkStyle.Geography => "geo",
        _ => null,
    };

    /// <summary>The margin that keeps letters clear of the pattern below them.</summary>
    public static string Halo(MarkStyle surface) => surface switch
    {
        MarkStyle.TerritoryUl => "halo h-ul",
        MarkStyle.TerritoryUdem => "halo h-udem",
        MarkStyle.TerritoryMcgill => "halo h-mcgill",
        MarkStyle.TerritoryUdes => "halo h-udes",
        MarkStyle.Step1 => "halo h-q1",
        MarkStyle.Step2 => "halo h-q2",
        MarkStyle.Step3 => "halo h-q3",
        MarkStyle.Step4 => "halo h-q4",
        MarkStyle.Step5 => "halo h-q5",
        _ => "halo h-other",
    };
}
