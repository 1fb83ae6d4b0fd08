using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

internal static class HomeLinks
{
    public static string Home(Language language) => "/" + language.Segment();

    /// <param name="show">missing or late; null shows all.</param>
    public static string Matrix(Language language, string? show) => $"/{language.Segment()}/utilization{(show is null ? "" : "?show=" + show)}";

    public static string Reminders(Language language) => $"/{language.Segment()}/reminders";

    public static string Review(Language language) => $"/{language.Segment()}/utilization/review";
}
