using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>Why a change of the form is refused, at its field.</summary>
internal static class FormProblems
{
    public static FormErrors At(FormIndicatorPage page, FormOutcome outcome, Language language)
    {
        var field = outcome.Field switch
        {
            "" => "",
            nameof(IndicatorInput.Breakdown) => nameof(IndicatorForm.First),
            nameof(IndicatorForm.From) when page.Form.EndFrom.Length > 0 => nameof(IndicatorForm.EndFrom),
            var name => name,
        };
        return new FormErrors([new FormError(field, Message(outcome, page.Form.Formula, language))]);
    }

    public static string Message(FormOutcome outcome, string formula, Language language) => outcome switch
    {
        { Problem: FormProblem.FormulaUnreadable, Error: { } error } => Place(error, formula, language),
        { Problem: { } problem } => FormsTexts.For(language).Find("problem." + char.ToLowerInvariant(problem.ToString()[0]) + problem.ToString()[1..]) ?? problem.ToString(),
        _ => "",
    };

    /// <summary>What is wrong with an expression, with its place.</summary>
    public static string Place(ExpressionError error, string text, Language language) => RulePage.Unreadable(error, text, RulesTexts.For(language)) ?? "";
}
