using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Audit;

/// <summary>The readable trail over register, filings, documents, accounts and what was read and exported.</summary>
[Authorize(Policy = Policies.Trail)]
public sealed class AuditController(PortalContext portal, AuditQueries queries) : PortalController(portal)
{
    [HttpGet("{lang:lang}/audit")]
    public async Task<IActionResult> Index([FromQuery] AuditQuery query, CancellationToken cancel)
    {
        var page = await AuditPage.LoadAsync(queries, Scope, Portal, query, cancel);
        return page.Errors.Any ? Invalid("Index", page) : View("Index", page);
    }
}
