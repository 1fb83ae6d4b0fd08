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
        var data = await UtilizationReading.ReadAsync(session, forms, question, span.Periods, filter, cancel);
        var isFinal = await UtilizationReading.IsFinalAsync(session, question, filter);
        var frame = question.Frame(t.Title, Subject(question, subject, span), $"RU-{subject.Code}-{span.Code}", now, isFinal ? t.StatusFinal : t.StatusProvisional) with
        {
            IsProvisional = !isFinal,
        };
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
}
