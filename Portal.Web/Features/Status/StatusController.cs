using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Status;

/// <summary>What went wrong, in the language of the page that was asked for, and what to do next.</summary>
/// <param name="Code">The status code of the answer.</param>
/// <param name="Reference">What the log calls this request; shown for a fault of the portal.</param>
/// <param name="WaitSeconds">When to try again, where the answer says so.</param>
/// <param name="Again">The same page once more, where it may come of itself: after a wait, or a fault.</param>
public sealed record StatusPage(int Code, string Reference, int? WaitSeconds, string? Again);

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
            int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            code is StatusCodes.Status429TooManyRequests or >= 500 && HttpMethods.IsGet(Request.Method) ? Asked() : null));
    }

    /// <summary>The address that was asked for, within the portal; null where it was this page itself.</summary>
    private string? Asked()
    {
        var (refused, failed) = (HttpContext.Features.Get<IStatusCodeReExecuteFeature>(), HttpContext.Features.Get<IExceptionHandlerPathFeature>());
        var address = refused is not null ? UriHelper.BuildRelative(refused.OriginalPathBase, refused.OriginalPath, new QueryString(refused.OriginalQueryString))
            : failed is not null ? UriHelper.BuildRelative(Request.PathBase, failed.Path, Request.QueryString)
            : null;
        return Url.IsLocalUrl(address) ? address : null;
    }
}
