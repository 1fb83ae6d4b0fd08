using Microsoft.AspNetCore.Mvc;
using Portal.Data;
using Portal.Data.Access;

namespace Portal.Web.Features.Shared;

/// <summary>A controller of pages: binds, authorizes, chooses the view. It holds no SQL and no rule.</summary>
public abstract class PortalController(PortalContext portal) : Controller
{
    protected PortalContext Portal => portal;

    protected Language Language => portal.Language;

    protected AccessScope Scope => portal.Scope;

    /// <summary>The day that the page is about.</summary>
    protected DateOnly AsOf => portal.AsOf.Day;

    /// <summary>The form again, with what is wrong: nothing was written.</summary>
    protected ViewResult Invalid(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, model);
    }

    /// <summary>The form again: somebody was faster, or it was sent twice. Nothing was written.</summary>
    protected ViewResult Overtaken(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }

    /// <summary>What happened and what comes next, said once on the page that follows.</summary>
    protected void Say(string message) => TempData[PortalContextKeys.Notice] = message;
}

internal static class PortalContextKeys
{
    public const string Notice = "notice";
}
