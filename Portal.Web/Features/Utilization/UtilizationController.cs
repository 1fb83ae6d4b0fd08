using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>What is filed over the network: the matrix, the calendar, the dictionary.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class UtilizationController(PortalContext portal, Database database) : PortalController(portal)
{
    [HttpGet("{lang:lang}/utilization")]
    public async Task<IActionResult> Index([FromQuery] MatrixQuery query, CancellationToken cancel) =>
        await database.ReadAsync(session => MatrixModel.LoadAsync(session, Portal, query), cancel) switch
        {
            null => NotFound(),
            { Faults.Count: > 0 } model => Invalid("Matrix", model),
            var model => View("Matrix", model),
        };
}
