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
    private InsightNetwork? network;

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
        new(session, scope, today, sources, calendar) { network = network, IsBounded = false };

    /// <summary>The structure, with every day that it had.</summary>
    internal async Task<InsightNetwork> NetworkAsync() => network ??= await sources.Networks.GetAsync(Session);

    /// <summary>What is in force at the sequence of a period of the calendar.</summary>
    public Task<Form> FormAsync(int sequence) => sources.Forms.GetAsync(Session, FormQueries.Telehealth, sequence, Calendar[^1].FormRevision);

    /// <summary>Every name that a question or its answer may need, by dimension, in the order in which people look for a name.</summary>
    /// <param name="day">The day of the names; what is offered is what is open today.</param>
    public async Task<ILookup<string, PlaceName>> NamesAsync(DateOnly day) => (await NetworkAsync()).PlaceNames(Scope, Today, day);

    /// <summary>The last day of what a question is about; today for one that is about no period that there is.</summary>
    public DateOnly LastDayOf(InsightQuestion question) => Span.Of(question, Calendar, [])?.Periods[^1].EndsOn ?? Today;
}
