namespace Portal.Reports.Engine.Pdf;

/// <summary>The words that the engine itself puts on a page, in the document's language. It knows no language of its own.</summary>
public sealed record PdfLabels
{
    /// <summary>A format of the page's number and of how many there are: <c>Page {0} de {1}</c>.</summary>
    public required string PageOfPages { get; init; }

    /// <summary>The title of the contents.</summary>
    public required string Contents { get; init; }

    /// <summary>Added to a table's title and a group's name where they go on overleaf: <c>(suite)</c>.</summary>
    public required string Continued { get; init; }

    /// <summary>Said by a table without rows.</summary>
    public required string NothingToShow { get; init; }

    /// <summary>The word across the pages of a draft.</summary>
    public required string Draft { get; init; }
}
