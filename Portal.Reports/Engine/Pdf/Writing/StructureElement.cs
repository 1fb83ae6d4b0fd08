namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>An open element of the structure tree. Closed, it is written and forgotten: its instance serves another.</summary>
internal sealed class StructureElement
{
    public int Number { get; set; }
    public StructureElement? Parent { get; set; }
    public string Tag { get; set; } = "";

    /// <summary>Further entries of the element's dictionary.</summary>
    public PdfBuffer Entries { get; } = new(32);

    /// <summary>The object number of the page that the first content stands on, 0 before there is any.</summary>
    public int Page { get; set; }

    public PdfBuffer Kids { get; } = new(64);
}
