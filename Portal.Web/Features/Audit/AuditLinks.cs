using Microsoft.AspNetCore.WebUtilities;
using Portal.Data;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Audit;

/// <summary>The addresses of the trail and of its extract, with the same filters.</summary>
internal static class AuditLinks
{
    public static string Search(Language language, AuditQuery query) => With($"/{language.Segment()}/audit", query.Pairs.Append(new("before", query.Before)));

    public static string Extract(Language language, AuditQuery query, string format) =>
        With(DocumentLinks.Document(language, AuditExtractDocument.Called), query.Pairs.Append(new("format", format)));

    private static string With(string address, IEnumerable<KeyValuePair<string, string?>> pairs) =>
        QueryHelpers.AddQueryString(address, pairs.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
