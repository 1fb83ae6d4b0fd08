using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>What a look at the anchors came to.</summary>
public enum AnchorLook
{
    /// <summary>Each day that is over has its line.</summary>
    UpToDate,

    /// <summary>Lines were written.</summary>
    Written,

    /// <summary>Another process is at it.</summary>
    Busy,

    /// <summary>What was appended since the last anchor does not hold together, or the anchored event itself is another: nothing was written.</summary>
    Broken,
}

/// <param name="Written">The lines that were written now.</param>
/// <param name="Report">What was walked before.</param>
public sealed record AnchorOutcome(AnchorLook Look, IReadOnlyList<TrailAnchor> Written, TrailReport? Report);

/// <summary>Notes the trail's head of each day that is over outside the database, after walking what the day appended.</summary>
public sealed class TrailKeeper(Database database, PortalTime time)
{
    /// <summary>How long after midnight a day counts as over: what was written before it is committed by then.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <param name="path">The file of anchors; it is made when there is none, and then begins with yesterday.</param>
    public async Task<AnchorOutcome> AnchorAsync(string path, CancellationToken cancel = default)
    {
        using var file = AnchorFile.TryOpen(path);
        if (file is null)
        {
            return new AnchorOutcome(AnchorLook.Busy, [], null);
        }

        var over = PortalTime.DayOf(time.UtcNow - Settling).AddDays(-1);
        if (file.Anchors.LastDay >= over)
        {
            return new AnchorOutcome(AnchorLook.UpToDate, [], null);
        }

        var (report, lines) = await database.ReadAsync(session => LinesAsync(session, file.Anchors, over), cancel);
        if (!report.IsWhole)
        {
            return new AnchorOutcome(AnchorLook.Broken, [], report);
        }

        file.Append(lines);
        return new AnchorOutcome(lines.Count == 0 ? AnchorLook.UpToDate : AnchorLook.Written, lines, report);
    }

    private async Task<(TrailReport Report, IReadOnlyList<TrailAnchor> Lines)> LinesAsync(IReadSession session, TrailAnchors anchors, DateOnly over)
    {
        var head = anchors.Head;
        var report = head is { } known
            ? await TrailVerifier.SinceAsync(session, known.Sequence, known.Hash)
            : await TrailVerifier.RunAsync(session);
        var lines = new List<TrailAnchor>();
        for (var day = anchors.LastDay?.AddDays(1) ?? over; report.IsWhole && day <= over; day = day.AddDays(1))
        {
            var found = (await session.PageAsync<TrailHeadRow>(TrailHeadRow.Before, new { At = PortalTime.StartOf(day.AddDays(1)) }, new PageRequest(0, 1))).SingleOrDefault();
            if (found is not null && found.Sequence > (head?.Sequence ?? 0))
            {
                head = (found.Sequence, found.Hash);
            }

            if (head is { } now)
            {
                lines.Add(new TrailAnchor(day, now.Sequence, now.Hash, time.UtcNow));
            }
        }

        return (report, lines);
    }
}
