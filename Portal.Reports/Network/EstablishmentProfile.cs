using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Governance;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using SeatRow = Portal.Data.Governance.SeatRow;

namespace Portal.Reports.Network;

/// <summary>A filing of the year.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Cell">What is owed and how it stands; null where nothing is owed yet.</param>
/// <param name="State">The state in words.</param>
public sealed record FilingLine(PeriodRow Period, MatrixCellRow? Cell, string State);

/// <summary>What the profile of an establishment is made of.</summary>
public sealed record EstablishmentProfileData
{
    public required DateOnly AsOf { get; init; }
    public required BodyRow Body { get; init; }

    /// <summary>Its primary territory's coordination centre.</summary>
    public string? Centre { get; init; }
    public required IReadOnlyList<AffiliationRow> Affiliations { get; init; }
    public required IReadOnlyList<SuccessionRow> Succession { get; init; }
    public required IReadOnlyList<SeatRow> Seats { get; init; }

    /// <summary>The newest first, withdrawn ones included.</summary>
    public required IReadOnlyList<MandateRow> Mandates { get; init; }

    /// <summary>What the reason for the end of a mandate is called.</summary>
    public required Func<string, string> EndReason { get; init; }

    /// <summary>Of the day's fiscal year, in order; none outside the calendar.</summary>
    public required IReadOnlyList<FilingLine> Filings { get; init; }
    public PeriodComparison? Comparison { get; init; }
    public required YearCourse Course { get; init; }

    internal SeatCount Count => Seats.Aggregate(new SeatCount(), (sum, seat) => sum + SeatCount.Of(seat, AsOf));

    /// <summary>Of the periods whose due date is past.</summary>
    internal Completeness Filed => Filings.Select(line => line.Cell).OfType<MatrixCellRow>().Where(cell => cell.DueOn <= AsOf).Aggregate(
        default(Completeness), (sum, cell) => sum + Of(cell));

    /// <summary>One obligation, counted as the matrix counts it.</summary>
    public static Completeness Of(MatrixCellRow cell) => new(
        1,
        cell.State == ObligationState.Waived ? 1 : 0,
        cell.IsFiled ? 1 : 0,
        cell.IsFiled && cell.FiledOn > cell.DueOn ? 1 : 0,
        cell.IsLate ? 1 : 0,
        cell.State == ObligationState.Missing ? 1 : 0);
}

