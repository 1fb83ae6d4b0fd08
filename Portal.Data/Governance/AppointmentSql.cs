using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance;

internal static class AppointmentSql
{
    /// <summary>Holds the seat until the transaction ends, if it is still as the caller saw it: two who change it take turns.</summary>
    public const string TakeSeat = "UPDATE Seat SET Revision = Revision + 1 WHERE SeatId = @SeatId AND Revision = @SeenRevision";

    /// <summary>The same for whoever read the seat in this transaction.</summary>
    public const string RaiseSeat = "UPDATE Seat SET Revision = Revision + 1 WHERE SeatId = @SeatId";

    public const string BodyCodes = "SELECT b.Code FROM Body b ORDER BY b.Code";

    public const string InsertPerson = """
        INSERT INTO Person (PublicId, FullName, SearchName, Email)
        VALUES (@PublicId, @FullName, @SearchName, @Email)
        """;

    /// <summary>Inserts nothing when a mandate of the same nature has a day in common.</summary>
    public const string InsertUnlessOverlapping = """
        INSERT INTO Appointment (SeatId, PersonId, IsInterim, StartsOn, EndsOn, InstrumentNumber, InstrumentDate, SignatoryRole, Justification)
        SELECT @SeatId, @PersonId, @IsInterim, @StartsOn, @EndsOn, @InstrumentNumber, @InstrumentDate, @SignatoryRole, @Justification
        WHERE NOT EXISTS (
            SELECT 1 FROM Appointment a
            WHERE a.SeatId = @SeatId AND a.IsInterim = @IsInterim AND a.WithdrawnAtUtc IS NULL
                AND (@EndsOn IS NULL OR a.StartsOn <= @EndsOn)
                AND (a.EndsOn IS NULL OR a.EndsOn >= @StartsOn))
        """;

    /// <summary>A mandate is only ever shortened: a longer one is a new appointment.</summary>
    public const string End = """
        UPDATE Appointment SET EndsOn = @EndsOn, EndReason = @EndReason
        WHERE AppointmentId = @AppointmentId AND StartsOn <= @EndsOn AND (EndsOn IS NULL OR EndsOn >= @EndsOn)
            AND EndReason IS NULL AND WithdrawnAtUtc IS NULL
        """;

    public const string Withdraw = """
        UPDATE Appointment SET WithdrawnAtUtc = @AtUtc, WithdrawalReason = @Reason
        WHERE AppointmentId = @AppointmentId AND WithdrawnAtUtc IS NULL
        """;

    /// <summary>How many other pilot seats of the same body the person holds on a day of the mandate.</summary>
    public const string OtherPilotSeats = """
        SELECT COUNT(*) AS Seats
        FROM SubstantiveAppointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode AND r.IsPilot = 1
        WHERE a.PersonId = @PersonId AND s.SeatId <> @SeatId
            AND s.BodyId = (SELECT o.BodyId FROM Seat o WHERE o.SeatId = @SeatId)
            AND (@EndsOn IS NULL OR a.StartsOn <= @EndsOn)
            AND (a.EndsOn IS NULL OR a.EndsOn >= @StartsOn)
        """;
}

/// <summary>A mandate as it is written.</summary>
internal sealed record NewMandate
{
    public int SeatId { get; init; }
    public int PersonId { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public required string InstrumentNumber { get; init; }
    public DateOnly InstrumentDate { get; init; }
    public required string SignatoryRole { get; init; }
    public string? Justification { get; init; }

    /// <summary>Of an entry without faults of its own.</summary>
    public static NewMandate Of(AppointmentInput input, int personId) => new()
    {
        SeatId = input.SeatId,
        PersonId = personId,
        IsInterim = input.IsInterim,
        StartsOn = input.StartsOn!.Value,
        EndsOn = input.EndsOn,
        InstrumentNumber = input.InstrumentNumber!.Trim(),
        InstrumentDate = input.InstrumentDate!.Value,
        SignatoryRole = input.SignatoryRole!.Trim(),
        Justification = string.IsNullOrWhiteSpace(input.Justification) ? null : input.Justification.Trim(),
    };
}

/// <summary>A person as found by their address.</summary>
public sealed record PersonRow
{
    public int PersonId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }

    /// <summary>The address of somebody who was merged into another is the other's.</summary>
    public const string ByEmail = """
        SELECT p.PersonId, p.FullName, p.Email
        FROM Person o
        INNER JOIN Person p ON p.PersonId = COALESCE(o.MergedIntoId, o.PersonId)
        WHERE o.Email = @Email
        """;

    /// <summary>The same for many: <c>Email</c> is the address that was asked for, also where it is by now another person's.</summary>
    public const string ByEmails = """
        SELECT p.PersonId, p.FullName, o.Email
        FROM Person o
        INNER JOIN Person p ON p.PersonId = COALESCE(o.MergedIntoId, o.PersonId)
        WHERE o.Email IN @Emails
        """;
}

/// <summary>A mandate that stands in the way of another.</summary>
public sealed record ObstacleRow
{
    public int AppointmentId { get; init; }
    public required string Holder { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }

    /// <summary>Mandates of the same nature with a day in common; the one that is being replaced is left out.</summary>
    public const string Overlapping = """
        SELECT a.AppointmentId, p.FullName AS Holder, a.StartsOn, a.EndsOn
        FROM Appointment a
        INNER JOIN Person p ON p.PersonId = a.PersonId
        WHERE a.SeatId = @SeatId AND a.IsInterim = @IsInterim AND a.WithdrawnAtUtc IS NULL
            AND (@EndsOn IS NULL OR a.StartsOn <= @EndsOn)
            AND (a.EndsOn IS NULL OR a.EndsOn >= @StartsOn)
            AND (@ExceptId IS NULL OR a.AppointmentId <> @ExceptId)
        ORDER BY a.StartsOn
        """;
}

/// <summary>A seat as a command needs it: whose it is and whether it is still as it was seen.</summary>
internal sealed record SeatToChange
{
    public int SeatId { get; init; }
    public int Revision { get; init; }
    public required string RoleCode { get; init; }
    public bool IsPilot { get; init; }
    public required string BodyCode { get; init; }
    public required string Level { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Every seat of the scope, those that closed included.</summary>
    public const string AllInScope = $"""
        SELECT s.SeatId, s.Revision, s.RoleCode, r.IsPilot, b.Code AS BodyCode, k.Level, s.OpensOn, s.ClosesOn
        {From}
        WHERE {ScopeSql.OfBody}
        ORDER BY s.SeatId
        """;

    public const string InScope = $"""
        SELECT s.SeatId, s.Revision, s.RoleCode, r.IsPilot, b.Code AS BodyCode, k.Level, s.OpensOn, s.ClosesOn
        {From}
        WHERE s.SeatId = @SeatId AND {ScopeSql.OfBody}
        """;

    private const string From = $"""
        FROM Seat s
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN Body b ON b.BodyId = s.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode
        {BodySql.TerritoryOn}
        """;
}
