using Portal.Data;
using Portal.Data.Network.Changes;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

internal static class StructureLinks
{
    public static string Index(Language language) => $"/{language.Segment()}/network/changes";

    /// <param name="body">The establishment that the form begins with.</param>
    public static string New(Language language, StructureChangeKind kind, string? body = null) =>
        $"{Index(language)}/{Segment(kind)}{(body is null ? "" : $"?body={body}")}";

    public static string Record(Language language, StructureChangeKind kind) => $"{New(language, kind)}/record";

    /// <summary>The kind that an address names: <c>end-affiliation</c>.</summary>
    public static bool TryKind(string segment, out StructureChangeKind kind)
    {
        var known = Enum.GetValues<StructureChangeKind>().Where(candidate => Segment(candidate) == segment).ToList();
        kind = known.Count == 1 ? known[0] : default;
        return known.Count == 1;
    }

    private static string Segment(StructureChangeKind kind) => kind == StructureChangeKind.EndAffiliation ? "end-affiliation" : kind.ToString().ToLowerInvariant();
}
