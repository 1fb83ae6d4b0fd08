using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Engine.Charts;

/// <summary>What each style is on paper: colours of the theme, with dashes and hatches that tell series apart in grey.</summary>
internal static class PdfStyles
{
    private static readonly Rgb Second = Rgb.Parse("#a8540f");
    private static readonly Rgb Fourth = Rgb.Parse("#7b4fa0");
    private static readonly Rgb Previous = Rgb.Parse("#7a8594");
    private static readonly Rgb Band = Rgb.Parse("#e3ecf5");
    private static readonly Rgb Vacant = Rgb.Parse("#fdeeeb");
    private static readonly Rgb Water = Rgb.Parse("#e9f1f8");

    public static Stroke? Stroke(MarkStyle style, double scale) => style switch
    {
        MarkStyle.Series1 => new(PdfTheme.Blue, 1.6, RoundEnds: true),
        MarkStyle.Series2 => new(Second, 1.6, 4, 3),
        MarkStyle.Series3 => new(PdfTheme.Ok, 1.6, 1.5, 3.5),
        MarkStyle.Series4 => new(Fourth, 1.6, 12, 3.5),
        MarkStyle.PreviousYear => new(Previous, 1.3, 3, 3),
        MarkStyle.Grid => new(PdfTheme.Rule, 0.5),
        MarkStyle.Base or MarkStyle.Median => new(Previous, 0.8),
        MarkStyle.Today or MarkStyle.Reference => new(PdfTheme.Error, 1, 2, 2),
        MarkStyle.Break => new(PdfTheme.Ink, 1, 5, 2),
        MarkStyle.SeatInterim => new(PdfTheme.Blue, 0.8),
        MarkStyle.SeatVacant => new(PdfTheme.Error, 0.8, 2.5, 2),
        MarkStyle.TileEdge => new(PdfTheme.White, 1),
        MarkStyle.Water => new(Water, 26 * scale, RoundEnds: true),
        _ => null,
    };

    public static Paint? Fill(MarkStyle style) => style switch
    {
        MarkStyle.Point1 or MarkStyle.Fill1 or MarkStyle.Seat => PdfTheme.Blue,
        MarkStyle.Point2 => Second,
        MarkStyle.Point3 => PdfTheme.Ok,
        MarkStyle.Point4 => Fourth,
        MarkStyle.PointPrevious or MarkStyle.FillPrevious or MarkStyle.PastValue => Previous,
        MarkStyle.Fill2 => new Paint(PdfTheme.White, Hatch.Diagonal, Second),
        MarkStyle.Fill3 => new Paint(PdfTheme.White, Hatch.Dots, PdfTheme.Ok),
        MarkStyle.Fill4 => new Paint(PdfTheme.White, Hatch.Grid, Fourth),
        MarkStyle.Band or MarkStyle.SeatInterim => Band,
        MarkStyle.CurrentValue => PdfTheme.Error,
        MarkStyle.SeatVacant => Vacant,
        MarkStyle.MeterTrack => PdfTheme.Rule,
        MarkStyle.MeterFilled => PdfTheme.Ok,
        MarkStyle.MeterProgress => new Paint(PdfTheme.White, Hatch.Vertical, PdfTheme.Blue),
        MarkStyle.MeterInterim => new Paint(PdfTheme.Ink, Hatch.Dots, PdfTheme.Attention),
        MarkStyle.MeterVacant => new Paint(PdfTheme.Error, Hatch.BackDiagonal, PdfTheme.White),
        MarkStyle.TerritoryUl => new Paint(Rgb.Parse("#8fb7dd"), Hatch.Diagonal, Rgb.Parse("#d5e5f5")),
        MarkStyle.TerritoryUdem => Rgb.Parse("#f7e9c3"),
        MarkStyle.TerritoryMcgill => new Paint(Rgb.Parse("#dc9d92"), Hatch.Dots, Rgb.Parse("#f6dbd6")),
        MarkStyle.TerritoryUdes => new Paint(Rgb.Parse("#8fbd7d"), Hatch.Grid, Rgb.Parse("#d8ebd1")),
        MarkStyle.TerritoryOther or MarkStyle.StepNone => PdfTheme.Zebra,

        // Light enough for the ink of the names and values that stand on them, as on the pages.
        MarkStyle.Step1 => Rgb.Parse("#f0f5fa"),
        MarkStyle.Step2 => new Paint(PdfTheme.White, Hatch.Dots, Rgb.Parse("#c9ddf1")),
        MarkStyle.Step3 => new Paint(PdfTheme.White, Hatch.Diagonal, Rgb.Parse("#9ac0e4")),
        MarkStyle.Step4 => new Paint(PdfTheme.White, Hatch.Grid, Rgb.Parse("#82afda")),
        MarkStyle.Step5 => Rgb.Parse("#72a5d3"),
        _ => null,
    };

    public static TextStyle Text(MarkStyle style, double scale) => new(
        MarkStyles.IsStrong(style) ? FontFace.Bold : style == MarkStyle.Geography ? FontFace.Italic : FontFace.Regular,
        Math.Max(6.5, MarkStyles.FontSize(style) * scale),
        style switch
        {
            MarkStyle.Label1 => PdfTheme.Blue,
            MarkStyle.Label2 => Second,
            MarkStyle.Label3 => PdfTheme.Ok,
            MarkStyle.Label4 => Fourth,
            MarkStyle.SeatText => PdfTheme.White,
            MarkStyle.SeatVacantText => PdfTheme.Error,
            MarkStyle.AxisText or MarkStyle.Geography or MarkStyle.LabelPrevious => PdfTheme.Grey,
            _ => PdfTheme.Ink,
        });
}
