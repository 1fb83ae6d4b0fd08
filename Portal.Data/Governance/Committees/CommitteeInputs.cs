namespace Portal.Data.Governance.Committees;

/// <summary>A member who holds no seat, as entered; of one who is there, only the capacity and the days change.</summary>
public sealed record MemberInput
{
    public const int CapacityLength = 120;

    public string? FullName { get; init; }

    /// <summary>Optional; where the directory knows it, that is who they are.</summary>
    public string? Email { get; init; }
    public string? Capacity { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>Of the committee for a new member, of the member otherwise.</summary>
    public int SeenVersion { get; init; }
}

/// <summary>A meeting as entered.</summary>
public sealed record MeetingInput
{
    public const int PlaceLength = 300;
    public const int AgendaLength = 4000;
    public const int MinutesLength = 20_000;
    public const int GuestsLength = 1000;

    public DateOnly? OnDate { get; init; }

    /// <summary>Optional, <c>09:30</c>.</summary>
    public string? StartsAt { get; init; }
    public string? Place { get; init; }
    public string? Agenda { get; init; }
    public string? Minutes { get; init; }
    public string? Guests { get; init; }
    public bool IsCancelled { get; init; }

    /// <summary>Of members who sit on the day of the meeting; one without a state is not in the minutes.</summary>
    public IReadOnlyDictionary<string, AttendanceState> Attendance { get; init; } = new Dictionary<string, AttendanceState>();

    /// <summary>Of the committee for a new meeting, of the meeting otherwise.</summary>
    public int SeenVersion { get; init; }
}

public sealed record DecisionInput
{
    public const int DecisionLength = 2000;

    public string? Decision { get; init; }

    /// <summary>Of the meeting for a new decision, of the decision otherwise.</summary>
    public int SeenVersion { get; init; }
}

public sealed record FollowUpInput
{
    public const int TaskLength = 1000;
    public const int OutcomeLength = 1000;

    public string? Task { get; init; }

    /// <summary>A member's name, anybody's address in the directory, or another name.</summary>
    public string? Owner { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateOnly? DoneOn { get; init; }
    public string? Outcome { get; init; }

    /// <summary>Of the meeting for a new one, of the follow-up otherwise.</summary>
    public int SeenVersion { get; init; }
}

public enum CommitteeProblem
{
    /// <summary>There is no such committee, meeting or entry within the caller's scope.</summary>
    NotFound,

    /// <summary>In scope, but kept by others.</summary>
    NotAllowed,

    /// <summary>Somebody changed it after the page was shown, or the form was sent twice.</summary>
    Stale,
    Missing,
    TooLong,
    NotAnAddress,
    EndsBeforeStart,

    /// <summary>More than a year ahead; for what is done, after today.</summary>
    TooFarAhead,

    /// <summary>Neither blank nor a time of the form 09:30.</summary>
    NotATime,

    /// <summary>Before the meeting that asked for it.</summary>
    BeforeMeeting,

    /// <summary>The meeting is still to come: nobody was there, nothing was decided.</summary>
    NotHeldYet,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
/// <param name="Longest">With <see cref="CommitteeProblem.TooLong"/>.</param>
public sealed record CommitteeFault(string Field, CommitteeProblem Problem, int Longest = 0);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
/// <param name="Number">Of a new meeting or decision, where there is one.</param>
public sealed record CommitteeOutcome(IReadOnlyList<CommitteeFault> Faults, int Number = 0)
{
    public bool Succeeded => Faults.Count == 0;

    internal static CommitteeOutcome Done(int number = 0) => new([], number);

    internal static CommitteeOutcome Fault(CommitteeProblem problem) => new([new CommitteeFault("", problem)]);
}
