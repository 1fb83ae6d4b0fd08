using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Portal.Data.Tests.Statements;

/// <summary>Parses a statement as SQL Server 2019 would, then looks for what SQLite lets pass.</summary>
public static class TsqlCompiler
{
    public static IReadOnlyList<string> Faults(Statement statement, string suffix = "")
    {
        var tree = Parse(statement.Compilable + suffix, out var errors);
        if (tree is null)
        {
            return errors;
        }

        var count = ((TSqlScript)tree).Batches.Sum(batch => batch.Statements.Count);
        return [.. count == 1 ? [] : new[] { $"{count} statements" }, .. SubsetFaults(tree)];
    }

    /// <summary>What the rules of the common subset say of a script that parses.</summary>
    public static IReadOnlyList<string> SubsetFaults(TSqlFragment tree)
    {
        var quoted = tree.ScriptTokenStream
            .Where(token => token.TokenType == TSqlTokenType.AsciiStringOrQuotedIdentifier)
            .Select(token => $"double quotes: {token.Text}");
        var subset = new SubsetVisitor(TsqlSchema.Current);
        tree.Accept(subset);
        var queries = new QueryVisitor();
        tree.Accept(queries);
        return [.. quoted, .. subset.Faults, .. queries.Faults];
    }

    /// <summary>The tree, or null and what the parser says.</summary>
    internal static TSqlFragment? Parse(string sql, out IReadOnlyList<string> faults)
    {
        var parser = new TSql150Parser(initialQuotedIdentifiers: false);
        using var text = new StringReader(sql);
        var tree = parser.Parse(text, out var errors);
        faults = [.. errors.Select(error => $"T-SQL: {error.Message}")];
        return faults.Count == 0 ? tree : null;
    }
}
