using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>Cells saved one by one, for the script of the filing's page. The same page saves by its form without it.</summary>
[Authorize(Policy = Policies.EditFilings)]
public sealed class CellsController(PortalContext portal, CellDesk desk, ViewText views) : PortalController(portal)
{
    /// <summary>A form's cells with texts far longer than any answer.</summary>
    private const int LargestRequest = 256 * 1024;

    private static readonly string[] WholePage = ["_Contents", "_Progress", "_FilingNews"];

    /// <summary>The token against forgery comes in the header <c>RequestVerificationToken</c>.</summary>
    [HttpPost("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/cells"), RequestSizeLimit(LargestRequest)]
    public async Task<IActionResult> Save(string establishment, string period, [FromBody] CellsRequest? request, CancellationToken cancel)
    {
        if (request is null)
        {
            return BadRequest();
        }

        var step = await desk.SaveAsync(establishment, period, request, cancel);
        return step.Kind switch
        {
            StepKind.Done => Json(step.Answer! with { Html = await HtmlAsync(step) }),
            StepKind.Overtaken => Conflict(step.Refusal),
            StepKind.Forbidden => Forbid(),
            StepKind.Unreadable => BadRequest(),
            _ => NotFound(),
        };
    }

    private async Task<IReadOnlyList<string>> HtmlAsync(CellsStep step)
    {
        var html = new List<string>();
        foreach (var section in step.Sections)
        {
            html.Add(await views.RenderAsync(ControllerContext, Partial("_Section"), new SectionContext(section, step.Model!.Words, step.Model.Filing, true)));
        }

        foreach (var name in WholePage)
        {
            html.Add(await views.RenderAsync(ControllerContext, Partial(name), step.Model!));
        }

        return html;
    }

    private static string Partial(string name) => $"/Features/Utilization/{name}.cshtml";
}
