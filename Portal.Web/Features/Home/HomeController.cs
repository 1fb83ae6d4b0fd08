using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>What waits for one today, then the key figures of one's scope.</summary>
public sealed class HomeController(PortalContext portal, Database database) : PortalController(portal)
{
    [HttpGet("{lang:lang}")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await database.ReadAsync(session => HomePage.LoadAsync(session, Portal), cancel));
}
