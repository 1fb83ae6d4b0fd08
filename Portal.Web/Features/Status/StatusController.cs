using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Status;

/// <summary>What went wrong, in the language of the page that was asked for, and what to do next.</summary>
/// <param name="Code">The status code of the answer.</param>
/// <param name="Reference">What the log calls this request; shown for a fault of the portal.</param>
/// <param name="WaitSeconds">When to try again, where the answer says so.</param>
public sealed record StatusPage(int Code, string Reference, int? WaitSeconds);

[AllowAnonymous, WithoutEnglishNotice, IgnoreAntiforgeryToken]
public sealed class StatusController(PortalContext portal) : PortalController(portal)
{
    [Route("fr/status/{code:int}"), ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult Show()
    {
        // Not bound: what was sent may be a form that cannot be read, and then nothing is.
        var code = int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told is >= 400 and < 600
            ? told
            : StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        return View("Status", new StatusPage(
            code,
            Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier,
            int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null));
    }
}
