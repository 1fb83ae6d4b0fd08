using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Documents.Jobs;

/// <summary>The documents that one has asked for and that are produced apart: how far they are, their file, cancel, retry.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class JobsController(PortalContext portal, Database database, DocumentCatalogue catalogue, DocumentJobCommands jobs, JobBell bell) : PortalController(portal)
{
    private const string ListView = "/Features/Documents/Jobs/List.cshtml";
    private const string JobView = "/Features/Documents/Jobs/Job.cshtml";

    [HttpGet("{lang:lang}/documents/jobs")]
    public async Task<IActionResult> List(int page, CancellationToken cancel) =>
        View(ListView, await database.ReadAsync(session => JobListPage.LoadAsync(session, Portal, catalogue, page), cancel));

    [HttpGet("{lang:lang}/documents/jobs/{id:int}")]
    public async Task<IActionResult> Job(int id, CancellationToken cancel) =>
        await database.ReadAsync(session => JobPage.LoadAsync(session, Portal, catalogue, id), cancel) is { } page ? View(JobView, page) : NotFound();

    /// <summary>The file; the right to it is decided again, by the scope of now.</summary>
    [HttpGet("{lang:lang}/documents/jobs/{id:int}/file")]
    public async Task<IActionResult> Open(int id, CancellationToken cancel)
    {
        var job = await database.ReadAsync(session => DocumentJobQueries.FindAsync(session, Scope, id), cancel);
        if (job is null || catalogue.Find(job.Document, Scope) is null || await jobs.OpenAsync(Scope, id, cancel) is not { FileName: { } name, FileSize: { } size })
        {
            return NotFound();
        }

        Response.ContentLength = size;
        return File(new DocumentContentStream(database, id), Enum.Parse<DocumentFormat>(job.Format).ContentType(), name);
    }

    [HttpPost("{lang:lang}/documents/jobs/{id:int}/cancel")]
    public async Task<IActionResult> Cancel(int id, CancellationToken cancel)
    {
        var t = JobsTexts.For(Language);
        switch (await jobs.CancelAsync(Scope, id, cancel))
        {
            case null:
                return NotFound();
            case true:
                Say(t.Cancelled);
                break;
            default:
                Say(t.TooLateToCancel);
                break;
        }

        return Redirect(JobLinks.Job(Language, id));
    }

    [HttpPost("{lang:lang}/documents/jobs/{id:int}/retry")]
    public async Task<IActionResult> Retry(int id, CancellationToken cancel)
    {
        if (await jobs.RetryAsync(Scope, id, cancel) is not { } job)
        {
            return NotFound();
        }

        bell.Ring();
        return Redirect(JobLinks.Job(Language, job));
    }
}
