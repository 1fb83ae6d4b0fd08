using Portal.Data;
using Portal.Data.Insights;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>The addresses of questions.</summary>
internal static class ExploreLinks
{
    public static string Start(Language language) => $"/{language.Segment()}/insights/explore";

    public static string Question(Language language, InsightQuestion question) => $"{Start(language)}?{QuestionAddress.Text(question)}";

    /// <param name="format"><c>pdf</c>, <c>xlsx</c> or <c>csv</c>.</param>
    public static string Export(Language language, InsightQuestion question, string format) =>
        $"{Start(language)}/export?format={format}&{QuestionAddress.Text(question)}";

    public static string Save(Language language) => $"/{language.Segment()}/insights/views";

    public static string View(Language language, Guid id) => $"/{language.Segment()}/insights/views/{id}";

    public static string DeleteView(Language language, Guid id) => $"{View(language, id)}/delete";
}
