using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>The rules of the form through its versions, which everyone who reads filings may know; and trials on what was filed.</summary>
public static class RuleQueries
{
    public const int MostShown = 50;

    /// <summary>Periods back on which a rule is tried: a year.</summary>
    public const int TrialPeriods = 13;

    public static Task<IReadOnlyList<RuleRow>> AllAsync(IReadSession session) =>
        session.ListAsync<RuleRow>(RuleRow.All, new { FormCode = FormQueries.Telehealth });

    /// <summary>The newest version first; none for an unknown code.</summary>
    public static Task<IReadOnlyList<RuleRow>> OfCodeAsync(IReadSession session, string code) =>
        session.ListAsync<RuleRow>(RuleRow.OfCode, new { FormCode = FormQueries.Telehealth, Code = code });

    /// <summary>
    /// Decides a rule on the filings that counted in some periods, both included, within the caller's scope. Reads only the cells
    /// that the rule speaks of, one filing at a time.
    /// </summary>
    public static async Task<RuleTrial> TryAsync(IReadSession session, AccessScope scope, Form form, Comparison rule, int fromSequence, int toSequence)
    {
        var trial = new RuleTrial();
        var indicators = rule.Left.Symbols().Concat(rule.Right.Symbols()).Select(symbol => symbol.Code).Distinct().ToList();
        if (indicators.Count == 0)
        {
            return trial;
        }

        var rows = session.StreamAsync<TrialRow>(TrialRow.OfCounted, new
        {
            FormCode = FormQueries.Telehealth,
            FromSequence = fromSequence,
            ToSequence = toSequence,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            scope.MasksSmallCells,
            Indicators = indicators,
        });
        TrialRow? filing = null;
        var answers = new Dictionary<CellKey, Answer>();
        List<StoppedFiling> shown = [];
        await foreach (var row in rows)
        {
            if (filing is not null && (filing.BodyCode, filing.PeriodCode) != (row.BodyCode, row.PeriodCode))
            {
                Decide(filing);
                answers.Clear();
            }

            filing = row;
            answers[new CellKey(row.IndicatorCode, row.Category1, row.Category2)] = Answer.From(row.Kind, row.Amount);
        }

        if (filing is not null)
        {
            Decide(filing);
        }

        return trial with { Shown = shown };

        void Decide(TrialRow of)
        {
            var outcome = Evaluator.Decide(rule, new FilingCells(form, answers));
            trial = outcome.Verdict switch
            {
                Verdict.Undecided => trial with { Undecided = trial.Undecided + 1 },
                Verdict.Passes => trial with { Decided = trial.Decided + 1 },
                _ => trial with { Decided = trial.Decided + 1, Stopped = trial.Stopped + 1 },
            };
            if (outcome.Verdict == Verdict.Fails && shown.Count < MostShown)
            {
                shown.Add(new StoppedFiling(of, outcome.Left.Amount ?? 0, outcome.Right.Amount ?? 0));
            }
        }
    }
}
