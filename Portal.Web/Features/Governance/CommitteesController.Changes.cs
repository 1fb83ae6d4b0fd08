using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Governance.Committees;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>Members and meetings.</summary>
public sealed partial class CommitteesController
{
    private const string MemberView = Folder + "CommitteeMember.cshtml";
    private const string MeetingFormView = Folder + "CommitteeMeetingEdit.cshtml";
    private const string AttendancePrefix = "attend:";

    [HttpGet(Of + "/members/new"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> NewMember(string kind, string code, CancellationToken cancel) => ManageAsync(kind, code, (key, committee) => Shown(
        View(MemberView, new MemberPage(key, committee, null, new MemberForm { ValidFrom = Reports.Formats.Date(Portal.Today), SeenVersion = committee.Version }, FormErrors.None))), cancel);

    [HttpPost(Of + "/members/new"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> NewMember(string kind, string code, [FromForm] MemberForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var outcome = Unreadable(form.Unreadable()) ?? await committees.AddMemberAsync(Scope, key, form.ToInput(), cancel);
        return await MemberAsync(key, committee, null, form, outcome, T.MemberAdded, cancel);
    }, cancel);

    [HttpGet(Of + "/members/{id:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> Member(string kind, string code, int id, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
        await NamedAsync(committee, id, cancel) is { } member ? View(MemberView, new MemberPage(key, committee, member, MemberForm.Of(member), FormErrors.None)) : NotFound(), cancel);

    [HttpPost(Of + "/members/{id:int}"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> Member(string kind, string code, int id, [FromForm] MemberForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var outcome = Unreadable(form.Unreadable()) ?? await committees.SaveMemberAsync(Scope, key, id, form.ToInput(), cancel);
        return await MemberAsync(key, committee, await NamedAsync(committee, id, cancel), form, outcome, T.MemberSaved, cancel);
    }, cancel);

    [HttpGet(Of + "/meetings/new"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> NewMeeting(string kind, string code, CancellationToken cancel) => ManageAsync(kind, code, (key, committee) => Shown(
        View(MeetingFormView, new MeetingFormPage(key, committee, null, new MeetingForm { SeenVersion = committee.Version }, FormErrors.None))), cancel);

    [HttpPost(Of + "/meetings/new"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> NewMeeting(string kind, string code, [FromForm] MeetingForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var outcome = await committees.AddMeetingAsync(Scope, key, form.ToInput(new Dictionary<string, AttendanceState>()), cancel);
        return await MeetingAsync(key, committee, null, form, new Dictionary<string, AttendanceState>(), outcome, T.MeetingAdded, cancel);
    }, cancel);

    [HttpGet(Of + "/meetings/{number:int}/edit"), Authorize(Policy = Policies.ManageCommittees)]
    public Task<IActionResult> EditMeeting(string kind, string code, int number, CancellationToken cancel) => ManageAsync(kind, code, (key, committee) =>
        database.ReadAsync<IActionResult>(async session =>
        {
            if (await CommitteeQueries.MeetingAsync(session, committee.CommitteeId, number) is not { } meeting)
            {
                return NotFound();
            }

            var attendance = await CommitteeQueries.AttendanceAsync(session, meeting.CommitteeMeetingId);
            return View(MeetingFormView, new MeetingFormPage(key, committee, meeting, MeetingForm.Of(meeting), FormErrors.None)
            {
                Members = await SittingAsync(session, key, committee, meeting),
                Attendance = attendance.ToDictionary(row => row.MemberKey, row => row.State),
            });
        }, cancel), cancel);

    /// <summary>A large territory has more members than a form usually has fields.</summary>
    [HttpPost(Of + "/meetings/{number:int}/edit"), Authorize(Policy = Policies.ManageCommittees), RequestFormLimits(ValueCountLimit = CommitteeQueries.MostMembers + 100)]
    public Task<IActionResult> EditMeeting(string kind, string code, int number, [FromForm] MeetingForm form, CancellationToken cancel) => ManageAsync(kind, code, async (key, committee) =>
    {
        var attendance = (await Request.ReadFormAsync(cancel)).Where(field => field.Key.StartsWith(AttendancePrefix, StringComparison.Ordinal))
            .Select(field => (Key: field.Key[AttendancePrefix.Length..], State: Enum.GetValues<AttendanceState>().Cast<AttendanceState?>().FirstOrDefault(state => state.ToString() == field.Value)))
            .Where(field => field.State is not null).ToDictionary(field => field.Key, field => field.State!.Value);
        var outcome = await committees.SaveMeetingAsync(Scope, key, number, form.ToInput(attendance), cancel);
        return await MeetingAsync(key, committee, number, form, attendance, outcome, T.MeetingSaved, cancel);
    }, cancel);

    private async Task<IActionResult> MemberAsync(
        CommitteeKey key, CommitteeRow committee, NamedMemberRow? now, MemberForm form, CommitteeOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome.Succeeded)
        {
            Say(done);
            return LocalRedirect(CommitteeLinks.Committee(Language, key));
        }

        if (outcome.Faults[0].Problem == CommitteeProblem.Stale)
        {
            var again = await database.ReadAsync(session => CommitteeQueries.FindAsync(session, Scope, Portal.Today, key), cancel);
            return Overtaken(MemberView, new MemberPage(key, again!, now, form with { SeenVersion = now?.Version ?? again!.Version }, FormErrors.None, IsStale: true));
        }

        return Refusal(outcome) ?? Invalid(MemberView, new MemberPage(key, committee, now, form, Words(outcome, form.Unreadable())));
    }

    private async Task<IActionResult> MeetingAsync(
        CommitteeKey key, CommitteeRow committee, int? number, MeetingForm form, IReadOnlyDictionary<string, AttendanceState> attendance, CommitteeOutcome outcome, string done,
        CancellationToken cancel)
    {
        if (outcome.Succeeded)
        {
            Say(done);
            return LocalRedirect(CommitteeLinks.Meeting(Language, key, outcome.Number));
        }

        if (Refusal(outcome) is { } refusal)
        {
            return refusal;
        }

        var page = await database.ReadAsync(async session =>
        {
            var again = (await CommitteeQueries.FindAsync(session, Scope, Portal.Today, key))!;
            var now = number is { } known ? await CommitteeQueries.MeetingAsync(session, again.CommitteeId, known) : null;
            return new MeetingFormPage(key, again, now, form, FormErrors.None)
            {
                Members = now is null ? [] : await SittingAsync(session, key, again, now),
                Attendance = attendance,
            };
        }, cancel);
        return outcome.Faults[0].Problem == CommitteeProblem.Stale
            ? Overtaken(MeetingFormView, page with { IsStale = true, Form = form with { SeenVersion = page.Now?.Version ?? page.Committee.Version } })
            : Invalid(MeetingFormView, page with { Errors = Words(outcome, form.Unreadable()) });
    }

    private async Task<IReadOnlyList<CommitteeMember>> SittingAsync(IReadSession session, CommitteeKey key, CommitteeRow committee, MeetingRow meeting) =>
        meeting.OnDate > Portal.Today ? [] : await CommitteeQueries.SittingAsync(session, Scope, meeting.OnDate, key, committee.CommitteeId, Language);

    private Task<NamedMemberRow?> NamedAsync(CommitteeRow committee, int id, CancellationToken cancel) => database.ReadAsync(
        async session => (await CommitteeQueries.NamedAsync(session, committee.CommitteeId)).FirstOrDefault(row => row.CommitteeMemberId == id), cancel);

    private static Task<IActionResult> Shown(IActionResult result) => Task.FromResult(result);
}
