using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>What became of a change to a schedule.</summary>
public enum ScheduleOutcome
{
    Done,

    /// <summary>Not there, or not the caller's to see or to change.</summary>
    NotFound,

    /// <summary>Somebody changed it since the caller saw it, or the form was sent twice.</summary>
    Stale,
}

/// <summary>
/// A schedule is written by its owner, with the scope that they have then. The Ministry may also pause and delete what others
/// left behind.
/// </summary>
public sealed class DocumentScheduleCommands(Database database, AuditTrail audit, PortalTime time)
{
    public Task<int> AddAsync(AccessScope scope, ScheduleInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var id = await session.InsertAsync(DocumentScheduleSql.Insert, Values(scope, input, 0, 0));
        await session.ExecuteAsync(DocumentScheduleSql.AddRoles, new { DocumentScheduleId = id, input.Roles });
        await audit.AppendAsync(session, scope, "ScheduleAdded", Subject(id, scope), null, input);
        return id;
    }, cancel);

    /// <summary>All but the document, which stays what it is.</summary>
    public Task<ScheduleOutcome> ChangeAsync(AccessScope scope, int scheduleId, int seenVersion, ScheduleInput input, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (await DocumentScheduleQueries.FindAsync(session, scope, scheduleId) is not { } before || before.ActorId != scope.ActorId)
            {
                return ScheduleOutcome.NotFound;
            }

            if (await session.ExecuteAsync(DocumentScheduleSql.Change, Values(scope, input, scheduleId, seenVersion)) == 0)
            {
                return ScheduleOutcome.Stale;
            }

            await session.ExecuteAsync(DocumentScheduleSql.DeleteRoles, new { DocumentScheduleId = scheduleId });
            await session.ExecuteAsync(DocumentScheduleSql.AddRoles, new { DocumentScheduleId = scheduleId, input.Roles });
            await audit.AppendAsync(session, scope, "ScheduleChanged", Subject(scheduleId, scope), Seen(before), input);
            return ScheduleOutcome.Done;
        }, cancel);

    public Task<ScheduleOutcome> PauseAsync(AccessScope scope, int scheduleId, int seenVersion, bool isPaused, CancellationToken cancel = default) =>
        StepAsync(scope, scheduleId, seenVersion, isPaused ? "SchedulePaused" : "ScheduleResumed", DocumentScheduleSql.Pause, isPaused, cancel);

    public Task<ScheduleOutcome> DeleteAsync(AccessScope scope, int scheduleId, int seenVersion, CancellationToken cancel = default) =>
        StepAsync(scope, scheduleId, seenVersion, "ScheduleDeleted", DocumentScheduleSql.Delete, false, cancel);

    private Task<ScheduleOutcome> StepAsync(
        AccessScope scope, int scheduleId, int seenVersion, string action, string statement, bool isPaused, CancellationToken cancel) => database.WriteAsync(async session =>
        {
            if (await DocumentScheduleQueries.FindAsync(session, scope, scheduleId) is not { } before)
            {
                return ScheduleOutcome.NotFound;
            }

            var args = new { DocumentScheduleId = scheduleId, Version = seenVersion, IsPaused = isPaused, time.Today, NowUtc = time.UtcNow };
            if (await session.ExecuteAsync(statement, args) == 0)
            {
                return ScheduleOutcome.Stale;
            }

            await audit.AppendAsync(session, scope, action, Subject(scheduleId, before.Scope), Seen(before), null);
            return ScheduleOutcome.Done;
        }, cancel);

    private object Values(AccessScope scope, ScheduleInput input, int scheduleId, int version) => new
    {
        DocumentScheduleId = scheduleId,
        Version = version,
        scope.ActorId,
        scope.ActorName,
        scope.PersonId,
        Persona = scope.Persona.ToString(),
        TerritoryCode = scope.Territory,
        BodyCode = scope.Body,
        input.Document,
        input.AboutTerritory,
        input.AboutBody,
        Span = input.Span?.ToString(),
        input.Language,
        input.Format,
        Rhythm = input.Rhythm.ToString(),
        input.DayNumber,
        SentAs = input.SentAs.ToString(),
        input.ToOwner,
        time.Today,
        NowUtc = time.UtcNow,
    };

    internal static AuditSubject Subject(int scheduleId, AccessScope owner) => new($"DocumentSchedule/{scheduleId}", owner.Body ?? "");

    private static object Seen(DocumentScheduleRow row) => new
    {
        row.ActorId,
        row.Document,
        row.AboutTerritory,
        row.AboutBody,
        row.Span,
        row.Language,
        row.Format,
        row.Rhythm,
        row.DayNumber,
        row.SentAs,
        row.ToOwner,
        row.IsPaused,
    };
}
