using Portal.Data.Network;

namespace Portal.Data.Governance.Committees;

internal static class CommitteeSql
{
    public const string InsertOfTerritory = """
        INSERT INTO Committee (TerritoryId, BodyId, LastMeeting, LastDecision, Version)
        SELECT y.TerritoryId, NULL, 0, 0, 0 FROM Territory y
        WHERE y.Code = @Code AND NOT EXISTS (SELECT 1 FROM Committee c WHERE c.TerritoryId = y.TerritoryId)
        """;

    public const string InsertOfBody = """
        INSERT INTO Committee (TerritoryId, BodyId, LastMeeting, LastDecision, Version)
        SELECT NULL, b.BodyId, 0, 0, 0 FROM Body b
        WHERE b.Code = @Code AND NOT EXISTS (SELECT 1 FROM Committee c WHERE c.BodyId = b.BodyId)
        """;

    /// <summary>Holds the committee until the transaction ends, if it is still as the caller saw it.</summary>
    public const string Take = "UPDATE Committee SET Version = Version + 1 WHERE CommitteeId = @CommitteeId AND Version = @SeenVersion";

    public const string CountMeeting = "UPDATE Committee SET LastMeeting = LastMeeting + 1 WHERE CommitteeId = @CommitteeId";

    public const string LastMeeting = "SELECT LastMeeting FROM Committee WHERE CommitteeId = @CommitteeId";

    public const string CountDecision = "UPDATE Committee SET LastDecision = LastDecision + 1 WHERE CommitteeId = @CommitteeId";

    public const string LastDecision = "SELECT LastDecision FROM Committee WHERE CommitteeId = @CommitteeId";

    public const string InsertMember = """
        INSERT INTO CommitteeMember (CommitteeId, PersonId, FullName, Email, Capacity, ValidFrom, ValidTo, Version)
        VALUES (@CommitteeId, @PersonId, @FullName, @Email, @Capacity, @ValidFrom, @ValidTo, 0)
        """;

    public const string UpdateMember = """
        UPDATE CommitteeMember SET Capacity = @Capacity, ValidFrom = @ValidFrom, ValidTo = @ValidTo, Version = Version + 1
        WHERE CommitteeMemberId = @CommitteeMemberId AND Version = @SeenVersion
        """;

    public const string InsertMeeting = """
        INSERT INTO CommitteeMeeting (CommitteeId, Number, OnDate, StartsAt, Place, Agenda, Minutes, Guests, IsCancelled, Version)
        VALUES (@CommitteeId, @Number, @OnDate, @StartsAt, @Place, @Agenda, @Minutes, @Guests, @IsCancelled, 0)
        """;

    public const string UpdateMeeting = """
        UPDATE CommitteeMeeting SET OnDate = @OnDate, StartsAt = @StartsAt, Place = @Place, Agenda = @Agenda, Minutes = @Minutes, Guests = @Guests,
            IsCancelled = @IsCancelled, Version = Version + 1
        WHERE CommitteeMeetingId = @CommitteeMeetingId AND Version = @SeenVersion
        """;

    /// <summary>The same for what is added to a meeting.</summary>
    public const string TakeMeeting = "UPDATE CommitteeMeeting SET Version = Version + 1 WHERE CommitteeMeetingId = @CommitteeMeetingId AND Version = @SeenVersion";

    public const string ForgetAttendance = "DELETE FROM CommitteeAttendance WHERE CommitteeMeetingId = @CommitteeMeetingId";

    public const string InsertAttendance = """
        INSERT INTO CommitteeAttendance (CommitteeMeetingId, MemberKey, FullName, Capacity, State)
        VALUES (@CommitteeMeetingId, @MemberKey, @FullName, @Capacity, @State)
        """;

    public const string InsertDecision = """
        INSERT INTO CommitteeDecision (CommitteeId, CommitteeMeetingId, Number, Decision, Version)
        VALUES (@CommitteeId, @CommitteeMeetingId, @Number, @Decision, 0)
        """;

    public const string UpdateDecision = """
        UPDATE CommitteeDecision SET Decision = @Decision, Version = Version + 1
        WHERE CommitteeDecisionId = @CommitteeDecisionId AND Version = @SeenVersion
        """;

    public const string InsertFollowUp = """
        INSERT INTO CommitteeFollowUp (CommitteeMeetingId, Task, OwnerId, OwnerName, DueOn, DoneOn, Outcome, Version)
        VALUES (@CommitteeMeetingId, @Task, @OwnerId, @OwnerName, @DueOn, @DoneOn, @Outcome, 0)
        """;

    public const string UpdateFollowUp = """
        UPDATE CommitteeFollowUp SET Task = @Task, OwnerId = @OwnerId, OwnerName = @OwnerName, DueOn = @DueOn, DoneOn = @DoneOn, Outcome = @Outcome,
            Version = Version + 1
        WHERE CommitteeFollowUpId = @CommitteeFollowUpId AND Version = @SeenVersion
        """;

    /// <summary>Members of that name on the day, by seat or by name, whom the directory knows.</summary>
    public const string PeopleNamed = $"""
        SELECT p.PersonId, p.FullName, p.Email
        FROM Person p
        WHERE p.FullName = @Name AND p.MergedIntoId IS NULL AND (
            EXISTS (
                SELECT 1 FROM CommitteeMember q
                WHERE q.CommitteeId = @CommitteeId AND q.PersonId = p.PersonId AND q.ValidFrom <= @AsOf AND (q.ValidTo IS NULL OR q.ValidTo >= @AsOf))
            OR EXISTS (
                SELECT 1 FROM Appointment a
                INNER JOIN Seat s ON s.SeatId = a.SeatId
                INNER JOIN Body b ON b.BodyId = s.BodyId
                {BodySql.TerritoryOn}
                WHERE a.PersonId = p.PersonId AND a.WithdrawnAtUtc IS NULL AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
                    AND (t.Code = @Territory OR b.Code = @Body)))
        """;

    /// <summary>Who was entered twice: what they sit on and have to do is the other's.</summary>
    public const string MoveMembers = "UPDATE CommitteeMember SET PersonId = @IntoId WHERE PersonId = @PersonId";

    public const string MoveFollowUps = "UPDATE CommitteeFollowUp SET OwnerId = @IntoId WHERE OwnerId = @PersonId";
}
