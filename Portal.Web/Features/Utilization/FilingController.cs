using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>One filing: read, filled in, submitted.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class FilingController(PortalContext portal, FilingDesk desk) : FilingStepController(portal)
{
    private const string Page = "/Features/Utilization/Filing.cshtml";
    private const string NothingPage = "/Features/Utilization/Nothing.cshtml";

    [HttpGet("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}")]
    public async Task<IActionResult> Show(string establishment, string period, CancellationToken cancel) =>
        await desk.ShowAsync(establishment, period, cancel) is { } model ? View(Page, model) : NotFound();

    [HttpPost("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}"), Authorize(Policy = Policies.EditFilings)]
    public async Task<IActionResult> Save(string establishment, string period, CancellationToken cancel)
    {
        var fields = await Request.ReadFormAsync(cancel);
        var step = await desk.SaveAsync(establishment, period, fields, cancel);
        return Answer(step, Page, UtilizationLinks.Filing(Language, establishment, period, fields[FilingEntry.NextField]));
    }

    [HttpPost("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/submit"), Authorize(Policy = Policies.SubmitFilings)]
    public async Task<IActionResult> Submit(string establishment, string period, CancellationToken cancel) =>
        Answer(establishment, period, await desk.SubmitAsync(establishment, period, await Request.ReadFormAsync(cancel), cancel));

    /// <summary>Says what declaring nothing means, and asks once.</summary>
    [HttpGet("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/nothing"), Authorize(Policy = Policies.EditFilings)]
    public async Task<IActionResult> Nothing(string establishment, string period, CancellationToken cancel) =>
        await desk.ShowAsync(establishment, period, cancel) switch
        {
            null => NotFound(),
            { IsEditable: true, Filing.IsNothingToReport: false } model => View(NothingPage, model),
            _ => Redirect(UtilizationLinks.Filing(Language, establishment, period)),
        };

    [HttpPost("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/nothing"), Authorize(Policy = Policies.EditFilings)]
    public async Task<IActionResult> Declare(string establishment, string period, bool isNothing, int version, CancellationToken cancel) =>
        Answer(establishment, period, await desk.DeclareAsync(establishment, period, isNothing, version, cancel));

    private IActionResult Answer(string establishment, string period, FilingStep<FilingModel> step) =>
        Answer(step, Page, UtilizationLinks.Filing(Language, establishment, period));
}
