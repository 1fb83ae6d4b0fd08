using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Governance;

/// <summary>A part of the register: a territory, or what belongs to none.</summary>
public sealed record RegisterPart(string? TerritoryCode, string Name)
{
    /// <summary>For the axis of a chart; null: the name is short.</summary>
    public string? ShortName { get; init; }
}

/// <summary>What the register is made of. The rows are read once each, while the document is written.</summary>
public sealed record GovernanceRegisterData
{
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<RegisterPart> Parts { get; init; }
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }
    public required IReadOnlyList<VacancyCountRow> Vacancies { get; init; }

    /// <summary>The seats of one part; of all, in the register's order, for null.</summary>
    public required Func<RegisterPart?, IAsyncEnumerable<SeatRow>> Seats { get; init; }

    /// <summary>Vacant seats, the longest vacancy first.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Vacant { get; init; }

    /// <summary>Mandates that end soon, the first to end first.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Ending { get; init; }
}

/// <summary>The governance register: every seat with its holder, dates and vacancy, territory by territory, as of a day.</summary>
public static class GovernanceRegister
{
    /// <summary>Writes the register as a tagged PDF.</summary>
    public static Task WritePdfAsync(GovernanceRegisterData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, language, asOf) = (GovernanceTexts.For(frame.Language), frame.Format, frame.Language, data.AsOf);
        var (seats, filled, interim) = (data.Coverage.Sum(row => row.Seats), data.Coverage.Sum(row => row.Filled), data.Coverage.Sum(row => row.Interim));
        var days = data.Vacancies.Sum(row => (long)row.Seats * (asOf.DayNumber - row.Since.DayNumber));
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(t.SeatsFilled, t.OfTotal(f.Whole(filled), f.Whole(seats)), seats == 0 ? "" : f.Percent((decimal)filled / seats)),
                new KeyFigure(t.SeatsVacant, f.Whole(seats - filled), t.ByInterim(interim)),
                new KeyFigure(t.VacancyDays, f.Whole(days), t.VacancyDaysNote),
                new KeyFigure(t.EndingSoon, f.Whole(data.Coverage.Sum(row => row.EndingSoon)), t.EndingSoonNote))
            .Contents()
            .Heading(1, t.Coverage)
            .Table(CoverageTable(t, f), CoverageLine.Of(data, t))
            .Heading(1, t.VacantHeading)
            .Table(VacantTable(t, language, asOf), data.Vacant())
            .Heading(1, t.EndingHeading)
            .Table(EndingTable(t, language, asOf), data.Ending())
            .Heading(1, t.Register);
        foreach (var part in data.Parts)
        {
            report.Heading(2, part.Name).Table(SeatWords.Table(t, language, asOf), data.Seats(part));
        }

        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the register as a workbook: the seats as a table, coverage with a chart, definitions, provenance.</summary>
    public static Task WriteExcelAsync(GovernanceRegisterData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, language, asOf) = (GovernanceTexts.For(frame.Language), frame.Language, data.AsOf);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Register).Table(t.Register, SeatSheets.Columns(t, language, asOf), data.Seats(null), new TableOptions { FrozenColumns = 2, Description = frame.Title });
        var coverage = workbook.AddSheet(t.Coverage, new SheetOptions { OnePage = true }).Title(t.Coverage, frame.Texts.AsOf(frame.Format.LongDate(asOf)));
        var table = coverage.Table(t.Coverage, new Columns<CoverageLine>()
            .Text(t.Territory, 30, line => line.Name)
            .Whole(t.Seats, line => line.Seats)
            .Whole(t.SeatsFilled, line => line.Filled)
            .Whole(t.Interim, line => line.Interim)
            .Whole(t.SeatsVacant, line => line.Seats - line.Filled)
            .Percent(t.Rate, line => line.Share), CoverageLine.Of(data, t).Where(line => !line.IsTotal));
        coverage.Chart(new Chart
        {
            Kind = ChartKind.Bars,
            Title = t.Coverage,
            AltText = t.CoverageChart,
            Table = table,
            Category = table.Headers[0],
            Series = [table.Headers[5]],
        });
        frame.AddDefinitions(workbook,
        [
            new Definition { Term = t.Seat, Meaning = t.SeatMeaning },
            new Definition { Term = t.SeatsVacant, Meaning = t.VacantMeaning },
            new Definition { Term = t.VacancyDays, Meaning = t.VacancyDaysMeaning, Unit = t.Days },
            new Definition { Term = t.Interim, Meaning = t.InterimMeaning },
            new Definition { Term = t.EndingSoon, Meaning = t.EndingSoonMeaning },
            new Definition { Term = t.Rate, Meaning = t.RateMeaning, Numerator = t.SeatsFilled, Denominator = t.Seats, Unit = "%" },
        ]);
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static PdfTable<CoverageLine> CoverageTable(GovernanceTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.Territory, line => line.Name) { Weight = 3, IsRowHeader = true, Style = Strong },
            new(t.ClinicalPilots, line => line.ClinicalPilots) { Align = TextAnchor.End, Style = Strong },
            new(t.TechnologyPilots, line => line.TechnologyPilots) { Align = TextAnchor.End, Style = Strong },
            new(t.OtherSeats, line => line.Others) { Align = TextAnchor.End, Style = Strong },
            new(t.SeatsFilled, line => t.OfTotal(f.Whole(line.Filled), f.Whole(line.Seats))) { Align = TextAnchor.End, Style = Strong },
            new(t.Rate, line => line.Share is { } share ? f.Percent(share) : "–") { Align = TextAnchor.End, Style = Strong },
            new(t.Interim, line => f.Whole(line.Interim)) { Align = TextAnchor.End, Style = Strong },
        ],
    };

    private static CellStyle Strong(CoverageLine line) => line.IsTotal ? CellStyle.Strong : CellStyle.Normal;

    private static PdfTable<SeatRow> VacantTable(GovernanceTexts t, Language language, DateOnly asOf) => new()
    {
        Empty = t.NoVacancy,
        Columns =
        [
            new(t.Seat, seat => seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
            new(t.Body, seat => seat.Body(language)) { Weight = 3.2 },
            new(t.Territory, seat => seat.Territory(language) ?? t.Ministry) { Weight = 1.7 },
            new(t.VacantSince, seat => Formats.Date(seat.VacantSince)) { Weight = 1 },
            new(t.Days, seat => Formats.For(language).Whole(seat.VacancyDays(asOf) ?? 0)) { Weight = 0.7, Align = TextAnchor.End },
            new(t.Interim, seat => seat.Interim ?? t.NoInterim) { Weight = 2.4, Style = seat => seat.Interim is null ? CellStyle.Warn : CellStyle.Normal },
        ],
    };

    private static PdfTable<SeatRow> EndingTable(GovernanceTexts t, Language language, DateOnly asOf) => new()
    {
        Empty = t.NoEnding,
        Columns =
        [
            new(t.Seat, seat => seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
            new(t.Body, seat => seat.Body(language)) { Weight = 3.2 },
            new(t.Territory, seat => seat.Territory(language) ?? t.Ministry) { Weight = 1.7 },
            new(t.Holder, seat => seat.Holder ?? "") { Weight = 2.4 },
            new(t.Until, seat => Formats.Date(seat.HeldUntil)) { Weight = 1 },
            new(t.Days, seat => Formats.For(language).Whole(seat.DaysLeft(asOf) ?? 0)) { Weight = 0.7, Align = TextAnchor.End },
        ],
    };
}
