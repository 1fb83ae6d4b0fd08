using System.Collections.Concurrent;
using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>Tells the trail of what changes nothing: what was read, exported, verified.</summary>
public sealed class TrailDesk(Database database, AuditTrail audit, PortalTime time)
{
    private const int MostRemembered = 20_000;

    /// <summary>What was told today by this process. It is only to spare the trail repetitions: forgotten, an event is told once more.</summary>
    private readonly ConcurrentDictionary<(string Actor, string Action, string Subject, string Detail), DateOnly> told = new();

    /// <summary>An export, or a message that went out: each time.</summary>
    public Task TellAsync(AccessScope by, string action, AuditSubject subject, object after, CancellationToken cancel = default) => database.WriteAsync(async session =>
        await audit.AppendAsync(session, by, action, subject, null, after), cancel);

    /// <summary>Personal details are shown to somebody: told before they are, once a day for the same person, page and details.</summary>
    public async Task TellReadAsync(AccessScope by, string action, AuditSubject subject, object? after = null, CancellationToken cancel = default)
    {
        var (key, today) = ((by.ActorId, action, subject.Subject, after?.ToString() ?? ""), time.Today);
        if (told.GetValueOrDefault(key) == today)
        {
            return;
        }

        await database.WriteAsync(async session => await audit.AppendAsync(session, by, action, subject, null, after), cancel);
        if (told.Count >= MostRemembered)
        {
            told.Clear();
        }

        told[key] = today;
    }

    /// <summary>The trail was walked from the command line.</summary>
    public Task TellVerifiedAsync(TrailReport report, CancellationToken cancel = default) => TellAsync(
        AccessScope.System("verify"), TrailActions.Verified, new AuditSubject("Trail"),
        new { report.Events, report.LastSequence, report.Anchors, findings = report.Findings.Count + report.Further }, cancel);
}
