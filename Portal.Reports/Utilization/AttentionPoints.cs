using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>What a committee should not overlook in a span's figures, each as a sentence.</summary>
internal static class AttentionPoints
{
    private const int MostNames = 6;

    public static IReadOnlyList<string> Of(UtilizationReportData data, SummedCells values, IReadOnlyList<Comparison> comparisons, UtilizationTexts t, Formats f)
    {
        var points = new List<string>();
        var lines = data.Establishments;
        if (data.Total.Missing > 0)
        {
            points.Add(t.AttentionMissing(data.Total.Missing, Names(t, lines.Where(line => line.Counts.Missing > 0).Select(line => line.Name))));
        }

        var awaited = lines.Where(line => line.Marks.Any(IsAwaited)).ToList();
        if (awaited.Count > 0)
        {
            points.Add(t.AttentionAwaited(awaited.Sum(line => line.Marks.Count(IsAwaited)), Names(t, awaited.Select(line => line.Name))));
        }

        if (data.Total.FiledLate > 0)
        {
            points.Add(t.AttentionFiledLate(data.Total.FiledLate));
        }

        var lacking = data.Form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Input)
            .Select(indicator => (indicator, Missing: Lacking(values.Tally(new Symbol(indicator.Code))))).Where(one => one.Missing > 0)
            .OrderByDescending(one => one.Missing).ToList();
        if (lacking.Count > 0)
        {
            points.Add(t.AttentionUnavailable(lacking.Sum(one => one.Missing), Names(t, lacking.Select(one => one.indicator.Name(f.Language)))));
        }

        points.AddRange(data.Form.Indicators.SelectMany(_ => comparisons, (indicator, comparison) => comparison.Break(indicator)).OfType<SeriesBreak>()
            .DistinctBy(at => (at.Code, at.FromSequence)).OrderBy(at => at.FromSequence).Select(at => at.Sentence(data.Form, f.Language)));

        foreach (var comparison in comparisons)
        {
            if (comparison.Completeness.Share is { } before && data.Total.Share is { } now && Math.Abs(before - now) >= 0.05m)
            {
                points.Add(t.AttentionCoverage(f.Percent(before), comparison.Name, f.Percent(now)));
            }
        }

        return points.Count == 0 ? [t.AttentionNone] : points;
    }

    /// <summary>A few names, and how many more there are.</summary>
    public static string Names(UtilizationTexts t, IEnumerable<string> all)
    {
        var names = all.Distinct().ToList();
        var shown = string.Join("; ", names.Take(MostNames));
        return names.Count > MostNames ? t.AndMore(names.Count - MostNames, shown) : shown;
    }

    /// <summary>What is masked is there, only not for the reader.</summary>
    private static int Lacking(CellTally tally) => tally.NotAvailable + tally.Blanks;

    /// <summary>Late, but not yet locked.</summary>
    private static bool IsAwaited(ObligationMark mark) => mark is { IsLate: true, State: ObligationState.NotStarted or ObligationState.Draft or ObligationState.Returned };
}
