using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>The state of a seat on a day.</summary>
public enum SeatState
{
    /// <summary>Held, for more than <see cref="SeatRow.SoonDays"/> days yet or without an end.</summary>
    Filled,

    /// <summary>Held, but the mandate ends within <see cref="SeatRow.SoonDays"/> days.</summary>
    EndingSoon,

    /// <summary>Vacant, with an interim.</summary>
    Interim,

    /// <summary>Vacant, and nobody stands in.</summary>
    Vacant,
}

/// <summary>What a list of seats is asked for; nulls filter nothing.</summary>
public sealed record SeatFilter
{
    public string? Search { get; init; }
    public string? Role { get; init; }
    public string? Territory { get; init; }
    public SeatState? State { get; init; }
    public string? Body { get; init; }

    /// <summary>Only seats of bodies that belong to no territory: the Ministry's.</summary>
    public bool WithoutTerritory { get; init; }
}

/// <summary>A seat on a day: who holds it, or since when nobody does.</summary>
public sealed record SeatRow
{
    /// <summary>A mandate that ends within this many days is ending soon.</summary>
    public const int SoonDays = 90;

    public int SeatId { get; init; }
    public int Revision { get; init; }
    public required string RoleCode { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyCode { get; init; }
    public required string Level { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    public int? AppointmentId { get; init; }
    public string? Holder { get; init; }
    public DateOnly? HeldFrom { get; init; }

    /// <summary>The mandate's last day, planned or actual.</summary>
    public DateOnly? HeldUntil { get; init; }
    public string? InstrumentNumber { get; init; }
    public DateOnly? ConfirmedOn { get; init; }

    public string? Interim { get; init; }
    public DateOnly? InterimFrom { get; init; }
    public string? InterimInstrument { get; init; }

    /// <summary>The last day of the last mandate before the day asked for.</summary>
    public DateOnly? LastHeldOn { get; init; }

    /// <summary>The first day of the next mandate after the day asked for, where somebody is appointed already.</summary>
    public DateOnly? NextFrom { get; init; }

    /// <summary>The first day of the next interim after the day asked for.</summary>
    public DateOnly? NextInterimFrom { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    /// <summary>The first day without a holder; vacancy days count from it.</summary>
    public DateOnly? VacantSince => Holder is not null ? null : LastHeldOn?.AddDays(1) ?? OpensOn;

    public int? VacancyDays(DateOnly asOf) => VacantSince is { } since ? asOf.DayNumber - since.DayNumber : null;

    public int? DaysLeft(DateOnly asOf) => Holder is not null && HeldUntil is { } until ? until.DayNumber - asOf.DayNumber : null;

    public SeatState State(DateOnly asOf) => this switch
    {
        { Holder: null, Interim: not null } => SeatState.Interim,
        { Holder: null } => SeatState.Vacant,
        _ when DaysLeft(asOf) is <= SoonDays => SeatState.EndingSoon,
        _ => SeatState.Filled,
    };

    internal const string From = $"""
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode
        {BodySql.NameOnStructureDay}
        {BodySql.TerritoryOn}
        {BodySql.GroupOnStructureDay}
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode
            AND l.ValidFrom <= @StructureOn AND (l.ValidTo IS NULL OR l.ValidTo >= @StructureOn)
        LEFT JOIN SubstantiveAppointment a ON a.SeatId = s.SeatId
            AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        LEFT JOIN Person p ON p.PersonId = a.PersonId
        LEFT JOIN InterimAppointment i ON i.SeatId = s.SeatId
            AND i.StartsOn <= @AsOf AND (i.EndsOn IS NULL OR i.EndsOn >= @AsOf)
        LEFT JOIN Person q ON q.PersonId = i.PersonId
        WHERE s.OpensOn <= @AsOf AND (s.ClosesOn IS NULL OR s.ClosesOn >= @AsOf)
            AND {ScopeSql.OfBody}
        """;

    private const string Columns = """
        SELECT s.SeatId, s.Revision, s.RoleCode, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, b.Code AS BodyCode, k.Level,
            n.NameFr AS BodyFr, n.NameEn AS BodyEn, g.Code AS TerritoryCode, g.ShortFr AS TerritoryFr, g.ShortEn AS TerritoryEn,
            s.OpensOn, s.ClosesOn, a.AppointmentId, p.FullName AS Holder, a.StartsOn AS HeldFrom, a.EndsOn AS HeldUntil,
            a.InstrumentNumber, p.ConfirmedOn, q.FullName AS Interim, i.StartsOn AS InterimFrom, i.InstrumentNumber AS InterimInstrument,
            (SELECT MAX(z.EndsOn) FROM SubstantiveAppointment z WHERE z.SeatId = s.SeatId AND z.EndsOn < @AsOf) AS LastHeldOn,
            (SELECT MIN(x.StartsOn) FROM SubstantiveAppointment x WHERE x.SeatId = s.SeatId AND x.StartsOn > @AsOf) AS NextFrom,
            (SELECT MIN(w.StartsOn) FROM InterimAppointment w WHERE w.SeatId = s.SeatId AND w.StartsOn > @AsOf) AS NextInterimFrom
        """;

    private const string Matching = $"""
        {From}
            AND (@Role IS NULL OR s.RoleCode = @Role)
            AND (@Territory IS NULL OR g.Code = @Territory)
            AND (@Body IS NULL OR b.Code = @Body)
            AND (@WithoutTerritory = 0 OR g.Code IS NULL)
            AND (@Search IS NULL OR n.SearchName LIKE @Search ESCAPE '\' OR p.SearchName LIKE @Search ESCAPE '\' OR q.SearchName LIKE @Search ESCAPE '\')
            AND (@State IS NULL
                OR (@State = 'Vacant' AND a.AppointmentId IS NULL AND i.AppointmentId IS NULL)
                OR (@State = 'Interim' AND a.AppointmentId IS NULL AND i.AppointmentId IS NOT NULL)
                OR (@State = 'EndingSoon' AND a.EndsOn <= @Soon)
                OR (@State = 'Filled' AND a.AppointmentId IS NOT NULL AND (a.EndsOn IS NULL OR a.EndsOn > @Soon)))
        """;

    /// <summary>The Ministry first, then territory by territory: the centre, the establishments by name.</summary>
    public const string Page = $"""
        {Columns}
        {Matching}
        ORDER BY g.Ordinal, k.Ordinal, n.NameFr, b.Code, r.Ordinal, s.SeatId
        """;

    public const string Count = $"SELECT COUNT(*) AS Total {Matching}";

    public const string ById = $"""
        {Columns}
        {From}
            AND s.SeatId = @SeatId
        """;

    /// <summary>Vacant seats, the longest vacancy first.</summary>
    public const string Vacant = $"""
        {Columns}
        {From}
            AND a.AppointmentId IS NULL
            AND (@Territory IS NULL OR g.Code = @Territory)
        ORDER BY COALESCE((SELECT MAX(y.EndsOn) FROM SubstantiveAppointment y WHERE y.SeatId = s.SeatId AND y.EndsOn < @AsOf), s.OpensOn),
            n.NameFr, s.SeatId
        """;

    /// <summary>
    /// Up to <c>@Most</c> vacant seats of the levels that one fills, the longest vacancy first, and as many mandates that end soon, the
    /// first to end first.
    /// </summary>
    public const string Pressing = $"""
        WITH Seen AS (
            {Columns}
            {From}
                AND ((a.EndsOn >= @AsOf AND a.EndsOn <= @Soon)
                    OR (a.AppointmentId IS NULL
                        AND ((k.Level = '{BodyLevel.Establishment}' AND @FillsEstablishments = 1) OR (k.Level <> '{BodyLevel.Establishment}' AND @FillsOthers = 1))))
        ),
        Ranked AS (
            SELECT x.SeatId, x.Revision, x.RoleCode, x.RoleFr, x.RoleEn, x.BodyCode, x.Level, x.BodyFr, x.BodyEn, x.TerritoryCode,
                x.TerritoryFr, x.TerritoryEn, x.OpensOn, x.ClosesOn, x.AppointmentId, x.Holder, x.HeldFrom, x.HeldUntil,
                x.InstrumentNumber, x.ConfirmedOn, x.Interim, x.InterimFrom, x.InterimInstrument, x.LastHeldOn,
                ROW_NUMBER() OVER (
                    PARTITION BY CASE WHEN x.AppointmentId IS NULL THEN 0 ELSE 1 END
                    ORDER BY COALESCE(x.HeldUntil, x.LastHeldOn, x.OpensOn), x.BodyFr, x.SeatId) AS Place
            FROM Seen x
        )
        SELECT y.SeatId, y.Revision, y.RoleCode, y.RoleFr, y.RoleEn, y.BodyCode, y.Level, y.BodyFr, y.BodyEn, y.TerritoryCode,
            y.TerritoryFr, y.TerritoryEn, y.OpensOn, y.ClosesOn, y.AppointmentId, y.Holder, y.HeldFrom, y.HeldUntil,
            y.InstrumentNumber, y.ConfirmedOn, y.Interim, y.InterimFrom, y.InterimInstrument, y.LastHeldOn
        FROM Ranked y
        WHERE y.Place <= @Most
        ORDER BY y.Place
        """;

    /// <summary>Mandates that end from the day asked for until <c>@Soon</c>, the first to end first.</summary>
    public const string EndingSoon = $"""
        {Columns}
        {From}
            AND a.EndsOn >= @AsOf AND a.EndsOn <= @Soon
            AND (@Territory IS NULL OR g.Code = @Territory)
        ORDER BY a.EndsOn, n.NameFr, s.SeatId
        """;
}
