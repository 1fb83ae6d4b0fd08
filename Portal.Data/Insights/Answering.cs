using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>The course of answering one question: who is in it, what the axes are, what is to be read, what it comes to.</summary>
internal sealed class Answering
{
    /// <summary>A territory that no figure has, of an establishment without one.</summary>
    private const string Nowhere = "";

    private readonly InsightReading reading;
    private readonly InsightQuestion question;
    private readonly List<InsightProblem> problems;
    private readonly List<Tabulation> tabulations = [];
    private readonly List<FigureRead> reads = [];
    private Span span = null!;
    private MeasurePlan plan = null!;
    private Form form = null!;
    private Axes axes = null!;
    private IReadOnlyList<PeriodRow> comparedWith = [];

    /// <summary>Of all, where only the largest were asked for by name; null where the answer adds up to its own totals.</summary>
    private Answering? whole;

    private Answering(InsightReading reading, InsightQuestion question) =>
        (this.reading, this.question, problems) = (reading, question, QuestionCheck.Shape(reading.Scope, question));

    /// <summary>What the answer waits for; nothing where there is none.</summary>
    public IReadOnlyList<FigureRead> Reads => problems.Count == 0 ? [.. reads, .. whole?.Reads ?? []] : [];

    private DateOnly LastDay => span.Periods[^1].EndsOn;

    private DateOnly? Structure => question.StructureToday ? reading.Today : question.StructureOn;

    /// <summary>Establishments are told apart only where the question, or the scope, names them.</summary>
    private bool ByEstablishment => (reading.Scope.Body is not null && question.Reach == Reach.Scope)
        || question.Rows == Dimension.Establishment || question.Columns == Dimension.Establishment || question.Filters.ContainsKey(Dimension.Establishment);

    /// <summary>Checks the question, and says what it reads.</summary>
    public static async Task<Answering> PrepareAsync(InsightReading reading, InsightQuestion question)
    {
        var one = new Answering(reading, question);
        if (Span.Of(question, reading.Calendar, one.problems) is { } span)
        {
            (one.span, one.form) = (span, await reading.FormAsync(span.Periods[^1].Sequence));
            if (MeasurePlan.Make(question, one.form, one.problems) is { } plan)
            {
                if (await LargestEstablishments.FindAsync(reading, question, span, one.form) is { } largest)
                {
                    return await OfLargestAsync(one, largest);
                }

                one.plan = plan;
                one.LayOut();
            }
        }

        return one;
    }

    /// <summary>The same question of the largest alone, and of the network as one for the totals.</summary>
    private static async Task<Answering> OfLargestAsync(Answering asked, IReadOnlyList<string> largest)
    {
        var (reading, question) = (asked.reading, asked.question);
        var filters = new Dictionary<Dimension, IReadOnlyList<string>>(question.Filters) { [Dimension.Establishment] = largest };
        var one = await PrepareAsync(reading, question with { Filters = filters });
        one.whole = await PrepareAsync(reading, question with { Rows = null, Top = null });
        one.problems.AddRange(one.whole.problems);
        return one;
    }

    /// <summary>Once everything was read.</summary>
    public InsightOutcome Answer()
    {
        if (problems.Count > 0)
        {
            return InsightOutcome.Refused(problems);
        }

        var masks = reading.Scope.MasksSmallCells || question.Reach == Reach.Territory;
        var builder = new AnswerBuilder(question, form, plan, axes.Rows, axes.Columns, masks);
        var answer = builder.Build(tabulations[0], tabulations.ElementAtOrDefault(1), span.Periods, comparedWith);
        return new InsightOutcome(whole is null ? answer : Complete(answer, whole.Answer().Answer!), []);
    }

    private InsightAnswer Complete(InsightAnswer largest, InsightAnswer all) => largest with
    {
        Question = all.Question with { Rows = question.Rows, Top = question.Top },
        HiddenRows = reading.Network.CountOpen(span.Periods[0].StartsOn, LastDay) - largest.Rows.Count,
        ColumnTotals = all.ColumnTotals,
        Totals = all.Totals,
    };

    private void LayOut()
    {
        var scope = reading.Scope;
        var network = reading.Network;
        var territory = question.Reach == Reach.Territory ? network.Find(scope.Body!)?.TerritoryOn(LastDay) ?? Nowhere : scope.Territory;
        var firstDay = span.Opened[0].StartsOn;
        var places = ByEstablishment
            ? network.InScope(question.Filters.GetValueOrDefault(Dimension.Establishment), scope.Body, territory, firstDay, LastDay)
            : network.Groups(territory, firstDay, LastDay);
        axes = new Axes(reading, network, question, form, span.Periods, Structure, places);
        problems.AddRange(axes.Lay(LastDay));
        var time = TimeAxis.Over(span.Periods, TimeOf());
        var sorting = new PlaceSorting(question, territory, Structure, axes.Rows, axes.Columns);
        Tabulate(time, network, places, sorting, territory is null);
        if (problems.Count == 0 && Before(time) is { } before)
        {
            comparedWith = before.Periods;
            Tabulate(before, network, places, sorting, territory is null);
        }
    }

    /// <summary>Makes room for a span's figures, and says which are to be read into it.</summary>
    private void Tabulate(TimeAxis time, InsightNetwork network, IReadOnlyList<Place> places, PlaceSorting sorting, bool isWholeNetwork)
    {
        if (problems.Count > 0)
        {
            return;
        }

        var sorted = new SortedPlaces(places, place => sorting.Sort(place, time.Periods));
        if (reading.IsBounded && FigureReads.YearsOf(plan, sorted.Count, time.Periods) is var size and > FigureReads.MostYears)
        {
            problems.Add(new(InsightProblemKind.TooLarge, QuestionAddress.From) { Size = size, Most = FigureReads.MostYears });
            return;
        }

        var (rows, columns) = (axes.Rows, axes.Columns);
        var figures = new Cube(plan.OverTimes, time, rows, columns);
        var filings = new Cube([OverTime.Sum], time, Whole(rows), Whole(columns));
        var isWhole = isWholeNetwork && reading.Scope.Body is null && question.Filters.Keys.All(dimension => dimension.Kind != DimensionKind.Place);
        if (FigureReads.Make(plan, question.Basis, ByEstablishment, sorted, isWhole, figures, filings) is { } read)
        {
            reads.Add(read);
        }

        tabulations.Add(new Tabulation(figures, filings, plan.NeedsPopulation ? ServedBy(network, places, sorting, time) : null));
    }

    private Dimension? TimeOf() =>
        axes.Rows.Is(DimensionKind.Time) ? axes.Rows.Dimension : axes.Columns.Is(DimensionKind.Time) ? axes.Columns.Dimension : null;

    private TimeAxis? Before(TimeAxis time) => question.Comparison.Kind switch
    {
        ComparisonKind.None => null,
        ComparisonKind.Span => TimeAxis.Whole(span.Compared!),
        var kind => time.Before(kind, span.Opened, TimeOf()),
    };

    private Served ServedBy(InsightNetwork network, IReadOnlyList<Place> places, PlaceSorting sorting, TimeAxis time)
    {
        var byId = places.ToDictionary(place => place.Id);
        return new Served(
            network.Servers(ByEstablishment),
            (place, day) => byId.TryGetValue(place, out var known) ? sorting.Sort(known, day) : (-1, -1),
            axes.Rows, axes.Columns, time);
    }

    /// <summary>A filing is whole: it has no part in each category.</summary>
    private static Axis Whole(Axis axis) => axis.Is(DimensionKind.Category) ? Axis.Whole : axis;
}
