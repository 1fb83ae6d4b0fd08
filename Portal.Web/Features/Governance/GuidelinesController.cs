using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Guidelines;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>Ministerial guidelines: published version by version with their file, acknowledged seat by seat.</summary>
[Route("{lang:lang}/governance/guidelines"), Authorize(Policy = Policies.Operations)]
public sealed class GuidelinesController(PortalContext portal, Database database, FreshPages pages, GuidelineCommands guidelines) : PortalController(portal)
{
    private const string ListView = "/Features/Governance/Guidelines.cshtml";
    private const string OneView = "/Features/Governance/Guideline.cshtml";
    private const string FormView = "/Features/Governance/GuidelineNew.cshtml";

    private GuidelinesTexts T => GuidelinesTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(ListView, await pages.ReadAsync(Portal, session => GuidelinesPage.LoadAsync(session, Portal), cancel));

    [HttpGet("{code:maxlength(30)}")]
    public async Task<IActionResult> Guideline(string code, int page = 1, CancellationToken cancel = default) =>
        await pages.ReadAsync(Portal, session => GuidelinePage.LoadAsync(session, Portal, code, page), cancel) is { } model ? View(OneView, model) : NotFound();

    /// <summary>The PDF, read from the database piece by piece.</summary>
    [HttpGet("{code:maxlength(30)}/{number:int}/file")]
    public async Task<IActionResult> Download(string code, int number, CancellationToken cancel)
    {
        var guideline = await database.ReadAsync(session => GuidelineQueries.FindAsync(session, code), cancel);
        return guideline?.Versions.FirstOrDefault(version => version.Number == number) is { } version
            ? File(new GuidelineContentStream(database, version.GuidelineVersionId), "application/pdf", version.FileName)
            : NotFound();
    }

    [HttpPost("{code:maxlength(30)}/{number:int}/acknowledge")]
    public async Task<IActionResult> Acknowledge(string code, int number, [FromForm] int seatId, CancellationToken cancel)
    {
        var outcome = await guidelines.AcknowledgeAsync(Scope, code, number, seatId, cancel);
        switch (outcome.Faults)
        {
            case []:
                Say(T.AcknowledgedNotice);
                return LocalRedirect(GuidelineLinks.Guideline(Language, code));
            case [{ Problem: GuidelineProblem.NotFound }]:
                return NotFound();
            default:
                return Forbid();
        }
    }

    [HttpGet("new"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> New(CancellationToken cancel) => View(FormView, await FormAsync(null, new GuidelineForm(), FormErrors.None, cancel));

    [HttpPost("new"), Authorize(Policy = Policies.ManageStructure), UploadLimit(MostBytes = GuidelineFile.MostBytes + 1_000_000), Costly]
    public Task<IActionResult> New([FromForm] GuidelineForm form, IFormFile? file, CancellationToken cancel) => PublishAsync(null, form, file, cancel);

    [HttpGet("{code:maxlength(30)}/new"), Authorize(Policy = Policies.ManageStructure)]
    public async Task<IActionResult> NewVersion(string code, CancellationToken cancel)
    {
        var page = await FormAsync(code, new GuidelineForm(), FormErrors.None, cancel);
        return page.Known is null ? NotFound() : View(FormView, page with { Form = page.Form with { SeenNumber = page.Known.Newest.Number } });
    }

    [HttpPost("{code:maxlength(30)}/new"), Authorize(Policy = Policies.ManageStructure), UploadLimit(MostBytes = GuidelineFile.MostBytes + 1_000_000), Costly]
    public Task<IActionResult> NewVersion(string code, [FromForm] GuidelineForm form, IFormFile? file, CancellationToken cancel) => PublishAsync(code, form, file, cancel);

    private async Task<IActionResult> PublishAsync(string? code, GuidelineForm form, IFormFile? file, CancellationToken cancel)
    {
        var outcome = await guidelines.PublishAsync(Scope, code, form.ToInput(), await ReadAsync(file, cancel), cancel);
        if (outcome.Succeeded)
        {
            Say(T.Published);
            return LocalRedirect(GuidelineLinks.Guideline(Language, code ?? form.Code!.Trim()));
        }

        var page = await FormAsync(code, form, Words(outcome, form), cancel);
        return outcome.Faults[0].Problem switch
        {
            GuidelineProblem.NotFound => NotFound(),
            GuidelineProblem.NotAllowed => Forbid(),
            GuidelineProblem.Stale => Overtaken(FormView, page with { IsStale = true, Errors = FormErrors.None, Form = form with { SeenNumber = page.Known!.Newest.Number } }),
            _ => Invalid(FormView, page),
        };
    }

    private static async Task<(GuidelineFile? File, GuidelineFileProblem? Problem)> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return (null, GuidelineFileProblem.Missing);
        }

        await using var content = file.OpenReadStream();
        return await GuidelineFile.ReadAsync(file.FileName, content, cancel);
    }

    private Task<GuidelineFormPage> FormAsync(string? code, GuidelineForm form, FormErrors errors, CancellationToken cancel) => database.ReadAsync(async session => new GuidelineFormPage(
        code is null ? null : await GuidelineQueries.FindAsync(session, code), form, await SeatQueries.RolesAsync(session, Portal.Today), errors), cancel);

    /// <summary>An unreadable date hides that the day is missing.</summary>
    private FormErrors Words(GuidelineOutcome outcome, GuidelineForm form)
    {
        var unreadable = new[] { (Field: nameof(form.EffectiveFrom), Text: form.EffectiveFrom), (Field: nameof(form.AcknowledgeBy), Text: form.AcknowledgeBy) }
            .Select(date => (date.Field, DateEntry.Read(date.Text).Unreadable)).Where(date => date.Unreadable is not null).ToDictionary(date => date.Field, date => date.Unreadable!);
        return new FormErrors([.. outcome.Faults.Select(fault => new FormError(fault.Field, unreadable.TryGetValue(fault.Field, out var text)
            ? SharedTexts.For(Language).UnreadableDate(text)
            : Say(fault)))]);
    }

    private string Say(GuidelineFault fault) => fault.Problem switch
    {
        GuidelineProblem.Missing => T.Find("missing." + char.ToLowerInvariant(fault.Field[0]) + fault.Field[1..])!,
        GuidelineProblem.TooLong => T.TooLong(Portal.Format.Whole(fault.Field.StartsWith("Title", StringComparison.Ordinal) ? GuidelineInput.TitleLength : GuidelineInput.SummaryLength)),
        GuidelineProblem.CodeMalformed => T.CodeMalformed,
        GuidelineProblem.CodeTaken => T.CodeTaken,
        GuidelineProblem.TooFarAhead => T.TooFarAhead,
        GuidelineProblem.LaterVersion => T.LaterVersion(Portal.Format.LongDate(fault.Day!.Value)),
        GuidelineProblem.OutOfOrder => T.OutOfOrder,
        GuidelineProblem.FileTooLarge => T.FileTooLarge,
        GuidelineProblem.FileNotPdf => T.FileNotPdf,
        _ => "",
    };
}
