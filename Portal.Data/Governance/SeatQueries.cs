using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>A role and what it was called on a day.</summary>
public sealed record RoleRow
{
    public required string RoleCode { get; init; }
    public bool IsPilot { get; init; }
    public required string LabelFr { get; init; }
    public required string LabelEn { get; init; }

    public string Label(Language language) => Names.In(language, LabelFr, LabelEn);

    public const string AsOf = """
        SELECT r.RoleCode, r.IsPilot, l.LabelFr, l.LabelEn
        FROM GovernanceRole r
        INNER JOIN RoleLabel l ON l.RoleCode = r.RoleCode
            AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        ORDER BY r.Ordinal
        """;
}

/// <summary>Seats, holders and vacancies as of a day, within the caller's scope.</summary>
public static class SeatQueries
{
    /// <summary>More mandates than this a page does not show; no seat comes near.</summary>
    private const int MostMandates = 200;

    public static Task<IReadOnlyList<SeatRow>> ListAsync(IReadSession session, AccessScope scope, RegisterDay asOf, SeatFilter filter, PageRequest page) =>
        session.PageAsync<SeatRow>(SeatRow.Page, Args(scope, asOf, filter), page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope, RegisterDay asOf, SeatFilter filter) =>
        session.FindAsync<int>(SeatRow.Count, Args(scope, asOf, filter));

    /// <summary>Every seat in the register's order, one by one, for documents.</summary>
    public static IAsyncEnumerable<SeatRow> StreamAsync(IReadSession session, AccessScope scope, RegisterDay asOf, SeatFilter filter) =>
        session.StreamAsync<SeatRow>(SeatRow.Page, Args(scope, asOf, filter));

    /// <summary>Null when there is none, it is not open that day, or it is outside the scope.</summary>
    public static Task<SeatRow?> FindAsync(IReadSession session, AccessScope scope, RegisterDay asOf, int seatId) =>
        session.FindAsync<SeatRow>(SeatRow.ById, new { AsOf = asOf.On, asOf.StructureOn, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, SeatId = seatId });

    public static Task<IReadOnlyList<SeatRow>> VacantAsync(IReadSession session, AccessScope scope, RegisterDay asOf, PageRequest page) =>
        session.PageAsync<SeatRow>(SeatRow.Vacant, Day(scope, asOf), page);

    /// <summary>The same, one by one, for documents.</summary>
    public static IAsyncEnumerable<SeatRow> StreamVacantAsync(IReadSession session, AccessScope scope, RegisterDay asOf, string? territory) =>
        session.StreamAsync<SeatRow>(SeatRow.Vacant, Day(scope, asOf, territory));

    /// <summary>Mandates that end soon, one by one, for documents.</summary>
    public static IAsyncEnumerable<SeatRow> StreamEndingSoonAsync(IReadSession session, AccessScope scope, RegisterDay asOf, string? territory) =>
        session.StreamAsync<SeatRow>(SeatRow.EndingSoon, Day(scope, asOf, territory));

    /// <summary>Whom to reach about the seats of centres and establishments, one by one, for documents.</summary>
    public static IAsyncEnumerable<ContactRow> StreamContactsAsync(IReadSession session, AccessScope scope, RegisterDay asOf, string? territory) =>
        session.StreamAsync<ContactRow>(ContactRow.OfCentresAndEstablishments, Day(scope, asOf, territory));

    /// <summary>Mandates that end within so many days.</summary>
    public static Task<IReadOnlyList<SeatRow>> EndingSoonAsync(IReadSession session, AccessScope scope, RegisterDay asOf, PageRequest page, int days = SeatRow.SoonDays) =>
        session.PageAsync<SeatRow>(SeatRow.EndingSoon, Day(scope, asOf, days: days), page);

