using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>Where the series of an answer's measures are interrupted, by the one rule of the form (<see cref="SeriesBreaks"/>).</summary>
internal sealed class AnswerBreaks(Form form, IReadOnlyList<AnsweredMeasure> measures)
{
    /// <summary>Each once, the earliest first.</summary>
    public IReadOnlyList<SeriesBreak> Within(IReadOnlyList<PeriodRow> periods, IReadOnlyList<PeriodRow> comparedWith) => !form.Breaks.Any ? [] :
    [
        .. measures.SelectMany(measure => form.Breaks.Within(
                measure.Key.Code, periods.Concat(comparedWith).Min(period => period.Sequence), periods.Concat(comparedWith).Max(period => period.Sequence)))
            .DistinctBy(at => (at.Code, at.FromSequence)).OrderBy(at => at.FromSequence),
    ];

    /// <summary>The heading with the break that it begins with, or that lies in it.</summary>
    public AnswerHeading Mark(Axis axis, int at, TimeAxis time)
    {
        var heading = axis.Headings[at];
        return form.Breaks.Any && axis.Is(DimensionKind.Time) && time.First(at) is { } first && time.Last(at) is { } last
            ? heading with
            {
                Break = measures.SelectMany(measure => form.Breaks.Within(measure.Key.Code, time.Periods[0].Sequence, last.Sequence))
                    .FirstOrDefault(found => found.FromSequence >= first.Sequence),
            }
            : heading;
    }

    /// <summary>Whether a break stands between what is compared.</summary>
    /// <param name="bucket">Of both axes; <see cref="Cube.All"/>: all of it.</param>
    public bool Stand(AnsweredMeasure measure, TimeAxis before, TimeAxis now, int bucket)
    {
        if (!form.Breaks.Any || before.Periods.Count == 0)
        {
            return false;
        }

        PeriodRow?[] ends = bucket == Cube.All
            ? [before.Periods[0], before.Periods[^1], now.Periods[0], now.Periods[^1]]
            : [before.First(bucket), before.Last(bucket), now.First(bucket), now.Last(bucket)];
        return Array.TrueForAll(ends, end => end is not null)
            && form.Breaks.Between(measure.Key.Code, ends.Min(end => end!.Sequence), ends.Max(end => end!.Sequence)) is not null;
    }
}
