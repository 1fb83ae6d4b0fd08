using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>Documents that are produced and mailed again and again: the owner's own; the Ministry sees all.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class SchedulesController(PortalContext portal, Database database, DocumentCatalogue catalogue, DocumentScheduleCommands schedules) : PortalController(portal)
{
    private const string ListView = "/Features/Documents/Schedules/List.cshtml";
    private const string DetailView = "/Features/Documents/Schedules/Schedule.cshtml";
    private const string FormView = "/Features/Documents/Schedules/Form.cshtml";
    private const string DeleteView = "/Features/Documents/Schedules/Delete.cshtml";

    private SchedulesTexts T => SchedulesTexts.For(Language);

    [HttpGet("{lang:lang}/documents/schedules")]
    public async Task<IActionResult> List(int page, CancellationToken cancel) =>
        View(ListView, await database.ReadAsync(session => ScheduleListPage.LoadAsync(session, Portal, catalogue, page), cancel));

    [HttpGet("{lang:lang}/documents/schedules/{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancel) => await DetailAsync(id, cancel) is { } page ? View(DetailView, page) : NotFound();

    /// <summary>The form for a document; the list of schedules, where one is chosen, without it.</summary>
    [HttpGet("{lang:lang}/documents/schedules/new")]
    public async Task<IActionResult> New(string? document, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(document))
        {
            return Redirect(ScheduleLinks.List(Language));
        }

        return Find(document) is { } wanted
            ? View(FormView, await PageAsync(wanted, null, hasAddress => ScheduleForm.New(wanted, Language, hasAddress), cancel))
            : NotFound();
    }

    [HttpPost("{lang:lang}/documents/schedules/new")]
    public async Task<IActionResult> Add(ScheduleForm form, CancellationToken cancel)
    {
        if (Find(form.Document) is not { } wanted)
        {
            return NotFound();
        }

        var page = await PageAsync(wanted, null, _ => form, cancel);
        var (input, faults) = form.Read(page, T);
        if (input is null)
        {
            return Invalid(FormView, page with { Faults = faults });
        }

        var id = await schedules.AddAsync(Scope, input, cancel);
        Say(T.Added);
        return Redirect(ScheduleLinks.Schedule(Language, id));
    }

    [HttpGet("{lang:lang}/documents/schedules/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel)
    {
        if (await OwnAsync(id, cancel) is not var (schedule, document, roles))
        {
            return NotFound();
        }

        return View(FormView, await PageAsync(document, schedule, _ => ScheduleForm.Of(schedule, roles), cancel));
    }

    [HttpPost("{lang:lang}/documents/schedules/{id:int}/edit")]
    public async Task<IActionResult> Change(int id, ScheduleForm form, CancellationToken cancel)
    {
        if (await OwnAsync(id, cancel) is not var (schedule, document, _))
        {
            return NotFound();
        }

        var page = await PageAsync(document, schedule, _ => form, cancel);
        var (input, faults) = form.Read(page, T);
        if (input is null)
        {
            return Invalid(FormView, page with { Faults = faults });
        }

        var outcome = await schedules.ChangeAsync(Scope, id, form.Version, input, cancel);
        return outcome == ScheduleOutcome.Stale ? Overtaken(FormView, page with { IsStale = true }) : Answer(outcome, id, T.Changed);
    }

    /// <summary>Pauses, or takes up again.</summary>
    [HttpPost("{lang:lang}/documents/schedules/{id:int}/pause")]
    public async Task<IActionResult> Pause(int id, bool paused, int version, CancellationToken cancel) =>
        Answer(await schedules.PauseAsync(Scope, id, version, paused, cancel), id, paused ? T.Paused : T.Resumed);

    [HttpGet("{lang:lang}/documents/schedules/{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken cancel) => await DetailAsync(id, cancel) is { } page ? View(DeleteView, page) : NotFound();

    [HttpPost("{lang:lang}/documents/schedules/{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, int version, CancellationToken cancel)
    {
        var outcome = await schedules.DeleteAsync(Scope, id, version, cancel);
        if (outcome != ScheduleOutcome.Done)
        {
            return Answer(outcome, id, "");
        }

        Say(T.Deleted);
        return Redirect(ScheduleLinks.List(Language));
    }

    private IActionResult Answer(ScheduleOutcome outcome, int id, string message)
    {
        if (outcome == ScheduleOutcome.NotFound)
        {
            return NotFound();
        }

        Say(outcome == ScheduleOutcome.Done ? message : T.Stale);
        return Redirect(ScheduleLinks.Schedule(Language, id));
    }

    private IDocument? Find(string? name) => catalogue.Find(name ?? "", Scope) is { } document && ScheduleQuestion.CanBeScheduled(document) ? document : null;

    private Task<ScheduleDetailPage?> DetailAsync(int id, CancellationToken cancel) =>
        database.ReadAsync(session => ScheduleDetailPage.LoadAsync(session, Portal, catalogue, id), cancel);

    private Task<SchedulePage> PageAsync(IDocument document, DocumentScheduleRow? schedule, Func<bool, ScheduleForm> form, CancellationToken cancel) =>
        database.ReadAsync(session => SchedulePage.LoadAsync(session, Portal, document, schedule, form), cancel);

    /// <summary>The caller's own schedule; null for another's, and for one whose document they can no longer ask for.</summary>
    private Task<(DocumentScheduleRow Schedule, IDocument Document, IReadOnlyList<string> Roles)?> OwnAsync(int id, CancellationToken cancel) =>
        database.ReadAsync<(DocumentScheduleRow, IDocument, IReadOnlyList<string>)?>(async session =>
            await DocumentScheduleQueries.FindAsync(session, Scope, id) is { } schedule && schedule.ActorId == Scope.ActorId && Find(schedule.Document) is { } document
                ? (schedule, document, [.. (await DocumentScheduleQueries.RolesAsync(session, [id]))[id]])
                : null, cancel);
}
