using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Governance.Committees;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>Committees of territories and establishments: who sits, meetings with their minutes, decisions, follow-ups. What changes them stands in the other parts.</summary>
[Route("{lang:lang}/governance/committees"), Authorize(Policy = Policies.Operations)]
public sealed partial class CommitteesController(PortalContext portal, Database database, FreshPages pages, CommitteeCommands committees) : PortalController(portal)
{
    private const string Folder = "/Features/Governance/";
    private const string Of = "{kind:maxlength(12)}/{code:maxlength(20)}";

    private CommitteesTexts T => CommitteesTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery(Name = "q")] string? search, int page = 1, CancellationToken cancel = default) =>
        View(Folder + "Committees.cshtml", await pages.ReadAsync(Portal, session => CommitteesPage.LoadAsync(session, Portal, search, page), cancel));

    [HttpGet(Of)]
    public async Task<IActionResult> Committee(string kind, string code, int page = 1, CancellationToken cancel = default) =>
        CommitteeKey.TryParse(kind, code, out var key) && await pages.ReadAsync(Portal, session => CommitteePage.LoadAsync(session, Portal, key.Value, page), cancel) is { } model
            ? View(Folder + "Committee.cshtml", model)
            : NotFound();

    [HttpGet(Of + "/meetings/{number:int}")]
    public async Task<IActionResult> Meeting(string kind, string code, int number, CancellationToken cancel) =>
        CommitteeKey.TryParse(kind, code, out var key) && await MeetingAsync(key.Value, number, cancel) is { } model ? View(MeetingView, model) : NotFound();

    private const string MeetingView = Folder + "CommitteeMeeting.cshtml";

    private Task<MeetingPage?> MeetingAsync(CommitteeKey key, int number, CancellationToken cancel) =>
        database.ReadAsync(session => MeetingPage.LoadAsync(session, Portal, key, number), cancel);

    /// <summary>404 outside the scope, 403 where the committee is kept by others; else what is done with it.</summary>
    private async Task<IActionResult> ManageAsync(string kind, string code, Func<CommitteeKey, CommitteeRow, Task<IActionResult>> manage, CancellationToken cancel)
    {
        if (!CommitteeKey.TryParse(kind, code, out var parsed) || parsed is not { } key
            || await database.ReadAsync(session => CommitteeQueries.FindAsync(session, Scope, Portal.Today, key), cancel) is not { } committee)
        {
            return NotFound();
        }

        return key.MayManage(Scope) ? await manage(key, committee) : Forbid();
    }

    /// <summary>What a command refuses for the whole, as an answer; null where it is the form's to say.</summary>
    private IActionResult? Refusal(CommitteeOutcome outcome) => outcome.Faults[0].Problem switch
    {
        CommitteeProblem.NotFound => NotFound(),
        CommitteeProblem.NotAllowed => Forbid(),
        _ => null,
    };

    /// <summary>A command would not see a date that only the form knows to be unreadable; null where all can be read.</summary>
    private static CommitteeOutcome? Unreadable(IEnumerable<(string Field, string Text)> dates) =>
        dates.Select(date => new CommitteeFault(date.Field, CommitteeProblem.Missing)).ToList() is { Count: > 0 } faults ? new CommitteeOutcome(faults) : null;

    /// <summary>An unreadable date hides that the day is missing.</summary>
    private FormErrors Words(CommitteeOutcome outcome, IEnumerable<(string Field, string Text)> unreadable)
    {
        var dates = unreadable.ToDictionary(date => date.Field, date => date.Text);
        var errors = outcome.Faults.Where(fault => !dates.ContainsKey(fault.Field)).Select(fault => new FormError(fault.Field, Say(fault)));
        return new FormErrors([.. dates.Select(date => new FormError(date.Key, SharedTexts.For(Language).UnreadableDate(date.Value))), .. errors]);
    }

    private string Say(CommitteeFault fault) => fault.Problem switch
    {
        CommitteeProblem.Missing => T.Find("missing." + fault.Field) ?? "",
        CommitteeProblem.TooLong => T.TooLong(Portal.Format.Whole(fault.Longest)),
        CommitteeProblem.TooFarAhead when fault.Field == nameof(FollowUpForm.DoneOn) => T.DoneAhead,
        var problem => T.Find("problem." + problem) ?? "",
    };
}
