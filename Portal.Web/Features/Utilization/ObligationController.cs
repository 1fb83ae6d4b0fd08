using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>One obligation in the Ministry’s hands.</summary>
[Authorize(Policy = Policies.ManageObligations), Route("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation")]
public sealed class ObligationController(PortalContext portal, Database database, ObligationCommands obligations, FilingCommands filings) : PortalController(portal)
{
    private const string Page = "/Features/Utilization/Obligation.cshtml";

    private ObligationTexts T => ObligationTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Show(string establishment, string period, CancellationToken cancel) =>
        await LoadAsync(establishment, period, null, cancel) is { } page ? View(Page, page) : NotFound();

    [HttpPost("waive")]
    public Task<IActionResult> Waive(string establishment, string period, ObligationForm form, CancellationToken cancel) =>
        ChangeAsync(establishment, period, form, nameof(form.WaiverReason), T.Waived,
            seen => obligations.WaiveAsync(Scope, establishment, period, form.WaiverReason, seen, cancel), cancel);

    [HttpPost("lift")]
    public Task<IActionResult> Lift(string establishment, string period, ObligationForm form, CancellationToken cancel) =>
        ChangeAsync(establishment, period, form, "", T.Lifted, seen => obligations.LiftWaiverAsync(Scope, establishment, period, seen, cancel), cancel);

    [HttpPost("extend")]
    public async Task<IActionResult> Extend(string establishment, string period, ObligationForm form, CancellationToken cancel)
    {
        var (due, locks) = (DateEntry.Read(form.DueOn), DateEntry.Read(form.LocksOn));
        List<FormError> unreadable = [];
        Check(nameof(form.DueOn), due);
        Check(nameof(form.LocksOn), locks);
        return unreadable.Count > 0
            ? await RefuseAsync(establishment, period, form, new FormErrors(unreadable), cancel)
            : await ChangeAsync(establishment, period, form, nameof(form.ExtensionReason), T.Extended,
                seen => obligations.ExtendAsync(Scope, establishment, period, due.Day, locks.Day, form.ExtensionReason, seen, cancel), cancel);

        void Check(string field, DateEntry entry)
        {
            if (entry.Unreadable is { } text)
            {
                unreadable.Add(new FormError(field, SharedTexts.For(Language).UnreadableDate(text)));
            }
        }
    }

    [HttpPost("reopen"), Authorize(Policy = Policies.ReopenFilings)]
    public async Task<IActionResult> Reopen(string establishment, string period, ObligationForm form, CancellationToken cancel)
    {
        var until = DateEntry.Read(form.ReopenUntil);
        if (until.Day is not { } day)
        {
            var message = until.Unreadable is { } text ? SharedTexts.For(Language).UnreadableDate(text) : T.UntilMissing;
            return await RefuseAsync(establishment, period, form, new FormErrors([new FormError(nameof(form.ReopenUntil), message)]), cancel);
        }

        var outcome = await filings.ReopenAsync(Scope, establishment, period, form.ReopenReason, day, form.SeenVersion, cancel);
        switch (outcome.Problem)
        {
            case null:
                Say(T.Reopened(Portal.Format.LongDate(outcome.LocksOn!.Value)));
                return Redirect(UtilizationLinks.Filing(Language, establishment, period));
            case FilingProblem.NotFound or FilingProblem.PeriodNotOpened:
                return NotFound();
            case FilingProblem.NotAllowed:
                return Forbid();
            case FilingProblem.Missing:
                return await RefuseAsync(establishment, period, form, At(nameof(form.ReopenReason), T.ReasonMissing), cancel);
            case FilingProblem.TooLong:
                return await RefuseAsync(establishment, period, form, At(nameof(form.ReopenReason), T.ReopenReasonTooLong), cancel);
            case FilingProblem.ExpiryOutOfRange:
                return await RefuseAsync(establishment, period, form, At(nameof(form.ReopenUntil), T.UntilOutOfRange), cancel);
            default:
                return await StaleAsync(establishment, period, form, cancel);
        }
    }

    private async Task<IActionResult> ChangeAsync(
        string establishment, string period, ObligationForm form, string reasonField, string done, Func<SeenObligation, Task<ObligationOutcome>> change, CancellationToken cancel)
    {
        if (form.Seen() is not { } seen)
        {
            return BadRequest();
        }

        switch ((await change(seen)).Problem)
        {
            case null:
                Say(done);
                return Redirect(UtilizationLinks.Obligation(Language, establishment, period));
            case ObligationProblem.NotFound:
                return NotFound();
            case ObligationProblem.NotAllowed:
                return Forbid();
            case ObligationProblem.Stale or ObligationProblem.AlreadyFiled or ObligationProblem.Waived:
                return await StaleAsync(establishment, period, form, cancel);
            case { } problem:
                return await RefuseAsync(establishment, period, form, At(Field(problem, reasonField), Message(problem)), cancel);
        }
    }

    private static FormErrors At(string field, string message) => new([new FormError(field, message)]);

    private static string Field(ObligationProblem problem, string reasonField) => problem switch
    {
        ObligationProblem.DueMissing => nameof(ObligationForm.DueOn),
        ObligationProblem.LockMissing or ObligationProblem.OutOfOrder or ObligationProblem.LockInPast or ObligationProblem.TooFarAhead => nameof(ObligationForm.LocksOn),
        ObligationProblem.ReasonMissing or ObligationProblem.ReasonTooLong => reasonField,
        _ => "",
    };

    private string Message(ObligationProblem problem) => problem switch
    {
        ObligationProblem.ReasonMissing => T.ReasonMissing,
        ObligationProblem.ReasonTooLong => T.ReasonTooLong,
        ObligationProblem.DueMissing => T.DueMissing,
        ObligationProblem.LockMissing => T.LockMissing,
        ObligationProblem.OutOfOrder => T.OutOfOrder,
        ObligationProblem.LockInPast => T.LockInPast,
        ObligationProblem.TooFarAhead => T.TooFarAhead,
        _ => T.Unchanged,
    };

    private Task<ObligationPage?> LoadAsync(string establishment, string period, ObligationForm? form, CancellationToken cancel) =>
        database.ReadAsync(session => ObligationPage.LoadAsync(session, Portal, establishment, period, form), cancel);

    private async Task<IActionResult> RefuseAsync(string establishment, string period, ObligationForm form, FormErrors errors, CancellationToken cancel) =>
        await LoadAsync(establishment, period, form, cancel) is { } page ? Invalid(Page, page with { Errors = errors }) : NotFound();

    private async Task<IActionResult> StaleAsync(string establishment, string period, ObligationForm form, CancellationToken cancel) =>
        await LoadAsync(establishment, period, form, cancel) is { } page ? Overtaken(Page, page with { IsStale = true }) : NotFound();
}
