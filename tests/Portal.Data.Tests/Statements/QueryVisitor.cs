using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Portal.Data.Tests.Statements;

/// <summary>The rules of the common subset for the clauses of a query: order, groups, aliases.</summary>
internal sealed class QueryVisitor : TSqlFragmentVisitor
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public override void Visit(QueryDerivedTable node)
    {
        RefuseOrder(node.QueryExpression, "a derived table");
        if (node.Columns.Count == 0)
        {
            RefuseUnnamed(node.QueryExpression, "a derived table");
        }
    }

    public override void Visit(CommonTableExpression node)
    {
        RefuseOrder(node.QueryExpression, "a common table expression");
        if (node.Columns.Count == 0)
        {
            RefuseUnnamed(node.QueryExpression, "a common table expression");
        }
    }

    public override void Visit(ViewStatementBody node)
    {
        RefuseOrder(node.SelectStatement.QueryExpression, "a view");
        RefuseUnnamed(node.SelectStatement.QueryExpression, "a view");
    }

    public override void Visit(ScalarSubquery node) => RefuseOrder(node.QueryExpression, "a subquery");

    public override void Visit(FunctionCall node)
    {
        if (!SubsetVisitor.Aggregates.Contains(node.FunctionName.Value))
        {
            return;
        }

        foreach (var parameter in node.Parameters)
        {
            var inside = new Subqueries();
            parameter.Accept(inside);
            if (inside.Found)
            {
                faults.Add($"subquery inside {node.FunctionName.Value}: SQL Server refuses it");
            }
        }
    }

    public override void Visit(QuerySpecification node)
    {
        CheckGrouping(node);
        CheckAliases(node);
        CheckDistinct(node);
    }

    private void RefuseOrder(QueryExpression query, string where)
    {
        if (query.OrderByClause is not null)
        {
            faults.Add($"ORDER BY inside {where}");
        }
    }

    private void RefuseUnnamed(QueryExpression query, string where)
    {
        if (query is QuerySpecification { SelectElements: var elements }
            && elements.OfType<SelectScalarExpression>().Any(element => element is { ColumnName: null, Expression: not ColumnReferenceExpression }))
        {
            faults.Add($"column without a name in {where}");
        }
    }

    /// <summary>Beside aggregates, SQLite gives a bare column the value of some row; SQL Server refuses it.</summary>
    private void CheckGrouping(QuerySpecification query)
    {
        var grouped = query.GroupByClause?.GroupingSpecifications.Select(Text).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        if (grouped.Any(term => int.TryParse(term, out _)))
        {
            faults.Add("GROUP BY a number: a column's place in SQLite, refused by SQL Server");
        }

        var outer = new Tables();
        query.FromClause?.Accept(outer);
        var selected = new BareColumns { Grouped = grouped, Outer = outer.Names };
        foreach (var element in query.SelectElements)
        {
            element.Accept(selected);
        }

        query.HavingClause?.Accept(selected);
        if (query.GroupByClause is null && !selected.FoundAggregate)
        {
            return;
        }

        var ordered = new BareColumns { Grouped = grouped, Outer = outer.Names };
        foreach (var term in query.OrderByClause?.OrderByElements ?? [])
        {
            if (!Aliases(query).ContainsKey(Text(term.Expression)))
            {
                term.Accept(ordered);
            }
        }

        foreach (var column in selected.Columns.Concat(ordered.Columns).Distinct())
        {
            faults.Add($"bare column {column} beside aggregates");
        }
    }

    /// <summary>SQLite knows a column's alias everywhere, SQL Server only as a whole term of ORDER BY.</summary>
    private void CheckAliases(QuerySpecification query)
    {
        var aliases = Aliases(query);
        var clauses = new TSqlFragment?[] { query.WhereClause, query.GroupByClause, query.HavingClause }
            .Concat(query.OrderByClause?.OrderByElements.Select(element => element.Expression).Where(term => term is not ColumnReferenceExpression) ?? []);
        foreach (var clause in clauses)
        {
            var used = new BareColumns { IntoAggregates = true };
            clause?.Accept(used);
            foreach (var column in used.Columns.Where(column => aliases.TryGetValue(column, out var source) && source != column).Distinct())
            {
                faults.Add($"alias {column} used outside the select list");
            }
        }
    }

    /// <summary>SQL Server orders distinct rows only by what is selected.</summary>
    private void CheckDistinct(QuerySpecification query)
    {
        if (query.UniqueRowFilter != UniqueRowFilter.Distinct || query.OrderByClause is null)
        {
            return;
        }

        var selected = query.SelectElements.OfType<SelectScalarExpression>().Select(element => Text(element.Expression))
            .Concat(Aliases(query).Keys)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var term in query.OrderByClause.OrderByElements.Select(element => Text(element.Expression)).Where(term => !selected.Contains(term)))
        {
            faults.Add($"DISTINCT ordered by {term}, which is not selected");
        }
    }

    private static Dictionary<string, string> Aliases(QuerySpecification query) => query.SelectElements
        .OfType<SelectScalarExpression>()
        .Where(element => element.ColumnName is not null)
        .GroupBy(element => element.ColumnName.Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => Text(same.First().Expression), StringComparer.OrdinalIgnoreCase);

    private static string Text(TSqlFragment fragment) => string.Concat(fragment.ScriptTokenStream
        .Skip(fragment.FirstTokenIndex)
        .Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
        .Where(token => token.TokenType is not TSqlTokenType.WhiteSpace)
        .Select(token => token.Text));

    /// <summary>Collects the columns of a clause, leaving out grouped terms and what stands inside an aggregate.</summary>
    private sealed class BareColumns : TSqlConcreteFragmentVisitor
    {
        private int subqueries;

        public bool IntoAggregates { get; init; }

        public HashSet<string> Grouped { get; init; } = [];

        /// <summary>The tables of the query itself: the only ones whose columns count inside a subquery.</summary>
        public HashSet<string> Outer { get; init; } = [];

        public bool FoundAggregate { get; private set; }

        public List<string> Columns { get; } = [];

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            var isOurs = subqueries == 0 || (node.MultiPartIdentifier is { Count: > 1 } name && Outer.Contains(name[name.Count - 2].Value));
            if (node.MultiPartIdentifier is not null && isOurs && !Grouped.Contains(Text(node)))
            {
                Columns.Add(Text(node));
            }
        }

        public override void ExplicitVisit(SearchedCaseExpression node)
        {
            if (!Grouped.Contains(Text(node)))
            {
                base.ExplicitVisit(node);
            }
        }

        public override void ExplicitVisit(CoalesceExpression node)
        {
            if (!Grouped.Contains(Text(node)))
            {
                base.ExplicitVisit(node);
            }
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            var isAggregate = node.OverClause is null && SubsetVisitor.Aggregates.Contains(node.FunctionName.Value);
            FoundAggregate |= isAggregate && subqueries == 0;
            if (IntoAggregates || !isAggregate)
            {
                base.ExplicitVisit(node);
            }
        }

        public override void ExplicitVisit(ScalarSubquery node)
        {
            subqueries++;
            base.ExplicitVisit(node);
            subqueries--;
        }
    }

    private sealed class Tables : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(TableReferenceWithAlias node)
        {
            if ((node.Alias ?? (node as NamedTableReference)?.SchemaObject.BaseIdentifier) is { } name)
            {
                Names.Add(name.Value);
            }
        }
    }

    private sealed class Subqueries : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(ScalarSubquery node) => Found = true;
    }
}
