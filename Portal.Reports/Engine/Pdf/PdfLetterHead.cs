namespace Portal.Reports.Engine.Pdf;

/// <summary>What stands above the text of a letter; a line feed starts a new line.</summary>
public sealed record PdfLetterHead
{
    /// <summary>The body that writes.</summary>
    public required string Sender { get; init; }
    public required string PlaceAndDate { get; init; }
    public required string Addressee { get; init; }
    public required string Reference { get; init; }
    public required string Subject { get; init; }
}
