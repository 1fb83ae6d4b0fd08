using Portal.Data.Governance.Committees;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Governance;

/// <summary>A meeting of a committee with all that came of it.</summary>
public sealed record MinutesData
{
    public required MeetingRow Meeting { get; init; }

    /// <summary>The day on which follow-ups are open or done.</summary>
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<AttendanceRow> Attendance { get; init; }
    public required IReadOnlyList<DecisionRow> Decisions { get; init; }
    public required IReadOnlyList<FollowUpRow> FollowUps { get; init; }
}

/// <summary>The minutes of a meeting: who was there, what was discussed, decisions by their number, who does what by when.</summary>
public static class MeetingMinutes
{
    /// <summary>Writes the minutes as a tagged PDF.</summary>
    public static Task WritePdfAsync(MinutesData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, meeting) = (MinutesTexts.For(frame.Language), frame.Format, data.Meeting);
        var report = frame.Report().DefinitionList([.. Facts(data, t, f)]);
        Text(report.Heading(1, t.Agenda), meeting.Agenda, t.NoAgenda);
        Text(report.Heading(1, t.Discussed), meeting.Minutes, t.NoMinutes);
        report
            .Heading(1, t.Decisions)
            .Table(new PdfTable<DecisionRow>
            {
                Empty = t.NoDecision,
                Columns = [new(t.Number, row => f.Whole(row.Number)) { Weight = 1, IsRowHeader = true }, new(t.Decision, row => row.Decision) { Weight = 9 }],
            }, data.Decisions)
            .Heading(1, t.FollowUps)
            .Table(new PdfTable<FollowUpRow>
            {
                Empty = t.NoFollowUp,
                Columns =
                [
                    new(t.Task, row => row.Task) { Weight = 5, IsRowHeader = true },
                    new(t.Owner, row => row.OwnerName) { Weight = 3 },
                    new(t.DueOn, row => Formats.Date(row.DueOn)) { Weight = 1.6 },
                    new(t.State, row => State(row, data.AsOf, t)) { Weight = 2, Style = row => row.IsOverdue(data.AsOf) ? CellStyle.Warn : CellStyle.Normal },
                ],
            }, data.FollowUps)
            .Heading(1, t.Attendance)
            .Table(new PdfTable<AttendanceRow>
            {
                Empty = t.NoAttendance,
                Columns =
                [
                    new(t.Member, row => row.FullName) { Weight = 4, IsRowHeader = true },
                    new(t.Capacity, row => row.Capacity) { Weight = 5 },
                    new(t.Presence, row => Presence(row, t)) { Weight = 2 },
                ],
            }, data.Attendance);
        frame.AddOriginNote(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the minutes as a workbook: the meeting, decisions, follow-ups, attendance, provenance.</summary>
    public static Task WriteExcelAsync(MinutesData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f) = (MinutesTexts.For(frame.Language), frame.Format);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Meeting, new SheetOptions { Orientation = PageOrientation.Portrait }).Title(frame.Title, frame.Subject).Facts(
        [
            .. Facts(data, t, f).Select(fact => new Fact(fact.Term, fact.Value)),
            new(t.Agenda, data.Meeting.Agenda),
            new(t.Discussed, data.Meeting.Minutes),
        ]);
        workbook.AddSheet(t.Decisions).Table(t.Decisions, new Columns<DecisionRow>()
            .Whole(t.Number, row => (long?)row.Number, 10)
            .Text(t.Decision, 90, row => row.Decision, wrap: true), data.Decisions);
        workbook.AddSheet(t.FollowUps).Table(t.FollowUps, new Columns<FollowUpRow>()
            .Text(t.Task, 60, row => row.Task, wrap: true)
            .Text(t.Owner, 34, row => row.OwnerName)
            .Date(t.DueOn, row => row.DueOn)
            .Text(t.State, 18, row => State(row, data.AsOf, t))
            .Date(t.DoneOn, row => row.IsOpen(data.AsOf) ? null : row.DoneOn)
            .Text(t.Outcome, 50, row => row.IsOpen(data.AsOf) ? "" : row.Outcome, wrap: true), data.FollowUps, new TableOptions { FrozenColumns = 1 });
        workbook.AddSheet(t.Attendance).Table(t.Attendance, new Columns<AttendanceRow>()
            .Text(t.Member, 34, row => row.FullName)
            .Text(t.Capacity, 60, row => row.Capacity)
            .Text(t.Presence, 14, row => Presence(row, t)), data.Attendance, new TableOptions { FrozenColumns = 1 });
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static IEnumerable<(string Term, string Value)> Facts(MinutesData data, MinutesTexts t, Formats f)
    {
        var meeting = data.Meeting;
        yield return (t.Date, meeting.StartsAt is { } at ? t.DateAt(f.LongDate(meeting.OnDate), at) : f.LongDate(meeting.OnDate));
        yield return (t.Place, meeting.Place);
        foreach (var state in Enum.GetValues<AttendanceState>())
        {
            yield return (t.Find("count." + state) ?? "", f.Whole(data.Attendance.Count(row => row.State == state)));
        }

        if (meeting.Guests.Length > 0)
        {
            yield return (t.Guests, meeting.Guests);
        }
    }

    private static void Text(PdfReport report, string text, string none)
    {
        foreach (var paragraph in (text.Length == 0 ? none : text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            report.Paragraph(paragraph);
        }
    }

    private static string State(FollowUpRow row, DateOnly asOf, MinutesTexts t) =>
        !row.IsOpen(asOf) ? t.Done(Formats.Date(row.DoneOn)) : row.IsOverdue(asOf) ? t.Overdue : t.Open;

    private static string Presence(AttendanceRow row, MinutesTexts t) => t.Find("state." + row.State) ?? "";
}
