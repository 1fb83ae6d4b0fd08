using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;
using UtilizationTexts = Portal.Reports.Utilization.UtilizationTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The utilization report: totals, derived indicators and completeness of a period, a quarter or a fiscal year.</summary>
internal sealed class UtilizationReportDocument(FormCache forms) : IDocument
{
    public string Name => "utilization-report";

    public DocumentFamily Family => DocumentFamily.Utilization;

    public DocumentParameters Parameters => DocumentParameters.Territory | DocumentParameters.Establishment | DocumentParameters.Span;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, t) = (question.Scope, UtilizationTexts.For(question.Language));
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
        var data = new UtilizationReportData
        {
            Form = await forms.GetAsync(session, FormQueries.Telehealth, last.Sequence),
            Periods = span.Periods,
            Rows = await UtilizationQueries.SummaryAsync(session, scope, filter),
            Completeness = await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, filter),
            Population = await PopulationRow.ServedAsync(session, scope, last.EndsOn, filter.Territory, filter.Body),
        };
        var states = await AttentionQueries.StateCountsAsync(session, scope, question.AsOf, filter);
        var isFinal = states.Count > 0 && states.All(row => row.State is ObligationState.Accepted or ObligationState.Waived);
        var frame = question.Frame(
            t.Title, question.Year is { Length: > 0 } ? t.SubjectYear(subject.Name, span.Code) : t.SubjectPeriod(subject.Name, span.Code),
            $"RU-{subject.Code}-{span.Code}", now, isFinal ? t.StatusFinal : t.StatusProvisional);
        await (question.Format == DocumentFormat.Pdf
            ? UtilizationReport.WritePdfAsync(data, frame, output, cancel)
            : UtilizationReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }
}
