using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>
/// Finds the establishments with the largest sums without adding up those that cannot be among them: sheets are read from the highest
/// peak down, until the peaks that are left are below the last sum that is needed (Fagin, Lotem and Naor, “Optimal aggregation algorithms
/// for middleware”, 2003). What that costs does not grow with the network, but for one number a sheet.
/// </summary>
internal static class LargestEstablishments
{
    private const int Hundredths = 100;

    /// <summary>
    /// For questions on the whole network whose first measure is an answer of the form that adds up over periods; a ratio or a mean may be
    /// high where the sums are low.
    /// </summary>
    /// <param name="form">That of the span's last period.</param>
    /// <returns>
    /// More codes than the question keeps, and with each every other that is as large; null where every establishment has to be looked at.
    /// </returns>
    public static async Task<IReadOnlyList<string>?> FindAsync(InsightReading reading, InsightQuestion question, Span span, Form form)
    {
        var network = reading.Network;
        if (question.Top is not { } top || question.Rows != Dimension.Establishment || question.Columns?.Kind == DimensionKind.Place
            || !reading.Scope.SeesWholeNetwork || question.Filters.Keys.Any(dimension => dimension.Kind == DimensionKind.Place)
            || network.Sheets.Count <= top + 1 // the largest may lie on as many
            || MeasurePlan.Make(Ranked(question, form), form, []) is not { Measures: [{ Indicator.Kind: not IndicatorKind.Derived }], OverTimes: [OverTime.Sum], Kept.Count: > 0 } plan)
        {
            return null;
        }

        var rows = network.AllOn(span.Periods[^1].EndsOn);
        var figures = new Cube(plan.OverTimes, TimeAxis.Whole(span.Periods), rows, Axis.Whole);
        var cut = plan.Kept.Select(Cut.CodeOf).Distinct().Single();
        var years = FigureReads.Years(span.Periods);
        var peaks = new List<(int Sheet, long Peak)>();
        await reading.Session.EachAsync(BodySheets.Peaks, new { Cut = cut, Years = years }, row => peaks.Add((row.GetInt32(0), row.GetInt64(1))));
        var largest = new List<(string Code, decimal Sum)>();
        foreach (var sheets in peaks.Chunk(top + 1))
        {
            if (largest.Count > top && largest[top].Sum * Hundredths > sheets[0].Peak * plan.Kept.Count)
            {
                break;
            }

            var places = sheets.SelectMany(sheet => network.Sheets[sheet.Sheet]).ToList();
            var sorted = new SortedPlaces(places, place => new SortedPlace(rows.IndexOf(place.BodyCode!), 0));
            await FigureReads.RunAsync(reading.Session, [FigureReads.OfFigures(plan, question.Basis, sorted, figures)]);
            largest.AddRange(from place in places
                             let row = rows.IndexOf(place.BodyCode!)
                             where row >= 0
                             let sum = Sum(figures, row, reading.Scope.MasksSmallCells)
                             where sum is not null
                             select (place.BodyCode!, sum.Value));
            largest.Sort((one, other) => other.Sum.CompareTo(one.Sum));
        }

        return largest.Count > top ? [.. largest.TakeWhile(one => one.Sum >= largest[top].Sum).Select(one => one.Code)] : null;
    }

    /// <summary>As the asker may see it; null where that is no number.</summary>
    private static decimal? Sum(Cube figures, int row, bool masksSmallCells) =>
        figures.Gather(row, 0, 0) is [var sum] && sum.Seen(masksSmallCells).Aggregate is { Kind: QuantityKind.Number } seen ? seen.Amount : null;

    /// <summary>By one sum each: a column of each category of a breakdown is the sum of those categories.</summary>
    private static InsightQuestion Ranked(InsightQuestion question, Form form)
    {
        var filters = question.Filters.ToDictionary();
        if (question.Columns is { Kind: DimensionKind.Category } columns)
        {
            filters.TryAdd(columns, [.. form.CategoriesOf(columns.Code).Select(category => category.Code)]);
        }

        return question with { Measures = [question.Measures[0]], Rows = null, Columns = null, Filters = filters };
    }
}
