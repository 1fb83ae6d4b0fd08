using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Accounts;

/// <summary>What one answers for in the campaign under way; no campaign, no items.</summary>
public sealed record AnswersPage(AccessReviewRow? Review, IReadOnlyList<AccessReviewItemRow> Items)
{
    /// <summary>The access whose answer is at fault.</summary>
    public int? At { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    public int Answered => Items.Count(item => item.Answer is not null);
}

/// <summary>Who may still do what: answered by those who know the people.</summary>
[Authorize(Policy = Policies.AnswerAccessReviews)]
public sealed class AccessReviewController(PortalContext portal, Database database, AccessReviewCommands reviews, TrailDesk trail) : PortalController(portal)
{
    private const string AnswersView = "/Features/Accounts/Answers.cshtml";

    private AccountsTexts T => AccountsTexts.For(Language);

    [HttpGet("{lang:lang}/access-review")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var page = await LoadAsync(cancel);
        if (page is { Review: { } review, Items.Count: > 0 })
        {
            await trail.TellReadAsync(Scope, "AccessReviewRead", new AuditSubject($"AccessReview/{review.AccessReviewId}"), cancel: cancel);
        }

        return View(AnswersView, page);
    }

    [HttpPost("{lang:lang}/access-review/{id:int}")]
    public async Task<IActionResult> Answer(int id, string? answer, string? note, CancellationToken cancel)
    {
        var known = Enum.TryParse<ReviewAnswer>(answer, out var chosen) && Enum.IsDefined(chosen) && !char.IsDigit(answer[0]);
        var outcome = await reviews.AnswerAsync(Scope, id, known ? chosen : null, note, cancel);
        if (outcome.Is(AccountProblem.NotFound))
        {
            return NotFound();
        }

        if (!outcome.Succeeded)
        {
            return Invalid(AnswersView, await LoadAsync(cancel) with { At = id, Errors = AccountMessages.Of(outcome.Faults, Language) });
        }

        Say(T.AnswerKept);
        return Redirect(AccountLinks.Answers(Language));
    }

    private Task<AnswersPage> LoadAsync(CancellationToken cancel) => database.ReadAsync(async session =>
        await AccessReviewQueries.OpenAsync(session) is { } review
            ? new AnswersPage(review, await AccessReviewQueries.ItemsAsync(session, Scope, review.AccessReviewId, Portal.Today))
            : new AnswersPage(null, []), cancel);
}
