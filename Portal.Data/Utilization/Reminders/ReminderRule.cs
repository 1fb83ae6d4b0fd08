namespace Portal.Data.Utilization.Reminders;

/// <summary>What a reminder counts its days from.</summary>
public enum ReminderKind
{
    /// <summary>Down to the due date, on which 0 falls.</summary>
    BeforeDue,
    AfterDue,

    /// <summary>Down to the last day on which what is overdue or returned can be filled in.</summary>
    BeforeLock,

    /// <summary>From the last day of filling in what was never filed.</summary>
    AfterLock,
    AfterReturn,

    /// <summary>Down to the last day of a reopening.</summary>
    BeforeExpiry,

    /// <summary>From the day on which what waits for the centre was submitted.</summary>
    AfterSubmission,

    /// <summary>Down to the day by which a guideline is acknowledged or a campaign answered.</summary>
    BeforeAnswer,

    /// <summary>From the day by which a guideline should have been acknowledged.</summary>
    AfterAnswer,
}

/// <summary>On which days one kind of reminder falls.</summary>
public sealed record ReminderRule
{
    public const int MostDays = 60;

    /// <summary>Numbers in a list.</summary>
    public const int MostSteps = 8;

    public required ReminderKind Kind { get; init; }
    public required bool IsOn { get; init; }

    /// <summary>Whole days, each once: from the farthest before, from the nearest after.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>After the last of the days, again each time that so many have gone by; only of what counts days after.</summary>
    public int? RepeatDays { get; init; }

    public bool CountsDown => IsCountdown(Kind);

    /// <summary>The least number that the list may hold: on the day itself a countdown ends, and a count has not begun.</summary>
    public int LeastDay => CountsDown ? 0 : 1;

    /// <summary>The farthest day of the list; 0 where the rule is off.</summary>
    public int Reach => IsOn ? Days.Max() : 0;

    public static bool IsCountdown(ReminderKind kind) => kind is ReminderKind.BeforeDue or ReminderKind.BeforeLock or ReminderKind.BeforeExpiry or ReminderKind.BeforeAnswer;

    /// <summary>Whether a reminder falls into the days that a digest stands for.</summary>
    /// <param name="anchor">The day that is counted from.</param>
    public bool Falls(DateOnly anchor, ReminderWindow window) => IsOn && (CountsDown
        ? Days.Any(days => window.IncludesBefore(anchor.AddDays(-days)))
        : Days.Any(days => window.IncludesAfter(anchor.AddDays(days))) || Repeats(anchor.AddDays(Days.Max()), window));

    private bool Repeats(DateOnly last, ReminderWindow window) =>
        RepeatDays is { } every && window.AfterUntil > last
            && (window.AfterUntil.DayNumber - last.DayNumber) / every > Math.Max(window.AfterFrom.DayNumber - last.DayNumber, 0) / every;
}

/// <summary>What the Ministry decided of reminders.</summary>
public sealed record ReminderSettings
{
    public const int EarliestHour = 5;
    public const int LatestHour = 11;

    /// <summary>Off: nothing is mailed; what waits still stands on the home page.</summary>
    public required bool IsOn { get; init; }

    /// <summary>The hour in Montréal from which a day's digests are sent.</summary>
    public required int SendsAtHour { get; init; }

    /// <summary>0 until the settings were changed for the first time.</summary>
    public int Version { get; init; }

    /// <summary>One of each kind, in their order.</summary>
    public required IReadOnlyList<ReminderRule> Rules { get; init; }

    public ReminderRule this[ReminderKind kind] => Rules.First(rule => rule.Kind == kind);

    /// <summary>A reminder of a guideline or a campaign falls into the days that a digest stands for; a campaign that is over takes no answer.</summary>
    internal bool Falls(DutyRow duty, ReminderWindow window) =>
        this[ReminderKind.BeforeAnswer].Falls(duty.DueOn, window) || (duty.Kind == DutyKind.Guideline && this[ReminderKind.AfterAnswer].Falls(duty.DueOn, window));

    /// <summary>What holds until the Ministry decides otherwise.</summary>
    public static ReminderSettings Default { get; } = new()
    {
        IsOn = true,
        SendsAtHour = 7,
        Rules =
        [
            Rule(ReminderKind.BeforeDue, null, 7, 2, 0),
            Rule(ReminderKind.AfterDue, null, 1, 5, 10),
            Rule(ReminderKind.BeforeLock, null, 3, 0),
            Rule(ReminderKind.AfterLock, null, 1),
            Rule(ReminderKind.AfterReturn, 5, 1, 5),
            Rule(ReminderKind.BeforeExpiry, null, 7, 2, 0),
            Rule(ReminderKind.AfterSubmission, 5, 5, 10),
            Rule(ReminderKind.BeforeAnswer, null, 14, 7, 2, 0),
            Rule(ReminderKind.AfterAnswer, 7, 1, 7),
        ],
    };

    private static ReminderRule Rule(ReminderKind kind, int? repeat, params int[] days) => new() { Kind = kind, IsOn = true, Days = days, RepeatDays = repeat };
}
