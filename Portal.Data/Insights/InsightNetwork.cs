using System.Collections.Concurrent;
using System.Collections.Frozen;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// The whole network with the course of its structure, and its calendar: who is in an answer, what the rows are called, how many
/// inhabitants are served. The structure is public; what was filed is not in here. Read once and asked for any day (<see cref="NetworkCache"/>).
/// </summary>
public sealed class InsightNetwork
{
    /// <summary>Each takes some hundred bytes an establishment.</summary>
    private const int MostAxes = 20;

    private static readonly AnswerHeading[] ByDegree =
        [.. new[] { "urban", "intermediate", "rural", "remote", "northern" }.Select(degree => new AnswerHeading(degree, degree, degree))];

    private readonly FrozenDictionary<string, NetworkEstablishment> byCode;
    private readonly NetworkNames names;
    private readonly IReadOnlyList<Place> bodies;
    private readonly IReadOnlyList<Place> groups;
    private readonly IReadOnlyList<NetworkEstablishment> centres;
    private readonly IReadOnlyList<Served.Server> servers;
    private readonly IReadOnlyList<Served.Server> serversByGroup;
    private readonly ConcurrentDictionary<DateOnly, Axis> allOn = [];
    private readonly Lazy<ILookup<int, Place>> sheets;

    private InsightNetwork(IReadOnlyList<NetworkPlaceRow> rows, NetworkNames names, IReadOnlyList<PeriodRow> calendar)
    {
        (this.names, Calendar) = (names, calendar);
        var all = rows.GroupBy(row => row.BodyId).Select(course => new NetworkEstablishment([.. course], names)).ToLookup(body => body.IsCentre);
        (Establishments, centres) = ([.. all[false]], [.. all[true]]);
        byCode = Establishments.ToFrozenDictionary(establishment => establishment.Code, StringComparer.Ordinal);
        bodies = [.. Establishments.Select(establishment => establishment.Place)];
        sheets = new(() => bodies.ToLookup(place => FigureSheet.NumberOf(place.Id)));
        groups = [.. Establishments.Where(establishment => establishment.GroupId is not null).DistinctBy(establishment => establishment.GroupId)
            .Select(establishment => establishment.Place with { Id = establishment.GroupId!.Value, BodyCode = null })];
        var inRegions = rows.Where(row => !row.IsCentre && row.RegionCode is not null).DistinctBy(row => row.BodyId).ToList();
        servers = [.. inRegions.Select(row => Served.Server.Of(row, row.BodyId))];
        serversByGroup = [.. inRegions.Select(row => Served.Server.Of(row, row.InsightGroupId ?? 0))]; // 0, which no group has, for one that never had to file
        var called = names.On(Dimension.Region, default).ToDictionary(region => region.Code);
        Regions = [.. inRegions.DistinctBy(row => row.RegionCode).OrderBy(row => row.RegionCode, StringComparer.Ordinal)
            .Select(row => new NetworkRegion(called[row.RegionCode!], row.Remoteness!, row.Population!.Value, row.Nations!))];
    }

    /// <summary>Three statements.</summary>
    public static async Task<InsightNetwork> ReadAsync(IReadSession session) => new(
        await session.ListAsync<NetworkPlaceRow>(NetworkPlaceRow.All),
        new NetworkNames(await session.ListAsync<NetworkNameRow>(NetworkNameRow.All)),
        await PeriodQueries.OfRangeAsync(session, 0, int.MaxValue));

    /// <summary>Every period, in order.</summary>
    public IReadOnlyList<PeriodRow> Calendar { get; }

    /// <summary>Those that have closed included.</summary>
    public IReadOnlyList<NetworkEstablishment> Establishments { get; }

    /// <summary>Regions with their inhabitants, by code; one without establishments is not there.</summary>
    public IReadOnlyList<NetworkRegion> Regions { get; }

    public NetworkEstablishment? Find(string code) => byCode.GetValueOrDefault(code);

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

    /// <summary>The establishments of a scope, all or those that are named; which of their periods, <see cref="PlaceSorting"/> looks at.</summary>
    /// <param name="named">Null: all.</param>
    /// <param name="territory">Those that belonged to it on some day of the span; null: to any.</param>
    internal IReadOnlyList<Place> InScope(IReadOnlyList<string>? named, string? body, string? territory, DateOnly firstDay, DateOnly lastDay)
    {
        IEnumerable<string>? some = named?.Distinct() ?? (body is null ? null : [body]);
        return some is null
            ? Belonging(bodies, territory, firstDay, lastDay)
            : Belonging([.. some.Where(code => body is null || code == body).Select(Find).OfType<NetworkEstablishment>().Select(establishment => establishment.Place)], territory, firstDay, lastDay);
    }

    /// <summary>Every establishment there is.</summary>
    internal bool AreAll(IReadOnlyList<Place> places) => ReferenceEquals(places, bodies);

    /// <summary>All of them by the sheets on which their figures are kept.</summary>
    internal ILookup<int, Place> Sheets => sheets.Value;

    /// <summary>All of them as an axis, by their names on a day: kept, since it is long and questions are mostly about the last days of few periods.</summary>
    internal Axis AllOn(DateOnly day)
    {
        if (allOn.Count >= MostAxes)
        {
            allOn.Clear();
        }

        return allOn.GetOrAdd(day, day => new Axis(Dimension.Establishment, [.. Headings(Dimension.Establishment, day).Where(heading => byCode.ContainsKey(heading.Code))]));
    }

    /// <summary>How many were open on some day of a span.</summary>
    internal int CountOpen(DateOnly firstDay, DateOnly lastDay) => Establishments.Count(establishment => establishment.IsOpenBetween(firstDay, lastDay));

