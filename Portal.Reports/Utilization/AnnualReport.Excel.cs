using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

public static partial class AnnualReport
{
    /// <summary>Writes the data behind each table as a workbook.</summary>
    public static Task WriteExcelAsync(AnnualReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, u, form) = (AnnualTexts.For(frame.Language), frame.Format, UtilizationTexts.For(frame.Language), data.Form);
        var values = data.Utilization.Values();
        var workbook = frame.Workbook();
        UtilizationReport.AddComparison(workbook, form, values, data.Utilization.Comparisons(values), u, f);
        AddPeriods(workbook, data, t, f);
        AddBreakdown(workbook, data, values, t, f);
        UtilizationReport.AddEstablishments(workbook, data.Utilization, u);
        workbook.AddSheet(t.ByEstablishmentPeriod).Table(t.ByEstablishmentPeriod, new Columns<(EstablishmentLine Line, ObligationMark Mark)>()
            .Text(t.Territory, 22, row => row.Line.Territory)
            .Text(t.Code, 14, row => row.Line.Code)
            .Text(t.Establishment, 46, row => row.Line.Name)
            .Text(t.Period, 15, row => data.Periods.First(period => period.Sequence == row.Mark.Sequence).Code)
            .Text(CompletenessTexts.For(frame.Language).State, 16, row => StateNames.Of(row.Mark.State, frame.Language))
            .Number(t.Activities, 0, row => Course(row.Line.Sums, row.Mark.Sequence), 16)
            .Number(t.Before, 0, row => Course(row.Line.Before, row.Mark.Sequence - CellHistory.PeriodsOfYear), 18),
            data.Utilization.Establishments.SelectMany(line => line.Marks.Select(mark => (line, mark))), new TableOptions { FrozenColumns = 4 });
        AddGovernance(workbook, data, t, f);
        workbook.AddSheet(t.Equity).Table(t.Equity, new Columns<AccessLine>()
            .Text(t.Region, 36, line => line.Name)
            .Text(t.Remoteness, 16, line => line.Remoteness)
            .Text(t.Nations, 32, line => line.Nations)
            .Whole(t.Population, line => line.Population)
            .Number(t.Activities, 0, line => CellLine.Excel(line.Activities.Aggregate))
            .Number(t.Per10k, 1, line => line.ActivityRate)
            .Number(t.Patients, 1, line => CellLine.Excel(line.Patients.Aggregate))
            .Number(t.PatientsPer10k, 1, line => line.PatientRate)
            .Number(t.RemotePatients, 1, line => CellLine.Excel(line.Remote.Aggregate), 18)
            .Number(t.IndigenousPatients, 1, line => CellLine.Excel(line.Indigenous.Aggregate), 18), AccessLine.ByRegion(data, t, frame.Language), new TableOptions { FrozenColumns = 1, Description = t.CaveatPlace });
        frame.AddDefinitions(workbook, form.Indicators.Select(indicator => new Definition
        {
            Term = $"{indicator.Code}: {indicator.Name(frame.Language)}",
            Meaning = indicator.Definition(frame.Language),
            Numerator = indicator.Formula.Length > 0 ? indicator.Formula : u.OverTimeOf(indicator),
            Unit = u.UnitName(indicator.Unit),
            Version = $"{indicator.Version}",
        }));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static void AddPeriods(Workbook workbook, AnnualReportData data, AnnualTexts t, Formats f)
    {
        var form = data.Form;
        var sums = data.Periods.ToDictionary(period => period.Sequence, period => OverPeriods.Summed(form, data.Utilization.Rows.Where(row => row.Sequence == period.Sequence)));
        var columns = new Columns<PeriodRow>().Text(t.Period, 16, period => period.Code).Date(t.EndsOn, period => period.EndsOn);
        foreach (var indicator in EstablishmentLine.Shown.Select(form.FindIndicator).OfType<FormIndicator>())
        {
            columns = indicator.Unit == Units.Percent
                ? columns.Percent(indicator.Name(f.Language), period => CellLine.Excel(form.Value(indicator.Code, sums[period.Sequence])), 16)
                : columns.Number(indicator.Name(f.Language), 0, period => CellLine.Excel(form.Value(indicator.Code, sums[period.Sequence])), 18);
        }

        var breaks = SeriesBreakWords.Within(form, EstablishmentLine.Shown, data.Periods);
        if (breaks.Count > 0)
        {
            columns = columns.Text(BreaksTexts.For(f.Language).Column, 60, period => SentencesAt(form, breaks, period, f.Language), wrap: true);
        }

        var sheet = workbook.AddSheet(t.ByPeriod, new SheetOptions { OnePage = true }).Title(t.ByPeriod, data.FiscalYear);
        var table = sheet.Table(t.ByPeriod, columns, data.Periods);
        sheet.Chart(new Chart { Kind = ChartKind.Line, Title = t.CourseOf, AltText = t.CourseOf, Table = table, Category = table.Headers[0], Series = [table.Headers[2]] });
    }

