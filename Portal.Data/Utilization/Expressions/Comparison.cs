namespace Portal.Data.Utilization.Expressions;

public enum ComparisonOperator
{
    AtMost,
    AtLeast,
    Less,
    Greater,
    Equal,
    NotEqual,
}

/// <summary>What a rule states.</summary>
public sealed record Comparison(Expression Left, ComparisonOperator Operator, Expression Right)
{
    public override string ToString() => $"{Left}{ComparisonOperators.Text(Operator)}{Right}";
}

public static class ComparisonOperators
{
    public static string Text(ComparisonOperator op) => op switch
    {
        ComparisonOperator.AtMost => "<=",
        ComparisonOperator.AtLeast => ">=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.Equal => "=",
        _ => "!=",
    };

    public static bool TryParse(string? text, out ComparisonOperator op)
    {
        foreach (var candidate in Enum.GetValues<ComparisonOperator>())
        {
            if (Text(candidate) == text)
            {
                op = candidate;
                return true;
            }
        }

        op = default;
        return false;
    }

    internal static bool Holds(decimal left, ComparisonOperator op, decimal right) => op switch
    {
        ComparisonOperator.AtMost => left <= right,
        ComparisonOperator.AtLeast => left >= right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.Equal => left == right,
        _ => left != right,
    };
}
