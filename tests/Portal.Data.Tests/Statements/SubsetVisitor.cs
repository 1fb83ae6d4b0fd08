using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Portal.Data.Tests.Statements;

/// <summary>The words and expressions that both engines take with the same meaning; the rest is refused.</summary>
internal sealed class SubsetVisitor(TsqlSchema schema) : TSqlFragmentVisitor
{
    internal static readonly HashSet<string> Aggregates = new(["COUNT", "SUM", "MIN", "MAX"], StringComparer.OrdinalIgnoreCase);

    /// <summary>These have no order of their own: SQL Server asks for one, SQLite takes any.</summary>
    private static readonly HashSet<string> Ordered =
        new(["ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Same name, same meaning, same result type on both. AVG, ROUND, LEN, UPPER, LOWER, dates differ.</summary>
    private static readonly HashSet<string> Functions = new([.. Aggregates, .. Ordered, "ABS", "REPLACE", "CONCAT"], StringComparer.OrdinalIgnoreCase);

    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public override void Visit(FunctionCall node)
    {
        var name = node.FunctionName.Value;
        if (!Functions.Contains(name))
        {
            faults.Add($"function {name} is not on the list");
        }

        if (Ordered.Contains(name) && node.OverClause?.OrderByClause is null)
        {
            faults.Add($"{name} without an order");
        }
    }

    // Functions with a grammar of their own are no FunctionCall: CAST, CONVERT, IIF, LEFT, CURRENT_TIMESTAMP…
    public override void Visit(PrimaryExpression node)
    {
        if (node is not (FunctionCall or ColumnReferenceExpression or ValueExpression or ScalarSubquery or ParenthesisExpression
            or CaseExpression or CoalesceExpression or NullIfExpression))
        {
            faults.Add($"{node.GetType().Name} is not on the list");
        }
    }

    public override void Visit(GlobalVariableExpression node) => faults.Add($"{node.Name} is SQL Server's");

    public override void Visit(StringLiteral node)
    {
        if (node.IsNational)
        {
            faults.Add("N'…': pass a parameter");
        }

        // Without the N, SQL Server reads it in a code page.
        if (!System.Text.Ascii.IsValid(node.Value))
        {
            faults.Add($"'{node.Value}': pass a parameter");
        }
    }

    public override void Visit(LikePredicate node)
    {
        if (node.FirstExpression is not ColumnReferenceExpression { MultiPartIdentifier: { } name }
            || !name[name.Count - 1].Value.StartsWith("Search", StringComparison.Ordinal))
        {
            faults.Add("LIKE on what is no search column");
        }

        if (node.EscapeExpression is not StringLiteral { Value: @"\" })
        {
            faults.Add(@"LIKE without ESCAPE '\'");
        }
    }

    public override void Visit(InsertSpecification node)
    {
        if (node.Columns.Count == 0)
        {
            faults.Add("INSERT without column list");
        }
    }

    public override void Visit(UpdateSpecification node)
    {
        if (node.FromClause is not null)
        {
            faults.Add("UPDATE … FROM names its target differently on each engine");
        }
    }

    public override void Visit(DeleteSpecification node)
    {
        if (node.FromClause is not null)
        {
            faults.Add("DELETE … FROM … FROM is SQL Server's");
        }
    }

    public override void Visit(MergeSpecification node) => faults.Add("MERGE is SQL Server's");

    public override void Visit(OutputClause node) => faults.Add("OUTPUT is SQL Server's");

    public override void Visit(TableHint node) => faults.Add("lock hint: correctness never rests on one");

    public override void Visit(OptimizerHint node) => faults.Add("OPTION is SQL Server's");

    public override void Visit(UnqualifiedJoin node)
    {
        if (node.UnqualifiedJoinType != UnqualifiedJoinType.CrossJoin)
        {
            faults.Add("APPLY is SQL Server's");
        }
    }

    public override void Visit(SelectSetVariable node) => faults.Add("SELECT @x = … sets a variable in T-SQL");

    public override void Visit(SelectStarExpression node) => faults.Add("SELECT *");

    public override void Visit(TopRowFilter node) => faults.Add("TOP: use SqlDialect.Page");

    public override void Visit(BinaryExpression node)
    {
        if (node.BinaryExpressionType == BinaryExpressionType.Divide)
        {
            faults.Add("division: return the parts, divide in C#");
        }

        if (node.BinaryExpressionType == BinaryExpressionType.Add && (IsText(node.FirstExpression) || IsText(node.SecondExpression)))
        {
            faults.Add("+ on text: use CONCAT");
        }
    }

    public override void Visit(BooleanComparisonExpression node)
    {
        if (CollationOf(node.FirstExpression) is { } left && CollationOf(node.SecondExpression) is { } right && left != right)
        {
            faults.Add($"{left} compared with {right}: SQL Server refuses, SQLite takes the left one");
        }
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is { Count: 1 } name && name[0].Value.ToUpperInvariant() is "TRUE" or "FALSE")
        {
            faults.Add("TRUE and FALSE are column names in T-SQL: use 1 and 0");
        }
    }

    private bool IsText(ScalarExpression expression) => expression is StringLiteral || CollationOf(expression) is not null;

    private string? CollationOf(ScalarExpression expression) =>
        expression is ColumnReferenceExpression { MultiPartIdentifier: { } name } ? schema.Collation(name[name.Count - 1].Value) : null;
}
