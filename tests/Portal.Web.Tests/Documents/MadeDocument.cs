using Portal.Data.Engine;
using Portal.Web.Features.Documents;

namespace Portal.Web.Tests.Documents;

/// <summary>A document of the catalogue that does what a test tells it.</summary>
public sealed class MadeDocument : IDocument
{
    public const string Called = "made-document";

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => Called;

    public DocumentFamily Family => DocumentFamily.Control;

    public DocumentParameters Parameters => DocumentParameters.AsOf;

    /// <summary>What is written, given how often it was asked before.</summary>
    public Func<int, Stream, CancellationToken, Task> Write { get; set; } = (_, _, _) => Task.CompletedTask;

    public DocumentProblem? Problem { get; set; }

    public int Asked { get; private set; }

    /// <summary>Ends when production begins for the first time.</summary>
    public Task Begun => begun.Task;

    public static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        begun.TrySetResult();
        if (Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        await Write(Asked++, output, cancel);
        return new DocumentResult { FileName = "fait-2026.pdf" };
    }
}
