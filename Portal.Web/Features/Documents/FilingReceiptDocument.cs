using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Utilization;
using Portal.Web.Features.Utilization;

namespace Portal.Web.Features.Documents;

/// <summary>The receipt of one filing: a revision that was submitted, the newest unless another is asked for, whatever became of it.</summary>
internal sealed class FilingReceiptDocument(FormCache forms) : IDocument
{
    public const string DocumentName = "filing-receipt";

    public string Name => DocumentName;

    public DocumentFamily Family => DocumentFamily.Utilization;

    public DocumentParameters Parameters => DocumentParameters.EstablishmentNeeded | DocumentParameters.Period | DocumentParameters.Revision;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, language) = (question.Scope, question.Language);
        var span = await DocumentSpan.ReadAsync(session, question with { Quarter = null, Year = null });
        if (span.Problem is { } noSpan)
        {
            return DocumentResult.Refused(noSpan);
        }

        var subject = await DocumentSubject.ReadAsync(session, question, span.Last.EndsOn, Parameters);
        if (subject.Problem is { } noSubject)
        {
            return DocumentResult.Refused(noSubject);
        }

        if (await FilingQueries.ReceiptAsync(session, scope, question.AsOf, subject.Code, span.Code, question.Revision) is not { Receipt: { } receipt })
        {
            return DocumentResult.Refused(question.Revision is null ? DocumentProblem.NothingFiled : DocumentProblem.UnknownRevision);
        }

        var filing = receipt.Filing;
        var form = await forms.GetAsync(session, filing.FormCode, filing.Sequence, filing.FormRevision);
        var t = ReceiptTexts.For(language);
        var data = new FilingReceiptData { Form = form, Receipt = receipt, Explanations = [.. Explanations(form, receipt, language)] };

        // The same filing has the same identifier, whatever its newest revision: the status tells which one this is.
        var identifier = $"AD-{filing.BodyCode}-{filing.PeriodCode}" + (question.Revision is { } revision ? $"-R{revision}" : "");
        var frame = question.Frame(
            t.Title, t.Subject(filing.Body(language), filing.PeriodCode), identifier, now,
            t.Status(FilingReceiptReport.StateOf(receipt, language), $"{receipt.Submission.Revision}"));
        await (question.Format == DocumentFormat.Pdf
            ? FilingReceiptReport.WritePdfAsync(data, frame, output, cancel)
            : FilingReceiptReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    /// <summary>What was explained, in the order of the checks; then explanations of what no check says any more.</summary>
    private static IEnumerable<ExplainedFinding> Explanations(Form form, FilingReceipt receipt, Language language)
    {
        var words = new FindingWords(form, language, new FilingCells(form, receipt.Answers), receipt.History);
        var names = new FormWords(form, language);
        var left = receipt.Explanations.ToDictionary();
        foreach (var finding in receipt.Findings(form).Where(finding => finding.NeedsExplanation))
        {
            if (left.Remove(finding.Key, out var row))
            {
                yield return new ExplainedFinding(words.Title(finding), words.Detail(finding), row.Explanation, Who(row), row.AtUtc);
            }
        }

        foreach (var row in left.Values.OrderBy(row => row.SubjectKey, StringComparer.Ordinal))
        {
            yield return new ExplainedFinding(names.Subject(row.SubjectKey), "", row.Explanation, Who(row), row.AtUtc);
        }

        string Who(ExplanationRow row) => row.IsOnBehalf ? ReceiptTexts.For(language).OnBehalfWho(row.ByName) : row.ByName;
    }
}
