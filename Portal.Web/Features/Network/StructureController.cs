using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Network;

/// <summary>
/// What changed the network's structure, which everyone who is signed in may know; and the acts of the Ministry that change
/// it: typed, shown with all that they do, then confirmed.
/// </summary>
[Route("{lang:lang}/network/changes")]
public sealed class StructureController(PortalContext portal, Database database, FreshPages pages, StructureCommands structure, AuditQueries trail) : PortalController(portal)
{
    private const string ListView = "/Features/Network/Changes.cshtml";
    private const string FormView = "/Features/Network/Change.cshtml";
    private const string PreviewView = "/Features/Network/ChangePreview.cshtml";
    private const int MostEvents = 20;

    private StructureTexts T => StructureTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancel = default) =>
        View(ListView, await pages.ReadAsync(Portal, session => StructureActsPage.LoadAsync(session, Portal, page), cancel));

    [HttpGet("{kind:maxlength(20)}"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> New(string kind, string? body, CancellationToken cancel) =>
        StructureLinks.TryKind(kind, out var known) ? View(FormView, await FormAsync(known, StructureForm.Blank(body), cancel)) : NotFound();

    /// <summary>Writes nothing: shows what the act does, or the form again with what is wrong or with more lines.</summary>
    [HttpPost("{kind:maxlength(20)}"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Preview(string kind, [FromForm] StructureForm form, CancellationToken cancel)
    {
        if (!StructureLinks.TryKind(kind, out var known))
        {
            return NotFound();
        }

        var page = await FormAsync(known, form.Compact(), cancel);
        form = page.Form;
        if (!string.IsNullOrEmpty(form.Step))
        {
            return View(FormView, page);
        }

        var preview = await structure.PreviewAsync(Scope, form.ToInput(known), cancel);
        return preview.Plan.IsPossible
            ? View(PreviewView, await PreviewAsync(preview.Plan, form, cancel))
            : Refuse(page, preview.Plan.Faults);
    }

    [HttpPost("{kind:maxlength(20)}/record"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> Record(string kind, [FromForm] StructureForm form, CancellationToken cancel)
    {
        if (!StructureLinks.TryKind(kind, out var known))
        {
            return NotFound();
        }

        form = form.Compact();
        var outcome = await structure.ApplyAsync(Scope, form.ToInput(known), form.Fingerprint, cancel);
        if (outcome.Succeeded)
        {
            Say(T.Recorded(StructureWords.Sentence(outcome.Plan, Language), Portal.Format.LongDate(outcome.Plan.OnDate)));
            return LocalRedirect(StructureLinks.Index(Language));
        }

        if (outcome.Has(StructureProblem.Stale))
        {
            var page = await PreviewAsync(outcome.Plan, form, cancel);
            return Overtaken(PreviewView, page with { IsStale = true, Since = await SinceAsync(outcome.Plan, form.Stamp, cancel) });
        }

        return Refuse(await FormAsync(known, form, cancel), outcome.Faults);
    }

    private async Task<StructureFormPage> FormAsync(StructureChangeKind kind, StructureForm form, CancellationToken cancel)
    {
        var choices = await database.ReadAsync(session => StructureChoices.LoadAsync(session, Portal.Today, Language), cancel);
        return new StructureFormPage { Kind = kind, Form = choices.Coded(form), Choices = choices };
    }

    private Task<StructurePreviewPage> PreviewAsync(StructurePlan plan, StructureForm form, CancellationToken cancel) => database.ReadAsync(async session => new StructurePreviewPage
    {
        Plan = plan,
        Form = form with { Fingerprint = plan.Fingerprint(), Stamp = await TrailStamp.ReadAsync(session) },
        Roles = await SeatQueries.RolesAsync(session, plan.OnDate),
        Territories = await NetworkQueries.TerritoriesAsync(session, plan.OnDate),
    }, cancel);

    private ViewResult Refuse(StructureFormPage page, IReadOnlyList<StructureFault> faults) =>
        Invalid(FormView, page with { Errors = new StructureMessages(Language, page.Kind, page.Choices, Portal.Today).Of(page.Form, faults) });

    private async Task<IReadOnlyList<AuditEventRow>> SinceAsync(StructurePlan plan, long stamp, CancellationToken cancel)
    {
        List<AuditEventRow> events = [];
        foreach (var body in plan.Closings.Select(closing => closing.Body).Concat(plan.Continuing))
        {
            events.AddRange((await trail.ListAsync(Scope, body.Code, null, MostEvents, cancel)).Where(row => row.Sequence > stamp));
        }

        return [.. events.OrderByDescending(row => row.Sequence)];
    }
}
