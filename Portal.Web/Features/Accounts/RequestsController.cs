using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Accounts;

/// <summary>Requests for access, the open ones first.</summary>
public sealed record RequestsPage(IReadOnlyList<AccessRequestRow> Rows, Pager Pager, int Open, ScopeChoices Choices);

/// <summary>A request, and the account that it may become.</summary>
public sealed record RequestPage
{
    public required AccessRequestRow Request { get; init; }
    public required AccountForm Form { get; init; }
    public required ScopeChoices Choices { get; init; }
    public string? Note { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>As a scope's form names the place that was asked for.</summary>
    public static string? PlaceOf(AccessRequestRow request) => PlaceKinds.Of(request.Persona) switch
    {
        PlaceKind.Territory => "t:" + request.PlaceCode,
        PlaceKind.Establishment => "e:" + request.PlaceCode,
        _ => null,
    };
}

/// <summary>Who asks to be let in: the administrator sees and decides.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
public sealed class RequestsController(PortalContext portal, Database database, AccessRequestCommands requests, TrailDesk trail) : PortalController(portal)
{
    private const string ListView = "/Features/Accounts/Requests.cshtml";
    private const string DetailView = "/Features/Accounts/Request.cshtml";
    private const int PageSize = 25;

    private AccountsTexts T => AccountsTexts.For(Language);

    [HttpGet("{lang:lang}/admin/requests")]
    public async Task<IActionResult> Index(int page, CancellationToken cancel)
    {
        var list = await database.ReadAsync(async session =>
        {
            var pager = new Pager(Portal, page, PageSize, await AccessRequestCommands.CountAsync(session, Scope, onlyOpen: false));
            return new RequestsPage(
                await AccessRequestCommands.ListAsync(session, Scope, pager.Request), pager, await AccessRequestCommands.CountAsync(session, Scope, onlyOpen: true),
                await ScopeChoices.LoadAsync(session, Portal.Today));
        }, cancel);
        await trail.TellReadAsync(Scope, "AccessRequestsRead", new AuditSubject("AccessRequests"), new { page = list.Pager.Page, shown = list.Rows.Count }, cancel);
        return View(ListView, list);
    }

    [HttpGet("{lang:lang}/admin/requests/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        if (await LoadAsync(id, null, cancel) is not { } page)
        {
            return NotFound();
        }

        await trail.TellReadAsync(Scope, "AccessRequestRead", new AuditSubject($"AccessRequest/{id}"), cancel: cancel);
        return View(DetailView, page);
    }

    [HttpPost("{lang:lang}/admin/requests/{id:int}/grant")]
    public async Task<IActionResult> Grant(int id, AccountForm form, CancellationToken cancel)
    {
        var outcome = form.Unreadable().Any() ? null : await requests.GrantAsync(Scope, id, form.Account(), form.Scope(), cancel);
        if (outcome is { Succeeded: true })
        {
            Say(T.Granted(form.FullName!.Trim()));
            return Redirect(AccountLinks.Account(Language, outcome.Id));
        }

        return await AgainAsync(id, form, null, AccountMessages.Of(outcome?.Faults ?? [], Language, form.Unreadable()), outcome, cancel);
    }

    [HttpPost("{lang:lang}/admin/requests/{id:int}/refuse")]
    public async Task<IActionResult> Refuse(int id, string? note, CancellationToken cancel)
    {
        var outcome = await requests.RefuseAsync(Scope, id, note, cancel);
        if (outcome.Succeeded)
        {
            Say(T.RequestDeclined);
            return Redirect(AccountLinks.Requests(Language));
        }

        return await AgainAsync(id, null, note, AccountMessages.Of(outcome.Faults, Language), outcome, cancel);
    }

    private async Task<IActionResult> AgainAsync(int id, AccountForm? form, string? note, FormErrors errors, AccountOutcome? outcome, CancellationToken cancel) =>
        outcome?.Is(AccountProblem.NotAllowed) == true ? Forbid()
        : await LoadAsync(id, form, cancel) is not { } page ? NotFound()
        : outcome?.Is(AccountProblem.AlreadySo) == true ? Overtaken(DetailView, page with { Errors = errors })
        : Invalid(DetailView, page with { Note = note, Errors = errors });

    private Task<RequestPage?> LoadAsync(int id, AccountForm? form, CancellationToken cancel) => database.ReadAsync(async session =>
        await AccessRequestCommands.FindAsync(session, Scope, id) is { } request
            ? new RequestPage
            {
                Request = request,
                Choices = await ScopeChoices.LoadAsync(session, Portal.Today),
                Form = form ?? new AccountForm
                {
                    FullName = request.FullName,
                    Email = request.Email,
                    Language = request.Language.ToString(),
                    Persona = request.Persona.ToString(),
                    Place = RequestPage.PlaceOf(request),
                    ValidFrom = Reports.Formats.Date(Portal.Today),
                },
            }
            : null, cancel);
}
