using Portal.Data;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Governance;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;
using SeatRow = Portal.Data.Governance.SeatRow;

namespace Portal.Reports.Network;

/// <summary>A region that a territory serves, alone or with others.</summary>
public sealed record ServedRegion(string Code, string Name, int Population, int Establishments, int OfTerritory);

/// <summary>What an establishment has filed of the year's due periods.</summary>
public sealed record BodyFilings(string Code, string Name, Completeness Counts);

/// <summary>What the profile of a territory is made of. The seats are read as the document is written.</summary>
public sealed record TerritoryProfileData
{
    public required DateOnly AsOf { get; init; }
    public required TerritoryRow Territory { get; init; }
    public BodyRow? Centre { get; init; }

    /// <summary>The establishment that hosts the centre.</summary>
    public string? Host { get; init; }

    /// <summary>Those whose primary territory it is, and those affiliated with it beside another.</summary>
    public required IReadOnlyList<EstablishmentRow> Establishments { get; init; }
    public required IReadOnlyList<EstablishmentRow> Affiliated { get; init; }
    public required IReadOnlyList<ServedRegion> Regions { get; init; }

    /// <summary>Inhabitants served; null where a region is shared with other territories.</summary>
    public decimal? Population { get; init; }

    /// <summary>Coverage, vacancies and ending mandates of the territory.</summary>
    public required VacanciesData Vacancies { get; init; }

    /// <summary>The centre's first, then those of the establishments by name.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Seats { get; init; }

    /// <summary>The fiscal year of the day, and what was filed of its periods whose due date is past.</summary>
    public required string FiscalYear { get; init; }
    public required IReadOnlyList<BodyFilings> Filings { get; init; }
    public PeriodComparison? Comparison { get; init; }
    public required YearCourse Course { get; init; }

    internal Completeness Filed => Filings.Aggregate(default(Completeness), (sum, body) => sum + body.Counts);
}

