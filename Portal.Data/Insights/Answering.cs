using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>The course of answering one question: who is in it, what the axes are, what was filed, what it comes to.</summary>
internal sealed class Answering(
    IReadSession session, AccessScope scope, InsightQuestion question, Form form, MeasurePlan plan, Span span, DateOnly? structure)
{
    private readonly DateOnly firstDay = span.Opened[0].StartsOn;
    private readonly DateOnly lastDay = span.Periods[^1].EndsOn;

    /// <summary>Establishments are told apart only where the question, or the scope, names them.</summary>
    private readonly bool byEstablishment = (scope.Body is not null && question.Reach == Reach.Scope)
        || question.Rows == Dimension.Establishment || question.Columns == Dimension.Establishment || question.Filters.ContainsKey(Dimension.Establishment);

    public async Task<InsightOutcome> AnswerAsync()
    {
        var territory = question.Reach == Reach.Territory ? await Places.TerritoryAsync(session, scope.Body!, lastDay) : scope.Territory;
        var places = byEstablishment
            ? await Places.EstablishmentsAsync(session, question.Filters.GetValueOrDefault(Dimension.Establishment), scope.Body, territory, firstDay, lastDay)
            : await Places.GroupsAsync(session, territory, firstDay, lastDay);
        var axes = new Axes(question, form, span.Periods, structure, places, !scope.SeesWholeNetwork);
        var problems = await axes.ReadAsync(session, lastDay);
        if (problems.Count > 0)
        {
            return InsightOutcome.Refused(problems);
        }

        var (rows, columns) = (axes.Rows, axes.Columns);
        var kept = await KeptFigures.PrepareAsync(session, plan, question.Basis, byEstablishment);
        var sorting = new PlaceSorting(question, territory, structure, rows, columns);
        var isWhole = territory is null && scope.Body is null && question.Filters.Keys.All(dimension => dimension.Kind != DimensionKind.Place);
        var time = TimeAxis.Over(span.Periods, TimeOf(rows, columns));
        var spans = new[] { time, Before(time, rows, columns) }.OfType<TimeAxis>().ToList();
        var read = new List<Tabulation>();
        foreach (var one in spans)
        {
            var sorted = Sorted(places, sorting, one);
            if (kept.RowsOf(sorted.Count, one.Periods) is var size and > KeptFigures.MostRows)
            {
                return InsightOutcome.Refused(
                    new InsightProblem(InsightProblemKind.TooLarge, QuestionAddress.From) { Size = size, Most = KeptFigures.MostRows });
            }

            read.Add(await TabulateAsync(kept, places, sorted, isWhole, sorting, rows, columns, one));
        }

        var builder = new AnswerBuilder(question, form, plan, rows, columns, scope.MasksSmallCells || question.Reach == Reach.Territory);
        var answer = builder.Build(read[0], read.ElementAtOrDefault(1), span.Periods, spans.ElementAtOrDefault(1)?.Periods ?? []);
        return new InsightOutcome(answer with { Rows = await axes.NamedAsync(session, answer.Rows, lastDay) }, []);
    }

    private static Dimension? TimeOf(Axis rows, Axis columns) =>
        rows.Is(DimensionKind.Time) ? rows.Dimension : columns.Is(DimensionKind.Time) ? columns.Dimension : null;

    private TimeAxis? Before(TimeAxis time, Axis rows, Axis columns) => question.Comparison.Kind switch
    {
        ComparisonKind.None => null,
        ComparisonKind.Span => TimeAxis.Whole(span.Compared!),
        var kind => time.Before(kind, span.Opened, TimeOf(rows, columns)),
    };

    /// <summary>The places that have a part in the answer, with where they stand in each period.</summary>
    private static Dictionary<int, (int Row, int Column)[]> Sorted(IReadOnlyList<Place> places, PlaceSorting sorting, TimeAxis time) => places
        .Select(place => (place.Row.PlaceId, Periods: sorting.Sort(place, time.Periods)))
        .Where(place => Array.Exists(place.Periods, period => period.Row >= 0))
        .ToDictionary(place => place.PlaceId, place => place.Periods);

    private async Task<Tabulation> TabulateAsync(
        KeptFigures kept, IReadOnlyList<Place> places, Dictionary<int, (int Row, int Column)[]> sorted, bool isWhole, PlaceSorting sorting,
        Axis rows, Axis columns, TimeAxis time)
    {
        var figures = new Cube(plan.OverTimes, time, rows, columns);
        var filings = new Cube([OverTime.Sum], time, Whole(rows), Whole(columns));
        if (time.Periods.Count > 0)
        {
            await kept.ReadAsync(session, sorted, isWhole, figures, filings);
        }

        return new Tabulation(figures, filings, plan.NeedsPopulation ? await ServedAsync(places, sorting, rows, columns, time) : null);
    }

    private async Task<Served> ServedAsync(IReadOnlyList<Place> places, PlaceSorting sorting, Axis rows, Axis columns, TimeAxis time)
    {
        var byId = places.ToDictionary(place => place.Row.PlaceId);
        return new Served(
            await session.ListAsync<ServingRow>(byEstablishment ? ServingRow.Bodies : ServingRow.ByGroup),
            (place, day) => byId.TryGetValue(place, out var known) ? sorting.Sort(known, day) : (-1, -1),
            rows, columns, time);
    }

    /// <summary>A filing is whole: it has no part in each category.</summary>
    private static Axis Whole(Axis axis) => axis.Is(DimensionKind.Category) ? Axis.Whole : axis;
}
