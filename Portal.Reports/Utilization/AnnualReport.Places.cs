using Portal.Data.Governance;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Utilization;

public static partial class AnnualReport
{
    /// <summary>What an establishment's page compares with the year before.</summary>
    private static readonly string[] OfEstablishment =
    [
        IndicatorCodes.Activities, "INPERS", "SCHED", "DONE", IndicatorCodes.CompletionRate, IndicatorCodes.TechnicalFailures, IndicatorCodes.Patients, "ASANS",
        IndicatorCodes.Telemonitored, IndicatorCodes.DistanceAvoided,
    ];

    private static void AddTerritory(PdfReport report, AnnualReportData data, AnnualTerritory territory, AnnualTexts t, Formats f)
    {
        var (form, u) = (data.Form, UtilizationTexts.For(f.Language));
        var lines = data.Utilization.Establishments.Where(line => line.TerritoryCode == territory.Territory.Code).ToList();
        var counts = lines.Aggregate(default(Completeness), (sum, line) => sum + line.Counts);
        var values = OverPeriods.Summed(form, territory.Rows);
        report.Heading(1, territory.Territory.Name(f.Language))
            .Paragraph(t.TerritoryText(
                f.Whole(lines.Select(line => line.Code).Distinct().Count()), Write(IndicatorCodes.Activities), f.Whole(counts.Filed), f.Whole(counts.Due), CompletenessReport.Share(counts.Share, f)))
            .KeyFigures([.. new[] { IndicatorCodes.Activities, IndicatorCodes.VirtualShare, IndicatorCodes.CompletionRate, IndicatorCodes.Patients }
                .Select(form.FindIndicator).OfType<FormIndicator>().Select(indicator => new KeyFigure(indicator.Name(f.Language), Write(indicator.Code)))]);
        if (lines.Count > 1)
        {
            AddChart(report, UtilizationCharts.Bars(
                t.TerritoryChart, t.Establishment,
                lines.Select(line => (line.Name, line.Value(form, IndicatorCodes.Activities).Amount)).OrderByDescending(line => line.Amount ?? -1), f, width: UtilizationCharts.ManyBars));
        }

        report.Table(UtilizationReport.EstablishmentTable(data.Utilization, u, f) with { Group = null }, lines);
        AddChart(report, UtilizationCharts.ByChannel(form, data.Periods, territory.Rows, f));
        AddChart(report, UtilizationCharts.ByProgramme(form, values, f));
        report.Table(
            UtilizationReport.CellTable(u, f) with { Caption = t.TerritoryTotals },
            form.Sections.SelectMany(section => CellLine.Of(form, section.Code, values, f.Language)));
        foreach (var line in lines)
        {
            report.PageBreak();
            AddEstablishment(report, data, line, t, f);
        }

        string Write(string code) => form.FindIndicator(code) is { } indicator ? IndicatorValues.Write(indicator, form.Value(code, values), f) : "–";
    }

