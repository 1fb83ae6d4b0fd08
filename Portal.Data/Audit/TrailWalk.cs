namespace Portal.Data.Audit;

/// <summary>
/// Takes the events of the trail in the order of their numbers, one by one, and says what is wrong with which. The hash covers the
/// number, so an event that stands elsewhere still tells under which number it was written: its <em>origin</em>. Nothing grows with
/// the trail but what is found, which is bounded.
/// </summary>
internal sealed class TrailWalk
{
    /// <summary>What is told one by one; what else is wrong is counted.</summary>
    private const int MostFindings = 100;

    /// <summary>How far from where it stands the origin of an event is looked for.</summary>
    private const int Reach = 2000;

    private readonly List<TrailFinding> findings = [];
    private readonly List<(long First, long Last, AuditEventRow Next)> absent = [];
    private readonly HashSet<long> early = [];
    private readonly Dictionary<long, List<TrailAnchor>> anchors;
    private readonly int anchorCount;

    /// <summary>The last event in order; null when the one before the next is not known.</summary>
    private (AuditEventRow? Event, string Hash)? last;
    private (AuditEventRow Event, long Origin)? pending;
    private long expected;
    private long shift;
    private long events;
    private long further;
    private TrailAnchor? holds;
    private AuditEventRow? before;
    private AuditEventRow? end;

    /// <param name="sequence">After which event the walk begins; 0 for the whole trail.</param>
    /// <param name="hash">Of that event.</param>
    public TrailWalk(long sequence, string hash, IReadOnlyList<TrailAnchor> anchors)
    {
        (expected, last, anchorCount) = (sequence + 1, (null, hash), anchors.Count);
        this.anchors = anchors.GroupBy(anchor => anchor.Sequence).ToDictionary(same => same.Key, same => same.ToList());
    }

    public void Add(AuditEventRow row)
    {
        events++;
        (before, end) = (end, row);
        if (OriginOf(row) is not { } origin)
        {
            Settle();
            Find(new TrailFinding(TrailFault.Changed, row.Sequence) { Event = row });
            anchors.Remove(row.Sequence);
            (last, expected) = (null, expected + 1);
            return;
        }

        Compare(row, origin);
        if (pending is { } held)
        {
            pending = null;
            if (origin == expected || origin == expected + 1)
            {
                // The one before was put where another belongs; the order goes on without it.
                early.Add(held.Origin);
                Find(new TrailFinding(TrailFault.Moved, held.Origin) { StandsAt = held.Event.Sequence, Event = held.Event });
                if (origin != expected)
                {
                    Miss(expected, origin - 1, row);
                    last = null;
                }

                GoOn(row, origin);
                return;
            }

            Jump(held.Event, held.Origin);
        }

        Place(row, origin);
    }

    public TrailReport Finish(IReadOnlyList<long> faultyAnchorLines)
    {
        Settle();
        foreach (var (first, final, next) in absent)
        {
            Find(new TrailFinding(TrailFault.Removed, first) { Last = final == first ? null : final, Event = next });
        }

        var beyond = anchors.Values.SelectMany(same => same).Where(anchor => anchor.Sequence >= expected).OrderBy(anchor => anchor.Sequence).ToList();
        if (beyond.Count > 0)
        {
            Find(new TrailFinding(TrailFault.Truncated, expected) { Last = beyond[^1].Sequence, Anchor = beyond[0], Event = end });
        }

        return new TrailReport
        {
            Events = events,
            LastSequence = end?.Sequence ?? 0,
            LastAtUtc = end?.AtUtc,
            Anchors = anchorCount,
            Findings = [.. findings.OrderBy(finding => finding.Sequence), .. faultyAnchorLines.Select(line => new TrailFinding(TrailFault.Anchors, line))],
            Further = further,
        };
    }

