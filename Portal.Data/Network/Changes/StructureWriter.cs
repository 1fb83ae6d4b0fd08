using Portal.Data.Engine;

namespace Portal.Data.Network.Changes;

/// <summary>
/// Writes what a plan says, in the caller's transaction. Names and stays of a body that closes keep their open end: they say
/// what it last was, which is how what it still owes is found; they count on no day after its last.
/// </summary>
internal static class StructureWriter
{
    private const string InsertBody = """
        INSERT INTO Body (Code, KindCode, HealthRegionId, OpensOn)
        VALUES (@Code, @Kind, (SELECT r.HealthRegionId FROM HealthRegion r WHERE r.Code = @Region), @OnDate)
        """;

    private const string CloseBody = "UPDATE Body SET ClosesOn = @LastDay WHERE BodyId = @BodyId AND ClosesOn IS NULL";

    private const string InsertName = """
        INSERT INTO BodyName (BodyId, NameFr, NameEn, Acronym, SearchName, ValidFrom)
        VALUES (@BodyId, @NameFr, @NameEn, @Acronym, @SearchName, @OnDate)
        """;

    private const string EndName = "UPDATE BodyName SET ValidTo = @LastDay WHERE BodyNameId = @BodyNameId AND ValidTo IS NULL";

    private const string InsertStay = """
        INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom)
        SELECT @BodyId, t.TerritoryId, @IsPrimary, @OnDate FROM Territory t WHERE t.Code = @Territory
        """;

    private const string EndStay = "UPDATE BodyTerritory SET ValidTo = @LastDay WHERE BodyTerritoryId = @BodyTerritoryId AND (ValidTo IS NULL OR ValidTo > @LastDay)";

    private const string InsertSeat = """
        INSERT INTO Seat (BodyId, RoleCode, OpensOn, ClosesOn, Revision)
        VALUES (@BodyId, @RoleCode, @OpensOn, @ClosesOn, 0)
        """;

    private const string CloseSeat = "UPDATE Seat SET ClosesOn = @LastDay, Revision = Revision + 1 WHERE SeatId = @SeatId AND Revision = @Revision";

    /// <summary>A mandate whose end was decided for a later day keeps its reason.</summary>
    private const string EndMandate = """
        UPDATE Appointment SET EndsOn = @LastDay, EndReason = COALESCE(EndReason, 'Other')
        WHERE AppointmentId = @AppointmentId AND WithdrawnAtUtc IS NULL
        """;

    private const string WithdrawMandate = """
        UPDATE Appointment SET WithdrawnAtUtc = @AtUtc, WithdrawalReason = @Reason
        WHERE AppointmentId = @AppointmentId AND WithdrawnAtUtc IS NULL
        """;

    private const string InsertLink = """
        INSERT INTO BodySuccessor (BodyId, SuccessorBodyId, OnDate)
        SELECT @BodyId, b.BodyId, @OnDate FROM Body b WHERE b.Code = @To
        """;

    private const string InsertChange = """
        INSERT INTO StructureChange (Kind, OnDate, InstrumentNumber, InstrumentDate, SignatoryRole, RecordedAtUtc, RecordedByName)
        VALUES (@Kind, @OnDate, @InstrumentNumber, @InstrumentDate, @SignatoryRole, @AtUtc, @ByName)
        """;

    private const string InsertPart = "INSERT INTO StructureChangeBody (StructureChangeId, BodyId, Part) VALUES (@StructureChangeId, @BodyId, @Part)";

