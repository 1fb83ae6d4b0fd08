using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance;

/// <summary>
/// What presses in governance, for whoever looks after more than one body: a seat that is vacant or whose mandate ends soon, or
/// something of their own to see to.
/// </summary>
public sealed record PressingRow : OwnDutyRow
{
    /// <summary>Set for a seat; its body and territory stand in the columns of a duty.</summary>
    public int? SeatId { get; init; }
    public string? RoleCode { get; init; }
    public string? RoleFr { get; init; }
    public string? RoleEn { get; init; }
    public string? Level { get; init; }
    public string? BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public DateOnly? OpensOn { get; init; }
    public string? Holder { get; init; }
    public DateOnly? HeldUntil { get; init; }
    public string? Interim { get; init; }
    public DateOnly? LastHeldOn { get; init; }

    /// <summary>Of a seat among those that are vacant, or that end soon; from 1.</summary>
    public int? Place { get; init; }

    private SeatRow Seat => new()
    {
        SeatId = SeatId!.Value,
        RoleCode = RoleCode!,
        RoleFr = RoleFr!,
        RoleEn = RoleEn!,
        BodyCode = BodyCode!,
        Level = Level!,
        BodyFr = BodyFr!,
        BodyEn = BodyEn,
        TerritoryCode = TerritoryCode,
        OpensOn = OpensOn!.Value,
        Holder = Holder,
        HeldUntil = HeldUntil,
        Interim = Interim,
        LastHeldOn = LastHeldOn,
    };

    /// <summary>
    /// Up to <c>@Most</c> vacant seats of the levels that one fills, the longest vacancy first, as many mandates that end soon, the first to
    /// end first, and the duties.
    /// </summary>
    public const string InScope = $"""
        WITH Duty AS (
            {Parts}
        ),
        Seen AS (
            {SeatRow.Columns}
            {SeatRow.From}
                AND ((a.EndsOn >= @AsOf AND a.EndsOn <= @Soon)
                    OR (a.AppointmentId IS NULL
                        AND ((k.Level = '{BodyLevel.Establishment}' AND @FillsEstablishments = 1) OR (k.Level <> '{BodyLevel.Establishment}' AND @FillsOthers = 1))))
        ),
        Ranked AS (
            SELECT x.SeatId, x.RoleCode, x.RoleFr, x.RoleEn, x.BodyCode, x.Level, x.BodyFr, x.BodyEn, x.TerritoryCode, x.OpensOn, x.Holder, x.HeldUntil,
                x.Interim, x.LastHeldOn, ROW_NUMBER() OVER (
                    PARTITION BY CASE WHEN x.AppointmentId IS NULL THEN 0 ELSE 1 END
                    ORDER BY COALESCE(x.HeldUntil, x.LastHeldOn, x.OpensOn), x.BodyFr, x.SeatId) AS Place
            FROM Seen x
        )
        SELECT d.PublicId, d.OnDate, d.Code, d.TitleFr, d.TitleEn, d.Task, d.TerritoryCode, d.BodyCode, d.MeetingNumber, d.CampaignId, d.Corrections,
            d.Establishments, d.Accesses, NULL AS SeatId, NULL AS RoleCode, NULL AS RoleFr, NULL AS RoleEn, NULL AS Level, NULL AS BodyFr, NULL AS BodyEn, NULL AS OpensOn,
            NULL AS Holder, NULL AS HeldUntil, NULL AS Interim, NULL AS LastHeldOn, NULL AS Place
        FROM Duty d
        UNION ALL
        SELECT NULL AS PublicId, NULL AS OnDate, NULL AS Code, NULL AS TitleFr, NULL AS TitleEn, NULL AS Task, y.TerritoryCode, y.BodyCode, NULL AS MeetingNumber,
            NULL AS CampaignId, NULL AS Corrections, NULL AS Establishments, NULL AS Accesses, y.SeatId, y.RoleCode, y.RoleFr, y.RoleEn, y.Level, y.BodyFr, y.BodyEn, y.OpensOn,
            y.Holder, y.HeldUntil, y.Interim, y.LastHeldOn, y.Place
        FROM Ranked y
        WHERE y.Place <= @Most
        ORDER BY Place, Code, OnDate, CampaignId
        """;

    /// <summary>One statement.</summary>
    /// <param name="most">Seats of each kind.</param>
    public static async Task<(IReadOnlyList<SeatRow> Vacant, IReadOnlyList<SeatRow> Ending, IReadOnlyList<OwnDutyRow> Duties)> ListAsync(
        IReadSession session, AccessScope scope, DateOnly asOf, int most)
    {
        var rows = (await session.ListAsync<PressingRow>(InScope, new
        {
            scope.PersonId,
            AsOf = asOf,
            StructureOn = asOf,
            Soon = asOf.AddDays(SeatRow.SoonDays),
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Most = most,
            FillsEstablishments = scope.MayManageSeatsOf(BodyLevel.Establishment),
            FillsOthers = scope.MayManageSeatsOf(BodyLevel.Centre),
            AnswersReviews = scope.MayAnswerAccessReviews,
            OwnAccount = AccountOf(scope),
        })).ToLookup(row => row.SeatId is not null);
        var seats = rows[true].Select(row => row.Seat).ToLookup(seat => seat.Holder is null);
        return ([.. seats[true]], [.. seats[false]], [.. rows[false]]);
    }
}
