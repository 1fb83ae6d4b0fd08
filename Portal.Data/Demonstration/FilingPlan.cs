using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>What an establishment owed for a period, and what it did about it.</summary>
internal sealed record PlannedObligation
{
    private const int DaysUntilDue = 15;
    private const int DaysUntilLock = 30;

    public required BodyFact Body { get; init; }
    public required PeriodFact Period { get; init; }
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }

    /// <summary>By revision, the first first; the last is current.</summary>
    public IReadOnlyList<PlannedFiling> Filings { get; init; } = [];

    public DateOnly DueOn => Period.EndsOn.AddDays(DaysUntilDue);

    /// <summary>A return gives time to answer it.</summary>
    public DateOnly LocksOn
    {
        get
        {
            var locks = Period.EndsOn.AddDays(DaysUntilLock);
            var answers = Filings.Select(filing => filing.AnswerBy).Max();
            return answers > locks ? answers.Value : locks;
        }
    }
}

internal sealed record PlannedFiling
{
    public required int Revision { get; init; }

    /// <summary>Counts the states that were reached, those of the revisions before included.</summary>
    public required int Version { get; init; }
    public bool IsNothingToReport { get; init; }

    /// <summary>The submitter's, in force on the day of the submission.</summary>
    public PlannedMandate? Mandate { get; init; }
    public PlannedPerson? Submitter { get; init; }

    /// <summary>Its states in the order of time; the first is its beginning as a draft.</summary>
    public required IReadOnlyList<PlannedTransition> Transitions { get; init; }
    public required DateTime ChangedAtUtc { get; init; }
    public IReadOnlyDictionary<CellKey, Answer> Cells { get; init; } = new Dictionary<CellKey, Answer>();

    /// <summary>Cells that the centre filled in, and its adviser who did.</summary>
    public IReadOnlyList<CellKey> OnBehalf { get; init; } = [];
    public string Adviser { get; init; } = "";
    public IReadOnlyList<ToldReturn> Reasons { get; init; } = [];
    public IReadOnlyList<PlannedExplanation> Explanations { get; init; } = [];

    public FilingStatus Status => Transitions[^1].Status;

    public DateTime? SubmittedAtUtc => Transitions.FirstOrDefault(transition => transition.Status == FilingStatus.Submitted)?.AtUtc;

    public DateOnly? AnswerBy => Status == FilingStatus.Returned
        ? Engine.PortalTime.DayOf(Transitions[^1].AtUtc).AddDays(FilingCommands.AnswerDays)
        : null;
}

internal sealed record PlannedTransition(FilingStatus Status, DateTime AtUtc, string ByName, string Persona, string? Message = null);

internal sealed record PlannedExplanation(string SubjectKey, string Text);
