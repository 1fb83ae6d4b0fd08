using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.Reports.Governance.Letters;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance.Letters;

/// <summary>What letters say, edited by the Ministry: an example is shown before a version is published.</summary>
[Route("{lang:lang}/governance/letters/templates/{kind:maxlength(20)}"), Authorize(Policy = Policies.ManageStructure)]
public sealed class LetterTemplatesController(PortalContext portal, Database database, LetterCommands letters) : PortalController(portal)
{
    private const string PageView = "/Features/Governance/Letters/Template.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Template(string kind, CancellationToken cancel) =>
        Read(kind) is { } known ? View(PageView, await LoadAsync(known, null, cancel)) : NotFound();

    /// <summary>Writes nothing: the form again, with what its texts make.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(string kind, [FromForm] LetterTemplateForm form, CancellationToken cancel)
    {
        if (Read(kind) is not { } known)
        {
            return NotFound();
        }

        var (page, input) = (await LoadAsync(known, form, cancel), form.ToInput(known));
        return input.Faults() is { Count: > 0 } faults
            ? Invalid(PageView, page with { Errors = LetterMessages.Of(Portal, faults) })
            : View(PageView, page with { Examples = [.. new[] { Language.French, Language.English }.Select(language => (language, Example(input, language)))] });
    }

    /// <summary>The same as PDF.</summary>
    [HttpPost("example")]
    public async Task<IActionResult> ExampleFile(string kind, [FromQuery] string? language, [FromForm] LetterTemplateForm form, CancellationToken cancel)
    {
        if (Read(kind) is not { } known)
        {
            return NotFound();
        }

        var (input, written) = (form.ToInput(known), language == nameof(Language.English) ? Language.English : Language.French);
        if (input.Faults() is { Count: > 0 } faults)
        {
            return Invalid(PageView, await LoadAsync(known, form, cancel) with { Errors = LetterMessages.Of(Portal, faults) });
        }

        var facts = LetterExample.Of(known, written, Portal.Today);
        var file = new MemoryStream();
        await LetterDocument.WritePdfAsync(
            new LetterSheet
            {
                Kind = known,
                Language = written,
                Reference = facts.Reference,
                IssuedOn = facts.IssuedOn,
                IssuedAtUtc = PortalTime.StartOf(facts.IssuedOn),
                Content = LetterWriting.Write(facts, input.ToRow()),
                IsExample = true,
            },
            file, cancel);
        file.Position = 0;
        return File(file, "application/pdf", $"{facts.Reference}.pdf");
    }

    [HttpPost("")]
    public async Task<IActionResult> Publish(string kind, [FromForm] LetterTemplateForm form, CancellationToken cancel)
    {
        if (Read(kind) is not { } known)
        {
            return NotFound();
        }

        var outcome = await letters.PublishAsync(Scope, form.ToInput(known), cancel);
        if (outcome.Succeeded)
        {
            Say(LettersTexts.For(Language).Published);
            return LocalRedirect(LetterLinks.Template(Language, known));
        }

        var page = await LoadAsync(known, form, cancel);
        return outcome.Faults[0].Problem switch
        {
            LetterProblem.NotAllowed => Forbid(),
            LetterProblem.Stale => Overtaken(PageView, page with { IsStale = true, Form = form with { SeenNumber = page.Newest.Number } }),
            _ => Invalid(PageView, page with { Errors = LetterMessages.Of(Portal, outcome.Faults) }),
        };
    }

    private LetterContent Example(LetterTemplateInput input, Language language) =>
        LetterWriting.Write(LetterExample.Of(input.Kind, language, Portal.Today), input.ToRow());

    private Task<LetterTemplatePage> LoadAsync(LetterKind kind, LetterTemplateForm? form, CancellationToken cancel) =>
        database.ReadAsync(session => LetterTemplatePage.LoadAsync(session, kind, form), cancel);

    private static LetterKind? Read(string kind) => kind switch
    {
        nameof(LetterKind.Appointment) => LetterKind.Appointment,
        nameof(LetterKind.EndOfMandate) => LetterKind.EndOfMandate,
        _ => null,
    };
}
