using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

/// <summary>One appointment to a seat, substantive or interim, withdrawn ones included.</summary>
public sealed record MandateRow
{
    public int AppointmentId { get; init; }
    public int SeatId { get; init; }
    public required string RoleCode { get; init; }
    public int PersonId { get; init; }
    public required string Holder { get; init; }
    public required string Email { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }

    /// <summary>Set once the mandate was ended; until then <see cref="EndsOn"/> is a plan.</summary>
    public string? EndReason { get; init; }
    public required string InstrumentNumber { get; init; }
    public DateOnly InstrumentDate { get; init; }
    public required string SignatoryRole { get; init; }
    public string? Justification { get; init; }
    public DateTime? WithdrawnAtUtc { get; init; }
    public string? WithdrawalReason { get; init; }

    public bool Covers(DateOnly day) => WithdrawnAtUtc is null && StartsOn <= day && (EndsOn is null || EndsOn >= day);

    private const string Columns = $"""
        SELECT x.AppointmentId, x.SeatId, s.RoleCode, x.PersonId, p.FullName AS Holder, p.Email, x.IsInterim, x.StartsOn, x.EndsOn,
            x.EndReason, x.InstrumentNumber, x.InstrumentDate, x.SignatoryRole, x.Justification, x.WithdrawnAtUtc, x.WithdrawalReason
        FROM Appointment x
        INNER JOIN Person p ON p.PersonId = x.PersonId
        INNER JOIN Seat s ON s.SeatId = x.SeatId
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.TerritoryOn}
        WHERE {ScopeSql.OfBody}
        """;

    /// <summary>The mandates of a body's seats, the newest first.</summary>
    public const string OfBody = $"""
        {Columns}
            AND b.Code = @BodyCode
        ORDER BY x.StartsOn DESC, x.AppointmentId DESC
        """;

    /// <summary>The mandates of one seat, the newest first.</summary>
    public const string OfSeat = $"""
        {Columns}
            AND x.SeatId = @SeatId
        ORDER BY x.StartsOn DESC, x.AppointmentId DESC
        """;

    /// <summary>What runs on a day or later, the oldest first; withdrawn ones never ran.</summary>
    public const string NotOverBy = $"""
        {Columns}
            AND x.WithdrawnAtUtc IS NULL AND (x.EndsOn IS NULL OR x.EndsOn >= @From)
        ORDER BY x.StartsOn, x.AppointmentId
        """;
}
