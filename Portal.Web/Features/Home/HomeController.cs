using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>What waits for one today, then the key figures of one's scope.</summary>
public sealed class HomeController(PortalContext portal) : PortalController(portal)
{
    [HttpGet("{lang:lang}")]
    public IActionResult Index() => View();
}
