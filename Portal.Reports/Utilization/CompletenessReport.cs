using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>What the report on completeness is made of: the obligations of a fiscal year or a quarter, of a territory or all that the scope holds.</summary>
public sealed record CompletenessReportData
{
    /// <summary>The day that decides what is late and what is missing.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The states are those at the end of a day that has passed.</summary>
    public bool IsPast { get; init; }

    /// <summary>Opened ones, in order.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>By territory and period.</summary>
    public required IReadOnlyList<CompletenessRow> Completeness { get; init; }

    /// <summary>Territory by territory, then by name.</summary>
    public required IReadOnlyList<BodyObligations> Bodies { get; init; }

    /// <summary>Past its due date and not filed, the oldest first.</summary>
    public required IReadOnlyList<ObligationRow> Overdue { get; init; }
    public required IReadOnlyList<ObligationRow> Waived { get; init; }

    /// <summary>Who answers for an establishment today, in words, by its code: the holders of its seats, their interims, or vacant seats.</summary>
    public required IReadOnlyDictionary<string, string> Contacts { get; init; }

    /// <summary>Every obligation, read once for each call.</summary>
    public required Func<IAsyncEnumerable<ObligationRow>> Obligations { get; init; }

    internal Completeness Total => Portal.Data.Utilization.Completeness.Sum(Completeness);

    internal Completeness OfPeriod(PeriodRow period) => Portal.Data.Utilization.Completeness.Sum(Completeness.Where(row => row.Sequence == period.Sequence));
}

/// <summary>Completeness and timeliness: what was expected, what came in and when, whom to chase, obligation by obligation.</summary>
public static partial class CompletenessReport
{
    /// <summary>Writes the report as a tagged PDF.</summary>
    public static Task WritePdfAsync(CompletenessReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, language, total) = (CompletenessTexts.For(frame.Language), frame.Format, frame.Language, data.Total);
        var report = frame.Report(landscape: true).KeyFigures(
            new KeyFigure(t.Completeness, Share(total.Share, f), t.FiledOf(f.Whole(total.Filed), f.Whole(total.Due))),
            new KeyFigure(t.Timeliness, Share(total.Timeliness, f), t.OnTimeOf(f.Whole(total.OnTime), f.Whole(total.Filed))),
            new KeyFigure(t.Expected, f.Whole(total.Expected), t.ExpectedNote(f.Whole(total.Waived))),
            new KeyFigure(t.FiledLate, f.Whole(total.FiledLate), t.FiledLateNote),
            new KeyFigure(t.Overdue, f.Whole(data.Overdue.Count(row => !row.IsMissing)), t.OverdueNote),
            new KeyFigure(t.Missing, f.Whole(total.Missing), t.MissingNote));
        report.Heading(1, t.Now).Lead(t.NowNote).Table(OverdueTable(data, t, f), data.Overdue);

        var territories = Territories(data, language);
        report.Heading(1, t.ByPeriod);
        if (ByPeriod(data.Periods, data.OfPeriod, t, f) is { } chart)
        {
            report.Chart(chart, PdfCharts.Landscape);
        }

        report.Table(CountsTable<PeriodRow>(t.Period, period => $"{UtilizationCharts.Short(period)}, {period.FiscalYear}", data.OfPeriod, total, t, f), data.Periods);
        report.Heading(1, t.ByTerritory);
        if (territories.Count > 1 && UtilizationCharts.Bars(
            t.ByTerritoryChart, t.Territory, territories.Select(one => (one.Name, one.Counts.Share)), f, share => f.Percent(share),
            total.Share is { } whole ? new NamedValue(t.Network, whole) : null) is { } bars)
        {
            report.Chart(bars, PdfCharts.Portrait);
        }

        report.Table(CountsTable<(string Name, Completeness Counts)>(t.Territory, one => one.Name, one => one.Counts, total, t, f), territories);
        report.Heading(1, t.ByRegion).Table(CountsTable<(string Name, Completeness Counts)>(t.Region, one => one.Name, one => one.Counts, total, t, f), Regions(data, language));
        report.Heading(1, t.ByEstablishment)
            .Lead(t.BandNote(t.BandOnTime, t.BandLate, t.BandOverdue, t.BandMissing, t.BandWaived, t.BandOpen, t.BandNone))
            .Table(BandTable(data, t, f, language), data.Bodies);
        report.Heading(1, t.Waivers).Table(WaiverTable(t, language), data.Waived);
        report.Heading(1, t.Definitions).DefinitionList([.. Definitions(t).Select(definition => (definition.Term, Meaning(definition)))]);
        frame.AddOriginNote(report);
        return report.WriteAsync(output, cancel);
    }

    internal static string Share(decimal? share, Formats f) => share is { } known ? f.Percent(known) : "–";

    private static IReadOnlyList<(string Name, Completeness Counts)> Territories(CompletenessReportData data, Data.Language language) =>
        [.. data.Completeness.GroupBy(row => row.TerritoryCode).Select(territory => (territory.First().Territory(language) ?? "–", Completeness.Sum(territory)))];

    private static IReadOnlyList<(string Name, Completeness Counts)> Regions(CompletenessReportData data, Data.Language language) =>
    [
        .. data.Bodies.GroupBy(body => body.RegionCode).OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => (region.First().Region(language), region.Aggregate(default(Completeness), (sum, body) => sum + body.Counts))),
    ];

    internal static Drawing? ByPeriod(IReadOnlyList<PeriodRow> periods, Func<PeriodRow, Completeness> ofPeriod, CompletenessTexts t, Formats f, double height = 220)
    {
        return periods.All(period => ofPeriod(period).Expected == 0) ? null : ChartLayout.Draw(new ColumnChart
        {
            Title = t.ByPeriodChart,
            Categories = [.. periods.Select(period => new ChartCategory(UtilizationCharts.Short(period), null, $"{UtilizationCharts.Short(period)}, {period.FiscalYear}"))],
            CategoryHeader = t.Period,
            Format = f.Number,
            Words = ChartTexts.Words(f.Language),
            Height = height,
            Series = [Part(t.OnTime, counts => counts.OnTime), Part(t.FiledLate, counts => counts.FiledLate), Part(t.Awaited, counts => counts.Awaited), Part(t.Waived, counts => counts.Waived)],
        });

        ColumnSeries Part(string name, Func<Completeness, int> value) => new(name, [.. periods.Select(period => new ChartValue(value(ofPeriod(period))))]);
    }
}
