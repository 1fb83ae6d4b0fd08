using System.Data.Common;
using Portal.Data.Documents;

namespace Portal.Web.Features.Documents.Jobs;

/// <summary>What became of a question: the document, or the job that produces it.</summary>
public sealed record DocumentAnswer(DocumentResult? Result, int? DocumentJobId);

/// <summary>Answers at once where that is possible, and with a job where it takes longer than a reader waits.</summary>
public sealed class JobDesk(DocumentProducer producer, DocumentJobCommands jobs, JobBell bell, DocumentSettings settings)
{
    public async Task<DocumentAnswer> AskAsync(DocumentQuestion question, CancellationToken cancel)
    {
        if (await WithinPatienceAsync(question, cancel) is { } result)
        {
            return new DocumentAnswer(result, null);
        }

        var id = await jobs.QueueAsync(question.Scope, JobQuestion.Order(question), cancel);
        bell.Ring();
        return new DocumentAnswer(null, id);
    }

    /// <summary>Null when the time was up: then production was broken off, and nothing was written down.</summary>
    private async Task<DocumentResult?> WithinPatienceAsync(DocumentQuestion question, CancellationToken cancel)
    {
        if (settings.Wait == TimeSpan.Zero)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(settings.Wait);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await producer.ProduceAsync(question, either.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DbException && patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
