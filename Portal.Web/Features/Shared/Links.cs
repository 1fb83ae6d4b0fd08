using Portal.Data;
using Portal.Web.Features.Home;

namespace Portal.Web.Features.Shared;

/// <summary>An entry of the main navigation.</summary>
/// <param name="Key">What a page's <c>ViewData["Nav"]</c> says to mark it as current.</param>
public sealed record NavigationItem(string Key, string Text, string Address);

/// <summary>The links that every page has; a feature's own stand in its folder.</summary>
public static class Links
{
    public static string Search(Language language) => $"/{language.Segment()}/network/establishments";

    /// <summary>The pages of the area that a page belongs to; none where the area is one page, or shows them itself.</summary>
    /// <param name="area">The key of the main navigation.</param>
    public static IReadOnlyList<NavigationItem> Sections(PortalContext portal, string? area) =>
        area == "governance" ? [.. Governance.GovernanceSections.Of(portal)] : [];

    /// <summary>Where the reader is among sections: at this one (<c>page</c>), below it (<c>true</c>), or elsewhere.</summary>
    public static string? Current(PortalContext portal, NavigationItem section, IEnumerable<NavigationItem> sections)
    {
        var nearest = sections.Where(other => $"{portal.Path}/".StartsWith(Root(other) + "/", StringComparison.OrdinalIgnoreCase)).MaxBy(other => Root(other).Length);
        return section != nearest ? null : Root(section).Length == portal.Path.Value?.Length ? "page" : "true";

        static string Root(NavigationItem item) => item.Address.Split('?')[0];
    }

    /// <summary>The main navigation, as far as the persona may go.</summary>
    public static IEnumerable<NavigationItem> Navigation(PortalContext portal)
    {
        var (language, texts) = (portal.Language, SharedTexts.For(portal.Language));
        var root = "/" + language.Segment();
        yield return new("home", texts.NavHome, HomeLinks.Home(language));
        yield return new("network", texts.NavNetwork, root + "/network");
        if (portal.Scope.MayReadOperations)
        {
            yield return new("governance", texts.NavGovernance, root + "/governance");
            yield return new("utilization", texts.NavUtilization, root + "/utilization");
            yield return new("insights", texts.NavInsights, Insights.InsightsLinks.Dashboard(language));
            yield return new("documents", texts.NavDocuments, root + "/documents");
        }

        yield return new("reminders", texts.NavReminders, root + "/reminders");
        if (portal.Scope.MayReadTrail)
        {
            yield return new("audit", texts.NavAudit, root + "/audit");
        }

        if (portal.Scope.MayAnswerAccessReviews)
        {
            yield return new("access", texts.NavAccess, root + "/access-review");
        }

        if (portal.Scope.MayManageAccounts)
        {
            yield return new("admin", texts.NavAdmin, root + "/admin/accounts");
        }
    }
}
