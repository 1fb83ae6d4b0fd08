using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>A territory's profile: its centre, its establishments, and the state of their seats as far as the scope reaches.</summary>
public sealed record TerritoryPage
{
    private const int PageSize = 50;
    private const int MostVacancies = 25;

    public required TerritorySummary Summary { get; init; }
    public required IReadOnlyList<EstablishmentRow> Establishments { get; init; }
    public required Pager Pager { get; init; }
    public required IReadOnlyList<SeatRow> Vacant { get; init; }

    public static async Task<TerritoryPage?> LoadAsync(IReadSession session, PortalContext portal, string code, int page)
    {
        var (asOf, scope) = (portal.AsOf.Day, portal.Scope);
        if (await NetworkQueries.TerritoriesAsync(session, asOf, code) is not [var territory])
        {
            return null;
        }

        var filter = new EstablishmentFilter { Territory = code };
        var pager = new Pager(portal, page, PageSize, territory.Establishments);
        var coverage = scope.MayReadOperations ? await SeatQueries.CoverageAsync(session, scope, asOf) : [];
        var vacancies = new SeatFilter { Territory = code, State = SeatState.Vacant };
        return new TerritoryPage
        {
            Summary = TerritorySummary.Of(territory, coverage),
            Establishments = await NetworkQueries.EstablishmentsAsync(session, scope, asOf, filter, pager.Request),
            Pager = pager,
            Vacant = scope.MayReadOperations ? await SeatQueries.ListAsync(session, scope, asOf, vacancies, new PageRequest(0, MostVacancies)) : [],
        };
    }
}

/// <summary>A coordination centre's profile.</summary>
public sealed record CentrePage
{
    private const int MostSeats = 50;

    public required BodyRow Centre { get; init; }
    public required TerritoryRow? Territory { get; init; }
    public required IReadOnlyList<SeatRow> Seats { get; init; }

    /// <summary>Everything that happened to its structure, the earliest first.</summary>
    public required IReadOnlyList<BodyEventRow> Structure { get; init; }

    public static async Task<CentrePage?> LoadAsync(IReadSession session, PortalContext portal, string code)
    {
        var (asOf, scope) = (portal.AsOf.Day, portal.Scope);
        if (await NetworkQueries.CentreAsync(session, asOf, code) is not { } centre)
        {
            return null;
        }

        var territories = centre.TerritoryCode is { } territory ? await NetworkQueries.TerritoriesAsync(session, asOf, territory) : [];
        return new CentrePage
        {
            Centre = centre,
            Territory = territories.SingleOrDefault(),
            Seats = scope.MayReadOperations
                ? await SeatQueries.ListAsync(session, scope, asOf, new SeatFilter { Body = code }, new PageRequest(0, MostSeats))
                : [],
            Structure = await StructureQueries.HistoryAsync(session, centre.BodyId),
        };
    }
}
