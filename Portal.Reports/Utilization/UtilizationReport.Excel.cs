using System.Globalization;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

public static partial class UtilizationReport
{
    /// <summary>Writes the report as a workbook: totals, derived indicators, period by period, completeness, definitions, provenance.</summary>
    public static Task WriteExcelAsync(UtilizationReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, language, form) = (UtilizationTexts.For(frame.Language), frame.Language, data.Form);
        var (f, values) = (frame.Format, data.Values());
        var comparisons = data.Comparisons(values);
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
        var byPeriod = new Columns<PeriodLine>()
            .Text(t.Period, 16, line => line.Code)
            .Date(t.EndsOn, line => line.EndsOn)
            .Whole(t.Due, line => (long?)line.Counts.Due)
            .Whole(t.Filed, line => (long?)line.Counts.Filed)
            .Percent(t.Completeness, line => line.Counts.Share)
            .Whole(t.Late, line => (long?)line.Counts.Late)
            .Whole(t.Missing, line => (long?)line.Counts.Missing)
            .Whole(t.Waived, line => (long?)line.Counts.Waived)
            .Whole(t.KeyActivities, line => line.Activities, 22);
        var breaks = SeriesBreakWords.Within(form, [IndicatorCodes.Activities], data.Periods);
        if (breaks.Count > 0)
        {
            byPeriod = byPeriod.Text(
                BreaksTexts.For(language).Column, 60, line => breaks.FirstOrDefault(at => at.FromPeriod == line.Code)?.Sentence(form, language), wrap: true);
        }

        var table = course.Table(t.ByPeriod, byPeriod, PeriodLine.Of(data));
        course.Chart(new Chart
        {
            Kind = ChartKind.Line,
            Title = t.KeyActivities,
            AltText = t.Course,
            Table = table,
            Category = table.Headers[0],
            Series = [table.Headers[8]],
        });
        AddComparison(workbook, form, values, comparisons, t, f);
        if (data.Establishments.Count > 1)
        {
            AddEstablishments(workbook, data, t);
        }

        frame.AddDefinitions(workbook, form.Indicators.Select(indicator => new Definition
        {
            Term = $"{indicator.Code}: {indicator.Name(language)}",
            Meaning = indicator.Definition(language),
            Numerator = Side(indicator, 0),
            Denominator = Side(indicator, 1),
            Unit = t.UnitName(indicator.Unit),
            Version = indicator.Version.ToString(CultureInfo.InvariantCulture),
        }));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    internal static void AddComparison(Workbook workbook, Form form, SummedCells values, IReadOnlyList<Comparison> comparisons, UtilizationTexts t, Formats f)
    {
        if (comparisons.Count == 0)
        {
            return;
        }

        var columns = new Columns<FormIndicator>()
            .Text(t.Section, 22, indicator => $"{indicator.Section}. {SectionOf(form, indicator).Name(f.Language)}")
            .Text(t.Code, 12, indicator => indicator.Code)
            .Text(t.Indicator, 46, indicator => indicator.Name(f.Language))
            .Text(t.Unit, 10, indicator => indicator.Unit == Units.Percent ? t.Ratio : t.UnitName(indicator.Unit))
            .Number(t.Value, 3, indicator => CellLine.Excel(form.Value(indicator.Code, values)), 16);
        foreach (var comparison in comparisons)
        {
            columns.Number(comparison.Name, 3, indicator => CellLine.Excel(comparison.Before(indicator)), 18)
                .Text(t.ChangeFrom(comparison.Name), 18, indicator => comparison.Change(indicator, t, f));
        }

        workbook.AddSheet(t.Compared).Table(t.Compared, columns, form.Indicators, new TableOptions { FrozenColumns = 3, Description = t.ComparedNote });
    }

    internal static void AddEstablishments(Workbook workbook, UtilizationReportData data, UtilizationTexts t)
    {
        var form = data.Form;
        var columns = new Columns<EstablishmentLine>()
            .Text(t.Territory, 20, line => line.Territory)
            .Text(t.Code, 14, line => line.Code)
            .Text(t.Establishment, 44, line => line.Name)
            .Whole(t.Due, line => (long?)line.Counts.Due, 11)
            .Whole(t.Filed, line => (long?)line.Counts.Filed, 11)
            .Whole(t.Late, line => (long?)line.Counts.Late, 11)
            .Whole(t.Missing, line => (long?)line.Counts.Missing, 12)
            .Percent(t.Completeness, line => line.Counts.Share)
            .Percent(t.Timeliness, line => line.Counts.Timeliness);
        foreach (var indicator in EstablishmentLine.Shown.Select(form.FindIndicator).OfType<FormIndicator>())
        {
            columns = indicator.Unit == Units.Percent
                ? columns.Percent(indicator.Name(workbook.Info.Language), line => CellLine.Excel(line.Value(form, indicator.Code)), 14)
                : columns.Number(indicator.Name(workbook.Info.Language), 1, line => CellLine.Excel(line.Value(form, indicator.Code)), 16);
        }

        columns.Number($"{t.KeyActivities}, {t.TrendBefore}", 1, line => CellLine.Excel(line.ValueBefore(form, IndicatorCodes.Activities)), 18);
        workbook.AddSheet(t.ByEstablishment).Table(t.ByEstablishment, columns, data.Establishments, new TableOptions { FrozenColumns = 3, Description = t.ByEstablishmentNote });
    }

    /// <summary>The sides of a simple quotient; null where the formula is something else.</summary>
    private static string? Side(FormIndicator indicator, int side) =>
        indicator.Formula.Split('/') is [var numerator, var denominator] ? (side == 0 ? numerator : denominator) : null;
}
