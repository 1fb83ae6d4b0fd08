using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>
/// Looks for what somebody should look at, establishment by establishment, each against its own past. Pure: the same figures give the
/// same signals, and each says what it was made of.
/// </summary>
/// <param name="vacantSince">Of an establishment on a day: since when its longest vacancy lasts; null where every seat has a holder.</param>
/// <param name="today">Decides what is late.</param>
public sealed class SignalSearch(Form form, Func<string, DateOnly, DateOnly?> vacantSince, DateOnly today)
{
    private const string Activities = "SESS";
    private const string Failures = "TECHFAIL";
    private const string Scheduled = "SCHED";
    private const string FailureRate = "R_TECH";

    private const decimal SmallCount = 20;
    private const decimal FewThings = 50;
    private const int LongHistory = 10;
    private const decimal SureScore = 6;
    private const decimal LikeLastYear = 2;

    private const int Recent = 3;
    private const decimal LeastRise = 0.005m;
    private const decimal LeastRiseRatio = 1.25m;

    private const int LeastVacancyDays = 28;
    private const decimal LeastFall = 0.10m;
    private const decimal LargeFall = 0.20m;

    /// <summary>Measures that are looked at, each with what it is a share of; null for a count.</summary>
    private static readonly (string Measure, string? Of)[] Looked =
    [
        (Activities, null), ("R_COMPL", Scheduled), ("R_NOSHOW", Scheduled), (FailureRate, Scheduled), ("R_ASTGT", "ASANS"), ("R_ADHER", "RPMDAYX"),
        ("ASANS", null), ("RPMNEW", null), ("TICKETS", null),
    ];

    private static readonly string[] Parts = [Scheduled, Failures, "RPMDAYX"];

    /// <summary>The questions whose answers are searched: every establishment of the scope, period by period.</summary>
    /// <param name="span">Periods and basis; at least a year and a period, so that years compare.</param>
    /// <param name="form">What it does not have is not asked.</param>
    public static IReadOnlyList<InsightQuestion> Questions(InsightQuestion span, Form form) =>
    [
        .. from measures in Looked.Select(one => one.Measure).Concat(Parts).Where(code => form.FindIndicator(code) is not null)
               .Select(code => new MeasureKey(code)).Chunk(InsightQuestion.MostMeasures)
           select span with { Measures = measures, Rows = Dimension.Establishment, Columns = Dimension.Period },
    ];

    /// <param name="answers">To <see cref="Questions"/>.</param>
    /// <param name="at">The column of the period that is looked at.</param>
    public IReadOnlyList<Signal> Find(IReadOnlyList<InsightAnswer> answers, int at, SignalOrder order = SignalOrder.Confidence)
    {
        var readings = Enumerable.Range(0, answers[0].Rows.Count).Select(row => new SignalReading(answers, form, row, at)).ToList();
        var usual = readings.ToDictionary(reading => reading, reading => reading.Past(Activities, at) is { Count: > 0 } past ? Statistics.Median(past) : 0);
        var all = usual.Values.Sum();
        var signals = readings.SelectMany(reading => reading.Data(at) switch
        {
            { Due: 0 } => [],
            { Filed: 0 } => reading.Period.DueOn < today ? [Missing(reading, usual[reading], all)] : (IEnumerable<Signal>)[],
            _ => [.. Unanswered(reading, at), .. Unusual(reading, at, answers[0].Question.Basis), .. Rising(reading, at), .. Falling(reading, at)],
        });
        return [.. Sort(signals, order)];
    }

    /// <summary>What is about data before the rest; then by one of the two, the other deciding between equals.</summary>
    public static IEnumerable<Signal> Sort(IEnumerable<Signal> signals, SignalOrder order)
    {
        var sorted = signals.OrderByDescending(signal => signal.IsAboutData);
        return (order == SignalOrder.Size
            ? sorted.ThenByDescending(signal => signal.Size).ThenByDescending(signal => signal.Confidence)
            : sorted.ThenByDescending(signal => signal.Confidence).ThenByDescending(signal => signal.Size))
            .ThenBy(signal => signal.Body, StringComparer.Ordinal).ThenBy(signal => signal.Measure.ToString(), StringComparer.Ordinal);
    }

    private static Signal Missing(SignalReading reading, decimal usual, decimal all) => new()
    {
        Kind = SignalKind.Missing,
        Body = reading.Body,
        Period = reading.Period,
        Measure = new MeasureKey(Activities),
        Beside = usual,
        Size = all == 0 ? 0 : usual / all,
        Confidence = SignalConfidence.High,
    };

    private static IEnumerable<Signal> Unanswered(SignalReading reading, int at) =>
        from one in Looked
        where reading.Has(one.Measure) && reading.Cell(one.Measure, at).Value is { Kind: QuantityKind.NotAvailable, IsMasked: false }
        let past = reading.Past(one.Measure, at)
        where past.Count >= HistoryPrompts.FewestNumbers && (one.Of is null || reading.Number(one.Of, at) != 0)
        select new Signal
        {
            Kind = SignalKind.Unanswered,
            Body = reading.Body,
            Period = reading.Period,
            Measure = new MeasureKey(one.Measure),
            Beside = Statistics.Median(past),
            Compared = past.Count,
            Size = 1,
            Confidence = SignalConfidence.High,
        };

