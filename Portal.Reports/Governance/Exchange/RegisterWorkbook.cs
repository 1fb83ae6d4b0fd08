using System.Globalization;
using Portal.Data;
using Portal.Data.Exchange;
using Portal.Data.Governance;
using Portal.Data.Governance.Bulk;
using Portal.Data.Governance.People;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Exchange;
using Portal.Reports.Shared;

namespace Portal.Reports.Governance.Exchange;

/// <summary>A row of a file beside what came of it, in words.</summary>
public sealed record RegisterResult(BulkRow Row, string Result, string Explanation);

/// <summary>
/// Appointments and people as a workbook that is filled in and sent back: a sheet for each, with those who are there, the seats
/// that are vacant and rows to add to; how to fill it in; the words that are chosen from, defined; provenance; and a hidden sheet
/// by which the portal knows it again. A hidden column says which entry a row is, so that rows may be sorted, moved or removed.
/// </summary>
public static class RegisterWorkbook
{
    /// <summary>Blank rows at the end of a sheet that carry the lists to choose from; a spreadsheet extends its table by itself.</summary>
    private const int BlankRows = 25;

    private static readonly CellValue[] NoCells = [];

    public static Task WriteAsync(BulkTemplate template, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var workbook = frame.Workbook();
        AddGuide(workbook, frame);
        var rules = new Dictionary<BulkColumn, InputRule>();
        Offer(BulkColumn.Body, template.Bodies);
        Offer(BulkColumn.Role, [.. template.Roles.Select(BulkWords.Role)]);
        Offer(BulkColumn.Nature, [.. BulkWords.Natures.Values]);
        Offer(BulkColumn.EndReason, [.. BulkWords.Reasons.Values]);
        Offer(BulkColumn.SomebodyElse, [BulkWords.Yes]);
        AddSheet(workbook, frame, BulkSheet.People, [.. template.People.Select(Row), .. Blank(BlankRows)], rules);
        AddSheet(
            workbook, frame, BulkSheet.Appointments,
            [.. template.Mandates.Select(held => Row(held, template.Roles)), .. template.Vacant.Select(seat => Row(seat, template.Roles)), .. Blank(BlankRows)], rules);
        AddDefinitions(workbook, frame, template.Roles);
        Close(workbook, frame);
        return workbook.WriteAsync(output, cancel);

        void Offer(BulkColumn column, IReadOnlyList<string> choices)
        {
            if (choices.Count > 0)
            {
                rules[column] = InputRule.OneOf(choices);
            }
        }
    }

    /// <summary>The rows of a file as they were sent, each with what came of it and why: to be corrected and sent again.</summary>
    public static Task WriteResultAsync(IReadOnlyList<RegisterResult> results, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var workbook = frame.Workbook();
        foreach (var sheet in Enum.GetValues<BulkSheet>())
        {
            AddSheet(workbook, frame, sheet, [.. results.Where(result => result.Row.Sheet == sheet).Select(Row)], [], withResult: true);
        }

        Close(workbook, frame);
        return workbook.WriteAsync(output, cancel);
    }

    private static void AddSheet(
        Workbook workbook, DocumentFrame frame, BulkSheet sheet, IReadOnlyList<FileRow> rows, Dictionary<BulkColumn, InputRule> rules, bool withResult = false)
    {
        var name = sheet == BulkSheet.People ? RegisterColumns.People : RegisterColumns.Appointments;
        var columns = new Columns<FileRow>();
        foreach (var (place, column) in BulkColumns.Of(sheet).Index())
        {
            var header = RegisterColumns.Header(column);
            if (IsDay(column))
            {
                columns.Date(header, row => row.Cell(place), 15);
            }
            else
            {
                columns.Text(header, Width(column), row => row.Cell(place));
            }

            columns.AsInput(rules.GetValueOrDefault(column));
        }

        if (withResult)
        {
            columns.Text(RegisterColumns.Result, 16, row => row.Result).Text(RegisterColumns.Why, 70, row => row.Why, wrap: true);
        }

        columns.Text(RegisterColumns.Seen, 20, row => row.Seen).Hidden();
        workbook.AddSheet(name).Table(name, columns, rows, new TableOptions { FrozenColumns = sheet == BulkSheet.People ? 1 : 2, Description = $"{frame.Title} – {name}" });
    }

    private static FileRow Row(DirectoryRow person) =>
        new([person.Email, person.FullName, person.Phone, person.Position], SeenEntry.Of(person).ToString());

