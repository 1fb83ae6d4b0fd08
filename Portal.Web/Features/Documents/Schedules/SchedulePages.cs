using Portal.Data;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>A role that can be chosen.</summary>
/// <param name="People">Who would be written to today.</param>
public sealed record ScheduleRole(string Code, string Name, int People);

/// <summary>A territory or an establishment that can be chosen, as the form sends it.</summary>
public sealed record ScheduleSubject(string Value, string Name);

/// <summary>The form of a schedule: what can be chosen within the scope, what is chosen, what is wrong with it.</summary>
public sealed record SchedulePage
{
    private const int MostEstablishments = 3000;

    public required IDocument Document { get; init; }

    /// <summary>Null for a new one.</summary>
    public DocumentScheduleRow? Schedule { get; init; }
    public required ScheduleForm Form { get; init; }
    public IReadOnlyList<ScheduleSubject> Territories { get; init; } = [];
    public IReadOnlyList<ScheduleSubject> Establishments { get; init; } = [];
    public IReadOnlyList<ScheduleRole> Roles { get; init; } = [];

    /// <summary>Where the owner would be written to; null for somebody who is not in the directory.</summary>
    public string? OwnAddress { get; init; }

    /// <summary>The document has no whole scope to be about.</summary>
    public bool NeedsSubject { get; init; }
    public IReadOnlyList<ScheduleFault> Faults { get; init; } = [];

    /// <summary>Somebody changed the schedule meanwhile.</summary>
    public bool IsStale { get; init; }

    public IEnumerable<ScheduleSubject> Subjects => Territories.Concat(Establishments);

    public IReadOnlyList<ScheduleSpan> Spans =>
    [
        .. Asks(DocumentParameters.Period) ? [ScheduleSpan.Period] : Array.Empty<ScheduleSpan>(),
        .. Asks(DocumentParameters.Quarter) ? [ScheduleSpan.Quarter] : Array.Empty<ScheduleSpan>(),
        .. Asks(DocumentParameters.Year) ? [ScheduleSpan.Year] : Array.Empty<ScheduleSpan>(),
    ];

    public string? Fault(string field) => Faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    /// <summary>Four statements.</summary>
    public static async Task<SchedulePage> LoadAsync(
        IReadSession session, PortalContext portal, IDocument document, DocumentScheduleRow? schedule, Func<bool, ScheduleForm> form)
    {
        var (scope, today, language) = (portal.Scope, portal.Today, portal.Language);
        var asks = document.Parameters;
        IReadOnlyList<ScheduleSubject> territories = [], establishments = [];
        if (asks.HasFlag(DocumentParameters.Territory) && scope.SeesWholeNetwork)
        {
            territories = [.. (await NetworkQueries.TerritoriesAsync(session, today)).Select(row => new ScheduleSubject($"t:{row.Code}", row.Name(language)))];
        }

        if (asks.HasFlag(DocumentParameters.Establishment) && scope.Body is null)
        {
            var rows = await NetworkQueries.EstablishmentsAsync(
                session, scope, today, new EstablishmentFilter { Territory = scope.Territory }, new PageRequest(0, MostEstablishments));
            establishments = [.. rows.Where(row => row.IsInScope).OrderBy(row => row.Name(language), StringComparer.Ordinal)
                .Select(row => new ScheduleSubject($"e:{row.Code}", row.Name(language)))];
        }

        var recipients = await DocumentScheduleQueries.RecipientsAsync(session, scope, today);
        var own = (await DocumentScheduleQueries.OwnAddressAsync(session, scope))?.Email;
        return new SchedulePage
        {
            Document = document,
            Schedule = schedule,
            Form = form(own is not null),
            Territories = territories,
            Establishments = establishments,
            Roles = [.. recipients.GroupBy(row => row.RoleCode).Select(role => new ScheduleRole(
                role.Key, role.First().Role(language), role.Select(row => row.Email).Distinct(StringComparer.OrdinalIgnoreCase).Count()))],
            OwnAddress = own,
            NeedsSubject = (asks.HasFlag(DocumentParameters.EstablishmentNeeded) && scope.Body is null)
                || (asks.HasFlag(DocumentParameters.TerritoryNeeded) && scope.Territory is null),
        };
    }

    private bool Asks(DocumentParameters parameter) => Document.Parameters.HasFlag(parameter);
}

/// <summary>A schedule in a list.</summary>
/// <param name="NextOn">Null while it is paused, or when the calendar has no later period.</param>
public sealed record ScheduleLine(
    DocumentScheduleRow Schedule, IReadOnlyList<string> Roles, DateOnly? NextOn, DocumentRunRow? LastRun, IReadOnlyDictionary<DeliveryState, int> Messages);

