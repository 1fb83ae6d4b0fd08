using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>Every check of a filing, the same while it is typed, when it is submitted and when it is reviewed.</summary>
public static class FilingValidation
{
    /// <summary>
    /// The findings: rules by code, then cells in the form's order. Answers and history outside the form are not looked
    /// at; an undecided rule says nothing, for the blank or missing cell behind it is there to be seen.
    /// </summary>
    /// <param name="form">The version that the filing answers.</param>
    /// <param name="answers">The filing's cells; one that is absent is blank.</param>
    /// <param name="history">The same establishment's answers in the periods before, the latest first.</param>
    public static IReadOnlyList<Finding> Validate(
        Form form,
        IReadOnlyDictionary<CellKey, Answer> answers,
        IReadOnlyDictionary<CellKey, IReadOnlyList<Answer>> history)
    {
        var cells = new FilingCells(form, answers);
        return
        [
            .. form.CompiledRules.Select(rule => Failure(rule, cells)).OfType<Finding>(),
            .. form.RequiredCells.Select(cell => OfCell(form, cell, answers, history)).OfType<Finding>(),
        ];
    }

    private static RuleFailed? Failure(CompiledRule rule, FilingCells cells)
    {
        var outcome = Evaluator.Decide(rule.Comparison, cells);
        return outcome.Verdict == Verdict.Fails
            ? new RuleFailed(rule.Rule, outcome.Left.Amount ?? 0, outcome.Right.Amount ?? 0, rule.Cells)
            : null;
    }

    private static Finding? OfCell(
        Form form,
        CellKey cell,
        IReadOnlyDictionary<CellKey, Answer> answers,
        IReadOnlyDictionary<CellKey, IReadOnlyList<Answer>> history)
    {
        var answer = answers.GetValueOrDefault(cell);
        if (answer.Kind == AnswerKind.Blank)
        {
            return form.Indicator(cell.Indicator).IsOptional ? null : new BlankRequired(cell);
        }

        return HistoryPrompts.Check(cell, answer, history.GetValueOrDefault(cell, []), form.Indicator(cell.Indicator).Decimals);
    }
}
