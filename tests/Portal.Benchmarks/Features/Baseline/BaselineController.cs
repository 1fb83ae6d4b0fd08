using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Web.Features.Shared;

namespace Portal.Benchmarks.Features.Baseline;

/// <summary>What every page is measured against: the portal's layout and a table of fifty rows from the same database.</summary>
public sealed class BaselineController(PortalContext portal, Database database) : PortalController(portal)
{
    private const int Rows = 50;

    [HttpGet("{lang:lang}/baseline")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await database.ReadAsync(
        session => NetworkQueries.EstablishmentsAsync(session, Scope, Portal.Today, new EstablishmentFilter(), new PageRequest(0, Rows)), cancel));

    /// <summary>A page of the portal with nothing on it.</summary>
    [HttpGet("{lang:lang}/baseline/empty")]
    public IActionResult Nothing() => View("Empty");
}
