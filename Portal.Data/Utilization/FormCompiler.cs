using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>Turns the texts of a form into trees and collects those that do not parse.</summary>
internal static class FormCompiler
{
    public static Dictionary<string, Expression> Formulas(Form form, List<FormFault> faults)
    {
        var formulas = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var indicator in form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Derived))
        {
            if (ExpressionParser.TryParseFormula(indicator.Formula, form, out var formula, out var error))
            {
                formulas.Add(indicator.Code, formula);
            }
            else
            {
                faults.Add(new FormFault(indicator.Code, FormPart.Formula, error.Value));
            }
        }

        return formulas;
    }

    public static IEnumerable<CompiledRule> Rules(Form form, List<FormFault> faults)
    {
        foreach (var rule in form.Rules)
        {
            var left = Side(form, rule, FormPart.RuleLeft, rule.LeftSide, faults);
            var right = Side(form, rule, FormPart.RuleRight, rule.RightSide, faults);
            if (!ComparisonOperators.TryParse(rule.Operator, out var op))
            {
                faults.Add(new FormFault(rule.Code, FormPart.RuleOperator,
                    new ExpressionError(ExpressionErrorKind.ExpectedComparison, 0, rule.Operator.Length)));
            }
            else if (left is not null && right is not null)
            {
                var named = left.Symbols().Concat(right.Symbols()).SelectMany(form.Cells).ToHashSet();
                yield return new CompiledRule(
                    rule, new Comparison(left, op, right), [.. form.RequiredCells.Where(named.Contains)]);
            }
        }
    }

    private static Expression? Side(Form form, FormRule rule, FormPart part, string text, List<FormFault> faults)
    {
        if (!ExpressionParser.TryParseSide(text, form, out var side, out var error))
        {
            faults.Add(new FormFault(rule.Code, part, error.Value));
        }

        return side;
    }
}
