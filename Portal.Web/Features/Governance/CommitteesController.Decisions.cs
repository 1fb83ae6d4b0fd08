using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Governance.Committees;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>What meetings decide, and what they leave to somebody.</summary>
public sealed partial class CommitteesController
{
    private const string DecisionView = Folder + "CommitteeDecision.cshtml";
    private const string FollowUpView = Folder + "CommitteeFollowUp.cshtml";

    [HttpPost(Of + "/meetings/{number:int}/decisions"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> AddDecision(string kind, string code, int number, [FromForm] DecisionForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, _) =>
    {
        var outcome = await committees.AddDecisionAsync(Scope, key, number, form.ToInput(), cancel);
        return await AddedAsync(key, number, outcome, T.DecisionAdded, [], page => page with { Decision = form with { SeenVersion = page.Meeting.Version } }, cancel);
    }, cancel);

    [HttpPost(Of + "/meetings/{number:int}/follow-ups"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> AddFollowUp(string kind, string code, int number, [FromForm] FollowUpForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, _) =>
    {
        var outcome = await committees.AddFollowUpAsync(Scope, key, number, form.ToInput(), cancel);
        return await AddedAsync(key, number, outcome, T.FollowUpAdded, form.Unreadable(), page => page with { FollowUp = form with { SeenVersion = page.Meeting.Version } }, cancel);
    }, cancel);

    [HttpGet(Of + "/decisions/{number:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> Decision(string kind, string code, int number, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
        await database.ReadAsync(session => CommitteeQueries.DecisionAsync(session, committee.CommitteeId, number), cancel) is { } now
            ? View(DecisionView, new DecisionPage(key, committee, now, new DecisionForm { Decision = now.Decision, SeenVersion = now.Version }, FormErrors.None))
            : NotFound(), cancel);

    [HttpPost(Of + "/decisions/{number:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> Decision(string kind, string code, int number, [FromForm] DecisionForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var outcome = await committees.SaveDecisionAsync(Scope, key, number, form.ToInput(), cancel);
        if (!outcome.Succeeded && Refusal(outcome) is { } refusal)
        {
            return refusal;
        }

        var now = (await database.ReadAsync(session => CommitteeQueries.DecisionAsync(session, committee.CommitteeId, number), cancel))!;
        if (outcome.Succeeded)
        {
            Say(T.DecisionSaved);
            return LocalRedirect(CommitteeLinks.Meeting(Language, key, now.MeetingNumber));
        }

        return outcome.Faults[0].Problem == CommitteeProblem.Stale
            ? Overtaken(DecisionView, new DecisionPage(key, committee, now, form with { SeenVersion = now.Version }, FormErrors.None, IsStale: true))
            : Invalid(DecisionView, new DecisionPage(key, committee, now, form, Words(outcome, [])));
    }, cancel);

    [HttpGet(Of + "/follow-ups/{id:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> FollowUp(string kind, string code, int id, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
        await FollowUpAsync(key, committee, id, cancel) is { } page ? View(FollowUpView, page) : NotFound(), cancel);

    [HttpPost(Of + "/follow-ups/{id:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> FollowUp(string kind, string code, int id, [FromForm] FollowUpForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var outcome = Unreadable(form.Unreadable()) ?? await committees.SaveFollowUpAsync(Scope, key, id, form.ToInput(), cancel);
        if (!outcome.Succeeded && Refusal(outcome) is { } refusal)
        {
            return refusal;
        }

        if (await FollowUpAsync(key, committee, id, cancel) is not { } page)
        {
            return NotFound();
        }

        if (outcome.Succeeded)
        {
            Say(page.Now.DoneOn is null ? T.FollowUpSaved : T.FollowUpDone);
            return LocalRedirect(CommitteeLinks.Meeting(Language, key, page.Now.MeetingNumber));
        }

        return outcome.Faults[0].Problem == CommitteeProblem.Stale
            ? Overtaken(FollowUpView, page with { Form = form with { SeenVersion = page.Now.Version }, IsStale = true })
            : Invalid(FollowUpView, page with { Form = form, Errors = Words(outcome, form.Unreadable()) });
    }, cancel);

    /// <summary>What came of adding to a meeting: its page again, with the form as it was typed where something is wrong.</summary>
    private async Task<IActionResult> AddedAsync(
        CommitteeKey key, int number, CommitteeOutcome outcome, string done, IEnumerable<(string Field, string Text)> unreadable, Func<MeetingPage, MeetingPage> typed, CancellationToken cancel)
    {
        if (outcome.Succeeded)
        {
            Say(done);
            return LocalRedirect(CommitteeLinks.Meeting(Language, key, number));
        }

        if (Refusal(outcome) is { } refusal)
        {
            return refusal;
        }

        if (await MeetingAsync(key, number, cancel) is not { } page)
        {
            return NotFound();
        }

        return outcome.Faults[0].Problem == CommitteeProblem.Stale
            ? Overtaken(MeetingView, typed(page) with { IsStale = true })
            : Invalid(MeetingView, typed(page) with { Errors = Words(outcome, unreadable) });
    }

    private Task<FollowUpPage?> FollowUpAsync(CommitteeKey key, CommitteeRow committee, int id, CancellationToken cancel) => database.ReadAsync(async session =>
        await CommitteeQueries.FollowUpAsync(session, committee.CommitteeId, id) is { } now
            ? new FollowUpPage(key, committee, now, FollowUpForm.Of(now), FormErrors.None, await CommitteeQueries.SittingAsync(session, Scope, Portal.Today, key, committee.CommitteeId, Language))
            : null, cancel);
}
