using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Accounts;

/// <summary>Campaigns, the latest first.</summary>
public sealed record ReviewsPage(IReadOnlyList<AccessReviewRow> Rows, int OpenRequests, string? DueOn)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>One campaign: how far each has come, what waits, what was answered.</summary>
public sealed record ReviewPage(AccessReviewRow Review, IReadOnlyList<AccessReviewProgressRow> Progress, IReadOnlyList<AccessReviewItemRow> Items);

/// <summary>Campaigns of review as the administrator runs them.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
public sealed class ReviewsController(PortalContext portal, Database database, AccessReviewCommands reviews, ReviewMail calls, TrailDesk trail) : PortalController(portal)
{
    private const string ListView = "/Features/Accounts/Reviews.cshtml";
    private const string DetailView = "/Features/Accounts/Review.cshtml";
    private const int UsualDays = 21;
    private const int Most = 40;

    private AccountsTexts T => AccountsTexts.For(Language);

    [HttpGet("{lang:lang}/admin/reviews")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(ListView, await ListAsync(Reports.Formats.Date(Portal.Today.AddDays(UsualDays)), cancel));

    [HttpPost("{lang:lang}/admin/reviews")]
    public async Task<IActionResult> Start(string? dueOn, CancellationToken cancel)
    {
        var day = DateEntry.Read(dueOn);
        var outcome = day.Unreadable is null ? await reviews.StartAsync(Scope, day.Day, cancel) : null;
        if (outcome is { Succeeded: true })
        {
            Say(await CallAsync(outcome.Id, day.Day!.Value, cancel));
            return Redirect(AccountLinks.Review(Language, outcome.Id));
        }

        return Invalid(ListView, await ListAsync(dueOn, cancel) with
        {
            Errors = AccountMessages.Of(outcome?.Faults ?? [], Language, day.Unreadable is { } text ? [(nameof(AccessReviewRow.DueOn), text)] : []),
        });
    }

    [HttpGet("{lang:lang}/admin/reviews/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        var page = await database.ReadAsync(async session => await AccessReviewQueries.FindAsync(session, Scope, id) is { } review
            ? new ReviewPage(review, await AccessReviewQueries.ProgressAsync(session, id), await AccessReviewQueries.ItemsAsync(session, Scope, id, Portal.Today))
            : null, cancel);
        if (page is null)
        {
            return NotFound();
        }

        await trail.TellReadAsync(Scope, "AccessReviewRead", new AuditSubject($"AccessReview/{id}"), cancel: cancel);
        return View(DetailView, page);
    }

    /// <summary>Carries out what was answered of one access.</summary>
    [HttpPost("{lang:lang}/admin/reviews/{id:int}/settle")]
    public async Task<IActionResult> Settle(int id, int item, CancellationToken cancel) => Answer(await reviews.SettleAsync(Scope, item, cancel), id, T.ReviewSettled);

    [HttpPost("{lang:lang}/admin/reviews/{id:int}/close")]
    public async Task<IActionResult> Close(int id, CancellationToken cancel) => Answer(await reviews.CloseAsync(Scope, id, cancel), id, T.ReviewClosedNow);

    /// <summary>Writes to those who answer, where there is a mail server, and says what became of it.</summary>
    private async Task<string> CallAsync(int id, DateOnly dueOn, CancellationToken cancel)
    {
        var reviewers = await database.ReadAsync(session => AccessReviewQueries.ReviewersAsync(session, Scope, id, Portal.Today), cancel);
        if (await calls.SendAsync(reviewers, id, dueOn, cancel) is not { } sent)
        {
            return T.ReviewStarted;
        }

        await trail.TellAsync(Scope, "ReviewTold", new AuditSubject($"AccessReview/{id}"), new { people = reviewers.Count, sent }, CancellationToken.None); // they are out, whatever happens
        return T.ReviewStartedTold(Portal.Format.Whole(sent), Portal.Format.Whole(reviewers.Count));
    }

    private IActionResult Answer(AccountOutcome outcome, int id, string message)
    {
        if (outcome.Is(AccountProblem.NotFound))
        {
            return NotFound();
        }

        Say(outcome.Succeeded ? message : AccountMessages.Say(outcome.Faults[0], T));
        return Redirect(AccountLinks.Review(Language, id));
    }

    private Task<ReviewsPage> ListAsync(string? dueOn, CancellationToken cancel) => database.ReadAsync(async session => new ReviewsPage(
        await AccessReviewQueries.ListAsync(session, Scope, new PageRequest(0, Most)), await AccessRequestCommands.CountAsync(session, Scope, onlyOpen: true), dueOn), cancel);
}
