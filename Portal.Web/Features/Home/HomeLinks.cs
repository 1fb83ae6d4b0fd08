using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

internal static class HomeLinks
{
    public static string Home(Language language) => "/" + language.Segment();

    /// <param name="only">missing or late; null shows all.</param>
    public static string Matrix(Language language, string? only) => $"/{language.Segment()}/utilization{(only is null ? "" : "?only=" + only)}";

    public static string Review(Language language) => $"/{language.Segment()}/utilization/review";
}
