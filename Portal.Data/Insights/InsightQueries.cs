using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Answers to questions on what was filed. The asker's scope comes first: nobody gets a figure that is made of more than they may read one
/// by one, but for the published aggregate of an establishment's territory (<see cref="Reach.Territory"/>).
/// </summary>
public static class InsightQueries
{
    /// <param name="today">The day of a question on today's structure.</param>
    /// <param name="calendar">Every period, in order, where the caller has them already.</param>
    public static async Task<InsightOutcome> AnswerAsync(
        IReadSession session, AccessScope scope, DateOnly today, FormCache forms, InsightQuestion question, IReadOnlyList<PeriodRow>? calendar = null)
    {
        var problems = QuestionCheck.Shape(scope, question);
        var span = Span.Of(question, calendar ?? await PeriodQueries.OfRangeAsync(session, 0, int.MaxValue), problems);
        if (span is null)
        {
            return InsightOutcome.Refused(problems);
        }

        var form = await forms.GetAsync(session, FormQueries.Telehealth, span.Periods[^1].Sequence);
        return MeasurePlan.Make(question, form, problems) is { } plan
            ? await new Answering(session, scope, question, form, plan, span, question.StructureToday ? today : question.StructureOn).AnswerAsync()
            : InsightOutcome.Refused(problems);
    }

    /// <summary>What a question can be made of, as far as the network goes: one statement.</summary>
    /// <param name="asOf">The day whose establishments and names are offered.</param>
    public static Task<IReadOnlyList<ChoiceRow>> ChoicesAsync(IReadSession session, AccessScope scope, DateOnly asOf) =>
        session.ListAsync<ChoiceRow>(ChoiceRow.All, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });
}
