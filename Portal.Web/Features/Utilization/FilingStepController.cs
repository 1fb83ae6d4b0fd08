using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A controller of steps on a filing, which all answer alike.</summary>
public abstract class FilingStepController(PortalContext portal) : PortalController(portal)
{
    /// <summary>Says what was done and goes on to <paramref name="next"/>, or shows <paramref name="view"/> again with what is wrong.</summary>
    protected IActionResult Answer<TModel>(FilingStep<TModel> step, string view, string next) where TModel : class
    {
        switch (step.Kind)
        {
            case StepKind.Done:
                Say(step.Message);
                return Redirect(next);
            case StepKind.Shown:
                return View(view, step.Model!);
            case StepKind.Refused:
                return Invalid(view, step.Model!);
            case StepKind.Overtaken:
                return Overtaken(view, step.Model!);
            case StepKind.Forbidden:
                return Forbid();
            case StepKind.Unreadable:
                return BadRequest();
            default:
                return NotFound();
        }
    }
}
