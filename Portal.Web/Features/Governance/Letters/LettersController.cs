using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.Reports.Governance.Letters;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance.Letters;

/// <summary>Letters of appointment and of end of mandate: issued by whoever manages the seat, read by all within the scope.</summary>
[Route("{lang:lang}/governance"), Authorize(Policy = Policies.Operations)]
public sealed class LettersController(PortalContext portal, Database database, FreshPages pages, LetterCommands letters, TrailDesk trail) : PortalController(portal)
{
    private const string ListView = "/Features/Governance/Letters/Letters.cshtml";
    private const string IssueView = "/Features/Governance/Letters/Issue.cshtml";

    private LettersTexts T => LettersTexts.For(Language);

    [HttpGet("letters")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancel = default) =>
        View(ListView, await pages.ReadAsync(Portal, session => LettersPage.LoadAsync(session, Portal, page), cancel));

    /// <summary>The letter as PDF, written of the text that was frozen.</summary>
    [HttpGet("letters/{id:int}/file")]
    public async Task<IActionResult> Download(int id, CancellationToken cancel)
    {
        if (await database.ReadAsync(session => LetterQueries.FindAsync(session, Scope, Portal.Today, id), cancel) is not var (letter, content))
        {
            return NotFound();
        }

        await trail.TellReadAsync(Scope, "LetterRead", new AuditSubject($"Letter/{letter.Reference}"), cancel: cancel);
        var file = new MemoryStream();
        await LetterDocument.WritePdfAsync(LetterSheet.Of(letter, content), file, cancel);
        file.Position = 0;
        return File(file, "application/pdf", $"{letter.Reference}.pdf");
    }

    [HttpGet("seats/{seatId:int}/mandates/{appointmentId:int}/letter"), Authorize(Policy = Policies.ManageSeats)]
    public async Task<IActionResult> Issue(int seatId, int appointmentId, [FromQuery] LetterForm form, CancellationToken cancel)
    {
        switch (await LoadAsync(seatId, appointmentId, form, cancel))
        {
            case null:
                return NotFound();
            case { Detail.MayManage: false }:
                return Forbid();
            case var page:
                await trail.TellReadAsync(Scope, "SeatContactsRead", new AuditSubject($"Seat/{seatId}"), cancel: cancel);
                return View(IssueView, page);
        }
    }

    [HttpPost("seats/{seatId:int}/mandates/{appointmentId:int}/letter"), Authorize(Policy = Policies.ManageSeats)]
    public async Task<IActionResult> IssueNow(int seatId, int appointmentId, [FromForm] LetterForm form, CancellationToken cancel)
    {
        var outcome = await letters.IssueAsync(Scope, seatId, appointmentId, form.ToInput(), LetterWriting.Write, cancel);
        if (outcome.Succeeded)
        {
            Say(T.IssuedNotice(outcome.Reference));
            return LocalRedirect(GovernanceLinks.Seat(Language, seatId));
        }

        return outcome.Faults[0].Problem switch
        {
            LetterProblem.NotFound or LetterProblem.Withdrawn => NotFound(),
            LetterProblem.NotAllowed => Forbid(),
            LetterProblem.Stale => await AgainAsync(page => Overtaken(IssueView, page with { IsStale = true })),
            _ => await AgainAsync(page => Invalid(IssueView, page with { Errors = LetterMessages.Of(Portal, outcome.Faults) })),
        };

        async Task<IActionResult> AgainAsync(Func<LetterPage, IActionResult> answer) =>
            await LoadAsync(seatId, appointmentId, form, cancel) is { } page ? answer(page) : NotFound();
    }

    private Task<LetterPage?> LoadAsync(int seatId, int appointmentId, LetterForm form, CancellationToken cancel) =>
        database.ReadAsync(session => LetterPage.LoadAsync(session, Portal, seatId, appointmentId, form), cancel);
}
