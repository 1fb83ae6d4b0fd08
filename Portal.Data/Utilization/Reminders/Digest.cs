namespace Portal.Data.Utilization.Reminders;

/// <summary>A filing in somebody's digest.</summary>
/// <param name="IsDue">A reminder of it falls on the day.</param>
public sealed record DigestEntry(MatterRow Matter, MatterKind Kind, bool IsDue)
{
    /// <summary>
    /// The seats for which a centre is told, since nobody holds or covers them; none where the establishment has no pilot's seat at
    /// all. Null where it is the person's own work.
    /// </summary>
    public IReadOnlyList<SeatHolderRow>? Vacant { get; init; }

    public bool IsForVacancy => Vacant is not null;
}

/// <summary>A guideline or a campaign in somebody's digest.</summary>
/// <param name="IsDue">A reminder of it falls on the day.</param>
public sealed record DutyEntry(DutyRow Duty, bool IsDue);

/// <summary>Everything that waits for one person on a day, in one message.</summary>
public sealed record Digest
{
    public required int PersonId { get; init; }
    public required string FullName { get; init; }
    public required string Email { get; init; }
    public required Language Language { get; init; }
    public required bool WantsReminders { get; init; }

    /// <summary>The seats that they hold or stand in for.</summary>
    public required IReadOnlyList<SeatHolderRow> Seats { get; init; }

    /// <summary>The most pressing first, each filing once.</summary>
    public required IReadOnlyList<DigestEntry> Entries { get; init; }

    /// <summary>Guidelines and campaigns, the most pressing first.</summary>
    public IReadOnlyList<DutyEntry> Duties { get; init; } = [];

    /// <summary>A reminder falls on the day, and the person wants it.</summary>
    public bool IsDue => WantsReminders && (Entries.Any(entry => entry.IsDue) || Duties.Any(duty => duty.IsDue));

    /// <summary>How many things wait.</summary>
    public int Points => Entries.Count + Duties.Count;

    public int LateOn(DateOnly day) => Entries.Count(entry => entry.Kind is MatterKind.Overdue or MatterKind.Missing) + Duties.Count(duty => duty.Duty.DueOn < day);
}
