using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>
/// What establishments said of what the checks found in their filings. It runs the checks that a submission runs, so nothing
/// that was submitted lacks an explanation, and nothing is explained that is not found.
/// </summary>
internal sealed class Explainer(Form form, Storyline story)
{
    /// <summary>Below this share of the baseline's activity a period is one of holidays.</summary>
    private const double HolidaySeason = 0.85;

    private const int UsualDays = 28;

    /// <summary>What counted before, by body and cell; the latest first.</summary>
    private readonly Dictionary<string, Dictionary<CellKey, List<(int Sequence, Answer Answer)>>> past = new(StringComparer.Ordinal);

    /// <summary>The explanations of a filing; of a draft, only those that the story tells.</summary>
    public List<PlannedExplanation> Explain(string body, PeriodFact period, int before, IReadOnlyDictionary<CellKey, Answer> cells, bool isDraft)
    {
        var told = new OrderedDictionary<string, string>(story.Outliers[(body, before)].Where(outlier => outlier.SubjectKey.Length > 0)
            .Select(outlier => KeyValuePair.Create(outlier.SubjectKey, outlier.Explanation)));
        return [.. FilingValidation.Validate(form, cells, History(body, period.Sequence))
            .Where(finding => finding.NeedsExplanation && (!isDraft || told.ContainsKey(finding.Key)))
            .Select(finding => new PlannedExplanation(finding.Key, Text(finding)))];

        // One cause moves several cells: what follows from a told one is explained by it.
        string Text(Finding finding) => told.TryGetValue(finding.Key, out var own) ? own
            : finding is Outlier && told.Count > 0 ? told.First().Value
            : Usual(body, period, finding);
    }

    /// <summary>The cells count from now on. To be called in the order of time.</summary>
    public void Remember(string body, PeriodFact period, IReadOnlyDictionary<CellKey, Answer> cells)
    {
        past.TryAdd(body, []);
        foreach (var (cell, answer) in cells)
        {
            past[body].TryAdd(cell, []);
            past[body][cell].Insert(0, (period.Sequence, answer));
        }
    }

    private Dictionary<CellKey, IReadOnlyList<Answer>> History(string body, int sequence) =>
        past.GetValueOrDefault(body, []).ToDictionary(
            cell => cell.Key,
            cell =>
            {
                var since = Math.Max(sequence - HistoryPrompts.Periods, form.Breaks.Last(cell.Key.Indicator, sequence)?.FromSequence ?? 0);
                return (IReadOnlyList<Answer>)[.. cell.Value.TakeWhile(answer => answer.Sequence >= since).Select(answer => answer.Answer)];
            });

    private string Usual(string body, PeriodFact period, Finding finding)
    {
        var kind = finding switch
        {
            RuleFailed { Rule.Code: "V10" } when !story.Baselines[body].RequestsIncludeHomecare => "homecare",
            RuleFailed => "rule",
            ZeroAfterActivity { Answer.Kind: AnswerKind.NotAvailable } => "unavailable",
            ZeroAfterActivity => "zero",
            Outlier { Cell.Indicator: "RPMDAYX" or "RPMDAYT" } when period.Days != UsualDays => "length",
            Outlier low when low.Amount < low.Median => story.Seasons[period.Number] < HolidaySeason ? "holidays" : "low",
            _ => "high",
        };
        var texts = story.Explanations[kind].ToList();
        return texts[SplitMix64.For("explanation", body, period.Code, finding.Key).Between(0, texts.Count - 1)];
    }
}
