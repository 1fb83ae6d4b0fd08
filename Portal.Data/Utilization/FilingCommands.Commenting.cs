using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Talking about a cell: whoever fills in, reviews or accepts, in every state of the filing.</summary>
public sealed partial class FilingCommands
{
    /// <summary>Characters of a comment.</summary>
    public const int CommentLength = 1000;

    /// <summary>The same said again within this is a form that was sent twice.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromMinutes(2);

    /// <summary>Says something about a cell of the form. What the same person just said of it is not said twice.</summary>
    public Task<CommentOutcome> CommentAsync(
        AccessScope scope, string establishment, string period, CellKey cell, string? comment, CancellationToken cancel = default) =>
        StepAsync(scope, establishment, period, scope.MayCommentFilings, async (session, target) =>
        {
            if (!(await FormAsync(session, target)).Has(cell))
            {
                return target.Outcome<CommentOutcome>(FilingProblem.UnknownCell);
            }

            var threads = await CommentThread.ReadAsync(session, target.ReportingObligationId!.Value);
            return await SayAsync(session, scope, target, cell, comment, null, threads.LastOrDefault(thread => thread.Cell == cell)?.First);
        }, cancel);

    /// <summary>Answers what was said; what was settled is open again.</summary>
    public Task<CommentOutcome> AnswerCommentAsync(
        AccessScope scope, string establishment, string period, int threadId, string? comment, CancellationToken cancel = default) =>
        OnThreadAsync(scope, establishment, period, threadId, async (session, target, thread) =>
        {
            if (!thread.IsOpen)
            {
                await OneRowAsync(session, CellCommentRow.Reopen, new { FilingCommentId = thread.Id });
            }

            return await SayAsync(session, scope, target, thread.Cell, comment, thread, thread.Last);
        }, cancel);

    /// <summary>Marks what was said as settled. Done again, it changes nothing.</summary>
    public Task<CommentOutcome> SettleCommentAsync(AccessScope scope, string establishment, string period, int threadId, CancellationToken cancel = default) =>
        OnThreadAsync(scope, establishment, period, threadId, async (session, target, thread) =>
        {
            if (thread.IsOpen)
            {
                await OneRowAsync(session, CellCommentRow.Settle, new { FilingCommentId = thread.Id, AtUtc = time.UtcNow, ByName = scope.ActorName });
                await AuditAsync(session, scope, "CellCommentSettled", target, null, new { cell = thread.Cell.ToString(), comment = thread.Id });
            }

            return target.Outcome<CommentOutcome>() with { CommentId = thread.Id };
        }, cancel);

    private Task<CommentOutcome> OnThreadAsync(
        AccessScope scope, string establishment, string period, int threadId,
        Func<IWriteSession, FilingTarget, CommentThread, Task<CommentOutcome>> step, CancellationToken cancel) =>
        StepAsync(scope, establishment, period, scope.MayCommentFilings, async (session, target) =>
            (await CommentThread.ReadAsync(session, target.ReportingObligationId!.Value)).FirstOrDefault(thread => thread.Id == threadId) is { } thread
                ? await step(session, target, thread)
                : target.Outcome<CommentOutcome>(FilingProblem.UnknownComment), cancel);

    private async Task<CommentOutcome> SayAsync(
        IWriteSession session, AccessScope scope, FilingTarget target, CellKey cell, string? comment, CommentThread? thread, CellCommentRow? last)
    {
        var text = Text(comment?.ReplaceLineEndings("\n"));
        if (text is null || text.Length > CommentLength)
        {
            return target.Outcome<CommentOutcome>(text is null ? FilingProblem.Missing : FilingProblem.TooLong);
        }

        var now = time.UtcNow;
        if (last is not null && last.Comment == text && last.ByName == scope.ActorName && now - last.AtUtc < Twice)
        {
            return target.Outcome<CommentOutcome>() with { CommentId = last.FilingCommentId };
        }

        var id = await session.InsertAsync(CellCommentRow.Insert, new
        {
            target.ReportingObligationId,
            AnswersId = thread?.Id,
            IndicatorCode = cell.Indicator,
            cell.Category1,
            cell.Category2,
            Comment = text,
            ByName = scope.ActorName,
            Persona = scope.Persona.ToString(),
            AtUtc = now,
        });
        await AuditAsync(session, scope, thread is null ? "CellCommented" : "CellCommentAnswered", target,
            null, new { cell = cell.ToString(), answers = thread?.Id, comment = text });
        return target.Outcome<CommentOutcome>() with { CommentId = id };
    }
}
