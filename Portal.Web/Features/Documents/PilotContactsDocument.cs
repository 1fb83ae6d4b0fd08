using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Reports;
using Portal.Reports.Governance;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>Whom to write to: pilots and centre leads, of a day. That it was produced is an event of the trail, as for every document.</summary>
internal sealed class PilotContactsDocument : IDocument
{
    public string Name => "pilot-contacts";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.Territory | DocumentParameters.Structure;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf) = (question.Scope, question.AsOf);
        var subject = await DocumentSubject.ReadAsync(session, question, asOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var wanted = subject.Territory?.Code;
        var data = new ContactData { AsOf = asOf, Count = await ContactCount.OfAsync(Seats(), asOf), Seats = Seats };
        var frame = question.Frame(
            ContactsTexts.For(question.Language).Title, subject.Name, $"LC-{subject.Code}-{Formats.Date(asOf)}", now,
            GovernanceTexts.For(question.Language).Status, wanted is null ? [] : [subject.Name]);
        await (question.Format == DocumentFormat.Pdf
            ? ContactList.WritePdfAsync(data, frame, output, cancel)
            : ContactList.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);

        IAsyncEnumerable<ContactRow> Seats() => SeatQueries.StreamContactsAsync(session, scope, question.Register, wanted);
    }
}
