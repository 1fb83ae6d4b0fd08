using Portal.Data.Governance;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Governance;

/// <summary>What the contact list is made of. The seats are read as the document is written.</summary>
public sealed record ContactData
{
    public required DateOnly AsOf { get; init; }
    public required ContactCount Count { get; init; }

    /// <summary>Territory by territory: the centre, then the establishments by name.</summary>
    public required Func<IAsyncEnumerable<ContactRow>> Seats { get; init; }
}

/// <summary>Whom to write to: the pilots of the establishments and the leads of the centres, with the vacancies shown as such.</summary>
public static class ContactList
{
    /// <summary>Writes the list as a tagged PDF.</summary>
    public static Task WritePdfAsync(ContactData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, g, f, count, language) = (ContactsTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Format, data.Count, frame.Language);
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(g.Seats, f.Whole(count.Seats), t.SeatsNote),
                new KeyFigure(t.Holders, f.Whole(count.Holders)),
                new KeyFigure(g.Interim, f.Whole(count.Interims)),
                new KeyFigure(t.Unreachable, f.Whole(count.Unreachable), t.UnreachableNote))
            .Heading(1, t.Decisions)
            .Bullets([.. Decisions(t, count)])
            .Heading(1, t.List)
            .Table(
                new PdfTable<ContactLine>
                {
                    Group = line => line.Territory(t, language),
                    Columns =
                    [
                        new(g.Body, line => line.Seat.Body(language)) { Weight = 2.3 },
                        new(g.Seat, line => line.Seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
                        new(t.Person, line => line.Name ?? "–") { Weight = 2.2 },
                        new(t.Email, line => line.Email ?? "–") { Weight = 3.1 },
                        new(t.Status, line => line.Status(t)) { Weight = 0.85, Style = line => line.IsVacant ? CellStyle.Warn : line.IsInterim ? CellStyle.Strong : CellStyle.Normal },
                        new(t.Since, line => Formats.Date(line.Since)) { Weight = 1.05 },
                    ],
                },
                ContactLine.Of(data.Seats()))
            .Definitions(frame, Definitions(t, g));
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>
    /// Writes the list as a workbook: a sheet for mail merge with one person to a row, each with an address; then the seats
    /// that have nobody, definitions, provenance.
    /// </summary>
    public static Task WriteExcelAsync(ContactData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, g, language) = (ContactsTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Language);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.ListSheet).Table(t.ListSheet, new Columns<ContactLine>()
            .Text(t.Person, 56, line => line.Name)
            .Text(t.Email, 46, line => line.Email)
            .Text(t.Status, 12, line => line.Status(t))
            .Text(g.Seat, 26, line => line.Seat.Role(language))
            .Text(g.Body, 48, line => line.Seat.Body(language))
            .Text(g.Code, 14, line => line.Seat.BodyCode)
            .Text(g.Territory, 28, line => line.Territory(t, language))
            .Date(t.Since, line => line.Since)
            .Date(g.Until, line => line.Until)
            .Date(t.ConfirmedOn, line => line.ConfirmedOn), ContactLine.Of(data.Seats()).Where(line => !line.IsVacant), new TableOptions { FrozenColumns = 1, Description = frame.Title });
        workbook.AddSheet(t.VacantSheet).Table(t.VacantSheet, new Columns<ContactLine>()
            .Text(g.Seat, 26, line => line.Seat.Role(language))
            .Text(g.Body, 48, line => line.Seat.Body(language))
            .Text(g.Code, 14, line => line.Seat.BodyCode)
            .Text(g.Territory, 28, line => line.Territory(t, language))
            .Date(g.VacantSince, line => line.Since), ContactLine.Of(data.Seats()).Where(line => line.IsVacant), new TableOptions { FrozenColumns = 1, Description = t.UnreachableNote });
        frame.AddDefinitions(workbook, Definitions(t, g));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static IEnumerable<string> Decisions(ContactsTexts t, ContactCount count)
    {
        if (count.Unreachable > 0)
        {
            yield return t.DecideUnreachable(count.Unreachable);
        }

        if (count.NotConfirmed > 0)
        {
            yield return t.DecideConfirm(count.NotConfirmed);
        }

        if (count is { Unreachable: 0, NotConfirmed: 0 })
        {
            yield return t.NothingToDecide;
        }

        yield return t.WorkOnly;
    }

    private static IReadOnlyList<Definition> Definitions(ContactsTexts t, GovernanceTexts g) =>
    [
        new Definition { Term = g.Seat, Meaning = g.SeatMeaning },
        new Definition { Term = t.Vacant, Meaning = t.VacantMeaning },
        new Definition { Term = t.Interim, Meaning = g.InterimMeaning },
        new Definition { Term = t.ConfirmedOn, Meaning = t.ConfirmedMeaning },
    ];
}
