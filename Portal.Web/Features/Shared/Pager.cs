using Microsoft.AspNetCore.WebUtilities;
using Portal.Data.Engine;

namespace Portal.Web.Features.Shared;

/// <summary>Which page of a list is shown, and the addresses of the others; the rest of the question stays in the query.</summary>
public sealed record Pager
{
    private readonly string path;
    private readonly IReadOnlyDictionary<string, string?> query;

    public Pager(PortalContext portal, int page, int size, int total)
    {
        path = portal.Path;
        query = QueryHelpers.ParseQuery(portal.Query.Value).Where(pair => pair.Key != "page")
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        (Size, Total) = (size, total);
        Page = Math.Clamp(page, 1, Pages);
    }

    public int Page { get; }

    public int Size { get; }

    public int Total { get; }

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int From => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int To => Math.Min(Page * Size, Total);

    public PageRequest Request => PageRequest.Number(Page, Size);

    public string Address(int page) =>
        QueryHelpers.AddQueryString(path, query.Append(KeyValuePair.Create("page", (string?)page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