/// <summary>One territory on a page or a few: who leads it, whom it holds, what is vacant, what was filed, what it comes to.</summary>
public static class TerritoryProfile
{
    /// <summary>Writes the profile as a tagged PDF.</summary>
    public static Task WritePdfAsync(TerritoryProfileData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, v, g, f, language, total) = (
            ProfileTexts.For(frame.Language), VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), frame.Format, frame.Language, data.Vacancies.Tally.Total);
        var seats = data.Vacancies.Coverage.Sum(row => row.Seats);
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(g.SeatsFilled, g.OfTotal(f.Whole(seats - total.Vacant), f.Whole(seats)), seats == 0 ? "" : f.Percent((decimal)(seats - total.Vacant) / seats)),
                new KeyFigure(g.VacancyDays, f.Whole(total.VacancyDays), v.LongestNote(total.LongestDays)),
                ProfileParts.Filed(frame, data.Filed),
                ProfileParts.Activities(frame, data.Comparison))
            .Heading(1, v.Decisions)
            .Bullets([.. VacanciesReport.Decisions(v, total), .. Filings(t, data)])
            .Heading(1, t.Identity)
            .DefinitionList([.. Identity(t, f, language, data)])
            .Heading(1, t.Establishments)
            .Table(EstablishmentTable(t, g, language, primary: true), data.Establishments);
        if (data.Affiliated.Count > 0)
        {
            report.Heading(2, t.AffiliatedHeading).Table(EstablishmentTable(t, g, language, primary: false), data.Affiliated);
        }

        report
            .Heading(1, t.Regions)
            .Table(RegionTable(t, f), data.Regions)
            .Heading(1, t.Seats)
            .Heading(2, t.Coverage)
            .Table(VacanciesReport.CountTable(v, g, f, g.Seat), PressingLine.OfRoles(data.Vacancies, v, language))
            .Heading(2, t.Holders)
            .Table(SeatWords.Table(g, language, data.AsOf), data.Seats())
            .Heading(1, v.VacantHeading)
            .Table(VacanciesReport.VacantTable(v, g, language, data.Vacancies), data.Vacancies.Vacant())
            .Heading(1, v.EndingHeading)
            .Table(VacanciesReport.EndingTable(v, g, language, data.Vacancies), data.Vacancies.Ending())
            .Heading(1, t.CompletenessOf(data.FiscalYear))
            .Table(FilingTable(UtilizationTexts.For(language), t, f, data.Filed), data.Filings);
        report.AddFigures(frame, data.Comparison, data.Course);
        report.Definitions(frame, Definitions(t, v, g));
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the profile as a workbook: identity and figures, establishments, seats, regions, completeness, indicators, definitions, provenance.</summary>
    public static Task WriteExcelAsync(TerritoryProfileData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, v, g, u, language, total) = (
            ProfileTexts.For(frame.Language), VacanciesTexts.For(frame.Language), GovernanceTexts.For(frame.Language), UtilizationTexts.For(frame.Language), frame.Language, data.Vacancies.Tally.Total);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Summary, new SheetOptions { Orientation = PageOrientation.Portrait })
            .Title(data.Territory.Name(language), frame.Texts.AsOf(frame.Format.LongDate(data.AsOf)))
            .Facts([.. Identity(t, frame.Format, language, data).Select(pair => new Fact(pair.Term, pair.Value))])
            .Facts(
            [
                new Fact(g.Seats, (long?)data.Vacancies.Coverage.Sum(row => row.Seats)),
                new Fact(g.SeatsVacant, (long?)total.Vacant),
                new Fact(v.Uncovered, (long?)total.Uncovered),
                new Fact(g.VacancyDays, (long?)total.VacancyDays),
                new Fact(v.EndingIn(90), (long?)total.Ending),
                new Fact(u.Due, (long?)data.Filed.Due),
                new Fact(u.Filed, (long?)data.Filed.Filed),
            ]);
        workbook.AddSheet(t.Establishments).Table(t.Establishments, new Columns<(EstablishmentRow Row, bool IsPrimary)>()
            .Text(t.Establishment, 60, row => row.Row.Name(language))
            .Text(g.Code, 14, row => row.Row.Code)
            .Text(t.Link, 14, row => row.IsPrimary ? t.Primary : t.Affiliated)
            .Text(t.PrimaryTerritory, 28, row => row.Row.Territory(language))
            .Text(t.Kind, 40, row => row.Row.Kind(language))
            .Text(t.RegionCode, 10, row => row.Row.RegionCode)
            .Text(t.Region, 30, row => row.Row.Region(language))
            .Whole(t.PilotSeats, row => row.Row.IsInScope ? (long?)row.Row.Seats : null, 12)
            .Whole(g.SeatsFilled, row => row.Row.IsInScope ? (long?)row.Row.Filled : null, 12),
            data.Establishments.Select(row => (row, true)).Concat(data.Affiliated.Select(row => (row, false))), new TableOptions { FrozenColumns = 1, Description = frame.Title });
        workbook.AddSheet(t.Seats).Table(t.Seats, SeatSheets.Columns(g, language, data.AsOf), data.Seats(), new TableOptions { FrozenColumns = 2 });
        workbook.AddSheet(t.Regions).Table(t.Regions, new Columns<ServedRegion>()
            .Text(t.RegionCode, 10, region => region.Code)
            .Text(t.Region, 40, region => region.Name)
            .Whole(t.Population, region => (long?)region.Population)
            .Whole(t.EstablishmentsOfTerritory, region => (long?)region.OfTerritory, 18)
            .Whole(t.EstablishmentsInAll, region => (long?)region.Establishments, 18), data.Regions);
        workbook.AddSheet(u.Completeness).Table(u.Completeness, new Columns<BodyFilings>()
            .Text(t.Establishment, 60, body => body.Name)
            .Text(g.Code, 14, body => body.Code)
            .Whole(u.Due, body => (long?)body.Counts.Due)
            .Whole(u.Filed, body => (long?)body.Counts.Filed)
            .Percent(u.Completeness, body => body.Counts.Share)
            .Whole(u.Late, body => (long?)body.Counts.Late)
            .Whole(u.Missing, body => (long?)body.Counts.Missing)
            .Whole(u.Waived, body => (long?)body.Counts.Waived), data.Filings, new TableOptions { FrozenColumns = 1 });
        workbook.AddFigures(frame, data.Comparison, data.Course);
        frame.AddDefinitions(workbook, Definitions(t, v, g));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static IEnumerable<(string Term, string Value)> Identity(ProfileTexts t, Formats f, Language language, TerritoryProfileData data)
    {
        yield return (t.Code, data.Territory.Code);
        yield return (t.Centre, data.Centre?.Name(language) ?? t.NoCentre);
        if (data.Host is { } host)
        {
            yield return (t.Host, host);
        }

        yield return (t.Establishments, t.PrimaryAndAffiliated(f.Whole(data.Establishments.Count), f.Whole(data.Affiliated.Count)));
        yield return (t.Regions, string.Join(", ", data.Regions.Select(region => $"{region.Name} ({region.Code})").DefaultIfEmpty("–")));
        yield return (t.Population, data.Population is { } population ? f.Number(population) : t.PopulationShared);
    }

    private static IEnumerable<string> Filings(ProfileTexts t, TerritoryProfileData data)
    {
        var counts = data.Filed;
        if (counts.Missing > 0)
        {
            yield return t.DecideMissing(counts.Missing, Named(data, body => body.Counts.Missing > 0));
        }

        if (counts.Late - counts.FiledLate - counts.Missing is var late and > 0)
        {
            yield return t.DecideLate(late, Named(data, body => body.Counts is var own && own.Late - own.FiledLate - own.Missing > 0));
        }

        if (counts.Due > 0 && counts.Filed == counts.Due)
        {
            yield return t.AllFiled;
        }
    }

    private static string Named(TerritoryProfileData data, Func<BodyFilings, bool> which) => string.Join(", ", data.Filings.Where(which).Select(body => body.Name));

    private static PdfTable<EstablishmentRow> EstablishmentTable(ProfileTexts t, GovernanceTexts g, Language language, bool primary) => new()
    {
        Columns =
        [
            new(t.Establishment, row => row.Name(language)) { Weight = 4, IsRowHeader = true },
            new(g.Code, row => row.Code) { Weight = 1.1 },
            new(t.Kind, row => row.Kind(language)) { Weight = 2.6 },
            new(t.Region, row => $"{row.RegionCode} {row.Region(language)}") { Weight = 2.2 },
            primary
                ? new(t.PilotSeatsFilled, row => $"{row.Filled} / {row.Seats}") { Weight = 1.2, Align = PdfAnchor.End, Style = row => row.Filled < row.Seats ? CellStyle.Warn : CellStyle.Normal }
                : new(t.PrimaryTerritory, row => row.Territory(language) ?? "–") { Weight = 2 },
        ],
    };

    private static PdfTable<ServedRegion> RegionTable(ProfileTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.RegionCode, region => region.Code) { Weight = 0.6 },
            new(t.Region, region => region.Name) { Weight = 3, IsRowHeader = true },
            new(t.Population, region => f.Whole(region.Population)) { Weight = 1.4, Align = PdfAnchor.End },
            new(t.EstablishmentsOfTerritory, region => f.Whole(region.OfTerritory)) { Weight = 1.8, Align = PdfAnchor.End },
            new(t.EstablishmentsInAll, region => f.Whole(region.Establishments)) { Weight = 1.8, Align = PdfAnchor.End },
        ],
    };

    private static PdfTable<BodyFilings> FilingTable(UtilizationTexts u, ProfileTexts t, Formats f, Completeness total) => new()
    {
        Caption = t.CompletenessNote,
        Empty = t.NothingDue,
        Columns =
        [
            new(t.Establishment, body => body.Name) { Weight = 4, IsRowHeader = true },
            new(u.Due, body => f.Whole(body.Counts.Due)) { Align = PdfAnchor.End },
            new(u.Filed, body => f.Whole(body.Counts.Filed)) { Align = PdfAnchor.End },
            new(u.Completeness, body => body.Counts.Share is { } share ? f.Percent(share) : "–") { Align = PdfAnchor.End, Weight = 1.2 },
            new(u.Late, body => f.Whole(body.Counts.Late)) { Align = PdfAnchor.End },
            new(u.Missing, body => f.Whole(body.Counts.Missing)) { Align = PdfAnchor.End, Style = body => body.Counts.Missing > 0 ? CellStyle.Warn : CellStyle.Normal },
            new(u.Waived, body => f.Whole(body.Counts.Waived)) { Align = PdfAnchor.End },
        ],
        Total = () =>
        [
            u.Total, f.Whole(total.Due), f.Whole(total.Filed), total.Share is { } share ? f.Percent(share) : "–", f.Whole(total.Late), f.Whole(total.Missing), f.Whole(total.Waived),
        ],
    };

    private static IReadOnlyList<Definition> Definitions(ProfileTexts t, VacanciesTexts v, GovernanceTexts g) =>
    [
        .. VacanciesReport.Definitions(v, g),
        new Definition { Term = t.Affiliated, Meaning = t.AffiliatedMeaning },
        new Definition { Term = t.Population, Meaning = t.PopulationMeaning },
        new Definition { Term = t.Completeness, Meaning = t.CompletenessMeaning, Numerator = t.CompletenessNumerator, Denominator = t.CompletenessDenominator, Unit = "%" },
        new Definition { Term = t.Figures, Meaning = t.FiguresMeaning },
    ];
}
