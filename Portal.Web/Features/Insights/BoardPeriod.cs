using Portal.Data.Insights;

namespace Portal.Web.Features.Insights;

/// <summary>Which of an answer's periods a page is about.</summary>
internal static class BoardPeriod
{
    /// <summary>
    /// The last column where a period was asked for; else the last period with figures that is whole, or that is past its due date: a
    /// period that fills up day by day says nothing beside a whole one.
    /// </summary>
    /// <param name="answer">With periods as columns.</param>
    public static int Of(InsightAnswer answer, BoardChoice choice, DateOnly today)
    {
        var columns = Enumerable.Range(0, answer.Periods.Count).Reverse().ToList();
        var filed = columns.Where(at => answer.ColumnTotal(at).Data.Filed > 0).ToList();
        return choice.Period is not null || filed.Count == 0
            ? columns[0]
            : filed.Where(at => answer.ColumnTotal(at).Data.IsComplete || answer.Periods[at].DueOn < today).DefaultIfEmpty(filed[0]).First();
    }
}
