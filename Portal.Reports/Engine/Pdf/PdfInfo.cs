namespace Portal.Reports.Engine.Pdf;

/// <summary>What a document is. The same description and content, time included, give the same bytes.</summary>
public sealed record PdfInfo
{
    public required string Title { get; init; }

    /// <summary>The body that answers for the document.</summary>
    public required string Author { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Separated by commas.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>The language of the text as a tag of BCP 47: <c>fr-CA</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Stated by the caller, so that a document can be produced again.</summary>
    public required DateTimeOffset Produced { get; init; }

    /// <summary>How the document is referred to; stands on each page.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>The day that the content describes, in words of the document's language; stands on each page.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>How final the document is, in words of the document's language; stands on each page.</summary>
    public string Status { get; init; } = "";

    /// <summary>A draft carries a word across each page (<see cref="PdfLabels.Draft"/>).</summary>
    public bool IsDraft { get; init; }

    /// <summary>Letter paper on its side, for wide tables.</summary>
    public bool IsLandscape { get; init; }
}
