using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>A filing through its revisions: who did what to each, and any two side by side.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class RevisionsController(PortalContext portal, FreshPages pages, FormCache forms) : PortalController(portal)
{
    [HttpGet("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/revisions")]
    public async Task<IActionResult> Index(string establishment, string period, [FromQuery] RevisionsQuery query, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => RevisionsModel.LoadAsync(session, Portal, forms, establishment, period, query), cancel) is { } model
            ? View("/Features/Utilization/Revisions.cshtml", model)
            : NotFound();
}
