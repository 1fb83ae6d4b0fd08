namespace Portal.TestKit.Network;

/// <summary>A body to plant, with its first name, its primary territory and its seats, which open and close with it.</summary>
public sealed record PlantedBody(string Code, string Kind, string NameFr)
{
    public string? NameEn { get; init; }
    public string? Region { get; init; }
    public string? Territory { get; init; }

    /// <summary>The code of the establishment that hosts a centre; planted before it.</summary>
    public string? Host { get; init; }
    public DateOnly OpensOn { get; init; } = SmallNetwork.Start;
    public DateOnly? ClosesOn { get; init; }
    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>An appointment to plant as it is, whatever the rules say of it.</summary>
public sealed record PlantedAppointment(int SeatId, int PersonId, DateOnly StartsOn, DateOnly? EndsOn = null)
{
    public bool IsInterim { get; init; }
    public string? EndReason { get; init; }
    public string InstrumentNumber { get; init; } = "2024-001";
    public string SignatoryRole { get; init; } = "Sous-ministre";
    public string? Justification { get; init; }
    public DateTime? WithdrawnAtUtc { get; init; }
    public string? WithdrawalReason { get; init; }
}
