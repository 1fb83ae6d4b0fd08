using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;
using ExcelChart = Portal.Reports.Engine.Excel.Chart;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;

namespace Portal.Reports.Utilization;

/// <summary>What the utilization report is made of: a period or the periods of a fiscal year, of an establishment, a territory or the network.</summary>
public sealed record UtilizationReportData
{
    public required Form Form { get; init; }

    /// <summary>In order; one, or those of a fiscal year.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>What the counted filings add up to, cell by cell and period by period.</summary>
    public required IReadOnlyList<PeriodIndicatorRow> Rows { get; init; }
    public required IReadOnlyList<CompletenessRow> Completeness { get; init; }

    /// <summary>Inhabitants served; null where regions are shared with others, and then no rate per inhabitant is given.</summary>
    public decimal? Population { get; init; }

    internal Completeness Total => Portal.Data.Utilization.Completeness.Sum(Completeness);

    internal bool IsYear => Periods.Count > 1;
}

/// <summary>The utilization report: completeness first, then totals by section, derived indicators, and what they rest on.</summary>
public static class UtilizationReport
{
    private const string Activities = "SESS";
    private const string VirtualShare = "R_VIRTUAL";
    private const string CompletionRate = "R_COMPL";

    /// <summary>Writes the report as a tagged PDF.</summary>
    public static Task WritePdfAsync(UtilizationReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, language, form) = (UtilizationTexts.For(frame.Language), frame.Format, frame.Language, data.Form);
        var values = OverPeriods.Summed(form, data.Rows, data.Population);
        var total = data.Total;
        var report = frame.Report()
            .KeyFigures(
                new KeyFigure(t.Completeness, total.Share is { } share ? f.Percent(share) : "–", t.FiledOf(f.Whole(total.Filed), f.Whole(total.Due))),
                new KeyFigure(t.KeyActivities, Write(Activities), t.SubmittedBasis),
                new KeyFigure(form.FindIndicator(VirtualShare)?.Name(language) ?? VirtualShare, Write(VirtualShare)),
                new KeyFigure(form.FindIndicator(CompletionRate)?.Name(language) ?? CompletionRate, Write(CompletionRate)))
            .Contents()
            .Heading(1, t.Completeness)
            .Paragraph(t.CompletenessNote)
            .Table(PeriodTable(t, f, total), PeriodLine.Of(data));
        if (PartLine.Of(data, language) is { Count: > 1 } parts)
        {
            report.Table(PartTable(t, f), parts);
        }

        if (data.IsYear && Course(data, t, f, language) is { } chart)
        {
            var drawing = ChartLayout.Draw(chart);
            report.Heading(1, t.Course).Figure(
                $"{drawing.Title}. {drawing.Description}", PdfPainter.HeightAt(drawing, PdfWidth), canvas => PdfPainter.Paint(drawing, canvas));
        }

