using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>Whom to reach about a seat of a centre or an establishment on a day: work contact details only.</summary>
public sealed record ContactRow
{
    public int SeatId { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public string? Holder { get; init; }
    public string? HolderEmail { get; init; }
    public DateOnly? HeldFrom { get; init; }
    public DateOnly? HeldUntil { get; init; }

    /// <summary>When the holder last confirmed these details.</summary>
    public DateOnly? HolderConfirmedOn { get; init; }
    public string? Interim { get; init; }
    public string? InterimEmail { get; init; }
    public DateOnly? InterimFrom { get; init; }
    public DateOnly? InterimUntil { get; init; }
    public DateOnly? InterimConfirmedOn { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? LastHeldOn { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    /// <summary>As <see cref="SeatRow.VacantSince"/>.</summary>
    public DateOnly? VacantSince => Holder is not null ? null : LastHeldOn?.AddDays(1) ?? OpensOn;

    /// <summary>Territory by territory: the centre, the establishments by name.</summary>
    public const string OfCentresAndEstablishments = $"""
        SELECT s.SeatId, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn,
            g.Code AS TerritoryCode, g.ShortFr AS TerritoryFr, g.ShortEn AS TerritoryEn,
            p.FullName AS Holder, p.Email AS HolderEmail, a.StartsOn AS HeldFrom, a.EndsOn AS HeldUntil, p.ConfirmedOn AS HolderConfirmedOn,
            q.FullName AS Interim, q.Email AS InterimEmail, i.StartsOn AS InterimFrom, i.EndsOn AS InterimUntil, q.ConfirmedOn AS InterimConfirmedOn,
            s.OpensOn,
            (SELECT MAX(z.EndsOn) FROM SubstantiveAppointment z WHERE z.SeatId = s.SeatId AND z.EndsOn < @AsOf) AS LastHeldOn
        {SeatRow.From}
            AND k.Level <> '{BodyLevel.Ministry}'
            AND (@Territory IS NULL OR g.Code = @Territory)
        ORDER BY g.Ordinal, k.Ordinal, n.NameFr, b.Code, r.Ordinal, s.SeatId
        """;
}
