namespace Portal.Reports.Engine.Charts;

/// <summary>The styles of a series' parts.</summary>
internal static class SeriesStyles
{
    public static MarkStyle Line(SeriesLine line) => line switch
    {
        SeriesLine.First => MarkStyle.Series1,
        SeriesLine.Second => MarkStyle.Series2,
        SeriesLine.Third => MarkStyle.Series3,
        SeriesLine.Fourth => MarkStyle.Series4,
        _ => MarkStyle.PreviousYear,
    };

    public static MarkStyle Label(SeriesLine line) => line switch
    {
        SeriesLine.First => MarkStyle.Label1,
        SeriesLine.Second => MarkStyle.Label2,
        SeriesLine.Third => MarkStyle.Label3,
        SeriesLine.Fourth => MarkStyle.Label4,
        _ => MarkStyle.LabelPrevious,
    };

    public static MarkStyle Fill(BarFill fill) => fill switch
    {
        BarFill.First => MarkStyle.Fill1,
        BarFill.Second => MarkStyle.Fill2,
        BarFill.Third => MarkStyle.Fill3,
        BarFill.Fourth => MarkStyle.Fill4,
        _ => MarkStyle.FillPrevious,
    };

    public static MarkStyle Fill(MeterFill fill) => fill switch
    {
        MeterFill.Progress => MarkStyle.MeterProgress,
        MeterFill.Interim => MarkStyle.MeterInterim,
        MeterFill.Vacant => MarkStyle.MeterVacant,
        _ => MarkStyle.MeterFilled,
    };

    /// <summary>A point of a series: disc, square, triangle, diamond, so that series differ by shape.</summary>
    public static Mark Point(SeriesLine line, Spot at, string? tip = null) => line switch
    {
        SeriesLine.First => new CircleMark(MarkStyle.Point1, at, 4.5) { Tip = tip },
        SeriesLine.Second => new RectMark(MarkStyle.Point2, at.X - 4, at.Y - 4, 8, 8) { Tip = tip },
        SeriesLine.Third => new PolygonMark(
            MarkStyle.Point3, [new(at.X, at.Y - 5.5), new(at.X + 5, at.Y + 3.5), new(at.X - 5, at.Y + 3.5)])
        { Tip = tip },
        SeriesLine.Fourth => new DiamondMark(MarkStyle.Point4, at, 5.5) { Tip = tip },
        _ => new CircleMark(MarkStyle.PointPrevious, at, 3.5) { Tip = tip },
    };
}
