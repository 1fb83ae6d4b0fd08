using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>The rows and columns of an answer; and whether the codes of its filters are there.</summary>
/// <param name="places">Those that the asker's scope holds.</param>
internal sealed class Axes(InsightReading reading, InsightNetwork network, InsightQuestion question, Form form, IReadOnlyList<PeriodRow> periods, DateOnly? structure, IReadOnlyList<Place> places)
{
    /// <summary>There are other places: what is known and has none in here is out of scope, not empty.</summary>
    private readonly bool isBounded = !reading.Scope.SeesWholeNetwork;

    public Axis Rows { get; private set; } = Axis.Whole;

    public Axis Columns { get; private set; } = Axis.Whole;

    /// <summary>Once, before they are asked for.</summary>
    public IReadOnlyList<InsightProblem> Lay(DateOnly asOf)
    {
        var problems = new List<InsightProblem>();
        foreach (var (dimension, codes) in question.Filters.Where(filter => filter.Key.Kind == DimensionKind.Place))
        {
            var unseen = codes.Except(CodesOf(dimension)).ToList();
            if (unseen.Count > 0)
            {
                var known = network.Headings(dimension, asOf).Select(heading => heading.Code).ToHashSet(StringComparer.Ordinal);
                problems.AddRange(unseen.Where(code => isBounded || !known.Contains(code)).Select(code =>
                    new InsightProblem(known.Contains(code) ? InsightProblemKind.OutOfScope : InsightProblemKind.UnknownCode, dimension.Code, code)));
            }
        }

        Rows = Make(question.Rows, asOf);
        Columns = Make(question.Columns, asOf);
        var cells = (long)Math.Min(Rows.Count, question.Top ?? Rows.Count) * Columns.Count * question.Measures.Count;
        if (reading.IsBounded && cells > InsightQuestion.MostCells)
        {
            var larger = Rows.Count >= Columns.Count ? QuestionAddress.Rows : QuestionAddress.Columns;
            problems.Add(new(InsightProblemKind.TooLarge, larger) { Size = cells, Most = InsightQuestion.MostCells });
        }

        return problems;
    }

    private Axis Make(Dimension? dimension, DateOnly asOf) => dimension?.Kind switch
    {
        null => Axis.Whole,
        DimensionKind.Category => new Axis(dimension, [.. MeasurePlan.Categories(question, form, dimension.Code)
            .Select(category => new AnswerHeading(category.Code, category.NameFr, category.NameEn))]),
        DimensionKind.Time => new Axis(dimension, [.. periods.Select(period => TimeAxis.CodeOf(dimension, period)).Distinct()
            .Select(code => new AnswerHeading(code, code, code))]),
        _ => dimension == Dimension.Establishment && network.AreAll(places) && !question.Filters.ContainsKey(dimension)
            ? network.AllOn(asOf)
            : PlacesOf(dimension, asOf),
    };

    /// <summary>What the places of the answer belong to in some period, in the order of the headings; what belongs to nothing comes last.</summary>
    private Axis PlacesOf(Dimension dimension, DateOnly asOf)
    {
        var present = CodesOf(dimension);
        if (question.Filters.TryGetValue(dimension, out var wanted))
        {
            present.IntersectWith(wanted);
        }

        List<AnswerHeading> shown = dimension == Dimension.Establishment
            ? [.. network.Headings(present, asOf)]
            : [.. network.Headings(dimension, asOf).Where(heading => present.Contains(heading.Code))];
        return new Axis(dimension, present.Contains("") ? [.. shown, AnswerHeading.Whole] : shown);
    }

    private HashSet<string> CodesOf(Dimension dimension)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (dimension != Dimension.Territory && dimension != Dimension.Centre)
            {
                codes.Add(PlaceSorting.CodeOf(dimension, place, null));
            }
            else if (structure is { } day)
            {
                codes.Add(place.TerritoryUnder(day) ?? "");
            }
            else
            {
                codes.UnionWith(place.Course.Select(span => span.Code));
                codes.Add("");
            }
        }

        return codes;
    }
}
