using Portal.Data;

namespace Portal.Web.Features.Shared;

/// <summary>The language that an address carries: <c>/fr/…</c> or <c>/en/…</c>.</summary>
public static class PortalLanguage
{
    /// <summary>French unless the address says English.</summary>
    public static Language OfPath(PathString path) =>
        path.StartsWithSegments("/en", StringComparison.Ordinal) ? Language.English : Language.French;

    public static string Segment(this Language language) => language == Language.English ? "en" : "fr";

    /// <summary>For the <c>lang</c> attribute of a page.</summary>
    public static string Tag(this Language language) => language == Language.English ? "en-CA" : "fr-CA";

    public static Language Other(this Language language) => language == Language.English ? Language.French : Language.English;
}

/// <summary>The route constraint <c>{lang:lang}</c>.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is "fr" or "en";
}
