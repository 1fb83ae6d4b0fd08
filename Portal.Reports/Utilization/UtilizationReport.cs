using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>What the utilization report is made of: a period, a quarter or a fiscal year, of an establishment, a territory or the network.</summary>
public sealed record UtilizationReportData
{
    public required Form Form { get; init; }

    /// <summary>In order; one, or those of a quarter or a fiscal year.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>What the counted filings add up to, cell by cell and period by period.</summary>
    public required IReadOnlyList<PeriodIndicatorRow> Rows { get; init; }
    public required IReadOnlyList<CompletenessRow> Completeness { get; init; }

    /// <summary>Inhabitants served; null where regions are shared with others, and then no rate per inhabitant is given.</summary>
    public decimal? Population { get; init; }

    /// <summary>As many periods just before; none for a year, of which that is the year before.</summary>
    public ComparedSpan? Previous { get; init; }

    /// <summary>The same periods of the fiscal year before; null when nothing was filed then.</summary>
    public ComparedSpan? YearBefore { get; init; }

    /// <summary>All of those that owed something.</summary>
    public required IReadOnlyList<EstablishmentLine> Establishments { get; init; }

    /// <summary>The periods that the course shows; the last is the report's last.</summary>
    public required IReadOnlyList<PeriodRow> CoursePeriods { get; init; }

    /// <summary>Activities over those periods and the ones a year before them.</summary>
    public required IReadOnlyList<PeriodIndicatorRow> Course { get; init; }

    internal Completeness Total => Portal.Data.Utilization.Completeness.Sum(Completeness);

    internal bool HasSeveralPeriods => Periods.Count > 1;

    internal SummedCells Values() => OverPeriods.Summed(Form, Rows, Population);

    /// <summary>What interrupts an indicator's series between the same span a year before and this one.</summary>
    internal SeriesBreak? YearBreak(FormIndicator indicator) =>
        Form.Breaks.Between(indicator.Code, Periods[0].Sequence - CellHistory.PeriodsOfYear, Periods[^1].Sequence);

    internal Comparison Compared(SummedCells values, ComparedSpan span) => new(Form, values, span, Periods[^1].Sequence);

    /// <summary>What it is compared with, the nearest first.</summary>
    internal IReadOnlyList<Comparison> Comparisons(SummedCells values) =>
        [.. new[] { Previous, YearBefore }.OfType<ComparedSpan>().Select(span => Compared(values, span))];
}

/// <summary>
/// The utilization report: key figures and what changed, what to watch, the course and its parts, then the tables that it all
/// rests on, definitions last.
/// </summary>
public static partial class UtilizationReport
{
    /// <summary>Writes the report as a tagged PDF.</summary>
    public static Task WritePdfAsync(UtilizationReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, language, form) = (UtilizationTexts.For(frame.Language), frame.Format, frame.Language, data.Form);
        var values = data.Values();
        var comparisons = data.Comparisons(values);
        var report = frame.Report().KeyFigures(KeyFigures(data, values, t, f));
        report.Heading(1, t.Attention).Bullets(AttentionPoints.Of(data, values, comparisons, t, f));
        report.Contents();
        AddCharts(report, data, values, t, f);
        report.Heading(1, t.Compared);
        if (comparisons.Count == 0)
        {
            report.Lead(t.ComparedNone);
        }
        else
        {
            report.Lead($"{ComparedWith(data.Total, comparisons, t, f)} {t.ComparedNote}").Table(ComparedTable(form, values, comparisons, t, f), form.Indicators.OrderBy(indicator => SectionOf(form, indicator).Ordinal));
        }

        if (data.Establishments.Count > 1)
        {
            report.Heading(1, t.ByEstablishment).Lead(t.ByEstablishmentNote).Table(EstablishmentTable(data, t, f), data.Establishments);
        }

        report.Heading(1, t.Completeness).Lead(t.CompletenessNote).Table(PeriodTable(t, f, data.Total), PeriodLine.Of(data));
        if (PartLine.Of(data, language) is { Count: > 1 } parts)
        {
            report.Table(PartTable(t, f), parts);
        }

        report.Heading(1, t.Totals).Lead(data.HasSeveralPeriods ? t.TotalsNoteYear : t.TotalsNote);
        report.Table(CellTable(t, f), form.Sections.SelectMany(section => CellLine.Of(form, section.Code, values, language)));

        report.Heading(1, t.Derived).Lead(t.DerivedNote).Table(DerivedTable(t, f, language, form, values), form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Derived));
        frame.AddOriginNote(report);
        return report.WriteAsync(output, cancel);
    }

    internal static IReadOnlyList<KeyFigure> KeyFigures(UtilizationReportData data, SummedCells values, UtilizationTexts t, Formats f)
    {
        var (form, total) = (data.Form, data.Total);
        var year = data.YearBefore is { } span ? data.Compared(values, span) : null;
        return
        [
            new KeyFigure(t.Completeness, Share(total.Share), t.FiledOf(f.Whole(total.Filed), f.Whole(total.Due))),
            new KeyFigure(t.Timeliness, Share(total.Timeliness), t.OnTimeOf(f.Whole(total.OnTime), f.Whole(total.Filed))),
            .. new[]
            {
                IndicatorCodes.Activities, IndicatorCodes.VirtualShare, IndicatorCodes.CompletionRate, IndicatorCodes.Patients, IndicatorCodes.Telemonitored,
                IndicatorCodes.DistanceAvoided,
            }.Select(form.FindIndicator).OfType<FormIndicator>().Select(indicator => new KeyFigure(
                indicator.Name(f.Language),
                IndicatorValues.Write(indicator, form.Value(indicator.Code, values), f) + (indicator is { Unit: Units.Kilometres, Kind: IndicatorKind.Input } ? "\u00a0km" : ""),
                year is null ? t.NoYearBefore : year.Break(indicator) is { } at ? at.Brief(f.Language) : t.OverYear(year.Change(indicator, t, f)))),
        ];

        string Share(decimal? share) => share is { } known ? f.Percent(known) : "–";
    }

    private static void AddCharts(PdfReport report, UtilizationReportData data, SummedCells values, UtilizationTexts t, Formats f)
    {
        var course = data.Course.Where(row => row.Total is not null).ToDictionary(row => row.Sequence, row => row.Total);
        var charts = new[]
        {
            UtilizationCharts.Course(t.Trend, t.TrendNow, t.TrendBefore, data.CoursePeriods, sequence => course.GetValueOrDefault(sequence), f, form: data.Form),
            UtilizationCharts.ByChannel(data.Form, data.Periods, data.Rows, f),
            UtilizationCharts.ByProgramme(data.Form, values, f),
        };
        if (charts.Any(chart => chart is not null))
        {
            report.Heading(1, t.Course);
        }

        foreach (var chart in charts)
        {
            if (chart is not null)
            {
                report.Chart(chart);
            }
        }
    }

    private static string ComparedWith(Completeness total, IReadOnlyList<Comparison> comparisons, UtilizationTexts t, Formats f)
    {
        return comparisons is [var previous, var yearBefore]
            ? t.ComparedSpans(previous.Name, yearBefore.Name, Share(total), Share(previous.Completeness), Share(yearBefore.Completeness))
            : t.ComparedSpan(comparisons[0].Name, Share(total), Share(comparisons[0].Completeness));

        string Share(Completeness counts) => counts.Share is { } known ? f.Percent(known) : "–";
    }

    internal static FormSection SectionOf(Form form, FormIndicator indicator) => form.Sections.First(section => section.Code == indicator.Section);
}
