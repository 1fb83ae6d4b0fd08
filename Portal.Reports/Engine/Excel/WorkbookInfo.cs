using Portal.Data;

namespace Portal.Reports.Engine.Excel;

/// <summary>The words that stand where there is no number, in the document's language.</summary>
public sealed record AnswerWords(string NotApplicable, string NotAvailable, string Masked);

/// <summary>What a workbook says about itself: its properties, its printed header and footer, its conventions.</summary>
public sealed record WorkbookInfo
{
    public required string Title { get; init; }

    /// <summary>The document's own number, printed at the foot of every page.</summary>
    public required string Identifier { get; init; }

    /// <summary>How final the document is, in its language; printed on every page.</summary>
    public string Status { get; init; } = "";

    /// <summary>The day that the content describes, in words of the document's language; printed on every page.</summary>
    public string AsOf { get; init; } = "";

    public required string Creator { get; init; }
    /// <summary>Whose conventions for numbers and money it follows (fr-CA or en-CA).</summary>
    public required Language Language { get; init; }

    /// <summary>UTC. The same data and the same moment give the same bytes.</summary>
    public required DateTime ProducedAt { get; init; }

    public required AnswerWords Answers { get; init; }

    /// <summary>The page number of the printed footer: <c>{0}</c> is the page, <c>{1}</c> the number of pages.</summary>
    public required string PageOfPages { get; init; }
}
