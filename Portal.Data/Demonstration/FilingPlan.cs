using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>What an establishment owed for a period, and what it did about it.</summary>
internal sealed record PlannedObligation
{
    public const int DaysUntilDue = 15;
    public const int DaysUntilLock = 30;

    public required BodyFact Body { get; init; }
    public required PeriodFact Period { get; init; }
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }

    /// <summary>By revision, the first first; the last is current.</summary>
    public IReadOnlyList<PlannedFiling> Filings { get; init; } = [];

    public DateOnly DueOn => Period.EndsOn.AddDays(DaysUntilDue);

    public DateOnly LocksOn => Period.EndsOn.AddDays(DaysUntilLock);
}

internal sealed record PlannedFiling
{
    public required int Revision { get; init; }
    public bool IsNothingToReport { get; init; }
    public PlannedMandate? Mandate { get; init; }
    public PlannedPerson? Submitter { get; init; }

    /// <summary>Its states in the order of time; the first is its beginning as a draft.</summary>
    public required IReadOnlyList<PlannedTransition> Transitions { get; init; }
    public IReadOnlyDictionary<CellKey, Answer> Cells { get; init; } = new Dictionary<CellKey, Answer>();
    public IReadOnlyList<ToldReturn> Reasons { get; init; } = [];
    public IReadOnlyList<PlannedExplanation> Explanations { get; init; } = [];

    public string Status => Transitions[^1].Status;

    public DateTime? SubmittedAtUtc => Transitions.FirstOrDefault(transition => transition.Status == "Submitted")?.AtUtc;
}

internal sealed record PlannedTransition(string Status, DateTime AtUtc, string ByName, string Persona, string? Message = null);

internal sealed record PlannedExplanation(string SubjectKey, string Text);
