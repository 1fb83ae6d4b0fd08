using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>What changes a seat, always as of today.</summary>
public sealed partial class GovernanceController
{
    private const string AppointView = "Appoint";
    private const string EndView = "End";
    private const string WithdrawView = "Withdraw";

    [HttpGet("seats/{id:int}/appoint"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Appoint(int id, bool interim, CancellationToken cancel) =>
        ManageAsync(id, detail => View(AppointView, AppointmentPage.Blank(detail, interim)), cancel);

    [HttpPost("seats/{id:int}/appoint"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Appoint(int id, bool interim, [FromForm] AppointmentForm form, CancellationToken cancel) => ManageAsync(
        id,
        detail => SaveAsync(
            new AppointmentPage { Detail = detail, Form = form with { OutgoingId = null }, IsInterim = interim },
            input => appointments.AppointAsync(Scope, input, cancel),
            cancel),
        cancel);

    /// <summary>A seat that nobody is to leave is one to appoint to.</summary>
    [HttpGet("seats/{id:int}/replace"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Replace(int id, CancellationToken cancel) => ManageAsync(
        id,
        detail => detail.Replaceable is { } outgoing
            ? View(AppointView, AppointmentPage.Blank(detail, false, outgoing))
            : LocalRedirect(GovernanceLinks.Appoint(Language, id)),
        cancel);

    [HttpPost("seats/{id:int}/replace"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Replace(int id, [FromForm] AppointmentForm form, CancellationToken cancel) => ManageAsync(
        id,
        detail => SaveAsync(
            new AppointmentPage { Detail = detail, Form = form, Outgoing = detail.Find(form.OutgoingId) },
            input => appointments.ReplaceAsync(Scope, form.OutgoingId ?? 0, FormRules.Reason(form.EndReason), input, cancel),
            cancel),
        cancel);

    [HttpGet("seats/{id:int}/mandates/{appointmentId:int}/end"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> End(int id, int appointmentId, CancellationToken cancel) => ManageAsync(
        id,
        detail => detail.Find(appointmentId) switch
        {
            null => NotFound(),
            { EndReason: not null } => LocalRedirect(GovernanceLinks.Seat(Language, id)),
            var mandate => View(EndView, MandatePage.Blank(detail, mandate)),
        },
        cancel);

    [HttpPost("seats/{id:int}/mandates/{appointmentId:int}/end"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> End(int id, int appointmentId, [FromForm] MandateForm form, CancellationToken cancel)
    {
        var last = DateEntry.Read(form.EndsOn).Day;
        return ChangeAsync(
            EndView, id, appointmentId, form,
            () => appointments.EndAsync(Scope, id, form.Revision, appointmentId, last, FormRules.Reason(form.EndReason), cancel),
            (notices, mandate) => notices.Ended(mandate, last!.Value),
            cancel);
    }

    [HttpGet("seats/{id:int}/mandates/{appointmentId:int}/withdraw"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Withdraw(int id, int appointmentId, CancellationToken cancel) => ManageAsync(
        id,
        detail => detail.Find(appointmentId) is { } mandate ? View(WithdrawView, MandatePage.Blank(detail, mandate)) : NotFound(),
        cancel);

    [HttpPost("seats/{id:int}/mandates/{appointmentId:int}/withdraw"), Authorize(Policy = Policies.ManageSeats)]
    public Task<IActionResult> Withdraw(int id, int appointmentId, [FromForm] MandateForm form, CancellationToken cancel) => ChangeAsync(
        WithdrawView, id, appointmentId, form with { EndsOn = null },
        () => appointments.WithdrawAsync(Scope, id, form.Revision, appointmentId, form.WithdrawalReason, cancel),
        (notices, mandate) => notices.Withdrawn(mandate),
        cancel);

    private Task<IActionResult> ManageAsync(int seatId, Func<SeatDetail, IActionResult> manage, CancellationToken cancel) =>
        ManageAsync(seatId, detail => Task.FromResult(manage(detail)), cancel);

    /// <summary>404 when the seat is out of scope, 403 when others manage its level.</summary>
    private async Task<IActionResult> ManageAsync(int seatId, Func<SeatDetail, Task<IActionResult>> manage, CancellationToken cancel)
    {
        switch (await DetailAsync(seatId, Portal.Today, cancel))
        {
            case null:
                return NotFound();
            case { MayManage: false }:
                return Forbid();
            case var detail:
                await TellContactsAsync(seatId, cancel);
                return await manage(detail);
        }
    }

    private async Task<IActionResult> SaveAsync(
        AppointmentPage page, Func<AppointmentInput, Task<AppointmentOutcome>> save, CancellationToken cancel)
    {
        var seatId = page.Detail.Seat.SeatId;
        var messages = new AppointmentMessages(Language, page.Detail, Portal.Today);
        var input = page.Form.ToInput(seatId, page.IsInterim);
        var reason = page.Outgoing is null ? [] : FormRules.MissingReason(page.Form.EndReason);
        if (reason.Count > 0 || page.Form.Unreadable().Any())
        {
            // A command would not see what only the form knows: it is told together with what is wrong with the entry itself.
            return Invalid(AppointView, page with { Errors = messages.Of(page.Form, reason.Concat(input.OwnFaults(Portal.Today))) });
        }

        var outcome = await save(input);
        if (outcome.Succeeded)
        {
            Say(new Notices(Language, page.Detail, Portal.Today).Appointed(input, page.Outgoing));
            return LocalRedirect(GovernanceLinks.Seat(Language, seatId));
        }

        return outcome.Faults[0].Problem switch
        {
            AppointmentProblem.NotFound => NotFound(),
            AppointmentProblem.NotAllowed => Forbid(),
            AppointmentProblem.Stale => await ManageAsync(seatId, now => Overtaken(AppointView, page.Over(now)), cancel),
            _ => Invalid(AppointView, page with
            {
                Errors = messages.Of(page.Form, outcome.Faults, page.Outgoing),
                Alike = [.. outcome.Faults.SelectMany(fault => fault.Alike)],
            }),
        };
    }

    /// <summary>Ends or withdraws a mandate, and says what came of it.</summary>
    private Task<IActionResult> ChangeAsync(
        string view, int seatId, int appointmentId, MandateForm form,
        Func<Task<AppointmentOutcome>> change, Func<Notices, MandateRow, string> say, CancellationToken cancel) => ManageAsync(
        seatId,
        async detail =>
        {
            if (detail.Mandates.FirstOrDefault(known => known.AppointmentId == appointmentId) is not { } mandate)
            {
                return NotFound();
            }

            var page = new MandatePage { Detail = detail, Mandate = mandate, Form = form };
            var messages = new AppointmentMessages(Language, detail, Portal.Today);
            if (form.Unreadable().Any())
            {
                return Invalid(view, page with { Errors = messages.Of(form, FormRules.MissingReason(form.EndReason), mandate) });
            }

            var outcome = await change();
            if (outcome.Succeeded)
            {
                Say(say(new Notices(Language, detail, Portal.Today), mandate));
                return LocalRedirect(GovernanceLinks.Seat(Language, seatId));
            }

            return outcome.Faults[0].Problem switch
            {
                AppointmentProblem.NotFound => NotFound(),
                AppointmentProblem.NotAllowed => Forbid(),
                AppointmentProblem.Stale => await ManageAsync(seatId, now => Overtaken(view, page.Over(now)), cancel),
                _ => Invalid(view, page with { Errors = messages.Of(form, outcome.Faults, mandate) }),
            };
        },
        cancel);
}
