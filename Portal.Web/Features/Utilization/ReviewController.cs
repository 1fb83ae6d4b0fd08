using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>Reviewing: the queue, one filing before its reviewer, and the decision.</summary>
[Authorize(Policy = Policies.ReadReviews)]
public sealed class ReviewController(PortalContext portal, FreshPages pages, ReviewDesk desk) : FilingStepController(portal)
{
    private const string QueuePage = "/Features/Utilization/Queue.cshtml";
    private const string ReviewPage = "/Features/Utilization/Review.cshtml";

    [HttpGet("{lang:lang}/utilization/review")]
    public async Task<IActionResult> Queue([FromQuery] ReviewQueueQuery query, CancellationToken cancel)
    {
        var model = await pages.ReadAsync(Portal, session => ReviewQueueModel.LoadAsync(session, Portal, query), cancel);
        return model.IsFaulty ? Invalid(QueuePage, model) : View(QueuePage, model);
    }

    /// <summary>What nobody submitted is not before a reviewer: its own page says how it stands.</summary>
    [HttpGet("{lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}")]
    public async Task<IActionResult> Show(string establishment, string period, CancellationToken cancel) =>
        await desk.ShowAsync(establishment, period, cancel) switch
        {
            null => NotFound(),
            { Filing.Status: FilingStatus.Submitted or FilingStatus.Reviewed or FilingStatus.Accepted } model => View(ReviewPage, model),
            var model => Redirect(UtilizationLinks.Filing(Language, model.Filing.BodyCode, model.Filing.PeriodCode)),
        };

    [HttpPost("{lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/return"), Authorize(Policy = Policies.ReturnFilings)]
    public async Task<IActionResult> Return(string establishment, string period, int version, int steps, CancellationToken cancel) =>
        Answer(await desk.ReturnAsync(establishment, period, await Request.ReadFormAsync(cancel), version, steps, cancel));

    [HttpPost("{lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/reviewed"), Authorize(Policy = Policies.ReviewFilings)]
    public async Task<IActionResult> Reviewed(string establishment, string period, int version, int steps, CancellationToken cancel) =>
        Answer(await desk.ReviewAsync(establishment, period, version, steps, cancel));

    [HttpPost("{lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/accept"), Authorize(Policy = Policies.AcceptFilings)]
    public async Task<IActionResult> Accept(string establishment, string period, int version, int steps, CancellationToken cancel) =>
        Answer(await desk.AcceptAsync(establishment, period, version, steps, cancel));

    /// <summary>Accepts what is ticked and has not moved since, one by one; says how many did.</summary>
    [HttpPost("{lang:lang}/utilization/review/accept"), Authorize(Policy = Policies.AcceptFilings)]
    public async Task<IActionResult> AcceptPlain(string?[] filing, CancellationToken cancel)
    {
        if (await desk.AcceptPlainAsync(filing, cancel) is not { } message)
        {
            return BadRequest();
        }

        Say(message);
        return Redirect(UtilizationLinks.Queue(Language));
    }

    private IActionResult Answer(FilingStep<ReviewModel> step) => Answer(step, ReviewPage, UtilizationLinks.Queue(Language));
}
