using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>All seats, filtered and page by page.</summary>
public sealed record SeatsPage
{
    public const int Size = 25;

    public required SeatsFilterForm Filter { get; init; }
    public required Pager Pager { get; init; }
    public required IReadOnlyList<SeatRow> Rows { get; init; }

    public static async Task<SeatsPage> LoadAsync(IReadSession session, PortalContext portal, SeatsQuery query)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Register);
        var filter = SeatsFilterForm.Read(query, await SeatsFilterChoices.LoadAsync(session, asOf.StructureOn), portal.Language);
        if (filter.Filter is not { } asked)
        {
            return new SeatsPage { Filter = filter, Pager = new Pager(portal, 1, Size, 0), Rows = [] };
        }

        var pager = new Pager(portal, query.Page ?? 1, Size, await SeatQueries.CountAsync(session, scope, asOf, asked));
        return new SeatsPage { Filter = filter, Pager = pager, Rows = await SeatQueries.ListAsync(session, scope, asOf, asked, pager.Request) };
    }
}
