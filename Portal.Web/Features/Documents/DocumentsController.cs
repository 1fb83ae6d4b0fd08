using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Documents;

/// <summary>The catalogue of documents, each as PDF and as Excel, in the language of the address.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class DocumentsController(PortalContext portal, Database database, DocumentCatalogue catalogue, JobDesk desk) : PortalController(portal)
{
    private const string DocumentView = "Document";

    [HttpGet("{lang:lang}/documents")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await database.ReadAsync(session => CataloguePage.LoadAsync(session, Portal, catalogue), cancel));

    /// <summary>The document's page; with a format, the document itself, or where it is produced when that takes long.</summary>
    [HttpGet("{lang:lang}/documents/{document:maxlength(40)}"), Costly]
    public async Task<IActionResult> Produce(string document, [FromQuery] DocumentQuery query, CancellationToken cancel)
    {
        if (catalogue.Find(document, Scope) is not { } wanted)
        {
            return NotFound();
        }

        query = query.Plain();
        if (Portal.AsOf.Unreadable is { } notADay)
        {
            return await RefuseAsync(SharedTexts.For(Language).UnreadableDate(notADay));
        }

        if (query.Format is null)
        {
            return View(DocumentView, await PageAsync(null));
        }

        if (!TryFormat(query.Format, out var format))
        {
            return await RefuseAsync(DocumentsTexts.For(Language).ProblemFormat);
        }

        if (!query.TryDays(out var from, out var until, out var unreadable))
        {
            return await RefuseAsync(SharedTexts.For(Language).UnreadableDate(unreadable!));
        }

        if (!query.TryRevision(out var revision))
        {
            return await RefuseAsync(DocumentsTexts.For(Language).Problem(DocumentProblem.UnknownRevision));
        }

        var answered = await desk.AskAsync(new DocumentQuestion
        {
            Document = wanted.Name,
            Format = format,
            Language = Language,
            AsOf = AsOf,
            Scope = Scope,
            StructureOn = wanted.Parameters.HasFlag(DocumentParameters.Structure) && Portal.AsOf.IsUnderToday ? Portal.Today : null,
            Territory = query.Territory,
            Establishment = query.Establishment,
            Period = query.Period,
            Quarter = query.Quarter,
            Year = query.Year,
            Revision = revision,
            From = from,
            Until = until,
            Trail = wanted.Parameters.HasFlag(DocumentParameters.Trail) ? query.Trail : null,
        }, cancel);
        if (answered.DocumentJobId is { } job)
        {
            Response.Headers.Location = JobLinks.Job(Language, job);
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        var result = answered.Result!;
        if (result.Problem is not { } problem)
        {
            return File(result.Content!, format.ContentType(), result.FileName);
        }

        var answer = await RefuseAsync(DocumentsTexts.For(Language).Problem(problem));
        Response.StatusCode = problem.IsUnknown() ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return answer;

        Task<DocumentPage> PageAsync(string? what) =>
            database.ReadAsync(session => DocumentPage.LoadAsync(session, Portal, wanted, query, what), cancel);

        async Task<IActionResult> RefuseAsync(string what) => Invalid(DocumentView, await PageAsync(what));
    }

    private static bool TryFormat(string text, out DocumentFormat format)
    {
        format = text == "xlsx" ? DocumentFormat.Xlsx : DocumentFormat.Pdf;
        return text is "pdf" or "xlsx";
    }
}
