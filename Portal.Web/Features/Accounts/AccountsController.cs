using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Accounts;

/// <summary>Accounts and what they may be: the administrator's.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
public sealed class AccountsController(
    PortalContext portal, Database database, PortalTime time, AccountCommands accounts, InvitationMail invitations, TrailDesk trail) : PortalController(portal)
{
    private AccountsTexts T => AccountsTexts.For(Language);

    [HttpGet("{lang:lang}/admin/accounts")]
    public async Task<IActionResult> Index(AccountsQuery query, CancellationToken cancel)
    {
        var page = await database.ReadAsync(session => AccountsPage.LoadAsync(session, Portal, time, query), cancel);
        if (page.Errors.Any)
        {
            return Invalid("Index", page);
        }

        await trail.TellReadAsync(
            Scope, "AccountsRead", new AuditSubject("Accounts"), new { search = query.Q, persona = query.Persona, state = query.State, page = page.Pager.Page, shown = page.Rows.Count }, cancel);
        return View("Index", page);
    }

    [HttpGet("{lang:lang}/admin/accounts/{id:int}")]
    public async Task<IActionResult> Account(int id, CancellationToken cancel) =>
        await database.ReadAsync(session => AccountPage.LoadAsync(session, Portal, id), cancel) is { } page ? await ShowAsync("Account", page, id, cancel) : NotFound();

    [HttpGet("{lang:lang}/admin/accounts/new")]
    public async Task<IActionResult> New(CancellationToken cancel) => View("Form", await NewPageAsync(
        new AccountForm { Language = nameof(Data.Language.French), ValidFrom = Reports.Formats.Date(Portal.Today) }, FormErrors.None, cancel));

    [HttpPost("{lang:lang}/admin/accounts/new")]
    public async Task<IActionResult> Add(AccountForm form, CancellationToken cancel)
    {
        var outcome = form.Unreadable().Any() ? null : await accounts.AddAsync(Scope, form.Account(), form.Scope(), cancel);
        if (outcome is not { Succeeded: true })
        {
            return Invalid("Form", await NewPageAsync(form, AccountMessages.Of(outcome?.Faults ?? [], Language, form.Unreadable()), cancel));
        }

        Say(T.Added(form.FullName!.Trim()) + " " + await InviteAsync(outcome.Id, cancel));
        return Redirect(AccountLinks.Account(Language, outcome.Id));
    }

    [HttpGet("{lang:lang}/admin/accounts/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) => await FindAsync(id, cancel) is { Account: var account } detail
        ? await ShowAsync("Form", new AccountFormPage
        {
            Detail = detail,
            Form = new AccountForm { FullName = account.FullName, Email = account.Email, Language = account.Language.ToString(), Version = account.Version },
        }, id, cancel)
        : NotFound();

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/edit")]
    public async Task<IActionResult> Change(int id, AccountForm form, CancellationToken cancel)
    {
        var outcome = await accounts.ChangeAsync(Scope, id, form.Version, form.Account(), cancel);
        return outcome.Succeeded ? Done(id, T.Changed)
            : await FindAsync(id, cancel) is { } detail ? Again("Form", outcome, new AccountFormPage { Detail = detail, Form = form, Errors = AccountMessages.Of(outcome.Faults, Language), IsStale = outcome.Is(AccountProblem.Stale) })
            : NotFound();
    }

    [HttpGet("{lang:lang}/admin/accounts/{id:int}/scopes")]
    public async Task<IActionResult> NewScope(int id, CancellationToken cancel) => await FindAsync(id, cancel) is { } detail
        ? await ShowAsync("Scope", await ScopePageAsync(detail, new AccountForm { Version = detail.Account.Version, ValidFrom = Reports.Formats.Date(Portal.Today) }, cancel), id, cancel)
        : NotFound();

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/scopes")]
    public async Task<IActionResult> AddScope(int id, AccountForm form, CancellationToken cancel)
    {
        var outcome = form.Unreadable().Any() ? null : await accounts.AddScopeAsync(Scope, id, form.Version, form.Scope(), cancel);
        return outcome is { Succeeded: true } ? Done(id, T.ScopeAdded)
            : await FindAsync(id, cancel) is { } detail ? Again("Scope", outcome, await ScopePageAsync(detail, form, cancel) with { Errors = AccountMessages.Of(outcome?.Faults ?? [], Language, form.Unreadable()), IsStale = outcome?.Is(AccountProblem.Stale) == true })
            : NotFound();
    }

    [HttpGet("{lang:lang}/admin/accounts/{id:int}/scopes/{scopeId:int}/end")]
    public async Task<IActionResult> EndScope(int id, int scopeId, CancellationToken cancel) =>
        await StepAsync(id, scopeId, new AccountStepForm { Now = true }, cancel) is { Scope: not null } page ? await ShowAsync("EndScope", page, id, cancel) : NotFound();

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/scopes/{scopeId:int}/end")]
    public async Task<IActionResult> EndScope(int id, int scopeId, AccountStepForm form, CancellationToken cancel)
    {
        var day = DateEntry.Read(form.ValidTo);
        List<(string, string)> unreadable = !form.Now && day.Unreadable is { } text ? [(nameof(form.ValidTo), text)] : [];
        var missing = !form.Now && day.Day is null;
        var outcome = missing ? null : await accounts.EndScopeAsync(Scope, id, form.Version, scopeId, form.Now ? null : day.Day, cancel);
        IReadOnlyList<AccountFault> faults = outcome?.Faults ?? [new(nameof(form.ValidTo), AccountProblem.Missing)];
        return outcome is { Succeeded: true } ? Done(id, form.Now ? T.ScopeEndedNow : T.ScopeEndedOn(Portal.Format.LongDate(day.Day!.Value)))
            : await StepAsync(id, scopeId, form, cancel) is { Scope: not null } page ? Again("EndScope", outcome, page with { Form = form, Errors = AccountMessages.Of(faults, Language, unreadable), IsStale = outcome?.Is(AccountProblem.Stale) == true })
            : NotFound();
    }

    [HttpGet("{lang:lang}/admin/accounts/{id:int}/deactivate")]
    public async Task<IActionResult> Deactivate(int id, CancellationToken cancel) => await StepAsync(id, null, new AccountStepForm(), cancel) is { } page ? await ShowAsync("Deactivate", page, id, cancel) : NotFound();

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/deactivate")]
    public async Task<IActionResult> Deactivate(int id, AccountStepForm form, CancellationToken cancel)
    {
        var outcome = await accounts.DeactivateAsync(Scope, id, form.Version, form.DeactivationReason, cancel);
        return outcome.Succeeded ? Done(id, T.Deactivated)
            : await StepAsync(id, null, form, cancel) is { } page ? Again("Deactivate", outcome, page with { Form = form, Errors = AccountMessages.Of(outcome.Faults, Language), IsStale = outcome.Is(AccountProblem.Stale) })
            : NotFound();
    }

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/reactivate")]
    public async Task<IActionResult> Reactivate(int id, int version, CancellationToken cancel) => Answer(await accounts.ReactivateAsync(Scope, id, version, cancel), id, T.Reactivated);

    [HttpGet("{lang:lang}/admin/accounts/{id:int}/release")]
    public async Task<IActionResult> Release(int id, CancellationToken cancel) => await StepAsync(id, null, new AccountStepForm(), cancel) is { } page ? await ShowAsync("Release", page, id, cancel) : NotFound();

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/release")]
    public async Task<IActionResult> Release(int id, int version, CancellationToken cancel) => Answer(await accounts.ReleaseAsync(Scope, id, version, cancel), id, T.Released);

    [HttpPost("{lang:lang}/admin/accounts/{id:int}/invite")]
    public async Task<IActionResult> Invite(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is null ? NotFound() : Done(id, await InviteAsync(id, cancel));

    /// <summary>Sends the message, where there is a mail server, and says what became of it.</summary>
    private async Task<string> InviteAsync(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { Account: { State: AccountState.Invited } account })
        {
            return T.NotInvited;
        }

        var delivery = await invitations.SendAsync(account, cancel);
        var outcome = await accounts.InviteAsync(Scope, id, delivery, CancellationToken.None); // the message is out: that is told whatever happens
        return !outcome.Succeeded ? AccountMessages.Say(outcome.Faults[0], T)
            : delivery is null ? T.InvitedByHand(account.Email)
            : delivery == InvitationMail.Sent ? T.Invited(account.Email)
            : T.InvitationFailed(account.Email);
    }

    /// <summary>A page with somebody's details: the trail is told that it was read, save by themselves.</summary>
    private async Task<IActionResult> ShowAsync(string view, object page, int id, CancellationToken cancel)
    {
        if (!AccountActor.Is(Scope, id))
        {
            await trail.TellReadAsync(Scope, "AccountRead", new AuditSubject(AccountQueries.SubjectOf(id)), cancel: cancel);
        }

        return View(view, page);
    }

    private RedirectResult Done(int id, string message)
    {
        Say(message);
        return Redirect(AccountLinks.Account(Language, id));
    }

    private IActionResult Answer(AccountOutcome outcome, int id, string message) =>
        outcome.Is(AccountProblem.NotFound) ? NotFound() : Done(id, outcome.Succeeded ? message : AccountMessages.Say(outcome.Faults[0], T));

    private ActionResult Again(string view, AccountOutcome? outcome, object page) => outcome switch
    {
        { Faults: [{ Problem: AccountProblem.NotAllowed }, ..] } => Forbid(),
        { Faults: [{ Problem: AccountProblem.Stale }, ..] } => Overtaken(view, page),
        _ => Invalid(view, page),
    };

    private Task<AccountDetail?> FindAsync(int id, CancellationToken cancel) => database.ReadAsync(session => AccountQueries.FindAsync(session, Scope, id, Portal.Today), cancel);

    private async Task<AccountFormPage> NewPageAsync(AccountForm form, FormErrors errors, CancellationToken cancel) =>
        new() { Form = form, Errors = errors, Choices = await database.ReadAsync(session => ScopeChoices.LoadAsync(session, Portal.Today), cancel) };

    private async Task<AccountFormPage> ScopePageAsync(AccountDetail detail, AccountForm form, CancellationToken cancel) =>
        new() { Detail = detail, Form = form, Choices = await database.ReadAsync(session => ScopeChoices.LoadAsync(session, Portal.Today), cancel) };

    private async Task<AccountStepPage?> StepAsync(int id, int? scopeId, AccountStepForm form, CancellationToken cancel) => await FindAsync(id, cancel) is { } detail
        ? new AccountStepPage
        {
            Detail = detail,
            Form = form with { Version = detail.Account.Version },
            Scope = detail.Scopes.SingleOrDefault(scope => scope.AccountScopeId == scopeId && scope.IsCurrent(Portal.Today)),
        }
        : null;
}
