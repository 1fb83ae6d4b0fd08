namespace Portal.Data.Utilization.Expressions;

public enum Verdict
{
    /// <summary>A side is missing: the rule neither passes nor fails.</summary>
    Undecided,
    Passes,
    Fails,
}

/// <summary>What became of a comparison, and what was compared.</summary>
public readonly record struct RuleOutcome(Verdict Verdict, Quantity Left, Quantity Right);

/// <summary>
/// Computes expressions exactly, in decimals; nothing throws.
/// <list type="bullet">
/// <item>Not available with anything is not available: a missing part never counts as 0.</item>
/// <item>Not applicable is nothing to add: 5 + s.o. = 5, s.o. + s.o. = s.o.; there is no share of what is not offered:
/// s.o. × 2 = s.o., s.o. ÷ 5 = s.o., s.o. ÷ s.o. = s.o.</item>
/// <item>Division by 0, or of a number by what is not applicable, is not available; so is a result beyond a decimal's range.</item>
/// <item>A partial operand makes a partial result.</item>
/// </list>
/// </summary>
public static class Evaluator
{
    public static Quantity Evaluate(Expression expression, IQuantitySource source)
    {
        try
        {
            return Walk(expression, source);
        }
        catch (OverflowException)
        {
            return Quantity.NotAvailable;
        }
    }

    /// <summary>
    /// Decides a rule. A missing or partial side leaves it undecided. A side that is not applicable counts as 0 against
    /// a number: with no service there are no activities, so 12 answered requests must not stand beside it. When both
    /// are not applicable there is nothing to compare, and the rule passes whatever its operator.
    /// </summary>
    public static RuleOutcome Decide(Comparison rule, IQuantitySource source)
    {
        var left = Evaluate(rule.Left, source);
        var right = Evaluate(rule.Right, source);
        var verdict = (left, right) switch
        {
            _ when IsMissing(left) || IsMissing(right) => Verdict.Undecided,
            ({ Kind: QuantityKind.NotApplicable }, { Kind: QuantityKind.NotApplicable }) => Verdict.Passes,
            _ when ComparisonOperators.Holds(left.Amount ?? 0, rule.Operator, right.Amount ?? 0) => Verdict.Passes,
            _ => Verdict.Fails,
        };
        return new RuleOutcome(verdict, left, right);
    }

    private static bool IsMissing(Quantity side) => side.Kind == QuantityKind.NotAvailable || side.IsPartial;

    private static Quantity Walk(Expression expression, IQuantitySource source) => expression switch
    {
        NumberLiteral number => Quantity.Number(number.Value),
        Symbol symbol => source.Of(symbol),
        Negation negation => Negate(Walk(negation.Operand, source)),
        Binary binary => Combine(binary.Operator, Walk(binary.Left, source), Walk(binary.Right, source)),
        _ => Quantity.NotAvailable,
    };

    private static Quantity Negate(Quantity operand) => operand.Kind == QuantityKind.Number
        ? Quantity.Number(-operand.Amount.GetValueOrDefault(), operand.IsPartial)
        : operand.Kind == QuantityKind.NotApplicable || operand.IsMasked ? operand : Quantity.NotAvailable;

    private static Quantity Combine(BinaryOperator op, Quantity left, Quantity right)
    {
        if (left.Kind == QuantityKind.NotAvailable || right.Kind == QuantityKind.NotAvailable)
        {
            return left.IsMasked || right.IsMasked ? Quantity.Masked : Quantity.NotAvailable;
        }

        var leftApplies = left.Kind == QuantityKind.Number;
        var rightApplies = right.Kind == QuantityKind.Number;
        if (!leftApplies && !rightApplies)
        {
            return Quantity.NotApplicable;
        }

        var (a, b) = (left.Amount ?? 0, right.Amount ?? 0);
        var isPartial = left.IsPartial || right.IsPartial;
        return op switch
        {
            BinaryOperator.Add => Quantity.Number(a + b, isPartial),
            BinaryOperator.Subtract => Quantity.Number(a - b, isPartial),
            BinaryOperator.Multiply => leftApplies && rightApplies ? Quantity.Number(a * b, isPartial) : Quantity.NotApplicable,
            _ when b == 0 => Quantity.NotAvailable,
            _ => leftApplies ? Quantity.Number(a / b, isPartial) : Quantity.NotApplicable,
        };
    }
}
