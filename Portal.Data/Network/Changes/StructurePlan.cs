using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Data.Network.Changes;

/// <summary>A body that opens, and the seats that open with it.</summary>
public sealed record PlannedOpening(NewBodyInput Body, IReadOnlyList<PlannedSeat> Seats);

/// <param name="ClosesOn">Where the role is required until a day only.</param>
public sealed record PlannedSeat(string RoleCode, DateOnly OpensOn, DateOnly? ClosesOn);

/// <summary>A body that closes the day before the act's, and what closes with it.</summary>
public sealed record PlannedClosing
{
    public required BodyState Body { get; init; }
    public required IReadOnlyList<SeatOfBody> Seats { get; init; }

    /// <summary>Mandates that end with the body.</summary>
    public required IReadOnlyList<MandateState> Running { get; init; }

    /// <summary>Mandates that were to begin afterwards: they are withdrawn.</summary>
    public required IReadOnlyList<MandateState> ToCome { get; init; }

    /// <summary>What it still owes for periods opened before: it stays owed, unless the Ministry waives it.</summary>
    public required IReadOnlyList<OwedState> Owed { get; init; }
}

/// <summary>The name that a body takes; the one before ends the day before.</summary>
public sealed record PlannedName(BodyState Body, NameState Before, string NameFr, string? NameEn, string Acronym);

/// <summary>A stay in a territory that begins.</summary>
public sealed record PlannedStay(BodyState Body, string Territory, bool IsPrimary);

/// <summary>One body becomes another, wholly or in part. A body that opens by the act has its code only.</summary>
public sealed record PlannedLink(BodyState From, string To);

/// <summary>Everything that an act does, before it is done; or what stands in its way.</summary>
public sealed record StructurePlan
{
    public required StructureInput Input { get; init; }

    /// <summary>None: the act may be confirmed.</summary>
    public IReadOnlyList<StructureFault> Faults { get; init; } = [];
    public DateOnly OnDate { get; init; }
    public IReadOnlyList<PlannedOpening> Openings { get; init; } = [];
    public IReadOnlyList<PlannedClosing> Closings { get; init; } = [];
    public PlannedName? Name { get; init; }
    public IReadOnlyList<StayState> EndedStays { get; init; } = [];
    public IReadOnlyList<PlannedStay> BegunStays { get; init; } = [];
    public IReadOnlyList<PlannedLink> Links { get; init; } = [];

    /// <summary>The bodies that the act is about and that go on: moved, renamed, split without closing, or taking over.</summary>
    public IReadOnlyList<BodyState> Continuing { get; init; } = [];

    /// <summary>A move: what is owed for periods that end after it is then looked after by the other centre.</summary>
    public IReadOnlyList<OwedState> Reassigned { get; init; } = [];

    /// <summary>A move: filings that count already and are then summed under the other territory.</summary>
    public IReadOnlyList<OwedState> Resummed { get; init; } = [];

    /// <summary>Periods opened before, for which a body that opens owes nothing.</summary>
    public IReadOnlyList<string> NotExpected { get; init; } = [];

    public DateOnly LastDay => OnDate.AddDays(-1);

    public bool IsPossible => Faults.Count == 0;

    /// <summary>Equal when the act as it was entered would do the same to the same revisions of the same rows.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}
