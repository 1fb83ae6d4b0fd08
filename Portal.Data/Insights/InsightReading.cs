using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// One asker in one transaction, with what several questions have in common: the calendar, the form, the structure and the names.
/// </summary>
public sealed class InsightReading
{
    private readonly InsightSources sources;

    private InsightReading(IReadSession session, AccessScope scope, DateOnly today, InsightSources sources, InsightNetwork network) =>
        (Session, Scope, Today, this.sources, Network) = (session, scope, today, sources, network);

    /// <summary>Whether a question is refused for its size: what somebody asks, not what a page of the portal asks for itself.</summary>
    internal bool IsBounded { get; private init; } = true;

    internal IReadSession Session { get; }
    internal AccessScope Scope { get; }
    internal DateOnly Today { get; }

    /// <summary>The structure, with every day that it had.</summary>
    internal InsightNetwork Network { get; }

    /// <summary>Every period, in order.</summary>
    public IReadOnlyList<PeriodRow> Calendar => Network.Calendar;

    /// <param name="today">The day of a question on today's structure.</param>
    public static async Task<InsightReading> BeginAsync(IReadSession session, AccessScope scope, DateOnly today, InsightSources sources) =>
        new(session, scope, today, sources, await sources.Networks.GetAsync(session));

    /// <summary>For the questions that a page of the portal makes itself.</summary>
    /// <param name="network">Got in this session.</param>
    public static InsightReading OfPage(IReadSession session, AccessScope scope, DateOnly today, InsightSources sources, InsightNetwork network) =>
        new(session, scope, today, sources, network) { IsBounded = false };

    /// <summary>What is in force at the sequence of a period of the calendar.</summary>
    public Task<Form> FormAsync(int sequence) => sources.Forms.GetAsync(Session, FormQueries.Telehealth, sequence, Calendar[^1].FormRevision);

    /// <summary>Every name that a question or its answer may need, by dimension, in the order in which people look for a name.</summary>
    /// <param name="day">The day of the names; what is offered is what is open today.</param>
    public ILookup<string, PlaceName> NamesOn(DateOnly day) => Network.PlaceNames(Scope, Today, day);

    /// <summary>The last day of what a question is about; today for one that is about no period that there is.</summary>
    public DateOnly LastDayOf(InsightQuestion question) => Span.Of(question, Calendar, [])?.Periods[^1].EndsOn ?? Today;
}
