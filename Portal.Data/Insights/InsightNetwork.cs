using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>
/// The whole network with the course of its structure, read once for all the questions of a page: who is in an answer, what the rows
/// are called, how many inhabitants are served. The structure is public; what was filed is not in here.
/// </summary>
public sealed class InsightNetwork
{
    private readonly List<IGrouping<int, NetworkPlaceRow>> establishments;

    private InsightNetwork(IEnumerable<NetworkPlaceRow> rows)
    {
        establishments = [.. rows.GroupBy(row => row.BodyId)];
        Establishments = [.. establishments.Select(rows => new NetworkEstablishment([.. rows]))];
    }

    /// <summary>One statement.</summary>
    /// <param name="asOf">Establishments are called by their last name up to this day; those that came later are not there.</param>
    public static async Task<InsightNetwork> ReadAsync(IReadSession session, DateOnly asOf) =>
        new(await session.ListAsync<NetworkPlaceRow>(NetworkPlaceRow.All, new { AsOf = asOf }));

    /// <summary>In the order in which they are listed, those that have closed included.</summary>
    public IReadOnlyList<NetworkEstablishment> Establishments { get; }

    public NetworkEstablishment? Find(string code) => Establishments.FirstOrDefault(establishment => establishment.Code == code);

    /// <summary>Regions with their inhabitants, by code; one without establishments is not there.</summary>
    public IReadOnlyList<NetworkRegion> Regions => [.. establishments.Select(rows => rows.First()).Where(row => row.RegionCode is not null)
        .DistinctBy(row => row.RegionCode).OrderBy(row => row.RegionCode, StringComparer.Ordinal)
        .Select(row => new NetworkRegion(row.RegionCode!, row.RegionFr!, row.RegionEn!, row.Remoteness!, row.Population!.Value, row.Nations!))];

    /// <summary>
    /// Inhabitants of some regions on a day; null where the asker sees only some of the establishments that serve one of them, since a
    /// region's inhabitants cannot be divided between those who serve it.
    /// </summary>
    public decimal? Inhabitants(AccessScope scope, IReadOnlySet<string> regions, DateOnly day)
    {
        var serving = Establishments.Where(establishment => establishment.Region is { } region && regions.Contains(region) && establishment.IsOpenOn(day)).ToList();
        return serving.Count > 0 && serving.TrueForAll(establishment => establishment.IsSeenBy(scope, day))
            ? Regions.Where(region => regions.Contains(region.Code)).Sum(region => (decimal)region.Population)
            : null;
    }

    /// <summary>The establishments of a scope, as <see cref="Insights.Places"/> reads them.</summary>
    internal IReadOnlyList<Place> InScope(IReadOnlyList<string>? named, string? body, string? territory, DateOnly firstDay, DateOnly lastDay) =>
    [
        .. Belonging(territory, firstDay, lastDay)
            .Where(rows => (named is null || named.Contains(rows.First().BodyCode)) && (body is null || rows.First().BodyCode == body))
            .Select(rows => new Place([.. rows.Select(row => PlaceOf(row, row.BodyId, row.BodyCode))])),
    ];

    /// <summary>The groups likewise.</summary>
    internal IReadOnlyList<Place> Groups(string? territory, DateOnly firstDay, DateOnly lastDay) =>
    [
        .. Belonging(territory, firstDay, lastDay).Where(rows => rows.First().InsightGroupId is not null).DistinctBy(rows => rows.First().InsightGroupId)
            .Select(rows => new Place([.. rows.Select(row => PlaceOf(row, row.InsightGroupId!.Value, null))])),
    ];

    /// <summary>Those that belonged to a territory on some day of a span; all for none.</summary>
    private IEnumerable<IGrouping<int, NetworkPlaceRow>> Belonging(string? territory, DateOnly firstDay, DateOnly lastDay) => establishments.Where(rows =>
        territory is null || rows.Any(row => row.TerritoryCode == territory && row.ValidFrom <= lastDay && (row.ValidTo is null || row.ValidTo >= firstDay)));

    /// <summary>As <see cref="ServingRow"/> reads it.</summary>
    internal IReadOnlyList<ServingRow> Serving(bool byEstablishment) => [.. establishments.Select(rows => rows.First()).Where(row => row.RegionCode is not null)
        .Select(row => new ServingRow
        {
            PlaceId = byEstablishment ? row.BodyId : row.InsightGroupId ?? 0,
            RegionCode = row.RegionCode!,
            Population = row.Population!.Value,
            OpensOn = row.OpensOn,
            ClosesOn = row.ClosesOn,
        })];

    /// <summary>What the codes of a dimension are called; null where the network does not tell.</summary>
    internal IReadOnlyList<AnswerHeading>? Headings(Dimension dimension) => dimension.Code switch
    {
        "establishment" => [.. Establishments.Select(body => new AnswerHeading(body.Code, body.Name(Language.French), body.Name(Language.English)))],
        "region" => [.. Regions.Select(region => new AnswerHeading(region.Code, region.NameFr, region.NameEn))],
        "territory" => [.. establishments.SelectMany(rows => rows).Where(row => row.TerritoryCode is not null).DistinctBy(row => row.TerritoryCode)
            .OrderBy(row => row.TerritoryOrdinal).Select(row => new AnswerHeading(row.TerritoryCode!, row.TerritoryFr!, row.TerritoryEn!))],
        _ => null,
    };

    private static PlaceRow PlaceOf(NetworkPlaceRow row, int id, string? code) => new()
    {
        PlaceId = id,
        BodyCode = code,
        RegionCode = row.RegionCode ?? "",
        Remoteness = row.Remoteness ?? "",
        KindCode = row.KindCode,
        ClosesOn = row.ClosesOn,
        TerritoryCode = row.TerritoryCode,
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
    };
}

/// <param name="Remoteness">urban, intermediate, rural, remote or northern.</param>
/// <param name="Nations">The First Nations and Inuit that the reference data name for it, parted by semicolons; empty for none.</param>
public sealed record NetworkRegion(string Code, string NameFr, string NameEn, string Remoteness, int Population, string Nations)
{
    public string Name(Language language) => Names.In(language, NameFr, NameEn);
}

/// <summary>An establishment with the course of its primary territories.</summary>
public sealed class NetworkEstablishment
{
    private readonly IReadOnlyList<NetworkPlaceRow> course;

    internal NetworkEstablishment(IReadOnlyList<NetworkPlaceRow> course) => this.course = course;

    public string Code => course[0].BodyCode;

    /// <summary>Null where it has none.</summary>
    public string? Region => course[0].RegionCode;

    public string Name(Language language) => Names.In(language, course[0].NameFr, course[0].NameEn);

    public bool IsOpenOn(DateOnly day) => course[0].OpensOn <= day && (course[0].ClosesOn is null || course[0].ClosesOn >= day);

    /// <summary>Null on a day on which it belonged to none.</summary>
    public string? TerritoryOn(DateOnly day) =>
        course.FirstOrDefault(row => row.ValidFrom <= day && (row.ValidTo is null || row.ValidTo >= day))?.TerritoryCode;

    /// <summary>Whether it is one of those that the asker sees one by one on a day.</summary>
    public bool IsSeenBy(AccessScope scope, DateOnly day) =>
        (scope.Body is null || scope.Body == Code) && (scope.Territory is null || scope.Territory == TerritoryOn(day));
}
