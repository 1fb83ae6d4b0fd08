using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Reports;
using Portal.Reports.Audit;
using AuditTexts = Portal.Web.Features.Audit.AuditTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The audit trail between two days, for those who may read it.</summary>
internal sealed class AuditExtractDocument : IDocument
{
    public const string Called = "audit-extract";

    public string Name => Called;

    public DocumentFamily Family => DocumentFamily.Control;

    public DocumentParameters Parameters => DocumentParameters.Between | DocumentParameters.Trail;

    public bool IsFor(AccessScope scope) => scope.MayReadTrail;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var days = DocumentDays.Of(question);
        if (days.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var (scope, words) = (question.Scope, AuditTexts.For(question.Language));
        var counts = await AuditQueries.CountAsync(session, scope, days.FromUtc, days.UntilUtc, question.Trail);
        if (question.Format == DocumentFormat.Xlsx && counts.Sum(row => row.Events) > TrailExtract.MostInWorkbook)
        {
            return DocumentResult.Refused(DocumentProblem.TooManyEvents);
        }

        var data = new TrailData
        {
            From = days.From,
            Until = days.Until,
            Counts = counts,
            FirstBreak = await AuditTrail.FirstBreakAsync(session),
            ActionName = action => words.Find("action." + action) ?? action,
            Events = () => AuditQueries.StreamAsync(session, scope, days.FromUtc, days.UntilUtc, question.Trail),
        };
        var (t, format) = (TrailTexts.For(question.Language), Formats.For(question.Language));
        var frame = question.Frame(
            t.Title, t.Span(format.LongDate(days.From), format.LongDate(days.Until)), $"JV-{Formats.Date(days.From)}-{Formats.Date(days.Until)}", now, t.Status,
            [.. Filters(question, words)]) with
        {
            AsOf = days.Until,
            SubjectSaysWhen = true,
        };
        await (question.Format == DocumentFormat.Pdf
            ? TrailExtract.WritePdfAsync(data, frame, output, cancel)
            : TrailExtract.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    private static IEnumerable<string> Filters(DocumentQuestion question, AuditTexts words) =>
        from filter in new[] { question.Trail?.Who, question.Trail?.Actor, question.Trail?.Body, question.Trail?.Kind is { } kind ? words.Find("action." + kind) ?? kind : null, question.Trail?.Text }
        where filter is not null
        select words.FilterOf(filter);
}
