using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Shared;

/// <summary>Parts that several documents have.</summary>
internal static class DocumentParts
{
    private const double PortraitWidth = PdfTheme.LetterWidth - (2 * PdfTheme.SideMargin);
    private const double LandscapeWidth = PdfTheme.LetterHeight - (2 * PdfTheme.SideMargin);

    /// <summary>A drawing over the text’s width; its title and description are what it says to those who do not see it.</summary>
    /// <param name="report">Where it goes.</param>
    /// <param name="drawing">What is drawn.</param>
    /// <param name="landscape">As the report’s paper lies.</param>
    /// <param name="caption">Above it, where the heading does not say it.</param>
    public static PdfReport Chart(this PdfReport report, Drawing drawing, bool landscape = false, string caption = "") => report.Figure(
        drawing.Description.Length == 0 ? drawing.Title : $"{drawing.Title}. {drawing.Description}",
        PdfPainter.HeightAt(drawing, landscape ? LandscapeWidth : PortraitWidth),
        canvas => PdfPainter.Paint(drawing, canvas),
        caption: caption);

    /// <summary>The same terms in a PDF as on a workbook's definitions sheet.</summary>
    public static PdfReport Definitions(this PdfReport report, DocumentFrame frame, IReadOnlyList<Definition> definitions) => report
        .Heading(1, frame.Texts.DefinitionsSheet)
        .DefinitionList([.. definitions.Select(definition => (definition.Term, definition.Meaning))]);
}
