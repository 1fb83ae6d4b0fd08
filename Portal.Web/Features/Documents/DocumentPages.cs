using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents;

/// <summary>The catalogue: what there is for the reader, and what was produced for them lately.</summary>
public sealed record CataloguePage(ILookup<DocumentFamily, IDocument> Families, IReadOnlyList<JobLine> Recent)
{
    private const int MostRecent = 5;

    /// <summary>One statement.</summary>
    public static async Task<CataloguePage> LoadAsync(IReadSession session, PortalContext portal, DocumentCatalogue catalogue)
    {
        var jobs = await DocumentJobQueries.ListAsync(session, portal.Scope, new PageRequest(0, MostRecent));
        return new CataloguePage(
            catalogue.All.Where(document => document.IsFor(portal.Scope)).ToLookup(document => document.Family),
            [.. jobs.Select(job => JobLine.Of(job, portal, catalogue))]);
    }
}

/// <summary>A document's page: what it can be asked for within the scope, and what was wrong with the question.</summary>
public sealed record DocumentPage
{
    private const int MostEstablishments = 3000;
    private const int MostPeriods = 26;

    public required IDocument Document { get; init; }
    public IReadOnlyList<TerritoryRow> Territories { get; init; } = [];
    public IReadOnlyList<EstablishmentRow> Establishments { get; init; } = [];

    /// <summary>Opened ones, the latest first.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; init; } = [];
    public IReadOnlyList<FiscalYearRow> Years { get; init; } = [];
    public DocumentQuery Query { get; init; } = new();

    /// <summary>Why nothing was produced, in the reader's language.</summary>
    public string? Problem { get; init; }

    /// <summary>Quarters of which a period is opened, the latest first.</summary>
    public IEnumerable<(string FiscalYear, int Quarter)> Quarters => Periods.Select(period => (period.FiscalYear, period.Quarter)).Distinct();

    public bool Asks(DocumentParameters parameter) => Document.Parameters.HasFlag(parameter);

    /// <summary>Five statements at the most.</summary>
    public static async Task<DocumentPage> LoadAsync(IReadSession session, PortalContext portal, IDocument document, DocumentQuery query, string? problem = null)
    {
        var (scope, today, language) = (portal.Scope, portal.Today, portal.Language);
        var page = new DocumentPage { Document = document, Query = query, Problem = problem };
        if (page.Asks(DocumentParameters.Territory) && scope.Body is null)
        {
            page = page with { Territories = await NetworkQueries.TerritoriesAsync(session, today, scope.Territory) };
        }

        if (page.Asks(DocumentParameters.Establishment) && scope.Body is null)
        {
            var rows = await NetworkQueries.EstablishmentsAsync(
                session, scope, today, new EstablishmentFilter { Territory = scope.Territory }, new PageRequest(0, MostEstablishments));
            page = page with { Establishments = [.. rows.Where(row => row.IsInScope).OrderBy(row => row.Name(language), StringComparer.Ordinal)] };
        }

        if ((document.Parameters & DocumentParameters.Span) != 0 && await PeriodQueries.CurrentAsync(session) is { } current)
        {
            page = page with
            {
                Periods = [.. (await PeriodQueries.OfRangeAsync(session, current.Sequence - MostPeriods + 1, current.Sequence)).Reverse()],
                Years = [.. (await PeriodQueries.FiscalYearsAsync(session)).Where(year => year.Opened > 0)],
            };
        }

        return page;
    }
}
