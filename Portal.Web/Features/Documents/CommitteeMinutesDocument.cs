using Portal.Data.Engine;
using Portal.Data.Governance.Committees;
using Portal.Reports;
using Portal.Reports.Governance;

namespace Portal.Web.Features.Documents;

/// <summary>The minutes of the last meeting that a committee held by the day: of a territory, or of an establishment.</summary>
internal sealed class CommitteeMinutesDocument : IDocument
{
    public string Name => "committee-minutes";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.TerritoryNeeded | DocumentParameters.Establishment;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf, language) = (question.Scope, question.AsOf, question.Language);
        var asked = question is { Territory: null or "", Establishment: null or "" } && scope.Body is { } own ? question with { Establishment = own } : question;
        var subject = await DocumentSubject.ReadAsync(session, asked, asOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var key = new CommitteeKey(subject.Establishment is null ? CommitteeKind.Territorial : CommitteeKind.Local, subject.Code);
        if (await CommitteeQueries.FindAsync(session, scope, asOf, key) is not { CommitteeId: var id } || await CommitteeQueries.LastHeldAsync(session, id, asOf) is not { } meeting)
        {
            return DocumentResult.Refused(DocumentProblem.NoMeeting);
        }

        var data = new MinutesData
        {
            AsOf = asOf,
            Meeting = meeting,
            Attendance = await CommitteeQueries.AttendanceAsync(session, meeting.CommitteeMeetingId),
            Decisions = await CommitteeQueries.DecisionsOfMeetingAsync(session, id, meeting.CommitteeMeetingId),
            FollowUps = await CommitteeQueries.FollowUpsOfMeetingAsync(session, id, meeting.CommitteeMeetingId),
        };
        var (t, f) = (MinutesTexts.For(language), Formats.For(language));
        var frame = question.Frame(
            key.Kind == CommitteeKind.Territorial ? t.TitleTerritorial : t.TitleLocal, t.Subject(subject.Name, f.Whole(meeting.Number), f.LongDate(meeting.OnDate)),
            $"CR-{subject.Code}-{Formats.Date(meeting.OnDate)}", now, t.Status) with
        { SubjectSaysWhen = true };
        await (question.Format == DocumentFormat.Pdf
            ? MeetingMinutes.WritePdfAsync(data, frame, output, cancel)
            : MeetingMinutes.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }
}
