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
        var columns = new Columns();
        foreach (var script in MigrationFolder.Read(Repository.Migrations, SqlDialect.SqlServer))
        {
            foreach (var batch in script.Batches(SqlDialect.SqlServer.MigrationWords))
            {
                TsqlCompiler.Parse(batch, out _)?.Accept(columns);
            }
        }

        collations = columns.All
            .GroupBy(column => column.ColumnIdentifier.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                same => same.Key,
                same => same.Select(column => column.Collation?.Value).Distinct().ToList() is [var only] ? only : null,
                StringComparer.OrdinalIgnoreCase);
    }

    public static TsqlSchema Current => Loaded.Value;

    /// <summary>The column's collation when it is text, else null.</summary>
    public string? Collation(string column) => collations.GetValueOrDefault(column);

    public bool IsText(string column) => Collation(column) is not null;

    private sealed class Columns : TSqlFragmentVisitor
    {
        public List<ColumnDefinition> All { get; } = [];

        public override void Visit(ColumnDefinition node) => All.Add(node);
    }
}
