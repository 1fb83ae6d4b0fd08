using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.About;

internal static class AboutLinks
{
    public static string Page(Language language, string page) => $"/{language.Segment()}/about/{page}";
}

/// <summary>Accessibility, privacy and help: what anyone may read before signing in.</summary>
[AllowAnonymous]
public sealed class AboutController(PortalContext portal) : PortalController(portal)
{
    [HttpGet("{lang:lang}/about/accessibility")]
    public IActionResult Accessibility() => View();

    [HttpGet("{lang:lang}/about/privacy")]
    public IActionResult Privacy() => View();

    [HttpGet("{lang:lang}/about/help")]
    public IActionResult Help() => View();
}
