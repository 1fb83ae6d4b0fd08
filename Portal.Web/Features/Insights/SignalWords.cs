using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;
using Portal.Web.Features.Governance;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Utilization;

namespace Portal.Web.Features.Insights;

/// <summary>Signals in plain words: what was compared, with which numbers, why it may be nothing, where to look.</summary>
internal sealed class SignalWords(PortalContext portal, BoardModel board)
{
    private readonly SignalsTexts t = SignalsTexts.For(portal.Language);
    private readonly ExploreWords words = new(board.Form!, portal.Language);

    public string Body(Signal signal) => board.Network.Find(signal.Body)?.Name(portal.Language, board.LastDay) ?? signal.Body;

    /// <summary>What happened, in a line.</summary>
    public string Title(Signal signal) => signal.Kind switch
    {
        SignalKind.Missing => t.TitleMissing(Period(signal)),
        SignalKind.Unanswered => t.TitleUnanswered(words.Measure(signal.Measure)),
        SignalKind.RisingFailures => t.TitleRising(Value(signal, signal.Beside), Value(signal, signal.Value)),
        SignalKind.VacancyBesideFall => t.TitleVacancy(portal.Format.Percent(signal.Size, 0)),
        _ when signal.Value > signal.Beside => t.TitleHigh(words.Measure(signal.Measure), Value(signal, signal.Value)),
        _ => t.TitleLow(words.Measure(signal.Measure), Value(signal, signal.Value)),
    };

    /// <summary>What was compared, with which numbers.</summary>
    public string Comparison(Signal signal)
    {
        var compared = portal.Format.Whole(signal.Compared);
        return signal.Kind switch
        {
            SignalKind.Missing => t.ComparedMissing(portal.Format.Whole((long)Math.Round(signal.Beside ?? 0)), portal.Format.Percent(signal.Size)),
            SignalKind.Unanswered => t.ComparedUnanswered(compared, Value(signal, signal.Beside)),
            SignalKind.RisingFailures => t.ComparedRising(Value(signal, signal.Value), Value(signal, signal.Beside), compared, Points(signal.Interval!.Value.Low), Points(signal.Interval.Value.High)),
            SignalKind.VacancyBesideFall => t.ComparedVacancy(
                portal.Format.LongDate(signal.VacantSince!.Value), Value(signal, signal.Value), Value(signal, signal.Beside)),
            _ => t.ComparedUnusual(compared, Value(signal, signal.Beside), Value(signal, Bounded(signal, signal.Usual!.Value.Low)), Value(signal, Bounded(signal, signal.Usual.Value.High)), portal.Format.Number(signal.Usual.Value.Score(signal.Value!.Value), 1)),
        };
    }

    /// <summary>Why it may be nothing; never empty.</summary>
    public IEnumerable<string> Doubts(Signal signal)
    {
        foreach (var doubt in signal.Doubts)
        {
            yield return doubt == SignalDoubt.Season
                ? t.DoubtSeason(Value(signal, signal.YearBefore))
                : t.Find("doubt." + char.ToLowerInvariant(doubt.ToString()[0]) + doubt.ToString()[1..])!;
        }

        if (signal.Doubts.Count == 0)
        {
            yield return signal.IsAboutData ? t.DoubtNone : t.DoubtReal;
        }
    }

    public string Confidence(Signal signal) => signal.Confidence switch
    {
        SignalConfidence.High => t.ConfidenceHigh,
        SignalConfidence.Medium => t.ConfidenceMedium,
        _ => t.ConfidenceLow,
    };

    /// <summary>Empty where there is none to tell.</summary>
    public string Size(Signal signal) => signal.IsAboutData ? "" : t.Size(portal.Format.Percent(signal.Size, 0));

    /// <summary>The filing of the period.</summary>
    public string Filing(Signal signal) => UtilizationLinks.Filing(portal.Language, signal.Body, signal.Period.Code);

    /// <summary>The figure period by period, over the two years that were compared.</summary>
    public string Explore(Signal signal) => ExploreLinks.Question(portal.Language, board.Choice.Asked with
    {
        Measures = signal.Kind == SignalKind.RisingFailures ? [signal.Measure, new("TECHFAIL"), new("SCHED")] : [signal.Measure],
        Rows = Dimension.Period,
        Filters = portal.Scope.Body is null ? new Dictionary<Dimension, IReadOnlyList<string>> { [Dimension.Establishment] = [signal.Body] } : new Dictionary<Dimension, IReadOnlyList<string>>(),
        From = board.Opened.First(period => period.Sequence >= signal.Period.Sequence - CellHistory.PeriodsOfYear - 2).Code,
        To = signal.Period.Code,
    });

    /// <summary>The seats of the establishment, where a vacancy is spoken of.</summary>
    public string? Seats(Signal signal) => signal.Kind == SignalKind.VacancyBesideFall ? GovernanceLinks.Seats(portal.Language, $"?q={signal.Body}") : null;

    private static string Period(Signal signal) => ExploreWords.Period(signal.Period);

    private string Points(decimal share) => portal.Format.Number(share * 100, 1);

    /// <summary>No share goes beyond the whole.</summary>
    private decimal Bounded(Signal signal, decimal value) => board.Form!.Indicator(signal.Measure.Code).Unit == Units.Percent ? Math.Min(1, value) : Math.Round(value);

    private string Value(Signal signal, decimal? value) => value is { } known
        ? IndicatorValues.Write(board.Form!.Indicator(signal.Measure.Code), known, portal.Format)
        : "–";
}
