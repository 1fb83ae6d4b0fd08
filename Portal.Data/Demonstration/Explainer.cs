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

    /// <summary>What counted before, by body; the earliest first.</summary>
    private readonly Dictionary<string, List<(int Sequence, IReadOnlyDictionary<CellKey, Answer> Cells)>> past = new(StringComparer.Ordinal);

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
        past[body].Add((period.Sequence, cells));
    }

    private Dictionary<CellKey, IReadOnlyList<Answer>> History(string body, int sequence)
    {
        var counted = past.GetValueOrDefault(body, []).Where(filing => filing.Sequence >= sequence - HistoryPrompts.Periods).Reverse().ToList();
        return form.RequiredCells.ToDictionary(
            cell => cell,
            cell => (IReadOnlyList<Answer>)[.. counted.Where(filing => filing.Cells.ContainsKey(cell)).Select(filing => filing.Cells[cell])]);
    }

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
