using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>A schedule is seen by its owner, and by the Ministry, which sees all.</summary>
public static class DocumentScheduleQueries
{
    public static Task<IReadOnlyList<DocumentScheduleRow>> ListAsync(IReadSession session, AccessScope scope, PageRequest page) =>
        session.PageAsync<DocumentScheduleRow>(DocumentScheduleRow.All, new { SeesAll = SeesAll(scope), scope.ActorId }, page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope) =>
        session.FindAsync<int>(DocumentScheduleRow.CountAll, new { SeesAll = SeesAll(scope), scope.ActorId });

    public static Task<DocumentScheduleRow?> FindAsync(IReadSession session, AccessScope scope, int scheduleId) =>
        session.FindAsync<DocumentScheduleRow>(
            DocumentScheduleRow.ById, new { SeesAll = SeesAll(scope), scope.ActorId, DocumentScheduleId = scheduleId });

    /// <summary>The roles of schedules that the caller was shown.</summary>
    public static async Task<ILookup<int, string>> RolesAsync(IReadSession session, IReadOnlyCollection<int> scheduleIds) =>
        (await session.ListAsync<ScheduleRoleRow>(ScheduleRoleRow.OfSchedules, new { Ids = scheduleIds })).ToLookup(row => row.DocumentScheduleId, row => row.RoleCode);

    /// <summary>The latest run of each of the schedules that the caller was shown.</summary>
    public static Task<IReadOnlyList<DocumentRunRow>> LastRunsAsync(IReadSession session, IReadOnlyCollection<int> scheduleIds) =>
        session.ListAsync<DocumentRunRow>(DocumentRunRow.LastOfSchedules, new { Ids = scheduleIds });

    /// <summary>The latest runs of a schedule that the caller was shown, the latest first.</summary>
    public static Task<IReadOnlyList<DocumentRunRow>> RunsAsync(IReadSession session, int scheduleId, int most) =>
        session.PageAsync<DocumentRunRow>(DocumentRunRow.OfSchedule, new { DocumentScheduleId = scheduleId }, new PageRequest(0, most));

    public static Task<IReadOnlyList<DocumentDeliveryRow>> DeliveriesAsync(IReadSession session, IReadOnlyCollection<int> runIds) =>
        session.ListAsync<DocumentDeliveryRow>(DocumentDeliveryRow.OfRuns, new { Ids = runIds });

    public static Task<IReadOnlyList<DeliveryCountRow>> DeliveryCountsAsync(IReadSession session, IReadOnlyCollection<int> runIds) =>
        session.ListAsync<DeliveryCountRow>(DeliveryCountRow.OfRuns, new { Ids = runIds });

    /// <summary>Everyone who may be chosen as a recipient, role by role; somebody with two seats stands there twice.</summary>
    public static Task<IReadOnlyList<RecipientRow>> RecipientsAsync(IReadSession session, AccessScope scope, DateOnly on) =>
        session.ListAsync<RecipientRow>(RecipientRow.InScope, new { AsOf = on, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });

    /// <summary>What the roles are called on a day, by code.</summary>
    public static async Task<IReadOnlyDictionary<string, RoleNameRow>> RoleNamesAsync(IReadSession session, DateOnly on) =>
        (await session.ListAsync<RoleNameRow>(RoleNameRow.On, new { AsOf = on })).ToDictionary(row => row.RoleCode);

    /// <summary>The caller's own address; null for somebody who is not in the directory.</summary>
    public static async Task<AddressRow?> OwnAddressAsync(IReadSession session, AccessScope scope) =>
        scope.PersonId is { } person ? await session.FindAsync<AddressRow>(AddressRow.OfPerson, new { PersonId = person }) : null;

    private static bool SeesAll(AccessScope scope) => scope.Persona == Persona.Ministry;
}
