using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.People;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>The directory: who is who, what they hold and held; details kept by hand and confirmed by the person; duplicates merged.</summary>
[Route("{lang:lang}/governance/people"), Authorize(Policy = Policies.Operations)]
public sealed class PeopleController(PortalContext portal, Database database, FreshPages pages, PersonCommands people, TrailDesk trail) : PortalController(portal)
{
    private const string ListView = "/Features/Governance/People.cshtml";
    private const string PersonView = "/Features/Governance/Person.cshtml";
    private const string EditView = "/Features/Governance/PersonEdit.cshtml";
    private const string MergeView = "/Features/Governance/PersonMerge.cshtml";

    private PeopleTexts T => PeopleTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] PeopleQuery query, CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => PeoplePage.LoadAsync(session, Portal, query), cancel);
        if (!page.IsTooLong)
        {
            await trail.TellReadAsync(Scope, "DirectoryRead", new AuditSubject("People"), new { search = query.Search, page = page.Pager.Page, shown = page.People.Count }, cancel);
        }

        return page.IsTooLong ? Invalid(ListView, page) : View(ListView, page);
    }

    /// <summary>Who was merged into another is that other.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Person(Guid id, CancellationToken cancel)
    {
        if (await database.ReadAsync(session => PersonPage.LoadAsync(session, Portal, id), cancel) is { } page)
        {
            await TellAsync(page.Person, page.Alike, cancel);
            return View(PersonView, page);
        }

        var other = await database.ReadAsync(session => PersonQueries.MergedIntoAsync(session, id), cancel);
        return other is null || await FindAsync(other.PublicId, cancel) is null ? NotFound() : LocalRedirect(PeopleLinks.Person(Language, other.PublicId));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        switch (await FindAsync(id, cancel))
        {
            case null:
                return NotFound();
            case var person when !PersonCommands.MayKeep(Scope, person):
                return Forbid();
            case var person:
                await TellAsync(person, [], cancel);
                return View(EditView, new PersonEditPage(person, PersonForm.Of(person), FormErrors.None, Scope.PersonId == person.PersonId));
        }
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, [FromForm] PersonForm form, CancellationToken cancel)
    {
        var outcome = await people.SaveAsync(Scope, id, form.ToInput(), cancel);
        if (outcome.Succeeded)
        {
            Say(T.Saved(form.FullName!.Trim()));
            return LocalRedirect(PeopleLinks.Person(Language, id));
        }

        if (await FindAsync(id, cancel) is not { } person)
        {
            return NotFound();
        }

        var isOneself = Scope.PersonId == person.PersonId;
        return outcome.Faults[0].Problem switch
        {
            PersonProblem.NotFound => NotFound(),
            PersonProblem.NotAllowed => Forbid(),
            PersonProblem.Stale => Overtaken(EditView, new PersonEditPage(person, form with { SeenVersion = person.Version }, FormErrors.None, isOneself) { IsStale = true }),
            _ => Invalid(EditView, new PersonEditPage(person, form, Words(outcome, form), isOneself)),
        };
    }

    [HttpPost("{id:guid}/confirm")]
    public async Task<IActionResult> Confirm(Guid id, [FromForm] int seenVersion, CancellationToken cancel)
    {
        var outcome = await people.ConfirmAsync(Scope, id, seenVersion, cancel);
        switch (outcome.Faults)
        {
            case []:
                Say(T.Confirmed);
                break;
            case [{ Problem: PersonProblem.NotFound }]:
                return NotFound();
            case [{ Problem: PersonProblem.NotAllowed }]:
                return Forbid();
            default:
                Say(T.ConfirmStale);
                break;
        }

        return LocalRedirect(PeopleLinks.Person(Language, id));
    }

    [HttpGet("{id:guid}/merge"), Authorize(Policy = Policies.MergePeople)]
    public async Task<IActionResult> Merge(Guid id, Guid with, CancellationToken cancel)
    {
        if (await LoadAsync(id, with, cancel) is not { } page)
        {
            return NotFound();
        }

        await TellAsync(page.Kept, [page.Duplicate], cancel);
        return View(MergeView, page);
    }

    [HttpPost("{id:guid}/merge"), Authorize(Policy = Policies.MergePeople)]
    public async Task<IActionResult> Merge(Guid id, [FromForm] MergeForm form, CancellationToken cancel)
    {
        var outcome = await people.MergeAsync(Scope, form.With, form.SeenOther, id, form.SeenVersion, form.Justification, cancel);
        if (outcome.Succeeded)
        {
            Say(T.Merged);
            return LocalRedirect(PeopleLinks.Person(Language, id));
        }

        if (await LoadAsync(id, form.With, cancel) is not { } page)
        {
            return NotFound();
        }

        page = page with { Justification = form.Justification };
        return outcome.Faults[0].Problem switch
        {
            PersonProblem.NotAllowed => Forbid(),
            PersonProblem.Stale => Overtaken(MergeView, page with { IsStale = true }),
            PersonProblem.TooLong => Invalid(MergeView, page with { Errors = At(T.TooLong(Portal.Format.Whole(AppointmentInput.TextLength))) }),
            _ => Invalid(MergeView, page with { Errors = At(T.BothPilotSeats) }),
        };

        FormErrors At(string message) => new([new FormError(nameof(form.Justification), message)]);
    }

    /// <summary>The trail is told whose details are shown, save to themselves.</summary>
    private async Task TellAsync(DirectoryRow person, IReadOnlyCollection<DirectoryRow> alike, CancellationToken cancel)
    {
        if (Scope.PersonId != person.PersonId)
        {
            var others = alike.Count == 0 ? null : alike.Select(other => other.PersonId);
            await trail.TellReadAsync(Scope, "PersonRead", new AuditSubject($"Person/{person.PersonId}"), others is null ? null : new { others }, cancel);
        }
    }

    private Task<DirectoryRow?> FindAsync(Guid id, CancellationToken cancel) =>
        database.ReadAsync(session => PersonQueries.FindAsync(session, Scope, Portal.Today, id), cancel);

    private Task<MergePage?> LoadAsync(Guid id, Guid with, CancellationToken cancel) =>
        database.ReadAsync(session => MergePage.LoadAsync(session, Portal, id, with), cancel);

    private FormErrors Words(PersonOutcome outcome, PersonForm form) => new([.. outcome.Faults.Select(fault => new FormError(fault.Field, fault.Problem switch
    {
        PersonProblem.Missing => fault.Field == nameof(form.Email) ? T.MissingEmail : T.MissingName,
        PersonProblem.NotAnAddress => T.NotAnAddress(form.Email!.Trim()),
        PersonProblem.AddressOfAnother => T.AddressOfAnother(fault.Detail!),
        _ => T.TooLong(Portal.Format.Whole(fault.Field switch
        {
            nameof(form.FullName) => AppointmentInput.NameLength,
            nameof(form.Email) => AppointmentInput.AddressLength,
            nameof(form.Phone) => PersonInput.PhoneLength,
            _ => PersonInput.PositionLength,
        })),
    }))]);
}