        report.Heading(1, t.Derived).Paragraph(t.DerivedNote).Table(DerivedTable(t, f, language, form, values), form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Derived));
        report.Heading(1, t.Totals).Paragraph(data.IsYear ? t.TotalsNoteYear : t.TotalsNote);
        foreach (var section in form.Sections)
        {
            var lines = CellLine.Of(form, section.Code, values, language).ToList();
            if (lines.Count > 0)
            {
                report.Heading(2, $"{section.Code}. {section.Name(language)}").Table(CellTable(t, f), lines);
            }
        }

        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);

        string Write(string code) => form.FindIndicator(code) is { } indicator ? IndicatorValues.Write(indicator, form.Value(code, values), f) : "–";
    }

    /// <summary>Writes the report as a workbook: totals, derived indicators, period by period, completeness, definitions, provenance.</summary>
    public static Task WriteExcelAsync(UtilizationReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, language, form) = (UtilizationTexts.For(frame.Language), frame.Language, data.Form);
        var values = OverPeriods.Summed(form, data.Rows, data.Population);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Totals).Table(t.Totals, new Columns<CellLine>()
            .Text(t.Section, 22, line => line.Section)
            .Text(t.Code, 12, line => line.Code)
            .Text(t.Indicator, 46, line => line.Indicator)
            .Text(t.Breakdown, 40, line => line.Categories)
            .Text(t.Unit, 12, line => line.Unit)
            .Number(t.Value, 2, line => line.Cell, 16)
            .Whole(t.AnswersNumber, line => (long?)line.Tally.Numbers, 12)
            .Whole(t.AnswersNotApplicable, line => (long?)line.Tally.NotApplicable, 12)
            .Whole(t.AnswersNotAvailable, line => (long?)line.Tally.NotAvailable, 12)
            .Text(t.OverTime, 26, line => line.OverTime(t)), form.Sections.SelectMany(section => CellLine.Of(form, section.Code, values, language)), new TableOptions { FrozenColumns = 3, Description = frame.Title });
        workbook.AddSheet(t.Derived).Table(t.Derived, new Columns<FormIndicator>()
            .Text(t.Code, 12, indicator => indicator.Code)
            .Text(t.Indicator, 40, indicator => indicator.Name(language))
            .Number(t.Value, 4, indicator => CellLine.Excel(form.Value(indicator.Code, values)), 14)
            .Text(t.Unit, 10, indicator => indicator.Unit == Units.Percent ? t.Ratio : t.UnitName(indicator.Unit))
            .Text(t.Formula, 34, indicator => indicator.Formula)
            .Text(t.Definition, 60, indicator => indicator.Definition(language), wrap: true), form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Derived));
        var course = workbook.AddSheet(t.ByPeriod, new SheetOptions { OnePage = true }).Title(t.ByPeriod, frame.Subject);
        var table = course.Table(t.ByPeriod, new Columns<PeriodLine>()
            .Text(t.Period, 16, line => line.Code)
            .Date(t.EndsOn, line => line.EndsOn)
            .Whole(t.Due, line => (long?)line.Counts.Due)
            .Whole(t.Filed, line => (long?)line.Counts.Filed)
            .Percent(t.Completeness, line => line.Counts.Share)
            .Whole(t.Late, line => (long?)line.Counts.Late)
            .Whole(t.Missing, line => (long?)line.Counts.Missing)
            .Whole(t.Waived, line => (long?)line.Counts.Waived)
            .Whole(t.KeyActivities, line => line.Activities, 22), PeriodLine.Of(data));
        course.Chart(new ExcelChart
        {
            Kind = ChartKind.Line,
            Title = t.KeyActivities,
            AltText = t.Course,
            Table = table,
            Category = table.Headers[0],
            Series = [table.Headers[8]],
        });
        frame.AddDefinitions(workbook, form.Indicators.Select(indicator => new Definition
        {
            Term = $"{indicator.Code}: {indicator.Name(language)}",
            Meaning = indicator.Definition(language),
            Numerator = Side(indicator, 0),
            Denominator = Side(indicator, 1),
            Unit = t.UnitName(indicator.Unit),
            Version = indicator.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    /// <summary>The width of the text on portrait Letter paper, in points.</summary>
    private const double PdfWidth = 504;

    /// <summary>The sides of a simple quotient; null where the formula is something else.</summary>
    private static string? Side(FormIndicator indicator, int side) =>
        indicator.Formula.Split('/') is [var numerator, var denominator] ? (side == 0 ? numerator : denominator) : null;

    private static LineChart? Course(UtilizationReportData data, UtilizationTexts t, Formats f, Language language)
    {
        var lines = PeriodLine.Of(data).ToList();
        return lines.All(line => line.Activities is null) ? null : new LineChart
        {
            Title = t.KeyActivities,
            Categories = [.. lines.Select(line => new ChartCategory(line.Short))],
            CategoryHeader = t.Period,
            Format = f.Number,
            Words = ChartTexts.Words(language),
            Series = [new LineSeries(data.Periods[0].FiscalYear, SeriesLine.First, [.. lines.Select(line => new ChartValue(line.Activities))])],
        };
    }

    private static PdfTable<PeriodLine> PeriodTable(UtilizationTexts t, Formats f, Completeness total) => new()
    {
        Caption = t.CompletenessByPeriod,
        Columns =
        [
            new(t.Period, line => line.Short) { Weight = 1, IsRowHeader = true },
            new(t.EndsOn, line => Formats.Date(line.EndsOn)) { Weight = 1.3 },
            new(t.Due, line => f.Whole(line.Counts.Due)) { Align = PdfAnchor.End },
            new(t.Filed, line => f.Whole(line.Counts.Filed)) { Align = PdfAnchor.End },
            new(t.Completeness, line => line.Counts.Share is { } share ? f.Percent(share) : "–") { Align = PdfAnchor.End, Weight = 1.2 },
            new(t.Late, line => f.Whole(line.Counts.Late)) { Align = PdfAnchor.End },
            new(t.Missing, line => f.Whole(line.Counts.Missing)) { Align = PdfAnchor.End, Style = line => line.Counts.Missing > 0 ? CellStyle.Warn : CellStyle.Normal },
            new(t.Waived, line => f.Whole(line.Counts.Waived)) { Align = PdfAnchor.End },
        ],
        Total = () =>
        [
            t.Total, "", f.Whole(total.Due), f.Whole(total.Filed), total.Share is { } share ? f.Percent(share) : "–", f.Whole(total.Late), f.Whole(total.Missing), f.Whole(total.Waived),
        ],
    };

    private static PdfTable<PartLine> PartTable(UtilizationTexts t, Formats f) => new()
    {
        Caption = t.CompletenessByTerritory,
        Columns =
        [
            new(t.Territory, line => line.Name) { Weight = 3, IsRowHeader = true },
            new(t.Due, line => f.Whole(line.Counts.Due)) { Align = PdfAnchor.End },
            new(t.Filed, line => f.Whole(line.Counts.Filed)) { Align = PdfAnchor.End },
            new(t.Completeness, line => line.Counts.Share is { } share ? f.Percent(share) : "–") { Align = PdfAnchor.End, Weight = 1.2 },
            new(t.Late, line => f.Whole(line.Counts.Late)) { Align = PdfAnchor.End },
        ],
    };

    private static PdfTable<FormIndicator> DerivedTable(UtilizationTexts t, Formats f, Language language, Form form, SummedCells values) => new()
    {
        Columns =
        [
            new(t.Indicator, indicator => indicator.Name(language)) { Weight = 2.4, IsRowHeader = true },
            new(t.Value, indicator => IndicatorValues.Write(indicator, form.Value(indicator.Code, values), f)) { Weight = 1, Align = PdfAnchor.End, Style = _ => CellStyle.Strong },
            new(t.Definition, indicator => indicator.Definition(language)) { Weight = 3.4, Style = _ => CellStyle.Muted },
        ],
    };

    private static PdfTable<CellLine> CellTable(UtilizationTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.Indicator, line => line.Label) { Weight = 4.2, IsRowHeader = true, Style = line => line.IsTotal ? CellStyle.Strong : CellStyle.Normal },
            new(t.Unit, line => line.Unit) { Weight = 1 },
            new(t.Value, line => line.Text(f)) { Weight = 1.3, Align = PdfAnchor.End, Style = line => line.IsTotal ? CellStyle.Strong : CellStyle.Normal },
            new(t.Answers, line => line.Basis(t, f)) { Weight = 2.2, Style = _ => CellStyle.Muted },
        ],
    };
}
