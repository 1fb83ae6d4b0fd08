using System.Globalization;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Access;

/// <summary>
/// Campaigns of review: who may still do what. The administrator starts one; each centre answers for the accounts of its
/// establishments, the Ministry for the others; nobody for themselves. An answer changes no account: accounts are the
/// administrator's, who carries out each removal in one step, so that a slip in a long list closes nobody out in the week
/// in which filings are due. What waits for that is shown until it is done.
/// </summary>
public sealed class AccessReviewCommands(Database database, AuditTrail audit, PortalTime time)
{
    public const int ShortestDays = 1;
    public const int LongestDays = 92;

    /// <summary>Freezes what is in force today and who answers for it.</summary>
    public Task<AccountOutcome> StartAsync(AccessScope by, DateOnly? dueOn, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!await AccountWriter.MayManageAsync(session, by, time.Today))
        {
            return AccountOutcome.Fault(AccountProblem.NotAllowed);
        }

        if (dueOn is not { } due)
        {
            return AccountOutcome.Fault(AccountProblem.Missing, nameof(AccessReviewRow.DueOn));
        }

        if (due < time.Today.AddDays(ShortestDays) || due > time.Today.AddDays(LongestDays))
        {
            return AccountOutcome.Fault(due <= time.Today ? AccountProblem.EndsInThePast : AccountProblem.TooLong, nameof(AccessReviewRow.DueOn));
        }

        if (await session.FindAsync<AccessReviewRow>(AccessReviewRow.Open) is not null)
        {
            return AccountOutcome.Fault(AccountProblem.ReviewOpen);
        }

        var id = await session.InsertAsync(AccessReviewSql.Insert, new { StartedAtUtc = time.UtcNow, StartedByName = by.ActorName, DueOn = due });
        var items = await session.ExecuteAsync(AccessReviewSql.InsertItems, new { AccessReviewId = id, AsOf = time.Today });
        await audit.AppendAsync(session, by, "ReviewStarted", Subject(id), null, new { dueOn = due, items });
        return new AccountOutcome { Id = id };
    }, cancel);

    /// <summary>An answer may be changed until the campaign is closed or the administrator has acted on it.</summary>
    public Task<AccountOutcome> AnswerAsync(AccessScope by, int itemId, ReviewAnswer? answer, string? note, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
            if (!by.MayAnswerAccessReviews)
            {
                return AccountOutcome.Fault(AccountProblem.NotAllowed);
            }

            var item = await session.FindAsync<AccessReviewItemRow>(AccessReviewItemRow.ById, new { AccessReviewItemId = itemId, AsOf = time.Today });
            if (item is null || item.TerritoryCode != by.Territory)
            {
                return AccountOutcome.Fault(AccountProblem.NotFound);
            }

            AccountFault? fault = (answer, text) switch
            {
                _ when AccountActor.Is(by, item.AccountId) => new("", AccountProblem.Oneself),
                (null, _) => new(nameof(item.Answer), AccountProblem.Missing),
                (ReviewAnswer.Change, null) => new(nameof(item.Note), AccountProblem.Missing),
                (_, { Length: > AccountInput.TextLength }) => new(nameof(item.Note), AccountProblem.TooLong),
                _ when item.SettledAtUtc is not null => new("", AccountProblem.AlreadySo),
                _ => null,
            };
            if (fault is null && await session.ExecuteAsync(AccessReviewSql.Answer, new { AccessReviewItemId = itemId, Answer = answer.ToString(), Note = text, AtUtc = time.UtcNow, ByName = by.ActorName }) == 0)
            {
                fault = new("", AccountProblem.ReviewClosed);
            }

            if (fault is not null)
            {
                return new AccountOutcome { Faults = [fault] };
            }

            await audit.AppendAsync(session, by, "AccessReviewed", AccountWriter.Subject(item.AccountId),
                item.Answer is null ? null : new { item.Answer, item.Note }, new { item.AccessReviewId, item.AccountScopeId, item.Persona, place = item.PlaceCode, answer, note = text });
            return new AccountOutcome { Id = itemId };
        }, cancel);

    /// <summary>Does what was answered: a removal ends the scope and its sessions, a change is marked as made.</summary>
    public Task<AccountOutcome> SettleAsync(AccessScope by, int itemId, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!await AccountWriter.MayManageAsync(session, by, time.Today))
        {
            return AccountOutcome.Fault(AccountProblem.NotAllowed);
        }

        var item = await session.FindAsync<AccessReviewItemRow>(AccessReviewItemRow.ById, new { AccessReviewItemId = itemId, AsOf = time.Today });
        if (item is null)
        {
            return AccountOutcome.Fault(AccountProblem.NotFound);
        }

        if (!item.WaitsForAdministrator)
        {
            return AccountOutcome.Fault(AccountProblem.AlreadySo);
        }

        if (AccountActor.Is(by, item.AccountId))
        {
            return AccountOutcome.Fault(AccountProblem.Oneself);
        }

        var detail = (await AccountQueries.OfIdAsync(session, item.AccountId, time.Today))!;
        var ended = item.Answer == ReviewAnswer.Remove
            && await AccountWriter.EndScopeAsync(session, detail.Account, detail.Scopes.Single(scope => scope.AccountScopeId == item.AccountScopeId), time);
        await session.ExecuteAsync(AccessReviewSql.Settle, new { AccessReviewItemId = itemId, AtUtc = time.UtcNow, ByName = by.ActorName });
        await audit.AppendAsync(session, by, ended ? "ScopeEnded" : "ReviewSettled", AccountWriter.Subject(item.AccountId),
            new { item.AccountScopeId, item.Persona, place = item.PlaceCode, item.ValidTo }, new { item.AccessReviewId, item.Answer, item.AnsweredByName });
        return new AccountOutcome { Id = item.AccessReviewId };
    }, cancel);

    /// <summary>No more answers; what was not answered stays listed as such.</summary>
    public Task<AccountOutcome> CloseAsync(AccessScope by, int reviewId, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!await AccountWriter.MayManageAsync(session, by, time.Today))
        {
            return AccountOutcome.Fault(AccountProblem.NotAllowed);
        }

        if (await session.FindAsync<AccessReviewRow>(AccessReviewRow.ById, new { AccessReviewId = reviewId }) is not { } review)
        {
            return AccountOutcome.Fault(AccountProblem.NotFound);
        }

        if (await session.ExecuteAsync(AccessReviewSql.Close, new { AccessReviewId = reviewId, AtUtc = time.UtcNow }) == 0)
        {
            return AccountOutcome.Fault(AccountProblem.ReviewClosed);
        }

        await audit.AppendAsync(session, by, "ReviewClosed", Subject(reviewId), null, new { review.Items, review.Answered, unanswered = review.Items - review.Answered, review.ToSettle });
        return new AccountOutcome { Id = reviewId };
    }, cancel);

    private static AuditSubject Subject(int reviewId) => new(string.Create(CultureInfo.InvariantCulture, $"AccessReview/{reviewId}"));
}

