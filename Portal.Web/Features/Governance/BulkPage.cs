using Portal.Data;
using Portal.Data.Governance.Bulk;

namespace Portal.Web.Features.Governance;

internal static class BulkLinks
{
    public static string Index(Language language) => $"{GovernanceLinks.Index(language)}/bulk";

    public static string Workbook(Language language) => $"{Index(language)}/workbook";

    public static string View(Language language) => $"{Index(language)}/view";

    public static string Result(Language language) => $"{Index(language)}/result";

    public static string Apply(Language language) => $"{Index(language)}/apply";
}

/// <summary>What the page sends back: the file as it was sealed, and which rows to show.</summary>
public sealed record BulkView
{
    /// <summary>What was read of the file: <see cref="Shared.ImportSeal"/>.</summary>
    public string? Import { get; init; }

    /// <summary>A kind of row and a page, <c>Refused:2</c>; by default every row, those that are refused first.</summary>
    public string? Rows { get; init; }

    public (BulkKind? Kind, int Page) Choice() => Rows?.Split(':') is [var kind, var page] && int.TryParse(page, out var number)
        ? (Enum.GetValues<BulkKind>().Cast<BulkKind?>().FirstOrDefault(known => known.ToString() == kind), number)
        : (null, 1);
}

public enum BulkNews
{
    None,

    /// <summary>The file was not read: <see cref="BulkPage.Refusal"/>.</summary>
    Unread,

    /// <summary>The register moved on after the dry run: here it is again, nothing was written.</summary>
    Moved,
}

/// <summary>The register by a file: the way there, then what the file would do, page by page.</summary>
public sealed record BulkPage
{
    private const int Size = 50;

    public static BulkPage Blank { get; } = new();

    public BulkNews News { get; init; }

    /// <summary>Why the file was not read, in the page's language.</summary>
    public string? Refusal { get; init; }

    /// <summary>Null before a file was read.</summary>
    public BulkPlan? Plan { get; init; }
    public string Sealed { get; init; } = "";

    /// <summary>Null for every kind.</summary>
    public BulkKind? Kind { get; init; }
    public int Page { get; init; } = 1;
    public int Pages { get; init; } = 1;

    /// <summary>How many rows there are of the kind.</summary>
    public int Total { get; init; }
    public IReadOnlyList<BulkLine> Lines { get; init; } = [];

    public int From => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int To => Math.Min(Page * Size, Total);

    /// <summary>Those that are refused first, then what would be written, each in the order of the file.</summary>
    public static BulkPage Of(BulkPlan plan, string @sealed, BulkKind? kind, int page)
    {
        var lines = plan.Lines.Where(line => kind is null || line.Kind == kind).OrderBy(line => Place(line.Kind)).ToList();
        var pages = Math.Max(1, (lines.Count + Size - 1) / Size);
        var shown = Math.Clamp(page, 1, pages);
        return new BulkPage
        {
            Plan = plan,
            Sealed = @sealed,
            Kind = kind,
            Page = shown,
            Pages = pages,
            Total = lines.Count,
            Lines = [.. lines.Skip((shown - 1) * Size).Take(Size)],
        };
    }

    private static int Place(BulkKind kind) => kind switch
    {
        BulkKind.Refused => 0,
        BulkKind.Changed => 1,
        BulkKind.New => 2,
        BulkKind.Kept => 3,
        _ => 4,
    };
}
