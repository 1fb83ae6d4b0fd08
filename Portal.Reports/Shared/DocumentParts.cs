using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Shared;

/// <summary>Parts that several documents have.</summary>
internal static class DocumentParts
{
    /// <summary>The same terms in a PDF as on a workbook’s definitions sheet.</summary>
    public static PdfReport Definitions(this PdfReport report, DocumentFrame frame, IReadOnlyList<Definition> definitions) => report
        .Heading(1, frame.Texts.DefinitionsSheet)
        .DefinitionList([.. definitions.Select(definition => (definition.Term, definition.Meaning))]);
}
