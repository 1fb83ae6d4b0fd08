using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Governance.Roles;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>The roles through time: what they are called, and which kinds of body must fill them. Written by the Ministry.</summary>
[Route("{lang:lang}/governance/roles"), Authorize(Policy = Policies.Operations)]
public sealed class RolesController(PortalContext portal, Database database, FreshPages pages, RoleCommands roles) : PortalController(portal)
{
    private const string ListView = "/Features/Governance/Roles.cshtml";
    private const string RoleView = "/Features/Governance/Role.cshtml";
    private const string NewView = "/Features/Governance/RoleNew.cshtml";
    private const string PreviewView = "/Features/Governance/RolePreview.cshtml";

    private RolesTexts T => RolesTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(ListView, await pages.ReadAsync(Portal, RoleQueries.AllAsync, cancel));

    [HttpGet("new"), Authorize(Policy = Policies.ManageStructure)]
    public IActionResult New() => View(NewView, (new RoleForm(), FormErrors.None));

    [HttpPost("new"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> New([FromForm] RoleForm form, CancellationToken cancel)
    {
        var outcome = await roles.AddAsync(Scope, form.ToInput(), cancel);
        if (!outcome.Succeeded)
        {
            return Invalid(NewView, (form, Words(outcome, (nameof(form.From), form.From))));
        }

        Say(T.Added(form.LabelFr!.Trim()));
        return LocalRedirect(RoleLinks.Role(Language, form.Code!.Trim()));
    }

    [HttpGet("{code:maxlength(30)}"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Role(string code, CancellationToken cancel) => await LoadAsync(code, cancel) is { } page ? View(RoleView, page) : NotFound();

    [HttpPost("{code:maxlength(30)}/rename"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Rename(string code, [FromForm] RoleForm form, CancellationToken cancel)
    {
        var outcome = await roles.RenameAsync(Scope, code, form.ToInput(), form.SeenLabelId, cancel);
        if (outcome.Succeeded)
        {
            Say(T.Renamed(form.LabelFr!.Trim(), Portal.Format.LongDate(DateEntry.Read(form.From).Day!.Value)));
            return LocalRedirect(RoleLinks.Role(Language, code));
        }

        return await LoadAsync(code, cancel) switch
        {
            null => NotFound(),
            var page when outcome.Faults[0].Problem == RoleProblem.Stale =>
                Overtaken(RoleView, page with { IsStale = true, Name = form with { SeenLabelId = page.Role.Newest.RoleLabelId } }),
            var page => Invalid(RoleView, page with { Name = form, Errors = Words(outcome, (nameof(form.From), form.From)) }),
        };
    }

    /// <summary>Writes nothing: shows which seats open or close.</summary>
    [HttpPost("{code:maxlength(30)}/requirement"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Preview(string code, [FromForm] RequirementForm form, CancellationToken cancel)
    {
        if (await LoadAsync(code, cancel) is not { } page)
        {
            return NotFound();
        }

        var plan = await roles.PreviewAsync(Scope, form.ToInput(code), cancel);
        return plan.IsPossible
            ? View(PreviewView, new RequirementPage(page, plan, form with { Fingerprint = plan.Fingerprint() }, IsStale: false))
            : Invalid(RoleView, page with { Requirement = form, Errors = Words(new RoleOutcome(plan.Faults), (nameof(form.OnDate), form.OnDate)) });
    }

    [HttpPost("{code:maxlength(30)}/requirement/record"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Record(string code, [FromForm] RequirementForm form, CancellationToken cancel)
    {
        if (await LoadAsync(code, cancel) is not { } page)
        {
            return NotFound();
        }

        var outcome = await roles.RequireAsync(Scope, form.ToInput(code), form.Fingerprint, cancel);
        if (outcome.Succeeded)
        {
            Say(form.Ends ? T.RequirementEnded : T.RequirementAdded);
            return LocalRedirect(RoleLinks.Role(Language, code));
        }

        if (outcome.Faults[0].Problem != RoleProblem.Stale)
        {
            return Invalid(RoleView, page with { Requirement = form, Errors = Words(outcome, (nameof(form.OnDate), form.OnDate)) });
        }

        var plan = await roles.PreviewAsync(Scope, form.ToInput(code), cancel);
        return Overtaken(PreviewView, new RequirementPage(page, plan, form with { Fingerprint = plan.Fingerprint() }, IsStale: true));
    }

    private Task<RolePage?> LoadAsync(string code, CancellationToken cancel) => database.ReadAsync(session => RolePage.LoadAsync(session, code), cancel);

    /// <summary>An unreadable date hides that the day is missing.</summary>
    private FormErrors Words(RoleOutcome outcome, (string Field, string? Text) date)
    {
        var unreadable = DateEntry.Read(date.Text).Unreadable;
        return new FormErrors([.. outcome.Faults.Select(fault => new FormError(fault.Field, unreadable is not null && fault.Field == date.Field
            ? SharedTexts.For(Language).UnreadableDate(unreadable)
            : Say(fault)))]);
    }

    private string Say(RoleFault fault) => fault.Problem switch
    {
        RoleProblem.Missing => T.Find("missing." + char.ToLowerInvariant(fault.Field[0]) + fault.Field[1..])!,
        RoleProblem.TooLong => T.TooLong(Portal.Format.Whole(RoleInput.LabelLength)),
        RoleProblem.CodeMalformed => T.CodeMalformed,
        RoleProblem.CodeTaken => T.CodeTaken,
        RoleProblem.Unchanged => T.Unchanged,
        RoleProblem.LaterChange => T.LaterChange(Portal.Format.LongDate(fault.Day!.Value)),
        RoleProblem.TooFarAhead => T.TooFarAhead,
        RoleProblem.AlreadyRequired => T.AlreadyRequired,
        RoleProblem.NotRequired => T.NotRequired,
        RoleProblem.SeatsToOpen => T.SeatsToOpen(Portal.Format.LongDate(fault.Day!.Value)),
        RoleProblem.MandatesRun => T.MandatesRun(fault.Count, Portal.Format.LongDate(fault.Day!.Value)),
        _ => throw new InvalidOperationException($"No words for {fault.Problem} of '{fault.Field}'."),
    };
}
