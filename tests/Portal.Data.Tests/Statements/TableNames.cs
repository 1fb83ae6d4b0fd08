using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Portal.Data.Tests.Statements;

/// <summary>Which tables a name in a plan may stand for: an alias of the statement, or of a view that the planner has taken apart.</summary>
internal sealed class TableNames
{
    private readonly ILookup<string, string> tables;

    private TableNames(ILookup<string, string> tables) => this.tables = tables;

    public static TableNames In(string sql)
    {
        var own = References(TsqlCompiler.Parse(sql, out _)!).ToList();
        var inViews = own.SelectMany(reference => TsqlSchema.Current.ViewReferences[reference.Table]);
        return new(own.Concat(inViews).ToLookup(reference => reference.Alias, reference => reference.Table, StringComparer.OrdinalIgnoreCase));
    }

    public HashSet<string> Of(string name) => new([name, .. tables[name]], StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<(string Alias, string Table)> References(TSqlFragment tree)
    {
        var found = new Finder();
        tree.Accept(found);
        return found.All;
    }

    private sealed class Finder : TSqlFragmentVisitor
    {
        public List<(string Alias, string Table)> All { get; } = [];

        public override void Visit(NamedTableReference node)
        {
            var table = node.SchemaObject.BaseIdentifier.Value;
            All.Add((node.Alias?.Value ?? table, table));
        }
    }
}
