using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;

namespace Portal.Web.Features.Documents;

/// <summary>Reads what documents on utilization have in common. The number of statements does not grow with establishments.</summary>
internal static class UtilizationReading
{
    /// <summary>Whether every filing of a span is accepted or waived.</summary>
    public static async Task<bool> IsFinalAsync(IReadSession session, DocumentQuestion question, UtilizationFilter filter)
    {
        var states = await AttentionQueries.StateCountsAsync(session, question.Scope, question.AsOf, filter);
        return states.Count > 0 && states.All(row => row.State is ObligationState.Accepted or ObligationState.Waived);
    }

    /// <param name="session">The transaction that everything is read in.</param>
    /// <param name="forms">The forms as they were in each of the spans.</param>
    /// <param name="question">Whose scope, which day, which language.</param>
    /// <param name="periods">Opened ones, in order.</param>
    /// <param name="filter">The same periods, and a territory or an establishment.</param>
    /// <param name="cancel">Stops between two statements.</param>
    public static async Task<UtilizationReportData> ReadAsync(
        IReadSession session, FormCache forms, DocumentQuestion question, IReadOnlyList<PeriodRow> periods, UtilizationFilter filter, CancellationToken cancel)
    {
        var (scope, count) = (question.Scope, filter.ToSequence - filter.FromSequence + 1);
        var form = await forms.GetAsync(session, FormQueries.Telehealth, filter.ToSequence);
        var yearAgo = filter with { FromSequence = filter.FromSequence - CellHistory.PeriodsOfYear, ToSequence = filter.ToSequence - CellHistory.PeriodsOfYear };
        var before = filter with { FromSequence = filter.FromSequence - count, ToSequence = filter.FromSequence - 1 };
        var course = filter with { FromSequence = filter.ToSequence - CellHistory.PeriodsOfYear + 1 };
        var calendar = await PeriodQueries.OfRangeAsync(session, Math.Min(yearAgo.FromSequence, course.FromSequence), filter.ToSequence);
        return new UtilizationReportData
        {
            Form = form,
            Periods = periods,
            Rows = await UtilizationQueries.SummaryAsync(session, scope, filter),
            Completeness = await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, filter),
            Population = await PopulationRow.ServedAsync(session, scope, periods[^1].EndsOn, filter.Territory, filter.Body),
            Previous = question.Year is { Length: > 0 } ? null : await ComparedAsync(before),
            YearBefore = await ComparedAsync(yearAgo),
            CoursePeriods = [.. calendar.Where(period => period.Sequence >= course.FromSequence)],
            Course = await UtilizationQueries.SeriesAsync(
                session, scope, course with { FromSequence = course.FromSequence - CellHistory.PeriodsOfYear }, [EstablishmentLine.Indicators[0]]),
            Establishments = EstablishmentLine.Of(
                await BodyObligations.ReadAsync(UtilizationQueries.StreamObligationsAsync(session, scope, question.AsOf, filter), cancel),
                await BodiesAsync(filter), await BodiesAsync(yearAgo), question.Language),
        };

        async Task<List<BodySums>> BodiesAsync(UtilizationFilter wanted) => await UtilizationQueries
            .StreamBodiesAsync(session, scope, wanted, form, EstablishmentLine.Indicators, EstablishmentLine.Indicators[0]).ToListAsync(cancel);

        async Task<ComparedSpan?> ComparedAsync(UtilizationFilter wanted)
        {
            var compared = calendar.Where(period => period.Sequence >= wanted.FromSequence && period.Sequence <= wanted.ToSequence).ToList();
            var completeness = Completeness.Sum(await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, wanted));
            return compared.Count < count || completeness.Filed == 0 ? null : new ComparedSpan
            {
                Name = ComparedSpan.NameOf(compared, question.Language),
                Form = await forms.GetAsync(session, FormQueries.Telehealth, wanted.ToSequence),
                FromSequence = wanted.FromSequence,
                Rows = await UtilizationQueries.SummaryAsync(session, scope, wanted),
                Completeness = completeness,
                Population = await PopulationRow.ServedAsync(session, scope, compared[^1].EndsOn, wanted.Territory, wanted.Body),
            };
        }
    }
}