    private void Place(AuditEventRow row, long origin)
    {
        if (origin == expected || (origin > expected && AreEarly(expected, origin - 1)))
        {
            GoOn(row, origin);
        }
        else if (origin > expected)
        {
            pending = (row, origin);
        }
        else if (TakeAbsent(origin))
        {
            Find(new TrailFinding(TrailFault.Moved, origin) { StandsAt = row.Sequence, Event = row });
        }
        else
        {
            // Its number was taken before it: what stands just before it was put in between.
            var (first, final) = (row.Sequence - (expected - origin), row.Sequence - 1);
            findings.RemoveAll(finding => (finding.Fault == TrailFault.Changed && finding.Sequence >= first) || (finding.Fault == TrailFault.Replaced && finding.Sequence >= first - 1));
            Find(new TrailFinding(TrailFault.Inserted, first) { Last = final == first ? null : final, Event = before });
            last = null;
            GoOn(row, origin);
        }
    }

    private void GoOn(AuditEventRow row, long origin)
    {
        if (last is { } followed && origin == expected && row.PreviousHash != followed.Hash)
        {
            Find(new TrailFinding(TrailFault.Replaced, origin - 1) { Event = followed.Event });
        }

        (last, expected, shift) = ((row, row.Hash), origin + 1, row.Sequence - origin);
    }

    /// <summary>What lies between is not where it belongs; it may turn up later.</summary>
    private void Jump(AuditEventRow row, long origin)
    {
        Miss(expected, origin - 1, row);
        last = null;
        GoOn(row, origin);
    }

    private void Settle()
    {
        if (pending is { } held)
        {
            pending = null;
            Jump(held.Event, held.Origin);
        }
    }

    private void Miss(long first, long final, AuditEventRow next)
    {
        foreach (var known in early.Where(sequence => sequence >= first && sequence <= final).Order().ToList())
        {
            if (known > first)
            {
                absent.Add((first, known - 1, next));
            }

            first = known + 1;
        }

        if (first <= final)
        {
            absent.Add((first, final, next));
        }
    }

    private bool AreEarly(long first, long final) => final - first < early.Count && Enumerable.Range(0, (int)(final - first + 1)).All(i => early.Contains(first + i));

    private bool TakeAbsent(long origin)
    {
        var at = absent.FindIndex(range => range.First <= origin && origin <= range.Last);
        if (at < 0)
        {
            return false;
        }

        var (first, final, next) = absent[at];
        absent.RemoveAt(at);
        if (origin > first)
        {
            absent.Add((first, origin - 1, next));
        }

        if (origin < final)
        {
            absent.Add((origin + 1, final, next));
        }

        return true;
    }

    private void Compare(AuditEventRow row, long origin)
    {
        if (!anchors.Remove(origin, out var same))
        {
            return;
        }

        if (same.Find(anchor => anchor.Hash != row.Hash) is { } broken)
        {
            // Told once: what follows a rewritten event hangs on it.
            if (!findings.Exists(finding => finding.Fault == TrailFault.Rewritten))
            {
                Find(new TrailFinding(TrailFault.Rewritten, (holds?.Sequence ?? 0) + 1) { Last = origin, Anchor = broken, Event = row });
            }
        }
        else
        {
            holds = same[^1];
        }
    }

    private long? OriginOf(AuditEventRow row)
    {
        if (Fits(row, row.Sequence - shift))
        {
            return row.Sequence - shift;
        }

        if (findings.Count >= MostFindings)
        {
            return null;
        }

        for (var distance = 0; distance <= Reach; distance++)
        {
            foreach (var origin in (ReadOnlySpan<long>)[row.Sequence - distance, row.Sequence + distance])
            {
                if (origin > 0 && Fits(row, origin))
                {
                    return origin;
                }
            }
        }

        // Farther away it can only be one of those that are missing.
        foreach (var (first, final, _) in absent.Where(range => range.Last - range.First < Reach))
        {
            for (var origin = first; origin <= final; origin++)
            {
                if (Fits(row, origin))
                {
                    return origin;
                }
            }
        }

        return null;
    }

    private static bool Fits(AuditEventRow row, long origin) => (row with { Sequence = origin }).ComputeHash() == row.Hash;

    private void Find(TrailFinding finding)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(finding);
        }
        else
        {
            further++;
        }
    }
}
