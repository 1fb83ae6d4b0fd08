namespace Portal.Data.Audit;

/// <summary>What can be wrong with the trail.</summary>
public enum TrailFault
{
    /// <summary>The event no longer fits its own hash: a column was changed.</summary>
    Changed,

    /// <summary>The event fits a hash of its own, but the next one was written after another: it was changed and its hash computed anew.</summary>
    Replaced,

    /// <summary>Events are not there any more.</summary>
    Removed,

    /// <summary>Events were put between others, which were numbered anew.</summary>
    Inserted,

    /// <summary>The event stands at the place of another.</summary>
    Moved,

    /// <summary>The trail ends before an event that was anchored.</summary>
    Truncated,

    /// <summary>The trail holds together, but is not the one that was anchored.</summary>
    Rewritten,

    /// <summary>The anchors themselves were changed: a line cannot be read, or days are missing.</summary>
    Anchors,
}

/// <summary>One thing that is wrong, and with which event.</summary>
/// <param name="Sequence">The number that the event was written under; for <see cref="TrailFault.Anchors"/>, the line of the file.</param>
public sealed record TrailFinding(TrailFault Fault, long Sequence)
{
    /// <summary>The last of several events in a row.</summary>
    public long? Last { get; init; }

    /// <summary>Where a moved event stands now.</summary>
    public long? StandsAt { get; init; }

    /// <summary>As it stands in the database; for events that are gone, the one after them. Null where there is none.</summary>
    public AuditEventRow? Event { get; init; }

    /// <summary>The anchor that does not hold.</summary>
    public TrailAnchor? Anchor { get; init; }
}

/// <summary>What walking the whole trail came to.</summary>
public sealed record TrailReport
{
    public long Events { get; init; }

    /// <summary>The end of the trail; 0 when it is empty.</summary>
    public long LastSequence { get; init; }
    public DateTime? LastAtUtc { get; init; }

    /// <summary>Anchors that the trail was compared with.</summary>
    public int Anchors { get; init; }

    /// <summary>In the order of the events concerned.</summary>
    public IReadOnlyList<TrailFinding> Findings { get; init; } = [];

    /// <summary>What else is wrong, beyond the findings that are told one by one.</summary>
    public long Further { get; init; }

    public bool IsWhole => Findings.Count == 0;
}
