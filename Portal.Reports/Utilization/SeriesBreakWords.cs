using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;

namespace Portal.Reports.Utilization;

/// <summary>Interrupted series in words and marks, on pages and in documents alike.</summary>
public static class SeriesBreakWords
{
    /// <summary>In place of a change: <c>série interrompue à P05</c>.</summary>
    public static string Brief(this SeriesBreak at, Language language) => BreaksTexts.For(language).Brief(at.Period);

    /// <summary>What happened and why, to stand in a note.</summary>
    public static string Sentence(this SeriesBreak at, Form form, Language language)
    {
        var t = BreaksTexts.For(language);
        var sentence = t.Sentence(Place(at), form.FindIndicator(at.Code)?.Name(language) ?? at.Code);
        return at.Reason(language) is { Length: > 0 } reason ? $"{sentence} {reason}" : sentence;
    }

    /// <summary>The breaks of an indicator over a run of periods, for a chart.</summary>
    /// <param name="form">The form of the last period.</param>
    /// <param name="indicator">Whose course is drawn.</param>
    /// <param name="periods">In order.</param>
    /// <param name="language">Of the sentences.</param>
    /// <param name="withYearBefore">The same periods of the year before are drawn behind: what was interrupted since then is said as well.</param>
    public static IReadOnlyList<ChartBreak> Marks(Form? form, string indicator, IReadOnlyList<PeriodRow> periods, Language language, bool withYearBefore = false)
    {
        if (form is null || periods is not [var first, .., var last])
        {
            return [];
        }

        var places = periods.Index().ToDictionary(period => period.Item.Sequence, period => period.Index);
        return
        [
            .. form.Breaks.Within(indicator, first.Sequence - (withYearBefore ? CellHistory.PeriodsOfYear : 0), last.Sequence)
                .Select(at => new ChartBreak(places.GetValueOrDefault(at.FromSequence, -1), at.Sentence(form, language))),
        ];
    }

    /// <summary>The breaks of several indicators that begin within a run of periods, each once, by period.</summary>
    public static IReadOnlyList<SeriesBreak> Within(Form form, IEnumerable<string> indicators, IReadOnlyList<PeriodRow> periods) => periods is [var first, .., var last]
        ? [.. indicators.SelectMany(indicator => form.Breaks.Within(indicator, first.Sequence, last.Sequence)).DistinctBy(at => (at.Code, at.FromSequence)).OrderBy(at => at.FromSequence)]
        : [];

    private static string Place(SeriesBreak at) => at.FromPeriod is { } code && code.LastIndexOf('-') is > 0 and var dash ? $"{code[(dash + 1)..]}, {code[..dash]}" : at.Period;
}