    private static FileRow Row(TemplateMandate held, IReadOnlyList<RoleRow> roles)
    {
        var mandate = held.Mandate;
        return new(
        [
            held.Seat.BodyCode, Role(roles, mandate.RoleCode), BulkWords.Natures[mandate.IsInterim], mandate.Holder, mandate.Email, mandate.StartsOn, mandate.EndsOn,
            mandate.EndReason is { } reason ? BulkWords.Reasons[Enum.Parse<EndReason>(reason)] : "", mandate.InstrumentNumber, mandate.InstrumentDate,
            mandate.SignatoryRole, mandate.Justification, "",
        ], SeenEntry.Of(mandate, held.Seat.BodyCode).ToString());
    }

    private static FileRow Row(SeatRow seat, IReadOnlyList<RoleRow> roles) =>
        new([seat.BodyCode, Role(roles, seat.RoleCode), BulkWords.Natures[false], .. Enumerable.Repeat(CellValue.Blank, BulkColumns.OfAppointments.Count - 3)], "");

    private static FileRow Row(RegisterResult result)
    {
        var columns = BulkColumns.Of(result.Row.Sheet);
        return new([.. columns.Select(column => Entry(column, result.Row[column]))], result.Row.Seen) { Result = result.Result, Why = result.Explanation };
    }

    private static IEnumerable<FileRow> Blank(int rows) => Enumerable.Repeat(new FileRow(NoCells, ""), rows);

    /// <summary>A day as a day again; whatever else was there as the text that it showed.</summary>
    private static CellValue Entry(BulkColumn column, ImportedEntry entry) =>
        IsDay(column) && entry.Fault is null or EntryFault.Date
        && DateOnly.TryParseExact(entry.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : entry.Text;

    private static void AddGuide(Workbook workbook, DocumentFrame frame)
    {
        var sheet = workbook.AddSheet("Lisez-moi – Read me", new SheetOptions { Orientation = PageOrientation.Portrait });
        foreach (var language in frame.Language == Language.French ? new[] { Language.French, Language.English } : [Language.English, Language.French])
        {
            var t = RegisterFileTexts.For(language);
            sheet.Title(t.Title, language == frame.Language ? frame.Subject : null).Facts([
                new(t.People, t.PeopleText),
                new(t.Appointments, t.AppointmentsText),
                new(t.Ending, t.EndingText),
                new(t.Replacing, t.ReplacingText),
                new(t.Days, t.DaysText),
                new(t.Rows, t.RowsText),
                new(t.SendBack, t.SendBackText),
            ]);
        }
    }

    private static void AddDefinitions(Workbook workbook, DocumentFrame frame, IReadOnlyList<RoleRow> roles)
    {
        var (french, english) = (RegisterFileTexts.For(Language.French), RegisterFileTexts.For(Language.English));
        var columns = BulkColumns.OfPeople.Concat(BulkColumns.OfAppointments).Distinct()
            .Select(column => (RegisterColumns.Header(column), french.Find("define." + column) ?? "", english.Find("define." + column) ?? ""));
        var words = roles.Select(role => (BulkWords.Role(role), french.DefineRoles, english.DefineRoles))
            .Concat(BulkWords.Natures.Values.Select(word => (word, french.DefineNatures, english.DefineNatures)))
            .Concat(BulkWords.Reasons.Values.Select(word => (word, french.DefineReasons, english.DefineReasons)));
        workbook.AddSheet("Définitions – Definitions").Table(
            "Définitions",
            new Columns<(string Term, string French, string English)>()
                .Text("Terme – Term", 34, row => row.Term)
                .Text("Définition", 60, row => row.French, wrap: true)
                .Text("Definition", 60, row => row.English, wrap: true),
            columns.Concat(words),
            new TableOptions { FrozenColumns = 1, Description = frame.Title });
    }

    private static void Close(Workbook workbook, DocumentFrame frame)
    {
        frame.AddProvenance(workbook);
        FileIdentity.Write(workbook, RegisterColumns.Format, RegisterColumns.Layout, [("language", frame.Language == Language.French ? "fr" : "en")]);
    }

    private static string Role(IReadOnlyList<RoleRow> roles, string code) =>
        roles.FirstOrDefault(role => role.RoleCode == code) is { } role ? BulkWords.Role(role) : code;

    private static bool IsDay(BulkColumn column) => column is BulkColumn.StartsOn or BulkColumn.EndsOn or BulkColumn.InstrumentDate;

    private static double Width(BulkColumn column) => column switch
    {
        BulkColumn.Email or BulkColumn.FullName => 44,
        BulkColumn.Role => 40,
        BulkColumn.SignatoryRole or BulkColumn.Justification or BulkColumn.Position => 36,
        BulkColumn.EndReason => 30,
        _ => 18,
    };

    /// <summary>A row of either sheet, in the order of its columns; none for a blank one.</summary>
    private sealed record FileRow(IReadOnlyList<CellValue> Cells, string Seen)
    {
        public string? Result { get; init; }
        public string? Why { get; init; }

        public CellValue Cell(int place) => place < Cells.Count ? Cells[place] : CellValue.Blank;
    }
}
