using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Status;

/// <summary>What went wrong, in the language of the page that was asked for, and what to do next.</summary>
/// <param name="Code">The status code of the answer.</param>
/// <param name="Reference">What the log calls this request; shown for a fault of the portal.</param>
public sealed record StatusPage(int Code, string Reference);

[AllowAnonymous, WithoutEnglishNotice, IgnoreAntiforgeryToken]
public sealed class StatusController(PortalContext portal) : PortalController(portal)
{
    [Route("fr/status/{code:int}"), ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult Show([FromRoute] int code)
    {
        code = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        return View("Status", new StatusPage(code, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }
}
