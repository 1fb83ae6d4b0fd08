using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents.Jobs;

/// <summary>A job as a list shows it.</summary>
/// <param name="Question">Null when this version cannot read it.</param>
/// <param name="Document">Null when it is no longer in the catalogue for the reader.</param>
/// <param name="MayOpen">There is a file, and the reader's scope is still the one that it was made with.</param>
public sealed record JobLine(DocumentJobRow Job, DocumentQuestion? Question, IDocument? Document, bool MayOpen)
{
    internal static JobLine Of(DocumentJobRow job, PortalContext portal, DocumentCatalogue catalogue)
    {
        var document = catalogue.Find(job.Document, portal.Scope);
        return new JobLine(job, JobQuestion.Read(job), document, job.State == JobState.Done && document is not null && job.IsOfScope(portal.Scope));
    }
}

/// <summary>The jobs of the reader, the newest first.</summary>
public sealed record JobListPage(IReadOnlyList<JobLine> Lines, Pager Pager)
{
    private const int Size = 25;

    /// <summary>Two statements.</summary>
    public static async Task<JobListPage> LoadAsync(IReadSession session, PortalContext portal, DocumentCatalogue catalogue, int page)
    {
        var pager = new Pager(portal, page, Size, await DocumentJobQueries.CountAsync(session, portal.Scope));
        var rows = await DocumentJobQueries.ListAsync(session, portal.Scope, pager.Request);
        return new JobListPage([.. rows.Select(row => JobLine.Of(row, portal, catalogue))], pager);
    }
}

/// <summary>One job of the reader.</summary>
/// <param name="Ahead">How many are seen to before it, while it waits.</param>
public sealed record JobPage(JobLine Line, int Ahead)
{
    /// <summary>Two statements; null for a job that is not the reader's.</summary>
    public static async Task<JobPage?> LoadAsync(IReadSession session, PortalContext portal, DocumentCatalogue catalogue, int id)
    {
        if (await DocumentJobQueries.FindAsync(session, portal.Scope, id) is not { } job)
        {
            return null;
        }

        var ahead = job.State == JobState.Queued ? await DocumentJobQueries.AheadAsync(session, job) : 0;
        return new JobPage(JobLine.Of(job, portal, catalogue), ahead);
    }
}
