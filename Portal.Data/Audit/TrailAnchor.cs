namespace Portal.Data.Audit;

/// <summary>The head of the trail when a day was over, as it was noted outside the database.</summary>
/// <param name="Day">A day in Montréal.</param>
/// <param name="Sequence">Of the last event before its end.</param>
/// <param name="Hash">Of that event, and so of all before it.</param>
public sealed record TrailAnchor(DateOnly Day, long Sequence, string Hash, DateTime WrittenAtUtc);

/// <summary>The trail was set back to an earlier head by restoring a backup: anchors beyond it hold no longer.</summary>
public sealed record TrailSetback(long Sequence, string Hash, DateTime RestoredAtUtc);

/// <summary>The anchors of a file.</summary>
public sealed record TrailAnchors
{
    public static TrailAnchors None { get; } = new();

    /// <summary>In order, without those that a restored backup made void.</summary>
    public IReadOnlyList<TrailAnchor> Valid { get; init; } = [];

    public IReadOnlyList<TrailSetback> Setbacks { get; init; } = [];

    /// <summary>The last day that was anchored, void or not.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Lines that cannot be read, or that stand where no such line can.</summary>
    public IReadOnlyList<long> FaultyLines { get; init; } = [];

    public TrailAnchor? Last => Valid.Count == 0 ? null : Valid[^1];

    /// <summary>Up to where the file vouches for the trail: an anchor or, after a restore, what it went back to.</summary>
    public (long Sequence, string Hash)? Head => (Last, Setbacks.Count == 0 ? null : Setbacks[^1]) switch
    {
        (null, null) => null,
        ({ } anchor, null) => (anchor.Sequence, anchor.Hash),
        ({ } anchor, { } setback) when anchor.Sequence >= setback.Sequence => (anchor.Sequence, anchor.Hash),
        (_, { } setback) => (setback.Sequence, setback.Hash),
    };
}
