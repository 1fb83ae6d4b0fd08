using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Health;

internal static class HealthLinks
{
    public static string Page(Language language) => $"/{language.Segment()}/admin/health";
}
