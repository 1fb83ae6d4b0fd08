using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>What is said about the cells of a filing: all of it on one page, where it is answered and settled.</summary>
[Authorize(Policy = Policies.Operations), Route("{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/comments")]
public sealed class CommentsController(PortalContext portal, Database database, FilingCommands filings, FormCache forms) : PortalController(portal)
{
    private const string Page = "/Features/Utilization/Comments.cshtml";

    private CommentsTexts T => CommentsTexts.For(Language);

    /// <param name="cell">Chosen in the form at first.</param>
    [HttpGet("")]
    public async Task<IActionResult> Show(string establishment, string period, string? cell, CancellationToken cancel) =>
        await LoadAsync(establishment, period, new CommentForm { Cell = cell }, cancel) is { } page ? View(Page, page) : NotFound();

    /// <summary>A first word, or an answer where the form names a thread.</summary>
    [HttpPost(""), Authorize(Policy = Policies.CommentFilings)]
    public async Task<IActionResult> Say(string establishment, string period, CommentForm form, CancellationToken cancel)
    {
        if (form.Thread is { } thread)
        {
            return await AnswerAsync(establishment, period, form, T.Answered, await filings.AnswerCommentAsync(Scope, establishment, period, thread, form.Comment, cancel), cancel);
        }

        return CellKey.TryParse(form.Cell ?? "", out var cell)
            ? await AnswerAsync(establishment, period, form, T.Said, await filings.CommentAsync(Scope, establishment, period, cell, form.Comment, cancel), cancel)
            : await RefuseAsync(establishment, period, form, new FormError("cell", T.CellMissing), cancel);
    }

    [HttpPost("settle"), Authorize(Policy = Policies.CommentFilings)]
    public async Task<IActionResult> Settle(string establishment, string period, int thread, CancellationToken cancel) =>
        await AnswerAsync(establishment, period, new CommentForm(), T.Settled, await filings.SettleCommentAsync(Scope, establishment, period, thread, cancel), cancel);

    private async Task<IActionResult> AnswerAsync(
        string establishment, string period, CommentForm form, string done, CommentOutcome outcome, CancellationToken cancel)
    {
        switch (outcome.Problem)
        {
            case null:
                Say(done);
                return Redirect($"{UtilizationLinks.Comments(Language, establishment, period)}#{Anchors.Comment(form.Thread ?? outcome.CommentId)}");
            case FilingProblem.NotAllowed:
                return Forbid();
            case FilingProblem.Missing:
                return await RefuseAsync(establishment, period, form, new FormError(form.TextId, T.Missing), cancel);
            case FilingProblem.TooLong:
                return await RefuseAsync(establishment, period, form, new FormError(form.TextId, T.TooLong(Portal.Format.Whole(FilingCommands.CommentLength))), cancel);
            case FilingProblem.UnknownCell:
                return await RefuseAsync(establishment, period, form, new FormError("cell", T.CellMissing), cancel);
            case FilingProblem.Waived:
                return await LoadAsync(establishment, period, form, cancel) is { } page ? Overtaken(Page, page with { Errors = new FormErrors([new FormError("", T.Waived)]) }) : NotFound();
            default:
                return NotFound();
        }
    }

    private Task<CommentsPage?> LoadAsync(string establishment, string period, CommentForm form, CancellationToken cancel) =>
        database.ReadAsync(session => CommentsPage.LoadAsync(session, Portal, forms, establishment, period, form), cancel);

    private async Task<IActionResult> RefuseAsync(string establishment, string period, CommentForm form, FormError error, CancellationToken cancel) =>
        await LoadAsync(establishment, period, form, cancel) is { } page ? Invalid(Page, page with { Errors = new FormErrors([error]) }) : NotFound();
}
