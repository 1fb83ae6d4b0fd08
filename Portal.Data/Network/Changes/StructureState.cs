using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Network.Changes;

/// <summary>An establishment that an act is about, by its last name.</summary>
public sealed record BodyState
{
    public int BodyId { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>The centre that it hosts, where it hosts one.</summary>
    public string? HostedCentre { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public const string OfCodes = $"""
        SELECT b.BodyId, b.Code, n.NameFr, n.NameEn, n.Acronym, b.OpensOn, b.ClosesOn,
            (SELECT MIN(c.Code) FROM Body c WHERE c.HostBodyId = b.BodyId AND c.ClosesOn IS NULL) AS HostedCentre
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        INNER JOIN BodyName n ON n.BodyId = b.BodyId AND n.ValidFrom = (SELECT MAX(y.ValidFrom) FROM BodyName y WHERE y.BodyId = b.BodyId)
        WHERE b.Code IN @Codes
        ORDER BY b.Code
        """;
}

/// <summary>A name or a stay in a territory, with its days; a later one stands in the way of an act before it.</summary>
public sealed record StayState
{
    public int BodyTerritoryId { get; init; }
    public int BodyId { get; init; }
    public required string Territory { get; init; }
    public bool IsPrimary { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public bool Covers(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    public const string OfBodies = """
        SELECT m.BodyTerritoryId, m.BodyId, t.Code AS Territory, m.IsPrimary, m.ValidFrom, m.ValidTo
        FROM BodyTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE m.BodyId IN @BodyIds
        ORDER BY m.BodyId, m.ValidFrom, m.BodyTerritoryId
        """;
}

/// <summary>The last name of a body.</summary>
public sealed record NameState
{
    public int BodyNameId { get; init; }
    public int BodyId { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public DateOnly ValidFrom { get; init; }

    public const string LastOfBodies = """
        SELECT n.BodyNameId, n.BodyId, n.NameFr, n.NameEn, n.Acronym, n.ValidFrom
        FROM BodyName n
        WHERE n.BodyId IN @BodyIds AND n.ValidTo IS NULL
        ORDER BY n.BodyId
        """;
}

/// <summary>A seat that is not closed by the last day.</summary>
public sealed record SeatOfBody
{
    public int SeatId { get; init; }
    public int BodyId { get; init; }
    public required string RoleCode { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public int Revision { get; init; }

    public const string OfBodies = """
        SELECT s.SeatId, s.BodyId, s.RoleCode, s.OpensOn, s.ClosesOn, s.Revision
        FROM Seat s
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        WHERE s.BodyId IN @BodyIds AND (s.ClosesOn IS NULL OR s.ClosesOn >= @OnDate)
        ORDER BY s.BodyId, r.Ordinal, s.SeatId
        """;
}

/// <summary>A mandate with a day on or after the act's.</summary>
public sealed record MandateState
{
    public int AppointmentId { get; init; }
    public int SeatId { get; init; }
    public int BodyId { get; init; }
    public required string RoleCode { get; init; }
    public required string Holder { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? EndReason { get; init; }

    public const string OfBodies = """
        SELECT a.AppointmentId, a.SeatId, s.BodyId, s.RoleCode, p.FullName AS Holder, a.IsInterim, a.StartsOn, a.EndsOn, a.EndReason
        FROM Appointment a
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode
        INNER JOIN Person p ON p.PersonId = a.PersonId
        WHERE s.BodyId IN @BodyIds AND a.WithdrawnAtUtc IS NULL AND (a.EndsOn IS NULL OR a.EndsOn >= @OnDate)
        ORDER BY s.BodyId, r.Ordinal, a.StartsOn, a.AppointmentId
        """;
}

/// <summary>What a body owes for a period that ends on the act's day or after it, or can still file that day for an earlier one.</summary>
public sealed record OwedState
{
    public int BodyId { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }
    public bool IsWaived { get; init; }

    /// <summary>A revision of it counts in the figures.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The period had ended before the act's day: its figures stay under the structure of its last day.</summary>
    public bool IsPast { get; init; }

    public const string OfBodies = """
        SELECT o.BodyId, p.Code AS PeriodCode, p.Number,
            CASE WHEN o.WaiverReason IS NULL THEN 0 ELSE 1 END AS IsWaived,
            CASE WHEN f.FilingId IS NULL THEN 0 ELSE 1 END AS IsCounted,
            CASE WHEN p.EndsOn < @OnDate THEN 1 ELSE 0 END AS IsPast
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        LEFT JOIN Filing f ON f.ReportingObligationId = o.ReportingObligationId AND f.IsCounted = 1
        WHERE o.BodyId IN @BodyIds AND (p.EndsOn >= @OnDate OR o.LocksOn >= @OnDate)
        ORDER BY p.Sequence, o.BodyId
        """;
}

/// <summary>A link from a body to one that succeeds it.</summary>
public sealed record LinkState
{
    public required string FromCode { get; init; }
    public required string ToCode { get; init; }
    public DateOnly OnDate { get; init; }

    public const string All = """
        SELECT x.Code AS FromCode, y.Code AS ToCode, s.OnDate
        FROM BodySuccessor s
        INNER JOIN Body x ON x.BodyId = s.BodyId
        INNER JOIN Body y ON y.BodyId = s.SuccessorBodyId
        ORDER BY s.OnDate, x.Code, y.Code
        """;
}

/// <summary>A role that a kind of body must fill on a day from the act's on.</summary>
public sealed record RequirementState
{
    public required string KindCode { get; init; }
    public required string RoleCode { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public const string From = """
        SELECT q.KindCode, q.RoleCode, q.ValidFrom, q.ValidTo
        FROM SeatRequirement q
        INNER JOIN GovernanceRole r ON r.RoleCode = q.RoleCode
        WHERE q.KindCode IN @Kinds AND (q.ValidTo IS NULL OR q.ValidTo >= @OnDate)
        ORDER BY q.KindCode, r.Ordinal, q.ValidFrom
        """;
}

/// <summary>All that an act is weighed against, read in one transaction.</summary>
internal sealed record StructureState
{
    public IReadOnlyDictionary<string, BodyState> Bodies { get; init; } = new Dictionary<string, BodyState>();
    public ILookup<int, StayState> Stays { get; init; } = Array.Empty<StayState>().ToLookup(stay => stay.BodyId);
    public IReadOnlyDictionary<int, NameState> Names { get; init; } = new Dictionary<int, NameState>();
    public ILookup<int, SeatOfBody> Seats { get; init; } = Array.Empty<SeatOfBody>().ToLookup(seat => seat.BodyId);
    public ILookup<int, MandateState> Mandates { get; init; } = Array.Empty<MandateState>().ToLookup(mandate => mandate.BodyId);
    public ILookup<int, OwedState> Owed { get; init; } = Array.Empty<OwedState>().ToLookup(owed => owed.BodyId);
    public IReadOnlyList<LinkState> Links { get; init; } = [];
    public ILookup<string, RequirementState> Requirements { get; init; } = Array.Empty<RequirementState>().ToLookup(requirement => requirement.KindCode);
    public IReadOnlySet<string> TakenBodyCodes { get; init; } = new HashSet<string>();
    public IReadOnlySet<string> Kinds { get; init; } = new HashSet<string>();
    public IReadOnlySet<string> Regions { get; init; } = new HashSet<string>();
    public IReadOnlySet<string> Territories { get; init; } = new HashSet<string>();

    /// <summary>Opened, and ending on the act's day or after: a body that the act opens owes nothing for them.</summary>
    public IReadOnlyList<string> PeriodsOpened { get; init; } = [];

    public static async Task<StructureState> LoadAsync(IReadSession session, StructureInput input, DateOnly onDate)
    {
        var codes = input.Bodies.Append(input.Successor).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var bodies = await session.ListAsync<BodyState>(BodyState.OfCodes, new { Codes = codes });
        var of = new { BodyIds = bodies.Select(body => body.BodyId).ToArray(), OnDate = onDate };
        var newCodes = input.NewBodies.Select(body => body.Code?.Trim()).OfType<string>().ToArray();
        var kinds = input.NewBodies.Select(body => body.Kind).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return new StructureState
        {
            Bodies = bodies.ToDictionary(body => body.Code, StringComparer.Ordinal),
            Stays = (await session.ListAsync<StayState>(StayState.OfBodies, of)).ToLookup(stay => stay.BodyId),
            Names = (await session.ListAsync<NameState>(NameState.LastOfBodies, of)).ToDictionary(name => name.BodyId),
            Seats = (await session.ListAsync<SeatOfBody>(SeatOfBody.OfBodies, of)).ToLookup(seat => seat.BodyId),
            Mandates = (await session.ListAsync<MandateState>(MandateState.OfBodies, of)).ToLookup(mandate => mandate.BodyId),
            Owed = (await session.ListAsync<OwedState>(OwedState.OfBodies, of)).ToLookup(owed => owed.BodyId),
            Links = await session.ListAsync<LinkState>(LinkState.All),
            Requirements = (await session.ListAsync<RequirementState>(RequirementState.From, new { Kinds = kinds, OnDate = onDate })).ToLookup(row => row.KindCode),
            TakenBodyCodes = await SetAsync(session, Vocabulary.TakenCodes, new { Codes = newCodes }),
            Kinds = await SetAsync(session, Vocabulary.KindCodes),
            Regions = await SetAsync(session, Vocabulary.RegionCodes),
            Territories = await SetAsync(session, Vocabulary.TerritoryCodes),
            PeriodsOpened = await session.ListAsync<string>(Vocabulary.OpenedPeriods, new { OnDate = onDate }),
        };
    }

    private static async Task<IReadOnlySet<string>> SetAsync(IReadSession session, string sql, object? args = null) =>
        (await session.ListAsync<string>(sql, args)).ToHashSet(StringComparer.Ordinal);
}

/// <summary>The codes that an act may name.</summary>
internal static class Vocabulary
{
    public const string TakenCodes = "SELECT Code FROM Body WHERE Code IN @Codes";
    public const string KindCodes = $"SELECT KindCode FROM BodyKind WHERE Level = '{BodyLevel.Establishment}'";
    public const string RegionCodes = "SELECT Code FROM HealthRegion";
    public const string TerritoryCodes = "SELECT Code FROM Territory";
    public const string OpenedPeriods = "SELECT Code FROM FinancialPeriod WHERE OpenedAtUtc IS NOT NULL AND EndsOn >= @OnDate ORDER BY Sequence";
}
