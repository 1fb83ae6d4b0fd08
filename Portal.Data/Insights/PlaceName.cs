using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>A place that a question can sort by or be confined to: a territory, a centre, a region, a kind of body, or an establishment.</summary>
/// <param name="IsOffered">
/// Of an establishment: open today, and in the asker's scope. What is not, is named where an answer holds it, and not offered.
/// </param>
public sealed record PlaceName(string Code, string NameFr, string NameEn, bool IsOffered)
{
    public string Name(Language language) => Names.In(language, NameFr, NameEn);
}
