using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>The opened periods that a question is about, and those that they are compared with.</summary>
/// <param name="Periods">One at least, in order.</param>
internal sealed record Span(IReadOnlyList<PeriodRow> Periods, IReadOnlyList<PeriodRow>? Compared, IReadOnlyList<PeriodRow> Opened)
{
    /// <param name="calendar">Every period, in order.</param>
    /// <returns>Null when there were problems, or there are now.</returns>
    public static Span? Of(InsightQuestion question, IReadOnlyList<PeriodRow> calendar, List<InsightProblem> problems)
    {
        var opened = calendar.Where(period => period.IsOpened).ToList();
        var from = Find(calendar, question.From, QuestionAddress.From, problems);
        var to = Find(calendar, question.To, QuestionAddress.To, problems) ?? (opened.Count > 0 ? opened[^1] : null);
        if (problems.Count > 0)
        {
            return null;
        }

        if (to is null)
        {
            problems.Add(new(InsightProblemKind.NoPeriod, QuestionAddress.To));
            return null;
        }

        var periods = Between(opened, from?.Sequence ?? (to.Sequence - CellHistory.PeriodsOfYear + 1), to.Sequence, QuestionAddress.From, problems);
        IReadOnlyList<PeriodRow>? compared = null;
        if (question.Comparison is { Kind: ComparisonKind.Span } span)
        {
            var (first, last) = (Find(calendar, span.From, QuestionAddress.Compare, problems), Find(calendar, span.To, QuestionAddress.Compare, problems));
            compared = first is null || last is null ? null : Between(opened, first.Sequence, last.Sequence, QuestionAddress.Compare, problems);
        }

        return problems.Count > 0 ? null : new Span(periods, compared, opened);
    }

    private static PeriodRow? Find(IReadOnlyList<PeriodRow> calendar, string? code, string parameter, List<InsightProblem> problems)
    {
        var period = code is null ? null : calendar.FirstOrDefault(period => period.Code == code);
        if (code is not null && period is null)
        {
            problems.Add(new(InsightProblemKind.UnknownPeriod, parameter, code));
        }

        return period;
    }

    private static List<PeriodRow> Between(List<PeriodRow> opened, int from, int to, string parameter, List<InsightProblem> problems)
    {
        var periods = opened.Where(period => period.Sequence >= from && period.Sequence <= to).ToList();
        if (from > to)
        {
            problems.Add(new(InsightProblemKind.Reversed, parameter));
        }
        else if (periods.Count == 0)
        {
            problems.Add(new(InsightProblemKind.NoPeriod, parameter));
        }

        return periods;
    }
}