    private static void AddEstablishment(PdfReport report, AnnualReportData data, EstablishmentLine line, AnnualTexts t, Formats f)
    {
        var (form, u, c) = (data.Form, UtilizationTexts.For(f.Language), CompletenessTexts.For(f.Language));
        report.Heading(2, line.Name, $"establishment-{line.TerritoryCode}-{line.Code}");
        report.KeyFigures(
        [
            .. new[] { IndicatorCodes.Activities, IndicatorCodes.VirtualShare }.Select(form.FindIndicator).OfType<FormIndicator>().Select(indicator => new KeyFigure(
                indicator.Name(f.Language), IndicatorValues.Write(indicator, line.Value(form, indicator.Code), f),
                line.Before is null ? u.NoYearBefore : data.Utilization.YearBreak(indicator) is { } at ? at.Brief(f.Language) : t.OverYear(Change(indicator)))),
            new KeyFigure(c.Completeness, CompletenessReport.Share(line.Counts.Share, f), t.FilingsNote(f.Whole(line.Counts.Filed), f.Whole(line.Counts.Due))),
            new KeyFigure(c.Timeliness, CompletenessReport.Share(line.Counts.Timeliness, f), t.FilingsNote(f.Whole(line.Counts.OnTime), f.Whole(line.Counts.Filed))),
        ]);
        if (line.Sums is null)
        {
            report.Note(t.NoFiling);
        }
        else
        {
            var course = line.Sums.Course.Concat(line.Before?.Course ?? new Dictionary<int, CellTally>()).Where(period => period.Value.Numbers > 0)
                .GroupBy(period => period.Key).ToDictionary(period => period.Key, period => period.First().Value.Sum);
            AddChart(report, Course(data, t.CourseOf, course, 190, t, f));
            report.Table(IndicatorTable(), OfEstablishment.Select(form.FindIndicator).OfType<FormIndicator>());
        }

        report.Table(BandTable(data, t, c), [line]);
        report.Table(SeatTable(data, t, f), data.Seats[line.Code]);

        string Change(FormIndicator indicator) => data.Utilization.YearBreak(indicator) is { } at ? at.Brief(f.Language) : Comparison.Change(indicator, line.Value(form, indicator.Code), line.ValueBefore(form, indicator.Code), u, f);

        PdfTable<FormIndicator> IndicatorTable() => new()
        {
            Columns =
            [
                new(t.Indicator, indicator => indicator.Name(f.Language)) { Weight = 3.4, IsRowHeader = true },
                new(t.ThisYear, indicator => IndicatorValues.Write(indicator, line.Value(form, indicator.Code), f)) { Weight = 1.2, Align = TextAnchor.End, Style = _ => CellStyle.Strong },
                new(t.Before, indicator => line.Before is null ? "–" : IndicatorValues.Write(indicator, line.ValueBefore(form, indicator.Code), f)) { Weight = 1.2, Align = TextAnchor.End },
                new(t.Change, Change) { Weight = 1, Align = TextAnchor.End },
            ],
        };
    }

    private static PdfTable<EstablishmentLine> BandTable(AnnualReportData data, AnnualTexts t, CompletenessTexts c) => new()
    {
        Columns =
        [
            new(t.Period, _ => t.Filings) { Weight = 2.4, IsRowHeader = true },
            .. data.Periods.Select(period => new PdfColumn<EstablishmentLine>(UtilizationCharts.Short(period), line => CompletenessReport.Letter(Mark(line, period), c))
            {
                Weight = 0.7,
                Align = TextAnchor.Middle,
                Style = line => CompletenessReport.Style(Mark(line, period)),
            }),
        ],
    };

    private static ObligationMark? Mark(EstablishmentLine line, PeriodRow period) =>
        line.Marks.Where(mark => mark.Sequence == period.Sequence).Select(mark => (ObligationMark?)mark).FirstOrDefault();

    private static PdfTable<SeatRow> SeatTable(AnnualReportData data, AnnualTexts t, Formats f) => new()
    {
        Caption = t.SeatsOf(f.LongDate(data.StructureOn)),
        Empty = t.NoSeat,
        Columns =
        [
            new(t.Seat, seat => seat.Role(f.Language)) { Weight = 1.6, IsRowHeader = true },
            new(t.Holder, seat => Holder(seat, t)) { Weight = 3, Style = seat => seat.Holder is null ? CellStyle.Warn : CellStyle.Normal },
            new(t.Since, seat => Formats.Date(seat.HeldFrom ?? seat.InterimFrom)) { Weight = 0.9 },
            new(t.Until, seat => Formats.Date(seat.HeldUntil)) { Weight = 0.9 },
        ],
    };

    private static string Holder(SeatRow seat, AnnualTexts t) => seat switch
    {
        { Holder: { } holder } => holder,
        { Interim: { } interim } => t.InterimBy(interim),
        _ => t.VacantFor(Formats.Date(seat.VacantSince)),
    };
}
