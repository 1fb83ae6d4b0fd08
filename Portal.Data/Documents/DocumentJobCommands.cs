using System.Text.Json.Nodes;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>A document to be produced, in the caller's own words for the question.</summary>
/// <param name="Question">A JSON object, without the scope.</param>
/// <param name="QuestionKey">Equal for equal questions with an equal scope.</param>
public sealed record DocumentOrder(string Document, string Question, string QuestionKey, string Language, string Format);

/// <summary>What the one who asked for a document does with its job. Each answers null for a job that is not theirs.</summary>
public sealed class DocumentJobCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>Returns the job's id; the one that waits or runs already when the same person has asked the same.</summary>
    public Task<int> QueueAsync(AccessScope scope, DocumentOrder order, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await session.FindAsync<DocumentJobRow>(DocumentJobRow.OfActorByKey, new { scope.ActorId, order.QuestionKey }) is { } open)
        {
            return open.DocumentJobId;
        }

        var id = await InsertAsync(session, scope, order, time.UtcNow);
        await audit.AppendAsync(session, scope, "DocumentQueued", Subject(order.Document, scope), null, Seen(id, order.Question));
        return id;
    }, cancel);

    /// <summary>False when it had ended before.</summary>
    public Task<bool?> CancelAsync(AccessScope scope, int documentJobId, CancellationToken cancel = default) => database.WriteAsync<bool?>(async session =>
    {
        if (await DocumentJobQueries.FindAsync(session, scope, documentJobId) is not { } job)
        {
            return null;
        }

        if (await session.ExecuteAsync(DocumentJobSql.Cancel, new { DocumentJobId = documentJobId, NowUtc = time.UtcNow }) == 0)
        {
            return false;
        }

        await session.ExecuteAsync(DocumentJobSql.DeleteParts, new { DocumentJobId = documentJobId });
        await audit.AppendAsync(session, scope, "DocumentCancelled", Subject(job.Document, scope), new { job.State }, Seen(documentJobId, job.Question));
        return true;
    }, cancel);

    /// <summary>
    /// Puts a failed or cancelled job in the queue again. Returns its id, or that of a job that asks the same and waits or runs
    /// already; null also when the scope is no longer the one that it was asked with.
    /// </summary>
    public Task<int?> RetryAsync(AccessScope scope, int documentJobId, CancellationToken cancel = default) => database.WriteAsync<int?>(async session =>
    {
        if (await DocumentJobQueries.FindAsync(session, scope, documentJobId) is not { } job || !job.IsOfScope(scope))
        {
            return null;
        }

        if (await session.FindAsync<DocumentJobRow>(DocumentJobRow.OfActorByKey, new { scope.ActorId, job.QuestionKey }) is { } open)
        {
            return open.DocumentJobId;
        }

        if (await session.ExecuteAsync(DocumentJobSql.Retry, new { DocumentJobId = documentJobId }) > 0)
        {
            await audit.AppendAsync(session, scope, "DocumentQueued", Subject(job.Document, scope), new { job.State }, Seen(documentJobId, job.Question));
        }

        return documentJobId;
    }, cancel);

    /// <summary>
    /// Writes down that the file is opened and returns the job. Null when there is no file, or when the scope is no longer the
    /// one that it was made with: the right is decided again at each download.
    /// </summary>
    public Task<DocumentJobRow?> OpenAsync(AccessScope scope, int documentJobId, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await DocumentJobQueries.FindAsync(session, scope, documentJobId) is not { State: JobState.Done } job || !job.IsOfScope(scope))
        {
            return null;
        }

        await audit.AppendAsync(session, scope, "DocumentOpened", Subject(job.Document, scope), null, new { job.FileName, job.FileSize, job = documentJobId });
        return job;
    }, cancel);

    internal static Task<int> InsertAsync(IWriteSession session, AccessScope scope, DocumentOrder order, DateTime now) => session.InsertAsync(DocumentJobSql.Insert, new
    {
        scope.ActorId,
        scope.ActorName,
        scope.PersonId,
        Persona = scope.Persona.ToString(),
        TerritoryCode = scope.Territory,
        BodyCode = scope.Body,
        order.Document,
        order.Question,
        order.QuestionKey,
        order.Language,
        order.Format,
        CreatedAtUtc = now,
    });

    internal static AuditSubject Subject(string document, AccessScope scope) => new($"Document/{document}", scope.Body ?? "");

    internal static object Seen(int documentJobId, string question) => new { job = documentJobId, question = JsonNode.Parse(question) };
}
