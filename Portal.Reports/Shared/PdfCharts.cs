using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Shared;

/// <summary>A chart in a document: its title above it, its words for who does not see it.</summary>
internal static class PdfCharts
{
    /// <summary>The width of the text on Letter paper, in points.</summary>
    public const double Portrait = 504;
    public const double Landscape = 684;

    public static PdfReport Chart(this PdfReport report, Drawing drawing, double width = Portrait) => report.Figure(
        $"{drawing.Title}. {drawing.Description}", PdfPainter.HeightAt(drawing, width), canvas => PdfPainter.Paint(drawing, canvas), width, drawing.Title);
}