/// <summary>The schedules that the reader sees: their own, or all for the Ministry.</summary>
public sealed record ScheduleListPage(IReadOnlyList<ScheduleLine> Lines, Pager Pager, IReadOnlyList<IDocument> Documents)
{
    private const int Size = 25;

    /// <summary>Seven statements.</summary>
    public static async Task<ScheduleListPage> LoadAsync(IReadSession session, PortalContext portal, DocumentCatalogue catalogue, int page)
    {
        var pager = new Pager(portal, page, Size, await DocumentScheduleQueries.CountAsync(session, portal.Scope));
        var rows = await DocumentScheduleQueries.ListAsync(session, portal.Scope, pager.Request);
        IReadOnlyList<IDocument> documents = [.. catalogue.All.Where(document => document.IsFor(portal.Scope) && ScheduleQuestion.CanBeScheduled(document))];
        if (rows.Count == 0)
        {
            return new ScheduleListPage([], pager, documents);
        }

        int[] ids = [.. rows.Select(row => row.DocumentScheduleId)];
        var periods = await PeriodQueries.OfYearAndPreviousAsync(session, portal.Today);
        var names = await DocumentScheduleQueries.RoleNamesAsync(session, portal.Today);
        var roles = await DocumentScheduleQueries.RolesAsync(session, ids);
        var runs = (await DocumentScheduleQueries.LastRunsAsync(session, ids)).ToDictionary(run => run.DocumentScheduleId);
        var counts = (await DocumentScheduleQueries.DeliveryCountsAsync(session, [.. runs.Values.Select(run => run.DocumentRunId)])).ToLookup(row => row.DocumentRunId);
        return new ScheduleListPage(
            [.. rows.Select(row => Line(row, portal.Language, periods, names, roles[row.DocumentScheduleId], runs.GetValueOrDefault(row.DocumentScheduleId), counts))],
            pager, documents);
    }

    internal static ScheduleLine Line(
        DocumentScheduleRow row, Language language, IReadOnlyList<PeriodRow> periods, IReadOnlyDictionary<string, RoleNameRow> names, IEnumerable<string> roles,
        DocumentRunRow? run, ILookup<int, DeliveryCountRow> counts) => new(
            row,
            [.. roles.Select(role => names.TryGetValue(role, out var name) ? name.Role(language) : role)],
            row.IsPaused ? null : ScheduleCalendar.Next(row.Rhythm, row.DayNumber, row.AfterOn, periods),
            run,
            run is null ? new Dictionary<DeliveryState, int>() : counts[run.DocumentRunId].ToDictionary(count => count.State, count => count.Messages));
}

/// <summary>One schedule with its latest runs, and to whom each was sent.</summary>
public sealed record ScheduleDetailPage(
    ScheduleLine Line, IReadOnlyList<(DocumentRunRow Run, IReadOnlyList<DocumentDeliveryRow> Deliveries)> Runs, bool IsOwner, bool CanBeEdited)
{
    private const int MostRuns = 12;

    /// <summary>Six statements; null for one that the reader does not see.</summary>
    public static async Task<ScheduleDetailPage?> LoadAsync(IReadSession session, PortalContext portal, DocumentCatalogue catalogue, int id)
    {
        if (await DocumentScheduleQueries.FindAsync(session, portal.Scope, id) is not { } row)
        {
            return null;
        }

        var periods = await PeriodQueries.OfYearAndPreviousAsync(session, portal.Today);
        var names = await DocumentScheduleQueries.RoleNamesAsync(session, portal.Today);
        var roles = await DocumentScheduleQueries.RolesAsync(session, [id]);
        var runs = await DocumentScheduleQueries.RunsAsync(session, id, MostRuns);
        var deliveries = (await DocumentScheduleQueries.DeliveriesAsync(session, [.. runs.Select(run => run.DocumentRunId)])).ToLookup(row => row.DocumentRunId);
        var line = ScheduleListPage.Line(row, portal.Language, periods, names, roles[id], null, Array.Empty<DeliveryCountRow>().ToLookup(count => count.DocumentRunId));
        var isOwner = row.ActorId == portal.Scope.ActorId;
        return new ScheduleDetailPage(
            line, [.. runs.Select(run => (run, (IReadOnlyList<DocumentDeliveryRow>)[.. deliveries[run.DocumentRunId]]))], isOwner,
            isOwner && catalogue.Find(row.Document, portal.Scope) is not null);
    }
}
