namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// A line whose place is known before its words: “page 3 of 12” while page 3 is written. The page calls a form, which is
/// written last; so a document of any length is produced in one pass, and rows are read once.
/// </summary>
internal sealed class LateText(int number, TextStyle style, TextAnchor anchor)
{
    /// <summary>The form's object.</summary>
    public int Number { get; } = number;

    public TextStyle Style { get; } = style;

    public TextAnchor Anchor { get; } = anchor;

    /// <summary>Must be set before the document is finished.</summary>
    public string? Text { get; set; }
}
