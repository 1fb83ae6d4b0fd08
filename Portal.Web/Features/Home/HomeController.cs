using Microsoft.AspNetCore.Mvc;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>What waits for one today, then the key figures of one's scope.</summary>
public sealed class HomeController(PortalContext portal, FreshPages pages, FormCache forms) : PortalController(portal)
{
    [HttpGet("{lang:lang}")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await pages.ReadAsync(Portal, session => HomePage.LoadAsync(session, Portal, forms), cancel));
}
