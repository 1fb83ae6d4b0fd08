using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;
using ExcelChart = Portal.Reports.Engine.Excel.Chart;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;
using SeatRow = Portal.Data.Governance.SeatRow;

namespace Portal.Reports.Governance;

/// <summary>What the report on vacancies and ending mandates is made of. The seats are read as the document is written.</summary>
public sealed record VacanciesData
{
    public required DateOnly AsOf { get; init; }

    /// <summary>The Ministry's own part first, then the territories in scope.</summary>
    public required IReadOnlyList<RegisterPart> Parts { get; init; }

    /// <summary>In the network's order, named as of the day.</summary>
    public required IReadOnlyList<RoleRow> Roles { get; init; }
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }
    public required SeatTally Tally { get; init; }

    /// <summary>The coordination centres, by the code of their territory.</summary>
    public required IReadOnlyDictionary<string, string> Centres { get; init; }

    /// <summary>Vacant seats, the longest vacancy first.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Vacant { get; init; }

    /// <summary>Mandates that end within 90 days, the first to end first.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Ending { get; init; }
}

/// <summary>Vacancies, the longest first, and mandates that end within 30, 60 and 90 days, by territory and role.</summary>
public static class VacanciesReport
{
    /// <summary>Writes the report as a tagged PDF.</summary>
    public static Task WritePdfAsync(VacanciesData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, g, f, total) = (VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Format, data.Tally.Total);
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(g.SeatsVacant, f.Whole(total.Vacant), t.OfSeats(data.Coverage.Sum(row => row.Seats))),
                new KeyFigure(t.Uncovered, f.Whole(total.Uncovered), t.UncoveredNote),
                new KeyFigure(g.VacancyDays, f.Whole(total.VacancyDays), t.LongestNote(total.LongestDays)),
                new KeyFigure(t.EndingIn(30), f.Whole(total.Within30), t.EndingLater(f.Whole(total.Within60), f.Whole(total.Within90))))
            .Heading(1, t.Decisions)
            .Bullets([.. Decisions(t, total)]);
        var (isNetwork, drawing) = (data.Parts.Count > 1, Drawing(data, frame.Language));
        if (isNetwork)
        {
            Draw(report.Heading(1, t.ByTerritory)).Table(CountTable(t, g, f, t.Territory), PressingLine.OfTerritories(data, t));
        }

        report.Heading(1, t.ByRole);
        (isNetwork ? report : Draw(report))
            .Table(CountTable(t, g, f, g.Seat), PressingLine.OfRoles(data, t, frame.Language))
            .Heading(1, t.VacantHeading)
            .Table(VacantTable(t, g, frame.Language, data), data.Vacant())
            .Heading(1, t.EndingHeading)
            .Table(EndingTable(t, g, frame.Language, data), data.Ending())
            .Definitions(frame, Definitions(t, g));
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);

        PdfReport Draw(PdfReport at) => drawing is null ? at : at.Chart(drawing, PdfCharts.Landscape);
    }

    /// <summary>Writes the report as a workbook: a summary with a chart, vacancies, ending mandates, definitions, provenance.</summary>
    public static Task WriteExcelAsync(VacanciesData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, g, language, asOf, total) = (VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Language, data.AsOf, data.Tally.Total);
        var workbook = frame.Workbook();
        var summary = workbook.AddSheet(t.Summary, new SheetOptions { OnePage = true })
            .Title(frame.Title, $"{frame.Subject}, {frame.Texts.AsOf(frame.Format.LongDate(asOf))}")
            .Facts(
            [
                new Fact(g.SeatsVacant, (long?)total.Vacant),
                new Fact(t.Uncovered, (long?)total.Uncovered),
                new Fact(g.VacancyDays, (long?)total.VacancyDays),
                new Fact(t.EndingIn(30), (long?)total.Within30),
                new Fact(t.EndingIn(90), (long?)total.Ending),
            ]);
        var table = summary.Table(t.ByTerritory, new Columns<PressingLine>()
            .Text(t.Territory, 34, line => line.Name)
            .Text(g.Seat, 26, line => line.Role)
            .Whole(g.Seats, line => line.Seats, 11)
            .Whole(g.SeatsVacant, line => line.Count.Vacant, 11)
            .Whole(t.Uncovered, line => line.Count.Uncovered, 11)
            .Whole(g.VacancyDays, line => line.Count.VacancyDays, 12)
            .Whole(t.Longest, line => line.Count.LongestDays, 12)
            .Whole(t.EndingIn(30), line => line.Count.Within30, 12)
            .Whole(t.From31To60, line => line.Count.Within60, 12)
            .Whole(t.From61To90, line => line.Count.Within90, 12), PressingLine.ByTerritoryAndRole(data, t, language));
        var chart = summary.Table(t.ChartTitle, new Columns<PressingLine>()
            .Text(t.Territory, 34, line => line.Name)
            .Whole(t.SeriesUncovered, line => line.Count.Uncovered)
            .Whole(t.SeriesInterim, line => line.Count.Vacant - line.Count.Uncovered)
            .Whole(t.SeriesEnding, line => line.Count.Ending), PressingLine.OfTerritories(data, t).Where(line => !line.IsTotal), new TableOptions { Filter = false });
        summary.Chart(new ExcelChart
        {
            Kind = ChartKind.Bars,
            Title = t.ChartTitle,
            AltText = Describe(data, t, PressingLine.OfTerritories(data, t)),
            Table = chart,
            Category = chart.Headers[0],
            Series = [.. chart.Headers.Skip(1)],
        });
        workbook.AddSheet(t.VacantSheet).Table(t.VacantSheet, new Columns<SeatRow>()
            .Whole(g.VacancyDays, seat => (long?)seat.VacancyDays(asOf), 11)
            .Text(g.Seat, 26, seat => seat.Role(language))
            .Text(g.Body, 48, seat => seat.Body(language))
            .Text(g.Code, 14, seat => seat.BodyCode)
            .Text(g.Territory, 28, seat => seat.Territory(language) ?? g.Ministry)
            .Date(g.VacantSince, seat => seat.VacantSince)
            .Text(g.Interim, 44, seat => seat.Interim)
            .Date(g.InterimSince, seat => seat.InterimFrom)
            .Text(t.FilledBy, 48, seat => SeatWords.Appointer(g, seat, data.Centres))
            .Date(t.SuccessorFrom, seat => seat.NextFrom), data.Vacant(), new TableOptions { FrozenColumns = 2, Description = t.VacantHeading });
        workbook.AddSheet(t.EndingSheet).Table(t.EndingSheet, new Columns<SeatRow>()
            .Whole(g.DaysLeft, seat => (long?)seat.DaysLeft(asOf), 11)
            .Text(t.Band, 20, seat => Band(t, seat, asOf))
            .Text(g.Seat, 26, seat => seat.Role(language))
            .Text(g.Body, 48, seat => seat.Body(language))
            .Text(g.Code, 14, seat => seat.BodyCode)
            .Text(g.Territory, 28, seat => seat.Territory(language) ?? g.Ministry)
            .Text(g.Holder, 44, seat => seat.Holder)
            .Date(g.From, seat => seat.HeldFrom)
            .Date(g.Until, seat => seat.HeldUntil)
            .Text(t.FilledBy, 48, seat => SeatWords.Appointer(g, seat, data.Centres))
            .Date(t.SuccessorFrom, seat => seat.NextFrom), data.Ending(), new TableOptions { FrozenColumns = 2, Description = t.EndingHeading });
        frame.AddDefinitions(workbook, Definitions(t, g));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    /// <summary>What asks for a decision, in sentences; that nothing does, where it is so.</summary>
    internal static IEnumerable<string> Decisions(VacanciesTexts t, SeatCount total)
    {
        if (total.LongUncovered > 0)
        {
            yield return t.DecideLong(total.LongUncovered);
        }

        if (total.Uncovered - total.LongUncovered is var recent and > 0)
        {
            yield return t.DecideRecent(recent);
        }

        if (total.Vacant - total.Uncovered is var covered and > 0)
        {
            yield return t.DecideInterim(covered);
        }

        if (total.UrgentWithoutSuccessor > 0)
        {
            yield return t.DecideEnding(total.UrgentWithoutSuccessor);
        }

        if (total is { Vacant: 0, UrgentWithoutSuccessor: 0 })
        {
            yield return t.NothingToDecide;
        }
    }

    /// <summary>By territory; by role where there is one territory only; none where nothing presses.</summary>
    private static Drawing? Drawing(VacanciesData data, Language language)
    {
        var (t, g) = (VacanciesTexts.For(language), GovernanceTexts.For(language));
        var isOne = data.Parts.Count < 2;
        var lines = (isOne ? PressingLine.OfRoles(data, t, language) : PressingLine.OfTerritories(data, t)).Where(line => !line.IsTotal).ToList();
        return lines.All(line => line.Count is { Vacant: 0, Ending: 0 }) ? null : ChartLayout.Draw(new ColumnChart
        {
            Title = t.ChartTitle,
            Description = Describe(data, t, lines),
            Categories = [.. lines.Select(line => new ChartCategory(line.ShortName, FullName: line.Name))],
            CategoryHeader = isOne ? g.Seat : t.Territory,
            // Seats are whole: a mark of the axis between two numbers is left without one.
            Format = number => number == Math.Truncate(number) ? Formats.For(language).Number(number) : "",
            Words = ChartTexts.Words(language),
            Width = 1100,
            Height = 150,
            Series =
            [
                new ColumnSeries(t.SeriesUncovered, [.. lines.Select(line => new ChartValue(line.Count.Uncovered))]),
                new ColumnSeries(t.SeriesInterim, [.. lines.Select(line => new ChartValue(line.Count.Vacant - line.Count.Uncovered))]),
                new ColumnSeries(t.SeriesEnding, [.. lines.Select(line => new ChartValue(line.Count.Ending))]),
            ],
        });
    }

    private static string Describe(VacanciesData data, VacanciesTexts t, IEnumerable<PressingLine> lines) => string.Join(" ", lines
        .Where(line => !line.IsTotal && line.Count is not { Vacant: 0, Ending: 0 })
        .Select(line => t.ChartLine(line.Name, $"{line.Count.Uncovered}", $"{line.Count.Vacant - line.Count.Uncovered}", $"{line.Count.Ending}"))
        .DefaultIfEmpty(data.Parts.Count == 0 ? t.NothingToDecide : ""));

    internal static PdfTable<PressingLine> CountTable(VacanciesTexts t, GovernanceTexts g, Formats f, string name) => new()
    {
        Columns =
        [
            new(name, line => line.Name) { Weight = 3, IsRowHeader = true, Style = Style },
            Whole(f, g.Seats, line => line.Seats),
            Whole(f, g.SeatsVacant, line => line.Count.Vacant),
            Whole(f, t.Uncovered, line => line.Count.Uncovered),
            Whole(f, g.VacancyDays, line => line.Count.VacancyDays),
            Whole(f, t.Longest, line => line.Count.LongestDays),
            Whole(f, t.EndingIn(30), line => line.Count.Within30),
            Whole(f, t.From31To60, line => line.Count.Within60),
            Whole(f, t.From61To90, line => line.Count.Within90),
        ],
    };

    private static PdfColumn<PressingLine> Whole(Formats f, string header, Func<PressingLine, long> value) =>
        new(header, line => value(line) is var number and not 0 ? f.Whole(number) : "–") { Align = PdfAnchor.End, Style = Style };

    private static CellStyle Style(PressingLine line) => line.IsTotal ? CellStyle.Strong : CellStyle.Normal;

    internal static PdfTable<SeatRow> VacantTable(VacanciesTexts t, GovernanceTexts g, Language language, VacanciesData data) => new()
    {
        Empty = g.NoVacancy,
        Columns =
        [
            new(g.Days, seat => Formats.For(language).Whole(seat.VacancyDays(data.AsOf) ?? 0)) { Weight = 0.65, Align = PdfAnchor.End, Style = _ => CellStyle.Strong },
            new(g.Seat, seat => seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
            new(g.Body, seat => seat.Body(language)) { Weight = 2.8 },
            new(g.VacantSince, seat => Formats.Date(seat.VacantSince)) { Weight = 1.05 },
            new(g.Interim, seat => seat.Interim ?? g.NoInterim) { Weight = 2.2, Style = seat => seat.Interim is null ? CellStyle.Warn : CellStyle.Normal },
            new(t.FilledBy, seat => SeatWords.Appointer(g, seat, data.Centres)) { Weight = 2.4 },
            new(t.Successor, seat => seat.NextFrom is { } from ? t.SuccessorOn(Formats.Date(from)) : t.NoSuccessor) { Weight = 1.3 },
        ],
    };

    internal static PdfTable<SeatRow> EndingTable(VacanciesTexts t, GovernanceTexts g, Language language, VacanciesData data) => new()
    {
        Empty = g.NoEnding,
        Group = seat => Band(t, seat, data.AsOf),
        Columns =
        [
            new(g.Days, seat => Formats.For(language).Whole(seat.DaysLeft(data.AsOf) ?? 0)) { Weight = 0.65, Align = PdfAnchor.End, Style = _ => CellStyle.Strong },
            new(g.Seat, seat => seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
            new(g.Body, seat => seat.Body(language)) { Weight = 2.8 },
            new(g.Until, seat => Formats.Date(seat.HeldUntil)) { Weight = 1.05 },
            new(g.Holder, seat => seat.Holder ?? "") { Weight = 2.2 },
            new(t.FilledBy, seat => SeatWords.Appointer(g, seat, data.Centres)) { Weight = 2.4 },
            new(t.Successor, seat => seat.NextFrom is { } from ? t.SuccessorOn(Formats.Date(from)) : t.NoSuccessor)
            {
                Weight = 1.3,
                Style = seat => seat.NextFrom is null ? CellStyle.Warn : CellStyle.Normal,
            },
        ],
    };

    private static string Band(VacanciesTexts t, SeatRow seat, DateOnly asOf) => seat.DaysLeft(asOf) switch
    {
        <= 30 => t.Band30,
        <= 60 => t.Band60,
        _ => t.Band90,
    };

    internal static IReadOnlyList<Definition> Definitions(VacanciesTexts t, GovernanceTexts g) =>
    [
        new Definition { Term = g.Seat, Meaning = g.SeatMeaning },
        new Definition { Term = g.SeatsVacant, Meaning = g.VacantMeaning },
        new Definition { Term = t.Uncovered, Meaning = t.UncoveredMeaning },
        new Definition { Term = g.VacancyDays, Meaning = g.VacancyDaysMeaning, Unit = g.Days },
        new Definition { Term = g.Interim, Meaning = g.InterimMeaning },
        new Definition { Term = g.EndingSoon, Meaning = g.EndingSoonMeaning },
        new Definition { Term = t.Successor, Meaning = t.SuccessorMeaning },
        new Definition { Term = t.FilledBy, Meaning = t.FilledByMeaning },
    ];
}
