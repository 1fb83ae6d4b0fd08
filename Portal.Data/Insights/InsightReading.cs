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
    private readonly InsightSources sources;
    private readonly Dictionary<object, object> kept = [];
    private ILookup<string, NameRow>? names;
    private DateOnly namedOn;
    private InsightNetwork? network;
    private int? revision;

    private InsightReading(IReadSession session, AccessScope scope, DateOnly today, InsightSources sources, IReadOnlyList<PeriodRow> calendar) =>
        (Session, Scope, Today, this.sources, Calendar) = (session, scope, today, sources, calendar);

    /// <summary>Whether a question is refused for its size: what somebody asks, not what a page of the portal asks for itself.</summary>
    internal bool IsBounded { get; private init; } = true;

    internal IReadSession Session { get; }
    internal AccessScope Scope { get; }
    internal DateOnly Today { get; }

    /// <summary>Every period, in order.</summary>
    public IReadOnlyList<PeriodRow> Calendar { get; }

    /// <param name="today">The day of a question on today's structure.</param>
    public static async Task<InsightReading> BeginAsync(IReadSession session, AccessScope scope, DateOnly today, InsightSources sources) =>
        new(session, scope, today, sources, await PeriodQueries.OfRangeAsync(session, 0, int.MaxValue));

    /// <summary>For the questions that a page of the portal makes itself.</summary>
    /// <param name="calendar">Every period, in order, read in this session; one at least.</param>
    /// <param name="network">Got in this session.</param>
    public static InsightReading OfPage(
        IReadSession session, AccessScope scope, DateOnly today, InsightSources sources, IReadOnlyList<PeriodRow> calendar, InsightNetwork network) =>
        new(session, scope, today, sources, calendar) { network = network, revision = calendar[^1].FormRevision, IsBounded = false };

    /// <summary>The structure, with every day that it had.</summary>
    internal async Task<InsightNetwork> NetworkAsync() => network ??= await sources.Networks.GetAsync(Session);

    /// <summary>What is in force at the sequence of a period.</summary>
    public async Task<Form> FormAsync(int sequence) =>
        await sources.Forms.GetAsync(Session, FormQueries.Telehealth, sequence, revision ??= await FormQueries.RevisionAsync(Session, FormQueries.Telehealth));

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
    internal async Task<IReadOnlyList<AnswerHeading>> HeadingsAsync(Dimension dimension, DateOnly day) =>
        (await NetworkAsync()).Headings(dimension, day) ?? await KnownAsync(dimension, day);

    /// <summary>The same, with what holds no establishment.</summary>
    internal async Task<IReadOnlyList<AnswerHeading>> KnownAsync(Dimension dimension, DateOnly day)
    {
        if (dimension == Dimension.Establishment)
        {
            return await HeadingsAsync(dimension, day);
        }

        if (names is not null && namedOn == day)
        {
            return [.. names[dimension.Code].Select(row => row.Heading)];
        }

        return await OnceAsync<IReadOnlyList<AnswerHeading>>((dimension, day), async () =>
            [.. (await Session.ListAsync<HeadingRow>(HeadingRow.Of(dimension), new { AsOf = day })).Select(row => row.Heading)]);
    }

    private async Task<T> OnceAsync<T>(object key, Func<Task<T>> read) where T : notnull
    {
        if (!kept.TryGetValue(key, out var value))
        {
            kept[key] = value = await read();
        }

        return (T)value;
    }
}
