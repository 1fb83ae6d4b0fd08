using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

internal static class PeopleLinks
{
    public static string Index(Language language, string query = "") => $"/{language.Segment()}/governance/people{query}";

    public static string Person(Language language, Guid id, string query = "") => $"/{language.Segment()}/governance/people/{id:D}{query}";

    public static string Edit(Language language, Guid id) => $"{Person(language, id)}/edit";

    public static string Confirm(Language language, Guid id) => $"{Person(language, id)}/confirm";

    /// <param name="duplicate">Who is merged into the person; null: the form asks.</param>
    public static string Merge(Language language, Guid id, Guid? duplicate = null) =>
        $"{Person(language, id)}/merge{(duplicate is { } other ? $"?with={other:D}" : "")}";
}