/// <summary>Reads campaigns: the administrator all of them, who answers their own part of the one under way.</summary>
public static class AccessReviewQueries
{
    private const int MostItems = 5000;

    public static Task<IReadOnlyList<AccessReviewRow>> ListAsync(IReadSession session, AccessScope by, PageRequest page)
    {
        AccountQueries.Require(by);
        return session.PageAsync<AccessReviewRow>(AccessReviewRow.All, new { }, page);
    }

    public static Task<AccessReviewRow?> FindAsync(IReadSession session, AccessScope by, int reviewId)
    {
        AccountQueries.Require(by);
        return session.FindAsync<AccessReviewRow>(AccessReviewRow.ById, new { AccessReviewId = reviewId });
    }

    /// <summary>The campaign under way; null when there is none.</summary>
    public static Task<AccessReviewRow?> OpenAsync(IReadSession session) => session.FindAsync<AccessReviewRow>(AccessReviewRow.Open);

    public static Task<IReadOnlyList<AccessReviewProgressRow>> ProgressAsync(IReadSession session, int reviewId) =>
        session.ListAsync<AccessReviewProgressRow>(AccessReviewProgressRow.OfReview, new { AccessReviewId = reviewId });

    /// <summary>Who is to answer today.</summary>
    public static Task<IReadOnlyList<AccessReviewerRow>> ReviewersAsync(IReadSession session, AccessScope by, int reviewId, DateOnly today)
    {
        AccountQueries.Require(by);
        return session.ListAsync<AccessReviewerRow>(AccessReviewerRow.OfReview, new { AccessReviewId = reviewId, AsOf = today });
    }

    /// <summary>What the caller answers for; everything for the administrator.</summary>
    public static Task<IReadOnlyList<AccessReviewItemRow>> ItemsAsync(IReadSession session, AccessScope by, int reviewId, DateOnly today) =>
        by.MayManageAccounts || by.MayAnswerAccessReviews
            ? session.PageAsync<AccessReviewItemRow>(
                AccessReviewItemRow.OfReview, new { AccessReviewId = reviewId, All = by.MayManageAccounts, by.Territory, AsOf = today }, new PageRequest(0, MostItems))
            : throw new UnauthorizedAccessException("Reviews are answered by the Ministry and the centres.");
}

internal static class AccessReviewSql
{
    public const string Insert = "INSERT INTO AccessReview (StartedAtUtc, StartedByName, DueOn) VALUES (@StartedAtUtc, @StartedByName, @DueOn)";

    public const string InsertItems = $"""
        INSERT INTO AccessReviewItem (AccessReviewId, AccountScopeId, TerritoryCode)
        SELECT @AccessReviewId, s.AccountScopeId, t.Code
        FROM AccountScope s
        INNER JOIN Account a ON a.AccountId = s.AccountId AND a.DeactivatedAtUtc IS NULL
        LEFT JOIN Body b ON s.Persona IN ('Establishment', 'Pilot') AND b.Code = s.PlaceCode
        {BodySql.TerritoryOn}
        WHERE s.EndedAtUtc IS NULL AND (s.ValidTo IS NULL OR s.ValidTo >= @AsOf)
        """;

    public const string Answer = """
        UPDATE AccessReviewItem SET Answer = @Answer, Note = @Note, AnsweredAtUtc = @AtUtc, AnsweredByName = @ByName
        WHERE AccessReviewItemId = @AccessReviewItemId AND SettledAtUtc IS NULL
            AND EXISTS (SELECT 1 FROM AccessReview r WHERE r.AccessReviewId = AccessReviewItem.AccessReviewId AND r.ClosedAtUtc IS NULL)
        """;

    public const string Settle = "UPDATE AccessReviewItem SET SettledAtUtc = @AtUtc, SettledByName = @ByName WHERE AccessReviewItemId = @AccessReviewItemId AND SettledAtUtc IS NULL";

    public const string Close = "UPDATE AccessReview SET ClosedAtUtc = @AtUtc WHERE AccessReviewId = @AccessReviewId AND ClosedAtUtc IS NULL";
}
