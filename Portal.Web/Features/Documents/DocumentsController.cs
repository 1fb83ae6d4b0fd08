using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Documents;

internal static class DocumentLinks
{
    public static string Index(Portal.Data.Language language) => $"/{language.Segment()}/documents";

    public static string Document(Portal.Data.Language language, string name) => $"/{language.Segment()}/documents/{name}";
}

/// <summary>What a document is asked for in an address; unknown codes are told, never guessed.</summary>
public sealed record DocumentQuery
{
    public string? Format { get; init; }
    public string? Territory { get; init; }
    public string? Establishment { get; init; }
    public string? Period { get; init; }
    public string? Year { get; init; }

    /// <summary>A period or a fiscal year, as the page's one list offers them.</summary>
    public string? Span { get; init; }

    /// <summary>A territory (<c>t:UL</c>) or an establishment (<c>e:CHUM</c>), as the page's one list offers them.</summary>
    public string? Subject { get; init; }

    /// <summary>The same question in its own terms.</summary>
    public DocumentQuery Plain() => this with
    {
        Period = Period ?? (Span is { Length: > 0 } period && period.Contains("-P", StringComparison.Ordinal) ? period : null),
        Year = Year ?? (Span is { Length: > 0 } year && !year.Contains("-P", StringComparison.Ordinal) ? year : null),
        Territory = Territory ?? (Subject is ['t', ':', .. var territory] ? territory : null),
        Establishment = Establishment ?? (Subject is ['e', ':', .. var establishment] ? establishment : null),
    };
}

/// <summary>The catalogue, with what each document can be asked for within the scope.</summary>
public sealed record DocumentsPage
{
    public required IReadOnlyList<TerritoryRow> Territories { get; init; }
    public required IReadOnlyList<EstablishmentRow> Establishments { get; init; }
    public required IReadOnlyList<PeriodRow> Periods { get; init; }
    public required IReadOnlyList<FiscalYearRow> Years { get; init; }
    public DocumentQuery Query { get; init; } = new();
    public string? Document { get; init; }
    public DocumentProblem? Problem { get; init; }
}

/// <summary>The catalogue of documents, each as PDF and as Excel, in the language of the address.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class DocumentsController(PortalContext portal, Database database, DocumentProducer producer) : PortalController(portal)
{
    private const int MostEstablishments = 3000;
    private const int MostPeriods = 26;

    [HttpGet("{lang:lang}/documents")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("Index", await PageAsync(new DocumentQuery(), null, null, cancel));

    [HttpGet("{lang:lang}/documents/{document:maxlength(40)}")]
    public async Task<IActionResult> Produce(string document, [FromQuery] DocumentQuery query, CancellationToken cancel)
    {
        query = query.Plain();
        if (!DocumentNames.All.Contains(document))
        {
            return NotFound();
        }

        if (Portal.AsOf.Unreadable is not null || !TryFormat(query.Format, out var format))
        {
            return Invalid("Index", await PageAsync(query, document, null, cancel));
        }

        var result = await producer.ProduceAsync(new DocumentQuestion
        {
            Document = document,
            Format = format,
            Language = Language,
            AsOf = AsOf,
            Scope = Scope,
            Territory = query.Territory,
            Establishment = query.Establishment,
            Period = query.Period,
            Year = query.Year,
        }, cancel);
        if (result.Problem is { } problem)
        {
            var page = await PageAsync(query, document, problem, cancel);
            Response.StatusCode = problem is DocumentProblem.UnknownTerritory or DocumentProblem.UnknownEstablishment or DocumentProblem.UnknownPeriod or DocumentProblem.UnknownYear
                ? StatusCodes.Status404NotFound
                : StatusCodes.Status400BadRequest;
            return View("Index", page);
        }

        return File(result.Content!, format.ContentType(), result.FileName);
    }

    private static bool TryFormat(string? text, out DocumentFormat format)
    {
        format = text == "xlsx" ? DocumentFormat.Xlsx : DocumentFormat.Pdf;
        return text is "pdf" or "xlsx";
    }

    private Task<DocumentsPage> PageAsync(DocumentQuery query, string? document, DocumentProblem? problem, CancellationToken cancel) =>
        database.ReadAsync(async session =>
        {
            var today = Portal.Today;
            var current = await PeriodQueries.CurrentAsync(session);
            var periods = current is null ? [] : await PeriodQueries.OfRangeAsync(session, current.Sequence - MostPeriods + 1, current.Sequence);
            var establishments = await NetworkQueries.EstablishmentsAsync(session, Scope, today, new EstablishmentFilter { Territory = Scope.Territory }, new PageRequest(0, MostEstablishments));
            return new DocumentsPage
            {
                Territories = Scope.Body is null ? await NetworkQueries.TerritoriesAsync(session, today, Scope.Territory) : [],
                Establishments = [.. establishments.Where(row => row.IsInScope).OrderBy(row => row.Name(Language), StringComparer.Ordinal)],
                Periods = [.. periods.Reverse()],
                Years = [.. (await PeriodQueries.FiscalYearsAsync(session)).Where(year => year.Opened > 0)],
                Query = query,
                Document = document,
                Problem = problem,
            };
        }, cancel);
}