    /// <summary>The groups likewise, of which there are far fewer: for a question that names no establishment.</summary>
    internal IReadOnlyList<Place> Groups(string? territory, DateOnly firstDay, DateOnly lastDay) => Belonging(groups, territory, firstDay, lastDay);

    /// <summary>Who serves which inhabitants, by establishment or under their groups.</summary>
    internal IReadOnlyList<Served.Server> Servers(bool byEstablishment) => byEstablishment ? servers : serversByGroup;

    /// <summary>
    /// What the codes of a dimension are called on a day, in its order: establishments by their last name up to then; each centre that is
    /// open under the code of the territory that it looks after.
    /// </summary>
    internal IReadOnlyList<AnswerHeading> Headings(Dimension dimension, DateOnly day) => dimension == Dimension.Remoteness ? ByDegree
        : dimension == Dimension.Centre ? [.. Centres(day)]
        : [.. names.On(dimension, day)];

    /// <summary>The same of some establishments.</summary>
    internal IReadOnlyList<AnswerHeading> Headings(IEnumerable<string> establishments, DateOnly day) => [.. names.Listed(Dimension.Establishment, establishments, day)];

    /// <summary>Every place that a question or its answer may name, by dimension, in the order in which people look for a name.</summary>
    /// <param name="day">The day of the names; what is offered is what is open today.</param>
    internal ILookup<string, PlaceName> PlaceNames(AccessScope scope, DateOnly today, DateOnly day)
    {
        return new[] { Dimension.Territory, Dimension.Region, Dimension.BodyKind, Dimension.Establishment }
            .SelectMany(dimension => names.Listed(dimension, day), (dimension, heading) => (dimension, heading))
            .Concat(Centres(day).Select(heading => (dimension: Dimension.Centre, heading)))
            .ToLookup(one => one.dimension.Code, one => new PlaceName(one.heading.Code, one.heading.NameFr, one.heading.NameEn, IsOffered(one.dimension, one.heading.Code)));

        bool IsOffered(Dimension dimension, string code) => dimension == Dimension.Establishment
            ? Find(code) is { } establishment && establishment.IsOpenOn(today) && establishment.IsSeenBy(scope, today)
            : dimension != Dimension.Centre;
    }

    private IEnumerable<AnswerHeading> Centres(DateOnly day) =>
        from territory in names.On(Dimension.Territory, day)
        from centre in centres
        where centre.IsOpenOn(day) && centre.TerritoryOn(day) == territory.Code
        let name = names.Of(Dimension.Centre, centre.Code, day)
        where name is not null
        select name with { Code = territory.Code };

    private static IReadOnlyList<Place> Belonging(IReadOnlyList<Place> places, string? territory, DateOnly firstDay, DateOnly lastDay) => territory is null
        ? places
        : [.. places.Where(place => place.Course.Any(span => span.Code == territory && span.From <= lastDay && (span.To is null || span.To >= firstDay)))];
}

/// <param name="Remoteness">urban, intermediate, rural, remote or northern.</param>
/// <param name="Nations">The First Nations and Inuit that the reference data name for it, parted by semicolons; empty for none.</param>
public sealed record NetworkRegion(AnswerHeading Heading, string Remoteness, int Population, string Nations)
{
    public string Code => Heading.Code;

    public string Name(Language language) => Names.In(language, Heading.NameFr, Heading.NameEn);
}

/// <summary>An establishment with the course of its primary territories and names.</summary>
public sealed class NetworkEstablishment
{
    private readonly NetworkPlaceRow row;
    private readonly NetworkNames names;

    /// <param name="course">One row at least, the earliest first.</param>
    internal NetworkEstablishment(IReadOnlyList<NetworkPlaceRow> course, NetworkNames names)
    {
        (row, this.names) = (course[0], names);
        Place = new Place
        {
            Id = row.BodyId,
            BodyCode = row.BodyCode,
            RegionCode = row.RegionCode ?? "",
            Remoteness = row.Remoteness ?? "",
            KindCode = row.KindCode,
            ClosesOn = row.ClosesOn,
            Course = [.. course.Where(span => span.TerritoryCode is not null).Select(span => new TerritorySpan(span.TerritoryCode!, span.ValidFrom!.Value, span.ValidTo))],
        };
    }

    public string Code => row.BodyCode;

    /// <summary>Null where it has none.</summary>
    public string? Region => row.RegionCode;

    internal bool IsCentre => row.IsCentre;

    /// <summary>Null for one that never had to file.</summary>
    internal int? GroupId => row.InsightGroupId;

    internal Place Place { get; }

    /// <summary>The last up to a day; before its first, the first.</summary>
    public string Name(Language language, DateOnly day) =>
        names.Of(IsCentre ? Dimension.Centre : Dimension.Establishment, Code, day) is { } name ? Names.In(language, name.NameFr, name.NameEn) : Code;

    public bool IsOpenOn(DateOnly day) => IsOpenBetween(day, day);

    /// <summary>On some day of a span.</summary>
    public bool IsOpenBetween(DateOnly firstDay, DateOnly lastDay) => row.OpensOn <= lastDay && (row.ClosesOn is null || row.ClosesOn >= firstDay);

    /// <summary>Null on a day on which it belonged to none.</summary>
    public string? TerritoryOn(DateOnly day) => Place.TerritoryOn(day);

    /// <summary>Whether it is one of those that the asker sees one by one on a day.</summary>
    public bool IsSeenBy(AccessScope scope, DateOnly day) =>
        (scope.Body is null || scope.Body == Code) && (scope.Territory is null || scope.Territory == TerritoryOn(day));
}