/// <summary>One establishment: what it is, who holds its seats and held them before, what it has filed, what it comes to.</summary>
public static class EstablishmentProfile
{
    /// <summary>Writes the profile as a tagged PDF.</summary>
    public static Task WritePdfAsync(EstablishmentProfileData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, v, g, f, language, count) = (
            ProfileTexts.For(frame.Language), VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Format, frame.Language, data.Count);
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(g.SeatsFilled, g.OfTotal(f.Whole(data.Seats.Count - count.Vacant), f.Whole(data.Seats.Count)), count.Vacant > count.Uncovered ? g.ByInterim(count.Vacant - count.Uncovered) : ""),
                new KeyFigure(g.VacancyDays, f.Whole(count.VacancyDays), t.OpenVacancies),
                ProfileParts.Filed(frame, data.Filed),
                ProfileParts.Activities(frame, data.Comparison))
            .Heading(1, v.Decisions)
            .Bullets([.. VacanciesReport.Decisions(v, count), .. Filings(t, data)])
            .Heading(1, t.Identity)
            .DefinitionList([.. Identity(t, language, data)])
            .Heading(1, t.Seats)
            .Table(SeatWords.Table(g, language, data.AsOf, ofOneBody: true), data.Seats);
        if (data.Seats.Count > 0)
        {
            var timeline = SeatTimelines.Of(data.Body.Name(language), data.Seats, data.Mandates, data.AsOf, language) with { Width = 900 };
            report
                .Chart(ChartLayout.Draw(timeline), PdfCharts.Landscape)
                .Table(SpanTable(timeline.ToTable()), timeline.ToTable().Rows);
        }

        report
            .Heading(1, t.Mandates)
            .Table(MandateTable(t, g, language, data), data.Mandates)
            .Heading(1, data.Filings is [var first, ..] ? t.FilingsOf(first.Period.FiscalYear) : t.Filings)
            .Table(FilingTable(t), data.Filings);
        report.AddFigures(frame, data.Comparison, data.Course);
        report.Definitions(frame, Definitions(t, v, g));
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the profile as a workbook: identity and figures, seats, mandates, filings, indicators, definitions, provenance.</summary>
    public static Task WriteExcelAsync(EstablishmentProfileData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, v, g, u, language, count) = (
            ProfileTexts.For(frame.Language), VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), UtilizationTexts.For(frame.Language), frame.Language, data.Count);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Summary, new SheetOptions { Orientation = PageOrientation.Portrait })
            .Title(data.Body.Name(language), frame.Texts.AsOf(frame.Format.LongDate(data.AsOf)))
            .Facts([.. Identity(t, language, data).Select(pair => new Fact(pair.Term, pair.Value))])
            .Facts(
            [
                new Fact(g.Seats, (long?)data.Seats.Count),
                new Fact(g.SeatsVacant, (long?)count.Vacant),
                new Fact(g.VacancyDays, (long?)count.VacancyDays),
                new Fact(u.Due, (long?)data.Filed.Due),
                new Fact(u.Filed, (long?)data.Filed.Filed),
            ]);
        workbook.AddSheet(t.Seats).Table(t.Seats, SeatSheets.Columns(g, language, data.AsOf), data.Seats, new TableOptions { FrozenColumns = 2, Description = frame.Title });
        workbook.AddSheet(t.Mandates).Table(t.Mandates, new Columns<MandateRow>()
            .Text(g.Seat, 26, mandate => Role(data, mandate, language))
            .Text(g.Holder, 44, mandate => mandate.Holder)
            .Text(t.Nature, 16, mandate => Nature(t, mandate))
            .Date(g.From, mandate => mandate.StartsOn)
            .Date(g.Until, mandate => mandate.EndsOn)
            .Text(t.EndReason, 24, mandate => mandate.EndReason is { } reason ? data.EndReason(reason) : null)
            .Text(g.Instrument, 18, mandate => mandate.InstrumentNumber)
            .Date(t.InstrumentDate, mandate => mandate.InstrumentDate)
            .Text(t.Signatory, 34, mandate => mandate.SignatoryRole), data.Mandates, new TableOptions { FrozenColumns = 2 });
        workbook.AddSheet(t.Filings).Table(t.Filings, new Columns<FilingLine>()
            .Text(u.Period, 16, line => line.Period.Code)
            .Date(t.EndsOn, line => line.Period.EndsOn)
            .Date(t.DueOn, line => line.Cell?.DueOn ?? line.Period.DueOn)
            .Text(t.FilingState, 34, line => line.State)
            .Date(t.FiledOn, line => line.Cell?.FiledOn)
            .Whole(t.DaysLate, line => (long?)DaysLate(line), 12)
            .Text(t.WaiverReason, 60, line => line.Cell?.WaiverReason, wrap: true), data.Filings);
        workbook.AddSheet(t.Affiliations).Table(t.Affiliations, new Columns<AffiliationRow>()
            .Text(g.Territory, 40, row => row.Territory(language))
            .Text(t.Link, 16, row => row.IsPrimary ? t.Primary : t.Affiliated)
            .Date(g.From, row => row.ValidFrom)
            .Date(g.Until, row => row.ValidTo), data.Affiliations);
        workbook.AddFigures(frame, data.Comparison, data.Course);
        frame.AddDefinitions(workbook, Definitions(t, v, g));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static IEnumerable<(string Term, string Value)> Identity(ProfileTexts t, Language language, EstablishmentProfileData data)
    {
        var body = data.Body;
        yield return (t.CodeAndAcronym, body.Code == body.Acronym ? body.Code : $"{body.Code}, {body.Acronym}");
        yield return (t.Kind, body.Kind(language));
        yield return (t.Region, body.RegionCode is { } region ? $"{region} {body.Region(language)}" : "–");
        if (data.Centre is { } centre)
        {
            yield return (t.Centre, centre);
        }

        foreach (var row in data.Affiliations)
        {
            yield return (row.IsPrimary ? t.PrimaryTerritory : t.AffiliatedTo, Stay(t, row.Territory(language), row.ValidFrom, row.ValidTo));
        }

        yield return (t.OpenSince, body.ClosesOn is { } closes ? t.Span(Formats.Date(body.OpensOn), Formats.Date(closes)) : Formats.Date(body.OpensOn));
        foreach (var row in data.Succession)
        {
            yield return (row.IsSuccessor ? t.Successor : t.Predecessor, t.NameOn(row.Name(language), Formats.Date(row.OnDate)));
        }
    }

    private static string Stay(ProfileTexts t, string territory, DateOnly from, DateOnly? until) => until is { } last
        ? t.NameSpan(territory, Formats.Date(from), Formats.Date(last))
        : t.NameSince(territory, Formats.Date(from));

    private static IEnumerable<string> Filings(ProfileTexts t, EstablishmentProfileData data)
    {
        var missing = data.Filings.Where(line => line.Cell?.State == ObligationState.Missing).ToList();
        if (missing.Count > 0)
        {
            yield return t.DecideMissing(missing.Count, Codes(missing));
        }

        var returned = data.Filings.Where(line => line.Cell?.State == ObligationState.Returned).ToList();
        if (returned.Count > 0)
        {
            yield return t.DecideReturned(returned.Count, Codes(returned));
        }

        var late = data.Filings.Where(line => line.Cell is { IsLate: true, State: ObligationState.NotStarted or ObligationState.Draft }).ToList();
        if (late.Count > 0)
        {
            yield return t.DecideLate(late.Count, Codes(late));
        }

        if (missing.Count + returned.Count + late.Count == 0 && data.Filed is { Due: > 0 })
        {
            yield return t.AllFiled;
        }
    }

    private static string Codes(IEnumerable<FilingLine> lines) => string.Join(", ", lines.Select(line => YearCourse.Short(line.Period)));

    private static string Role(EstablishmentProfileData data, MandateRow mandate, Language language) =>
        data.Seats.FirstOrDefault(seat => seat.SeatId == mandate.SeatId)?.Role(language) ?? mandate.RoleCode;

    private static string Nature(ProfileTexts t, MandateRow mandate) => mandate switch
    {
        { WithdrawnAtUtc: not null } => t.Withdrawn,
        { IsInterim: true } => t.InterimMandate,
        _ => t.FullMandate,
    };

    private static int? DaysLate(FilingLine line) => line.Cell is { FiledOn: { } filed } cell && filed > cell.DueOn ? filed.DayNumber - cell.DueOn.DayNumber : null;

    private static PdfTable<ChartTableRow> SpanTable(ChartTable table) => new()
    {
        Columns =
        [
            .. table.Headers.Select((header, place) => new PdfColumn<ChartTableRow>(header, row => place == 0 ? row.Header : row.Cells[place - 1])
            {
                Weight = place switch { 0 => 1.8, 4 => 4, _ => 1.1 },
                IsRowHeader = place == 0,
            }),
        ],
    };

    private static PdfTable<MandateRow> MandateTable(ProfileTexts t, GovernanceTexts g, Language language, EstablishmentProfileData data) => new()
    {
        Empty = t.NoMandate,
        Columns =
        [
            new(g.Seat, mandate => Role(data, mandate, language)) { Weight = 1.8, IsRowHeader = true },
            new(g.Holder, mandate => mandate.Holder) { Weight = 3 },
            new(t.Nature, mandate => Nature(t, mandate)) { Weight = 1, Style = mandate => mandate.WithdrawnAtUtc is null ? CellStyle.Normal : CellStyle.Muted },
            new(g.From, mandate => Formats.Date(mandate.StartsOn)) { Weight = 1 },
            new(g.Until, mandate => Formats.Date(mandate.EndsOn)) { Weight = 1 },
            new(t.EndReason, mandate => mandate.EndReason is { } reason ? data.EndReason(reason) : "–") { Weight = 1.6 },
            new(g.Instrument, mandate => mandate.InstrumentNumber) { Weight = 1 },
        ],
    };

    private static PdfTable<FilingLine> FilingTable(ProfileTexts t) => new()
    {
        Empty = t.NothingDue,
        Columns =
        [
            new(t.Period, line => YearCourse.Short(line.Period)) { Weight = 0.7, IsRowHeader = true },
            new(t.EndsOn, line => Formats.Date(line.Period.EndsOn)) { Weight = 1 },
            new(t.DueOn, line => Formats.Date(line.Cell?.DueOn ?? line.Period.DueOn)) { Weight = 1 },
            new(t.FilingState, line => line.State)
            {
                Weight = 2.4,
                Style = line => line.Cell?.State is ObligationState.Missing or ObligationState.Returned ? CellStyle.Warn : line.Cell is null ? CellStyle.Muted : CellStyle.Normal,
            },
            new(t.FiledOn, line => Formats.Date(line.Cell?.FiledOn)) { Weight = 1 },
            new(t.Remark, line => DaysLate(line) is { } days ? t.LateBy(days) : line.Cell?.WaiverReason ?? "") { Weight = 3.4 },
        ],
    };

    private static IReadOnlyList<Definition> Definitions(ProfileTexts t, VacanciesTexts v, GovernanceTexts g) =>
    [
        .. VacanciesReport.Definitions(v, g),
        new Definition { Term = t.Affiliated, Meaning = t.AffiliatedMeaning },
        new Definition { Term = t.Completeness, Meaning = t.CompletenessMeaning, Numerator = t.CompletenessNumerator, Denominator = t.CompletenessDenominator, Unit = "%" },
        new Definition { Term = t.FilingState, Meaning = t.FilingStateMeaning },
        new Definition { Term = t.Figures, Meaning = t.FiguresMeaning },
    ];
}
