using Microsoft.SqlServer.TransactSql.ScriptDom;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.TestKit;

namespace Portal.Data.Tests.Statements;

/// <summary>
/// What the migrations say of the columns, by name alone: a column called the same in two tables counts as text, or as collated,
/// only where all of them agree.
/// </summary>
public sealed class TsqlSchema
{
    private static readonly Lazy<TsqlSchema> Loaded = new(() => new TsqlSchema());
    private readonly Dictionary<string, string?> collations;

    private TsqlSchema()
    {
        var (columns, views) = (new Columns(), new Views());
        foreach (var script in MigrationFolder.Read(Repository.Migrations, SqlDialect.SqlServer))
        {
            foreach (var batch in script.Batches(SqlDialect.SqlServer.MigrationWords))
            {
                if (TsqlCompiler.Parse(batch, out _) is { } tree)
                {
                    tree.Accept(columns);
                    tree.Accept(views);
                }
            }
        }

        ViewReferences = views.All.ToLookup(view => view.Name, view => view.Reference, StringComparer.OrdinalIgnoreCase);
        collations = columns.All
            .GroupBy(column => column.ColumnIdentifier.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                same => same.Key,
                same => same.Select(column => column.Collation?.Value).Distinct().ToList() is [var only] ? only : null,
                StringComparer.OrdinalIgnoreCase);
    }

    public static TsqlSchema Current => Loaded.Value;

    /// <summary>The aliases inside each view, and their tables.</summary>
    internal ILookup<string, (string Alias, string Table)> ViewReferences { get; }

    /// <summary>The column's collation when it is text, else null.</summary>
    public string? Collation(string column) => collations.GetValueOrDefault(column);

    public bool IsText(string column) => Collation(column) is not null;

    private sealed class Columns : TSqlFragmentVisitor
    {
        public List<ColumnDefinition> All { get; } = [];

        public override void Visit(ColumnDefinition node) => All.Add(node);
    }

    private sealed class Views : TSqlFragmentVisitor
    {
        public List<(string Name, (string Alias, string Table) Reference)> All { get; } = [];

        public override void Visit(ViewStatementBody node) =>
            All.AddRange(TableNames.References(node.SelectStatement).Select(reference => (node.SchemaObjectName.BaseIdentifier.Value, reference)));
    }
}
