namespace Portal.TestKit.Network;

/// <summary>What <see cref="NetworkBuilder"/> sends: plain rows, past every rule but the schema's own.</summary>
internal static class NetworkSql
{
    public const string Region = """
        INSERT INTO HealthRegion (Code, NameFr, NameEn, Population, Remoteness, Nations)
        VALUES (@Code, @Name, @Name, 100000, 'urban', '')
        """;

    public const string Territory = """
        INSERT INTO Territory (Code, NameFr, NameEn, ShortFr, ShortEn, Ordinal)
        VALUES (@Code, @NameFr, @NameEn, @ShortFr, @ShortEn, @Ordinal)
        """;

    public const string Kind = """
        INSERT INTO BodyKind (KindCode, Level, NameFr, NameEn, Ordinal)
        VALUES (@Code, @Level, @Name, @Name, @Ordinal)
        """;

    public const string Role = "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES (@Code, @IsPilot, @Ordinal)";

    public const string RoleLabel = """
        INSERT INTO RoleLabel (RoleCode, LabelFr, LabelEn, ValidFrom, ValidTo)
        VALUES (@Code, @LabelFr, @LabelEn, @From, @To)
        """;

    public const string Requirement = "INSERT INTO SeatRequirement (KindCode, RoleCode, ValidFrom) VALUES (@Kind, @Role, @From)";

    public const string Body = """
        INSERT INTO Body (Code, KindCode, HealthRegionId, HostBodyId, OpensOn, ClosesOn)
        VALUES (@Code, @Kind,
            (SELECT HealthRegionId FROM HealthRegion WHERE Code = @Region), (SELECT BodyId FROM Body WHERE Code = @Host), @OpensOn, @ClosesOn)
        """;

    public const string EndName = "UPDATE BodyName SET ValidTo = @LastDay WHERE BodyId = @BodyId AND ValidTo IS NULL";

    public const string Name = """
        INSERT INTO BodyName (BodyId, NameFr, NameEn, Acronym, SearchName, ValidFrom)
        VALUES (@BodyId, @NameFr, @NameEn, @Acronym, @SearchName, @From)
        """;

    public const string LeaveTerritory =
        "UPDATE BodyTerritory SET ValidTo = @LastDay WHERE BodyId = @BodyId AND IsPrimary = 1 AND ValidTo IS NULL";

    public const string JoinTerritory = """
        INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom)
        SELECT @BodyId, TerritoryId, @IsPrimary, @From FROM Territory WHERE Code = @Territory
        """;

    public const string Successor = """
        INSERT INTO BodySuccessor (BodyId, SuccessorBodyId, OnDate)
        SELECT @BodyId, BodyId, @On FROM Body WHERE Code = @Successor
        """;

    public const string Seat = """
        INSERT INTO Seat (BodyId, RoleCode, OpensOn, ClosesOn, Revision)
        SELECT BodyId, @Role, OpensOn, ClosesOn, 0 FROM Body WHERE BodyId = @BodyId
        """;

    public const string Person = """
        INSERT INTO Person (PublicId, FullName, SearchName, Email, ConfirmedOn)
        VALUES (@PublicId, @FullName, @SearchName, @Email, @ConfirmedOn)
        """;

    public const string Appointment = """
        INSERT INTO Appointment (SeatId, PersonId, IsInterim, StartsOn, EndsOn, EndReason, InstrumentNumber, InstrumentDate, SignatoryRole,
            Justification, WithdrawnAtUtc, WithdrawalReason)
        VALUES (@SeatId, @PersonId, @IsInterim, @StartsOn, @EndsOn, @EndReason, @InstrumentNumber, @StartsOn, @SignatoryRole,
            @Justification, @WithdrawnAtUtc, @WithdrawalReason)
        """;

    public const string BodyId = "SELECT BodyId FROM Body WHERE Code = @Code";

    public const string SeatId = """
        SELECT s.SeatId
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        WHERE b.Code = @Body AND s.RoleCode = @Role
        """;

    public const string PersonId = "SELECT PersonId FROM Person WHERE Email = @Email";
}
