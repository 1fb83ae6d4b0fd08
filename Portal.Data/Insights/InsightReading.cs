using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// One asker in one transaction: what several questions have in common, the calendar, the form, the structure and the names, is read once,
/// when the first of them needs it.
/// </summary>
public sealed class InsightReading
{
    private readonly FormCache forms;
    private readonly Dictionary<object, object> kept = [];
    private ILookup<string, NameRow>? names;
    private DateOnly namedOn;
    private int? revision;

    private InsightReading(IReadSession session, AccessScope scope, DateOnly today, FormCache forms, IReadOnlyList<PeriodRow> calendar) =>
        (Session, Scope, Today, this.forms, Calendar) = (session, scope, today, forms, calendar);

    /// <summary>The structure, where a page of the portal has read it for all of its questions: then none of them asks for places or names.</summary>
    internal InsightNetwork? Network { get; private init; }

    /// <summary>Whether a question is refused for its size: what somebody asks, not what a page of the portal asks for itself.</summary>
    internal bool IsBounded => Network is null;

    internal IReadSession Session { get; }
    internal AccessScope Scope { get; }
    internal DateOnly Today { get; }

    /// <summary>Every period, in order.</summary>
    public IReadOnlyList<PeriodRow> Calendar { get; }

    /// <param name="today">The day of a question on today's structure.</param>
    /// <param name="calendar">Every period, in order, where the caller has them already.</param>
    public static async Task<InsightReading> BeginAsync(
        IReadSession session, AccessScope scope, DateOnly today, FormCache forms, IReadOnlyList<PeriodRow>? calendar = null) =>
        new(session, scope, today, forms, calendar ?? await PeriodQueries.OfRangeAsync(session, 0, int.MaxValue));

    /// <param name="calendar">Every period, in order, read in this session; one at least.</param>
    public static InsightReading Of(
        IReadSession session, AccessScope scope, DateOnly today, FormCache forms, IReadOnlyList<PeriodRow> calendar, InsightNetwork network) =>
        new(session, scope, today, forms, calendar) { Network = network, revision = calendar[^1].FormRevision };

    /// <summary>What is in force at the sequence of a period.</summary>
    public async Task<Form> FormAsync(int sequence) =>
        await forms.GetAsync(Session, FormQueries.Telehealth, sequence, revision ??= await FormQueries.RevisionAsync(Session, FormQueries.Telehealth));

    /// <summary>Every name that a question or its answer may need, by dimension: one statement, where a page offers them all anyway.</summary>
    /// <param name="day">The day of the names; what is offered is what is open today.</param>
    public async Task<ILookup<string, NameRow>> NamesAsync(DateOnly day)
    {
        if (names is null || namedOn != day)
        {
            var rows = await Session.ListAsync<NameRow>(
                NameRow.All, new { AsOf = Today, NamedOn = day, ScopeBody = Scope.Body, ScopeTerritory = Scope.Territory });
            (names, namedOn) = (rows.ToLookup(row => row.Dimension), day);
        }

        return names;
    }

    /// <summary>The last day of what a question is about; today for one that is about no period that there is.</summary>
    public DateOnly LastDayOf(InsightQuestion question) => Span.Of(question, Calendar, [])?.Periods[^1].EndsOn ?? Today;

    /// <summary>The names of a dimension on a day, in its order.</summary>
    internal async Task<IReadOnlyList<AnswerHeading>> HeadingsAsync(Dimension dimension, DateOnly day)
    {
        if (Network?.Headings(dimension) is { } headings)
        {
            return headings;
        }

        if (names is not null && namedOn == day)
        {
            var rows = names[dimension.Code];
            return [.. (dimension == Dimension.Region ? rows.OrderBy(row => row.Code, StringComparer.Ordinal) : rows).Select(row => row.Heading)];
        }

        return await OnceAsync<IReadOnlyList<AnswerHeading>>((dimension, day), async () =>
            [.. (await Session.ListAsync<HeadingRow>(HeadingRow.Of(dimension), new { AsOf = day })).Select(row => row.Heading)]);
    }

    /// <summary>Whether names are at hand without a statement.</summary>
    internal bool HasNames(DateOnly day) => names is not null && namedOn == day;

    /// <summary>The territory of an establishment on a day; one that no figure has where it has none.</summary>
    internal Task<string> TerritoryAsync(string body, DateOnly day) => Network is not null
        ? Task.FromResult(Network.Find(body)?.TerritoryOn(day) ?? "")
        : OnceAsync((body, day), async () => HasNames(day)
        ? names![Dimension.Establishment.Code].FirstOrDefault(row => row.Code == body)?.TerritoryCode ?? ""
        : await Places.TerritoryAsync(Session, body, day));

    /// <summary>The groups in scope between two days.</summary>
    internal Task<IReadOnlyList<Place>> GroupsAsync(string? territory, DateOnly firstDay, DateOnly lastDay) => OnceAsync(
        (territory, firstDay, lastDay),
        () => Network is null
            ? Places.GroupsAsync(Session, territory, firstDay, lastDay)
            : Task.FromResult(Network.Groups(territory, firstDay, lastDay)));

    /// <summary>The establishments in scope between two days, all or those that are named.</summary>
    internal Task<IReadOnlyList<Place>> EstablishmentsAsync(IReadOnlyList<string>? named, string? territory, DateOnly firstDay, DateOnly lastDay) =>
        Network is null
            ? Places.EstablishmentsAsync(Session, named, Scope.Body, territory, firstDay, lastDay)
            : Task.FromResult(Network.InScope(named, Scope.Body, territory, firstDay, lastDay));

    /// <summary>Who serves which inhabitants.</summary>
    internal Task<IReadOnlyList<ServingRow>> ServingAsync(bool byEstablishment) =>
        OnceAsync(byEstablishment, () => Network is null
            ? Session.ListAsync<ServingRow>(byEstablishment ? ServingRow.Bodies : ServingRow.ByGroup)
            : Task.FromResult(Network.Serving(byEstablishment)));

    private async Task<T> OnceAsync<T>(object key, Func<Task<T>> read) where T : notnull
    {
        if (!kept.TryGetValue(key, out var value))
        {
            kept[key] = value = await read();
        }

        return (T)value;
    }
}
