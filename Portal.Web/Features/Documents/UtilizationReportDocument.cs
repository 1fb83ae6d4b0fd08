using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;
using UtilizationTexts = Portal.Reports.Utilization.UtilizationTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The utilization report: key figures, what changed, totals, derived indicators and completeness of a period, a quarter or a fiscal year.</summary>
internal sealed class UtilizationReportDocument(FormCache forms) : IDocument
{
    public string Name => "utilization-report";

    public DocumentFamily Family => DocumentFamily.Utilization;

    public DocumentParameters Parameters => DocumentParameters.Territory | DocumentParameters.Establishment | DocumentParameters.Span;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var t = UtilizationTexts.For(question.Language);
        var span = await DocumentSpan.ReadAsync(session, question);
        if (span.Problem is { } noSpan)
        {
            return DocumentResult.Refused(noSpan);
        }

        // A report on a past period uses the structure of that period.
        var last = span.Last;
        var subject = await DocumentSubject.ReadAsync(session, question, last.EndsOn, Parameters);
        if (subject.Problem is { } noSubject)
        {
            return DocumentResult.Refused(noSubject);
        }

        var filter = new UtilizationFilter(span.Periods[0].Sequence, last.Sequence) { Territory = subject.Territory?.Code, Body = subject.Establishment?.Code };
        var data = await ReadAsync(session, question, span, filter, cancel);
        var states = await AttentionQueries.StateCountsAsync(session, question.Scope, question.AsOf, filter);
        var isFinal = states.Count > 0 && states.All(row => row.State is ObligationState.Accepted or ObligationState.Waived);
        var frame = question.Frame(t.Title, Subject(question, subject, span), $"RU-{subject.Code}-{span.Code}", now, isFinal ? t.StatusFinal : t.StatusProvisional);
        await (question.Format == DocumentFormat.Pdf
            ? UtilizationReport.WritePdfAsync(data, frame, output, cancel)
            : UtilizationReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    private static string Subject(DocumentQuestion question, DocumentSubject subject, DocumentSpan span)
    {
        var t = UtilizationTexts.For(question.Language);
        return question switch
        {
            { Year.Length: > 0 } => t.SubjectYear(subject.Name, span.Code),
            { Quarter.Length: > 0 } => t.SubjectQuarter(subject.Name, t.QuarterOf($"{span.Last.Quarter}", span.Last.FiscalYear)),
            _ => t.SubjectPeriod(subject.Name, span.Code),
        };
    }

    private async Task<UtilizationReportData> ReadAsync(
        IReadSession session, DocumentQuestion question, DocumentSpan span, UtilizationFilter filter, CancellationToken cancel)
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
            Periods = span.Periods,
            Rows = await UtilizationQueries.SummaryAsync(session, scope, filter),
            Completeness = await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, filter),
            Population = await PopulationRow.ServedAsync(session, scope, span.Last.EndsOn, filter.Territory, filter.Body),
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
            var periods = calendar.Where(period => period.Sequence >= wanted.FromSequence && period.Sequence <= wanted.ToSequence).ToList();
            var completeness = Completeness.Sum(await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, wanted));
            return periods.Count < count || completeness.Filed == 0 ? null : new ComparedSpan
            {
                Name = ComparedSpan.NameOf(periods, question.Language),
                Form = await forms.GetAsync(session, FormQueries.Telehealth, wanted.ToSequence),
                Rows = await UtilizationQueries.SummaryAsync(session, scope, wanted),
                Completeness = completeness,
                Population = await PopulationRow.ServedAsync(session, scope, periods[^1].EndsOn, wanted.Territory, wanted.Body),
            };
        }
    }
}