    private static void AddBreakdown(Workbook workbook, AnnualReportData data, SummedCells values, AnnualTexts t, Formats f)
    {
        var form = data.Form;
        var cells = form.Cells(IndicatorCodes.Activities).Concat(form.Cells(IndicatorCodes.Programmes));
        var before = data.Utilization.YearBefore is { } span ? OverPeriods.Summed(span.Form, span.Rows) : null;
        workbook.AddSheet(t.ByProgramme).Table(t.ByProgramme, new Columns<CellKey>()
            .Text(t.Code, 26, cell => cell.ToString())
            .Text(t.Indicator, 44, cell => form.Indicator(cell.Indicator).Name(f.Language))
            .Text(t.Programme, 44, cell => form.Categories(cell, f.Language))
            .Number(t.ThisYear, 0, cell => CellLine.Excel(values.TallyOf(cell).Aggregate))
            .Number(t.Before, 0, cell => before is null ? default : CellLine.Excel(before.TallyOf(cell).Aggregate), 18), cells, new TableOptions { FrozenColumns = 3 });
    }

    private static void AddGovernance(Workbook workbook, AnnualReportData data, AnnualTexts t, Formats f)
    {
        workbook.AddSheet(t.Governance).Table(t.Governance, new Columns<CoverageYear>()
            .Text(t.Territory, 30, line => line.Name)
            .Whole(t.Seats, line => (long?)line.Seats)
            .Whole(t.Filled, line => (long?)line.Filled)
            .Whole(t.Interim, line => (long?)line.Interim)
            .Percent(t.Rate, line => line.Share, 15)
            .Percent(t.RateBefore, line => line.ShareBefore, 15)
            .Whole(t.Begun, line => (long?)line.Begun)
            .Whole(t.Ended, line => (long?)line.Ended)
            .Percent(t.Turnover, line => line.Turnover, 15), CoverageYear.Of(data, t, f.Language).Append(CoverageYear.All(data, t)));
        workbook.AddSheet(t.Vacancies).Table(t.Vacancies, new Columns<SeatRow>()
            .Text(t.Territory, 24, seat => seat.Territory(f.Language) ?? t.Ministry)
            .Text(t.Body, 48, seat => seat.Body(f.Language))
            .Text(t.Seat, 26, seat => seat.Role(f.Language))
            .Date(t.VacantSince, seat => seat.VacantSince)
            .Whole(t.Days, seat => (long?)seat.VacancyDays(data.StructureOn))
            .Text(t.Covering, 44, seat => seat.Interim), data.Vacant());
    }

    private static string? SentencesAt(Form form, IEnumerable<SeriesBreak> breaks, PeriodRow period, Language language) =>
        string.Join(' ', breaks.Where(at => at.FromSequence == period.Sequence).Select(at => at.Sentence(form, language))) is { Length: > 0 } text ? text : null;

    private static CellValue Course(BodySums? sums, int sequence) => sums is not null && sums.Course.TryGetValue(sequence, out var tally) ? CellLine.Excel(tally.Aggregate) : default;
}
