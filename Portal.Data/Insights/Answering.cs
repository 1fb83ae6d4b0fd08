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

    public async Task<InsightOutcome> AnswerAsync()
    {
        var territory = question.Reach == Reach.Territory ? await Places.TerritoryAsync(session, scope.Body!, lastDay) : scope.Territory;
        var places = await Places.ReadAsync(session, question.Reach == Reach.Territory ? null : scope.Body, territory, firstDay, lastDay);
        var axes = new Axes(question, form, span.Periods, structure, places);
        var problems = await axes.ReadAsync(session, lastDay);
        if (problems.Count > 0)
        {
            return InsightOutcome.Refused(problems);
        }

        var (rows, columns) = (axes.Rows, axes.Columns);
        var time = TimeAxis.Over(span.Periods, rows.Is(DimensionKind.Time) ? rows.Dimension : columns.Is(DimensionKind.Time) ? columns.Dimension : null);
        var sorting = new PlaceSorting(question, territory, structure, rows, columns);
        var now = await TabulateAsync(places, sorting, rows, columns, time);
        var earlier = Before(time, rows, columns);
        var before = earlier is { Periods.Count: > 0 } ? await TabulateAsync(places, sorting, rows, columns, earlier)
            : earlier is null ? null : Empty(rows, columns, earlier);
        var builder = new AnswerBuilder(question, form, plan, rows, columns, scope.MasksSmallCells || question.Reach == Reach.Territory);
        return new InsightOutcome(builder.Build(now, before, span.Periods, earlier?.Periods ?? []), []);
    }

    private TimeAxis? Before(TimeAxis time, Axis rows, Axis columns) => question.Comparison.Kind switch
    {
        ComparisonKind.None => null,
        ComparisonKind.Span => TimeAxis.Whole(span.Compared!),
        var kind => time.Before(kind, span.Opened, rows.Is(DimensionKind.Time) ? rows.Dimension : columns.Is(DimensionKind.Time) ? columns.Dimension : null),
    };

    private Tabulation Empty(Axis rows, Axis columns, TimeAxis time) =>
        new(new Cube(plan.OverTimes, time, rows, columns), new Cube([OverTime.Sum], time, Whole(rows), Whole(columns)), null);

    private async Task<Tabulation> TabulateAsync(IReadOnlyList<Place> places, PlaceSorting sorting, Axis rows, Axis columns, TimeAxis time)
    {
        var made = Empty(rows, columns, time);
        var sorted = places.ToDictionary(place => place.Row.PlaceId, place => sorting.Sort(place, time.Periods));
        var at = time.Periods.Select((period, index) => (period.Sequence, index)).ToDictionary(pair => pair.Sequence, pair => pair.index);
        var args = new
        {
            FormCode = FormQueries.Telehealth,
            FromSequence = time.Periods[0].Sequence,
            ToSequence = time.Periods[^1].Sequence,
            IsAccepted = question.Basis == Basis.Accepted,
            Indicators = plan.Symbols.Select(symbol => symbol.Code).Distinct().ToList(),
        };
        foreach (var fact in await session.ListAsync<FactRow>(FactRow.OfSpan, args))
        {
            var (period, row, column) = Where(fact.PlaceId, fact.Sequence);
            if (row < 0)
            {
                continue;
            }

            foreach (var target in fact.Kept.SelectMany(plan.TargetsOf))
            {
                made.Figures.Add(row + target.Row, column + target.Column, target.Symbol, period, fact.Figures);
            }
        }

        foreach (var filed in await session.ListAsync<FiledRow>(FiledRow.OfSpan, args))
        {
            var (period, row, column) = Where(filed.PlaceId, filed.Sequence);
            if (row >= 0)
            {
                made.Filings.Add(row, column, 0, period, filed.Figures);
            }
        }

        return made with { Served = await ServedAsync(places, sorting, rows, columns, time) };

        (int Period, int Row, int Column) Where(int place, int sequence) =>
            sorted.TryGetValue(place, out var periods) && at.TryGetValue(sequence, out var period) ? (period, periods[period].Row, periods[period].Column) : (0, -1, -1);
    }

    private async Task<Served?> ServedAsync(IReadOnlyList<Place> places, PlaceSorting sorting, Axis rows, Axis columns, TimeAxis time)
    {
        if (!plan.NeedsPopulation)
        {
            return null;
        }

        var byId = places.ToDictionary(place => place.Row.PlaceId);
        return new Served(
            await session.ListAsync<ServingRow>(ServingRow.Bodies),
            (place, day) => byId.TryGetValue(place, out var known) ? sorting.Sort(known, day) : (-1, -1),
            rows, columns, time);
    }

    /// <summary>A filing is whole: it has no part in each category.</summary>
    private static Axis Whole(Axis axis) => axis.Is(DimensionKind.Category) ? Axis.Whole : axis;
}