    private static IEnumerable<Signal> Unusual(SignalReading reading, int at, Basis basis)
    {
        foreach (var (measure, of) in Looked)
        {
            if (reading.Number(measure, at) is not { } value || Range(reading, measure, of, at, value) is not { } usual || usual.Score(value) <= OwnRange.Threshold)
            {
                continue;
            }

            var doubts = new List<SignalDoubt>();
            var before = reading.YearBefore(measure);
            Add(SignalDoubt.Season, before is { } year && Math.Abs(value - year) <= LikeLastYear * usual.Deviation);
            Add(SignalDoubt.Partial, reading.Cell(measure, at).Value.IsPartial);
            Add(SignalDoubt.ShortHistory, usual.Periods < LongHistory);
            Add(SignalDoubt.FewThings, (of is null ? value : reading.Number(of, at)) < FewThings);
            var isDoubted = doubts.Count > 0;
            Add(SignalDoubt.NotAccepted, basis == Basis.Submitted);
            yield return new Signal
            {
                Kind = SignalKind.Unusual,
                Body = reading.Body,
                Period = reading.Period,
                Measure = new MeasureKey(measure),
                Value = value,
                Beside = usual.Median,
                Usual = usual,
                Compared = usual.Periods,
                YearBefore = before,
                Size = usual.Median == 0 ? 1 : Math.Abs(value - usual.Median) / usual.Median,
                Confidence = isDoubted ? SignalConfidence.Low : usual.Score(value) >= SureScore ? SignalConfidence.High : SignalConfidence.Medium,
                Doubts = doubts,
            };

            void Add(SignalDoubt doubt, bool holds)
            {
                if (holds)
                {
                    doubts.Add(doubt);
                }
            }
        }
    }

    /// <summary>Null where small numbers leave nothing to say.</summary>
    private static OwnRange? Range(SignalReading reading, string measure, string? of, int at, decimal value)
    {
        var past = reading.Past(measure, at);
        if (of is null)
        {
            return OwnRange.OfCounts(past) is { } counts && (value >= SmallCount || counts.Median >= SmallCount) ? counts : null;
        }

        return reading.Number(of, at) is { } things and >= SmallCount ? OwnRange.OfShares(past, things) : null;
    }

    /// <summary>The last three periods against up to nine before them, both as ratios of summed parts; chance alone must not explain it.</summary>
    private static IEnumerable<Signal> Rising(SignalReading reading, int at)
    {
        var first = at - Recent + 1;
        var earlier = Math.Min(HistoryPrompts.Periods - Recent, first);
        if (earlier < HistoryPrompts.FewestNumbers
            || Share(first, Recent) is not { } now || Share(first - earlier, earlier) is not { } before || now.Of < SmallCount || before.Of < SmallCount)
        {
            yield break;
        }

        var (rate, usual) = (now.Events / now.Of, before.Events / before.Of);
        var interval = Interval.OfDifference(now, before);
        if (rate - usual < LeastRise || rate < usual * LeastRiseRatio || interval.Low <= 0)
        {
            yield break;
        }

        yield return new Signal
        {
            Kind = SignalKind.RisingFailures,
            Body = reading.Body,
            Period = reading.Period,
            Measure = new MeasureKey(FailureRate),
            Value = rate,
            Beside = usual,
            Compared = earlier,
            Interval = interval,
            Size = usual == 0 ? 1 : (rate / usual) - 1,
            Confidence = interval.Low >= (rate - usual) / 2 ? SignalConfidence.High : SignalConfidence.Medium,
            Doubts = now.Events < FewThings ? [SignalDoubt.FewThings] : [],
        };

        (decimal Events, decimal Of)? Share(int from, int count) =>
            reading.Sum(Failures, from, count) is { } events && reading.Sum(Scheduled, from, count) is { } of and > 0 && events <= of ? (events, of) : null;
    }

    /// <summary>A vacancy of four weeks or more on the last day, and three periods that fell short of the same three a year before.</summary>
    private IEnumerable<Signal> Falling(SignalReading reading, int at)
    {
        var first = at - Recent + 1;
        var lastDay = reading.Period.EndsOn;
        if (vacantSince(reading.Body, lastDay) is not { } since || lastDay.DayNumber - since.DayNumber < LeastVacancyDays
            || reading.Sum(Activities, first, Recent) is not { } now
            || reading.Sum(Activities, first - CellHistory.PeriodsOfYear, Recent) is not { } before || before < SmallCount * Recent
            || 1 - (now / before) is var fall && fall < LeastFall)
        {
            yield break;
        }

        yield return new Signal
        {
            Kind = SignalKind.VacancyBesideFall,
            Body = reading.Body,
            Period = reading.Period,
            Measure = new MeasureKey(Activities),
            Value = now,
            Beside = before,
            Compared = Recent,
            VacantSince = since,
            Size = fall,
            Confidence = fall >= LargeFall ? SignalConfidence.Medium : SignalConfidence.Low,
            Doubts = [SignalDoubt.Coincidence],
        };
    }
}