    /// <summary>Returns the act's id and every establishment that it touched, by code: those whose sums or labels may be others now.</summary>
    public static async Task<(int ChangeId, IReadOnlyDictionary<string, int> Bodies)> WriteAsync(
        IWriteSession session, StructurePlan plan, DateTime atUtc, string byName)
    {
        var (onDate, lastDay) = (plan.OnDate, plan.LastDay);
        var parts = new Dictionary<string, (int BodyId, string Part)>(StringComparer.Ordinal);
        foreach (var (body, seats) in plan.Openings)
        {
            parts[body.Code!] = (await OpenAsync(session, body, seats, onDate), "Opened");
        }

        foreach (var closing in plan.Closings)
        {
            await CloseAsync(session, closing, plan, atUtc);
            parts[closing.Body.Code] = (closing.Body.BodyId, "Closed");
        }

        if (plan.Name is { } name)
        {
            await OneAsync(session, EndName, new { name.Before.BodyNameId, LastDay = lastDay });
            await NameAsync(session, name.Body.BodyId, name.Body.Code, name.NameFr, name.NameEn, name.Acronym, onDate);
        }

        foreach (var stay in plan.EndedStays)
        {
            await OneAsync(session, EndStay, new { stay.BodyTerritoryId, LastDay = lastDay });
        }

        foreach (var stay in plan.BegunStays)
        {
            await OneAsync(session, InsertStay, new { stay.Body.BodyId, stay.Territory, stay.IsPrimary, OnDate = onDate });
        }

        foreach (var link in plan.Links)
        {
            await OneAsync(session, InsertLink, new { link.From.BodyId, link.To, OnDate = onDate });
        }

        foreach (var body in plan.Continuing)
        {
            var part = plan.Links.Any(link => link.To == body.Code) ? "Succeeded" : plan.Links.Count > 0 ? "Continued" : "Changed";
            parts[body.Code] = (body.BodyId, part);
        }

        var changeId = await RecordAsync(session, plan, parts.Values, atUtc, byName);
        return (changeId, parts.ToDictionary(part => part.Key, part => part.Value.BodyId, StringComparer.Ordinal));
    }

    private static async Task<int> OpenAsync(IWriteSession session, NewBodyInput body, IReadOnlyList<PlannedSeat> seats, DateOnly onDate)
    {
        var bodyId = await session.InsertAsync(InsertBody, new { body.Code, body.Kind, body.Region, OnDate = onDate });
        await NameAsync(session, bodyId, body.Code!, body.NameFr!, body.NameEn, body.Acronym!, onDate);
        await OneAsync(session, InsertStay, new { BodyId = bodyId, body.Territory, IsPrimary = true, OnDate = onDate });
        foreach (var seat in seats)
        {
            await OneAsync(session, InsertSeat, new { BodyId = bodyId, seat.RoleCode, seat.OpensOn, seat.ClosesOn });
        }

        return bodyId;
    }

    private static async Task CloseAsync(IWriteSession session, PlannedClosing closing, StructurePlan plan, DateTime atUtc)
    {
        await OneAsync(session, CloseBody, new { closing.Body.BodyId, plan.LastDay });
        foreach (var seat in closing.Seats)
        {
            await OneAsync(session, CloseSeat, new { seat.SeatId, seat.Revision, plan.LastDay });
        }

        foreach (var mandate in closing.Running)
        {
            await OneAsync(session, EndMandate, new { mandate.AppointmentId, plan.LastDay });
        }

        foreach (var mandate in closing.ToCome)
        {
            var reason = $"{plan.Input.InstrumentNumber!.Trim()} ({plan.OnDate:yyyy-MM-dd})";
            await OneAsync(session, WithdrawMandate, new { mandate.AppointmentId, AtUtc = atUtc, Reason = reason });
        }
    }

    private static Task NameAsync(IWriteSession session, int bodyId, string code, string nameFr, string? nameEn, string acronym, DateOnly onDate) => OneAsync(
        session, InsertName,
        new { BodyId = bodyId, NameFr = nameFr, NameEn = nameEn, Acronym = acronym, SearchName = SearchText.ForColumn($"{nameFr} {nameEn} {acronym} {code}"), OnDate = onDate });

    private static async Task<int> RecordAsync(
        IWriteSession session, StructurePlan plan, IEnumerable<(int BodyId, string Part)> parts, DateTime atUtc, string byName)
    {
        var changeId = await session.InsertAsync(InsertChange, new
        {
            Kind = plan.Input.Kind.ToString(),
            plan.OnDate,
            InstrumentNumber = plan.Input.InstrumentNumber!.Trim(),
            plan.Input.InstrumentDate,
            SignatoryRole = plan.Input.SignatoryRole!.Trim(),
            AtUtc = atUtc,
            ByName = byName,
        });
        foreach (var (bodyId, part) in parts)
        {
            await OneAsync(session, InsertPart, new { StructureChangeId = changeId, BodyId = bodyId, Part = part });
        }

        return changeId;
    }

    /// <exception cref="InvalidOperationException">A row is not as it was read in this very transaction.</exception>
    private static async Task OneAsync(IWriteSession session, string sql, object args)
    {
        if (await session.ExecuteAsync(sql, args) != 1)
        {
            throw new InvalidOperationException($"A step of a structure change did not find its row: {args}");
        }
    }
}
