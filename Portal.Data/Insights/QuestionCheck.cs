using Portal.Data.Access;

namespace Portal.Data.Insights;

/// <summary>What can be said against a question without asking the database.</summary>
internal static class QuestionCheck
{
    public static List<InsightProblem> Shape(AccessScope scope, InsightQuestion question)
    {
        var problems = new List<InsightProblem>();
        if (question.Rows is not null && question.Rows == question.Columns)
        {
            problems.Add(new(InsightProblemKind.SameDimension, QuestionAddress.Columns, question.Columns.Code));
        }

        // Two times at once: a period lies in one year, so all but one cell of each would be empty.
        else if (question is { Rows.Kind: DimensionKind.Time, Columns.Kind: DimensionKind.Time })
        {
            problems.Add(new(InsightProblemKind.SameDimension, QuestionAddress.Columns, question.Columns.Code));
        }

        if (question.Top is not null && question.Rows is null)
        {
            problems.Add(new(InsightProblemKind.TopWithoutRows, QuestionAddress.Top));
        }

        if (question.Comparison.Kind == ComparisonKind.Span && (question.Rows?.Kind == DimensionKind.Time || question.Columns?.Kind == DimensionKind.Time))
        {
            problems.Add(new(InsightProblemKind.SpanWithTimes, QuestionAddress.Compare));
        }

        if (question.Measures.Count > InsightQuestion.MostMeasures)
        {
            problems.Add(new(InsightProblemKind.TooMany, QuestionAddress.Measure) { Size = question.Measures.Count, Most = InsightQuestion.MostMeasures });
        }

        problems.AddRange(question.Filters.Keys.Where(dimension => dimension.Kind == DimensionKind.Time)
            .Select(dimension => new InsightProblem(InsightProblemKind.NotAFilter, dimension.Code)));
        if (question.Reach == Reach.Territory)
        {
            problems.AddRange(Unpublished(scope, question));
        }

        return problems;
    }

    /// <summary>By places, an aggregate would fall apart into what single establishments filed.</summary>
    private static IEnumerable<InsightProblem> Unpublished(AccessScope scope, InsightQuestion question)
    {
        if (scope.Body is null)
        {
            yield return new(InsightProblemKind.NotPublished, QuestionAddress.Reach);
        }

        foreach (var (dimension, parameter) in new[] { (question.Rows, QuestionAddress.Rows), (question.Columns, QuestionAddress.Columns) })
        {
            if (dimension?.Kind == DimensionKind.Place)
            {
                yield return new(InsightProblemKind.NotPublished, parameter, dimension.Code);
            }
        }

        foreach (var dimension in question.Filters.Keys.Where(dimension => dimension.Kind == DimensionKind.Place))
        {
            yield return new(InsightProblemKind.NotPublished, dimension.Code);
        }
    }
}