    /// <summary>
    /// What presses: vacant seats that are the caller's to fill, and mandates that end soon, at most so many of each, the most pressing
    /// of each first.
    /// </summary>
    public static async Task<(IReadOnlyList<SeatRow> Vacant, IReadOnlyList<SeatRow> Ending)> PressingAsync(
        IReadSession session, AccessScope scope, DateOnly asOf, int most)
    {
        var seats = await session.ListAsync<SeatRow>(SeatRow.Pressing, new
        {
            AsOf = asOf,
            StructureOn = asOf,
            Soon = asOf.AddDays(SeatRow.SoonDays),
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Most = most,
            FillsEstablishments = scope.MayManageSeatsOf(BodyLevel.Establishment),
            FillsOthers = scope.MayManageSeatsOf(BodyLevel.Centre),
        });
        return ([.. seats.Where(seat => seat.Holder is null)], [.. seats.Where(seat => seat.Holder is not null)]);
    }

    public static Task<IReadOnlyList<CoverageRow>> CoverageAsync(IReadSession session, AccessScope scope, RegisterDay asOf) =>
        session.ListAsync<CoverageRow>(CoverageRow.ByTerritoryAndRole, new
        {
            AsOf = asOf.On,
            asOf.StructureOn,
            SoonFirst = asOf.On.AddDays(SeatRow.SoonDays / 3),
            SoonSecond = asOf.On.AddDays(SeatRow.SoonDays * 2 / 3),
            Soon = asOf.On.AddDays(SeatRow.SoonDays),
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
        });

    public static Task<IReadOnlyList<RegionCoverageRow>> CoverageByRegionAsync(IReadSession session, AccessScope scope, DateOnly asOf) =>
        session.ListAsync<RegionCoverageRow>(RegionCoverageRow.ByRegion, Day(scope, asOf));

    public static Task<IReadOnlyList<VacancyCountRow>> VacanciesByFirstDayAsync(
        IReadSession session, AccessScope scope, RegisterDay asOf, string? territory = null) =>
        session.ListAsync<VacancyCountRow>(VacancyCountRow.ByFirstDay, Day(scope, asOf, territory));

    /// <summary>Mandates that began and ended between two days, both included.</summary>
    public static Task<IReadOnlyList<TurnoverRow>> TurnoverAsync(IReadSession session, AccessScope scope, DateOnly from, RegisterDay until) =>
        session.ListAsync<TurnoverRow>(
            TurnoverRow.ByTerritory, new { From = from, AsOf = until.On, until.StructureOn, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });

    public static Task<IReadOnlyList<MandateRow>> MandatesOfBodyAsync(IReadSession session, AccessScope scope, DateOnly asOf, string bodyCode) =>
        session.PageAsync<MandateRow>(
            MandateRow.OfBody, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, BodyCode = bodyCode }, new PageRequest(0, MostMandates));

    public static Task<IReadOnlyList<MandateRow>> MandatesOfSeatAsync(IReadSession session, AccessScope scope, DateOnly asOf, int seatId) =>
        session.PageAsync<MandateRow>(
            MandateRow.OfSeat, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, SeatId = seatId }, new PageRequest(0, MostMandates));

    public static Task<IReadOnlyList<RoleRow>> RolesAsync(IReadSession session, DateOnly asOf) =>
        session.ListAsync<RoleRow>(RoleRow.AsOf, new { AsOf = asOf });

    private static object Day(AccessScope scope, RegisterDay asOf, string? territory = null, int days = SeatRow.SoonDays) => new
    {
        AsOf = asOf.On,
        asOf.StructureOn,
        Soon = asOf.On.AddDays(days),
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        Territory = territory,
    };

    private static object Args(AccessScope scope, RegisterDay asOf, SeatFilter filter) => new
    {
        AsOf = asOf.On,
        asOf.StructureOn,
        Soon = asOf.On.AddDays(SeatRow.SoonDays),
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        filter.Role,
        filter.Territory,
        filter.Body,
        filter.WithoutTerritory,
        Search = SearchText.Containing(filter.Search),
        State = filter.State?.ToString(),
    };
}
