using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Health;

/// <summary>How the portal is, for whoever keeps it going.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
public sealed class HealthController(PortalContext portal, HealthDesk desk) : PortalController(portal)
{
    [HttpGet("{lang:lang}/admin/health")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("Index", await desk.LoadAsync(Portal, cancel));
}
