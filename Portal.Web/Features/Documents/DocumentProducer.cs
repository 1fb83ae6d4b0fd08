using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Web.Features.Documents;

/// <summary>
/// Produces a document within the caller's scope: rows stream from one read transaction into a temporary file, so that a
/// failure is an answer and never half a document. What was produced for whom is an event of the trail.
/// </summary>
public sealed class DocumentProducer(Database database, AuditTrail audit, PortalTime time, DocumentCatalogue catalogue)
{
    public async Task<DocumentResult> ProduceAsync(DocumentQuestion question, CancellationToken cancel = default)
    {
        var file = SpoolFile.Create();
        try
        {
            var result = await WriteAsync(question, new WatchedStream(file, cancel), cancel);
            if (result.Problem is not null)
            {
                await file.DisposeAsync();
                return result;
            }

            await TellAsync(question, result.FileName, cancel);
            file.Position = 0;
            return result with { Content = file };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the document, and tells nobody: for what measures it.</summary>
    public Task<DocumentResult> WriteAsync(DocumentQuestion question, Stream output, CancellationToken cancel = default) =>
        database.ReadAsync(
            session => catalogue.Find(question.Document, question.Scope) is { } document
                ? document.WriteAsync(session, question, time.UtcNow, output, cancel)
                : Task.FromResult(DocumentResult.Refused(DocumentProblem.UnknownDocument)),
            cancel);

    private Task<bool> TellAsync(DocumentQuestion question, string fileName, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var subject = new AuditSubject($"Document/{question.Document}", question.Establishment ?? question.Scope.Body ?? "");
        await audit.AppendAsync(session, question.Scope, "DocumentProduced", subject, null, new
        {
            fileName,
            question.AsOf,
            question.Territory,
            question.Establishment,
            question.Period,
            question.Quarter,
            question.Year,
            question.Revision,
            question.From,
            question.Until,
            filter = question.Trail,
        });
        return true;
    }, cancel);
}
