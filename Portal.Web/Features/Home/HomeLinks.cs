using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

internal static class HomeLinks
{
    public static string Home(Language language) => "/" + language.Segment();
}
