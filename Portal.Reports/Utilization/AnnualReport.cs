using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>
/// The annual report of what a scope holds: the year in words, structure and governance, utilization, access, completeness, a
/// chapter for each territory with a page for each establishment, then method, definitions and sources.
/// </summary>
public static partial class AnnualReport
{
    /// <summary>Writes the report as a tagged PDF.</summary>
    public static Task WritePdfAsync(AnnualReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, utilization) = (AnnualTexts.For(frame.Language), frame.Format, data.Utilization);
        var values = utilization.Values();
        var report = frame.Report().KeyFigures(UtilizationReport.KeyFigures(utilization, values, UtilizationTexts.For(frame.Language), f));
        AddYear(report, data, values, t, f);
        report.Contents();
        AddGovernance(report, data, t, f);
        AddUtilization(report, data, values, t, f);
        AddAccess(report, data, t, f);
        AddCompleteness(report, data, t, f);
        foreach (var territory in data.Territories)
        {
            report.PageBreak();
            AddTerritory(report, data, territory, t, f);
        }

        report.PageBreak();
        AddMethod(report, data, t, f);
        frame.AddOriginNote(report);
        return report.WriteAsync(output, cancel);
    }

    private static void AddYear(PdfReport report, AnnualReportData data, SummedCells values, AnnualTexts t, Formats f)
    {
        report.Heading(1, t.Year);
        if (data.IsInProgress)
        {
            report.Note(t.InProgress(data.Periods[^1].Code, f.LongDate(data.Periods[^1].EndsOn)));
        }

        foreach (var paragraph in new AnnualSentences(data, values, t, f).Paragraphs())
        {
            report.Paragraph(paragraph);
        }

        report.Heading(2, t.Attention).Bullets(AttentionPoints.Of(data.Utilization, values, data.Utilization.Comparisons(values), UtilizationTexts.For(f.Language), f));
    }

    private static void AddGovernance(PdfReport report, AnnualReportData data, AnnualTexts t, Formats f)
    {
        var (lines, all) = (CoverageYear.Of(data, t, f.Language), CoverageYear.All(data, t));
        report.Heading(1, t.Governance).Lead(t.GovernanceLead(f.LongDate(data.StructureOn)))
            .Table(StructureTable(t, f), data.Territories)
            .Table(CoverageTable(all, t, f), lines).Note(t.CoverageNote);
        if (lines.Count > 1 && UtilizationCharts.Bars(
            t.CoverageChart, t.Territory, lines.Select(line => (line.Name, line.Share)), f, share => f.Percent(share), all.Share is { } share ? new NamedValue(t.Total, share) : null) is { } chart)
        {
            report.Chart(chart);
        }

        report.Table(VacantTable(data, t, f), data.Vacant());
    }

    private static void AddUtilization(PdfReport report, AnnualReportData data, SummedCells values, AnnualTexts t, Formats f)
    {
        var (utilization, u) = (data.Utilization, UtilizationTexts.For(f.Language));
        report.Heading(1, t.Utilization);
        report.Heading(2, t.ByPeriod);
        AddChart(report, Course(data, t.CourseOf, utilization.Course.Where(row => row.Total is not null).ToDictionary(row => row.Sequence, row => row.Total!.Value), 264, t, f));
        report.Table(PeriodTable(data, t, f), data.Periods);
        foreach (var at in SeriesBreakWords.Within(data.Form, ByPeriodCodes, data.Periods))
        {
            report.Note($"{ChartBreak.Sign}\u00a0{at.Sentence(data.Form, f.Language)}");
        }

        report.Heading(2, t.ByChannel);
        AddChart(report, UtilizationCharts.ByChannel(data.Form, data.Periods, utilization.Rows, f));
        report.Table(ChannelTable(data.Form, values, t, f), ActivityTypes(data.Form));
        report.Heading(2, t.ByProgramme);
        AddChart(report, UtilizationCharts.ByProgramme(data.Form, values, f));
        report.Table(ProgrammeTable(data, values, t, f), data.Form.Cells(IndicatorCodes.Programmes));
        report.Heading(2, t.AllIndicators);
        var comparisons = utilization.Comparisons(values);
        report.Lead(u.ComparedNote).Table(
            UtilizationReport.ComparedTable(data.Form, values, comparisons, u, f), data.Form.Indicators.OrderBy(indicator => UtilizationReport.SectionOf(data.Form, indicator).Ordinal));
    }

    private static void AddAccess(PdfReport report, AnnualReportData data, AnnualTexts t, Formats f)
    {
        if (data.Regions.Count == 0)
        {
            return;
        }

        var (regions, all) = (AccessLine.ByRegion(data, t, f.Language), AccessLine.All(data, t));
        report.Heading(1, t.Equity).Lead(t.EquityLead)
            .Table(RemotenessTable(all, t, f), AccessLine.ByRemoteness(data, t));
        var rated = regions.Where(region => region.ActivityRate is not null).OrderByDescending(region => region.ActivityRate).ToList();
        if (rated.Count > 1)
        {
            AddChart(report, UtilizationCharts.Bars(
                t.Per10kChart, t.Region, rated.Select(region => (region.Name + (region.IsSmall ? " *" : ""), region.ActivityRate)), f, rate => f.Number(rate, 0),
                all.ActivityRate is { } rate ? new NamedValue(t.Total, rate) : null, UtilizationCharts.ManyBars));
        }

        report.Heading(2, t.ByRegion).Table(RegionTable(t, f), regions)
            .Heading(2, t.Caveats)
            .Bullets(t.CaveatPlace, t.CaveatPersons, t.CaveatSmall(f.Whole(AccessLine.SmallPopulation)), t.CaveatMasked, t.CaveatNations, t.CaveatPopulation);
    }

    private static void AddCompleteness(PdfReport report, AnnualReportData data, AnnualTexts t, Formats f)
    {
        var (c, utilization) = (CompletenessTexts.For(f.Language), data.Utilization);
        report.Heading(1, t.Completeness);
        AddChart(report, CompletenessReport.ByPeriod(data.Periods, OfPeriod, c, f, 200));
        var lines = data.Periods.Select(period => (Group: c.ByPeriod, Name: UtilizationCharts.Short(period), Counts: OfPeriod(period)))
            .Concat(PartLine.Of(utilization, f.Language).Select(part => (Group: c.ByTerritory, part.Name, part.Counts)));
        report.Table(
            CompletenessReport.CountsTable<(string Group, string Name, Completeness Counts)>(c.Period, line => line.Name, line => line.Counts, utilization.Total, c, f) with { Group = line => line.Group }, lines);

        Completeness OfPeriod(PeriodRow period) => Completeness.Sum(utilization.Completeness.Where(row => row.Sequence == period.Sequence));
    }

    private static void AddMethod(PdfReport report, AnnualReportData data, AnnualTexts t, Formats f)
    {
        report.Heading(1, t.Method).Paragraph(t.MethodText).Paragraph(t.StructureText)
            .Heading(2, t.Definitions).Table(DefinitionTable(data.Form, t, f), data.Form.Indicators.OrderBy(indicator => UtilizationReport.SectionOf(data.Form, indicator).Ordinal))
            .Heading(2, t.Sources).Bullets(t.SourceFilings, t.SourceRegister, t.SourceCalendar, t.SourcePopulation);
    }

    private static Drawing? Course(AnnualReportData data, string title, Dictionary<int, decimal> values, double height, AnnualTexts t, Formats f) =>
        UtilizationCharts.Course(title, data.FiscalYear, t.Before, data.Periods, sequence => values.TryGetValue(sequence, out var value) ? value : null, f, height, data.Form);

    private static void AddChart(PdfReport report, Drawing? chart)
    {
        if (chart is not null)
        {
            report.Chart(chart);
        }
    }
}
