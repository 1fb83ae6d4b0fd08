using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Campaigns;
using Portal.Reports;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance.Campaigns;

/// <summary>“Is this still right?”: asked by the Ministry, answered by each establishment, or by its centre where no pilot is in office, and seen to by the centre.</summary>
[Route("{lang:lang}/governance/campaigns"), Authorize(Policy = Policies.Operations)]
public sealed class CampaignsController(PortalContext portal, Database database, FreshPages pages, CampaignCommands campaigns, TrailDesk trail) : PortalController(portal)
{
    private const string ListView = "/Features/Governance/Campaigns/Campaigns.cshtml";
    private const string OneView = "/Features/Governance/Campaigns/Campaign.cshtml";
    private const string NewView = "/Features/Governance/Campaigns/New.cshtml";
    private const string QuestionView = "/Features/Governance/Campaigns/Question.cshtml";

    private CampaignsTexts T => CampaignsTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(ListView, await pages.ReadAsync(Portal, session => CampaignQueries.ListAsync(session, Scope, Portal.Today), cancel));

    [HttpGet("new"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> New(CancellationToken cancel)
    {
        var page = await FormAsync(new CampaignForm { OpensOn = Formats.Date(Portal.Today) }, FormErrors.None, cancel);
        return View(NewView, page with { Form = page.Form with { Territories = [.. page.Territories.Select(place => place.Code)] } });
    }

    [HttpPost("new"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> New([FromForm] CampaignForm form, CancellationToken cancel)
    {
        var outcome = await campaigns.OpenAsync(Scope, form.ToInput(), cancel);
        if (!outcome.Succeeded)
        {
            return outcome.Faults[0].Problem == CampaignProblem.NotAllowed ? Forbid() : Invalid(NewView, await FormAsync(form, CampaignMessages.Of(Portal, outcome.Faults, form), cancel));
        }

        Say(T.Opened(outcome.Asked));
        return LocalRedirect(CampaignLinks.Campaign(Language, outcome.CampaignId));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Campaign(int id, int page = 1, CancellationToken cancel = default) =>
        await pages.ReadAsync(Portal, session => CampaignPage.LoadAsync(session, Portal, id, page), cancel) is { } model ? View(OneView, model) : NotFound();

    [HttpGet("{id:int}/{body:maxlength(20)}")]
    public async Task<IActionResult> Question(int id, string body, CancellationToken cancel)
    {
        if (await LoadAsync(id, body, cancel) is not { } page)
        {
            return NotFound();
        }

        await trail.TellReadAsync(Scope, "CampaignContactsRead", new AuditSubject($"Campaign/{id}/{page.Question.BodyCode}"), cancel: cancel);
        return View(QuestionView, page);
    }

    [HttpPost("{id:int}/{body:maxlength(20)}"), Authorize(Policy = Policies.AnswerCampaigns)]
    public async Task<IActionResult> Answer(int id, string body, [FromForm] CampaignAnswerForm form, CancellationToken cancel)
    {
        var typed = form.WithSeats(await Request.ReadFormAsync(cancel));
        var outcome = await campaigns.AnswerAsync(Scope, id, body, typed.ToInput(), cancel);
        if (outcome.Succeeded)
        {
            Say(typed.Answer == nameof(CampaignAnswer.Right) ? T.AnsweredRight : T.AnsweredCorrection);
            return LocalRedirect(CampaignLinks.Question(Language, id, body));
        }

        if (await LoadAsync(id, body, cancel) is not { } page)
        {
            return NotFound();
        }

        switch (outcome.Faults[0].Problem)
        {
            case CampaignProblem.NotFound:
                return NotFound();
            case CampaignProblem.NotAllowed:
                return Forbid();
            case CampaignProblem.Closed or CampaignProblem.NotOpenYet:
                return Overtaken(QuestionView, page); // the page itself says that it takes no answers, and until when it did
            case CampaignProblem.Stale:
                return Overtaken(QuestionView, page with { IsStale = true, Form = typed with { SeenVersion = page.Question.Version } });
            default:
                return Invalid(QuestionView, page with { Form = typed, Errors = CampaignMessages.Of(Portal, outcome.Faults) });
        }
    }

    [HttpPost("{id:int}/{body:maxlength(20)}/dealt"), Authorize(Policy = Policies.ManageSeats)]
    public async Task<IActionResult> Deal(int id, string body, [FromForm] int correction, CancellationToken cancel)
    {
        var outcome = await campaigns.DealAsync(Scope, id, body, correction, cancel);
        switch (outcome.Faults)
        {
            case []:
                Say(T.DealtNotice);
                return LocalRedirect(CampaignLinks.Question(Language, id, body));
            case [{ Problem: CampaignProblem.NotFound }]:
                return NotFound();
            default:
                return Forbid();
        }
    }

    private Task<CampaignQuestionPage?> LoadAsync(int id, string body, CancellationToken cancel) =>
        database.ReadAsync(session => CampaignQuestionPage.LoadAsync(session, Portal, id, body), cancel);

    private Task<CampaignFormPage> FormAsync(CampaignForm form, FormErrors errors, CancellationToken cancel) =>
        database.ReadAsync(async session => new CampaignFormPage(form, await AccessQueries.TerritoriesAsync(session), errors), cancel);
}
