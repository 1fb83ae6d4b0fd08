using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>What the address asks of the establishments' list.</summary>
public sealed record EstablishmentQuery
{
    public string? Q { get; init; }
    public string? Territory { get; init; }
    public string? Kind { get; init; }
    public string? Region { get; init; }
    public string? Page { get; init; }
}

/// <summary>A page of establishments, with what to filter them by.</summary>
public sealed record EstablishmentList
{
    private const int PageSize = 50;
    private const int LongestSearch = 100;

    public required EstablishmentQuery Query { get; init; }
    public required IReadOnlyList<TerritoryRow> Territories { get; init; }
    public required IReadOnlyList<BodyKindRow> Kinds { get; init; }
    public required IReadOnlyList<EstablishmentRow> Rows { get; init; }
    public required ILookup<int, AffiliationRow> Others { get; init; }
    public required Pager Pager { get; init; }

    /// <summary>The fields of the query that ask for what does not exist.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>At most five statements; four when the territories are at hand.</summary>
    /// <param name="whole">How many establishments there are, where it is known: then an unfiltered list need not be counted.</param>
    public static async Task<EstablishmentList> LoadAsync(
        IReadSession session, PortalContext portal, EstablishmentQuery query, IReadOnlyList<TerritoryRow>? territories = null, int? whole = null)
    {
        var asOf = portal.AsOf.Day;
        territories ??= await NetworkQueries.TerritoriesAsync(session, asOf);
        var kinds = await NetworkQueries.KindsAsync(session);
        List<string> faults = [];
        Check(nameof(query.Q), query.Q is not { Length: > LongestSearch });
        Check(nameof(query.Territory), Known(query.Territory, territories.Select(territory => territory.Code)));
        Check(nameof(query.Kind), Known(query.Kind, kinds.Select(kind => kind.KindCode)));
        Check(nameof(query.Region), query.Region is null or { Length: <= 10 });
        if (!TryPage(query.Page, out var number))
        {
            faults.Add(nameof(query.Page));
        }

        var filter = faults.Count > 0 ? new EstablishmentFilter() : new EstablishmentFilter
        {
            Search = Empty(query.Q),
            Territory = Empty(query.Territory),
            Kind = Empty(query.Kind),
            Region = Empty(query.Region),
        };
        var total = filter == new EstablishmentFilter() && whole is { } known ? known : await NetworkQueries.CountEstablishmentsAsync(session, portal.Scope, asOf, filter);
        var pager = new Pager(portal, number, PageSize, total);
        var rows = await NetworkQueries.EstablishmentsAsync(session, portal.Scope, asOf, filter, pager.Request);
        return new EstablishmentList
        {
            Query = query,
            Territories = territories,
            Kinds = kinds,
            Rows = rows,
            Others = await NetworkQueries.OtherTerritoriesAsync(session, asOf, rows.Select(row => row.BodyId)),
            Pager = pager,
            Faults = faults,
        };

        void Check(string field, bool holds)
        {
            if (!holds)
            {
                faults.Add(field);
            }
        }
    }

    internal static bool TryPage(string? text, out int number)
    {
        number = 1;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out number) && number > 0);
    }

    private static bool Known(string? code, IEnumerable<string> codes) => string.IsNullOrEmpty(code) || codes.Contains(code, StringComparer.Ordinal);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
