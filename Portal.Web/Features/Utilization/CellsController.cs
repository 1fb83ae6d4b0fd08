using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>Cells saved one by one, for the script of the filing's page. The same page saves by its form without it.</summary>
[Authorize(Policy = Policies.EditFilings)]
public sealed class CellsController(PortalContext portal, CellDesk desk, SheetNews news) : PortalController(portal)
{
    /// <summary>A form's cells with texts far longer than any answer.</summary>
    private const int LargestRequest = 256 * 1024;

    /// <summary>Markup travels as it is: the answer is data for a script, and is never sniffed.</summary>
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            StepKind.Done => Json(await TellAsync(step), Readable),
            StepKind.Overtaken => Conflict(step.Refusal),
            StepKind.Forbidden => Forbid(),
            StepKind.Unreadable => BadRequest(),
            _ => NotFound(),
        };
    }

    private async Task<CellsAnswer> TellAsync(CellsStep step) => step.Answer! with
    {
        Parts = await news.PartsAsync(ControllerContext, step.Model!, step.Sections),
        Marks = SheetNews.Marks(step.Sections),
    };
}
