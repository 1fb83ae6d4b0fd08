using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Portal.Data.Tests.Statements;

/// <summary>The rules for what a migration defines.</summary>
internal sealed class DefinitionVisitor : TSqlFragmentVisitor
{
    /// <summary>What both engines keep alike. A decimal has 15 digits: what SQLite's floating point keeps exactly.</summary>
    private static readonly HashSet<string> Types = ["int", "bigint", "bit", "date", "datetime2", "uniqueidentifier", "nvarchar", "decimal", "varbinary"];

    private const int MostDigits = 15;
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public override void Visit(ColumnDefinition node)
    {
        var name = node.ColumnIdentifier.Value;
        if (node.DataType is not SqlDataTypeReference type || !Types.Contains(type.Name.BaseIdentifier.Value))
        {
            faults.Add($"{name}: a type that is not on the list");
            return;
        }

        var word = type.Name.BaseIdentifier.Value;
        if (word == "nvarchar" && node.Collation is null)
        {
            faults.Add($"{name}: say $(CiAi) or $(Ordinal)");
        }

        if (word == "datetime2" && type.Parameters is not [{ Value: "3" }])
        {
            faults.Add($"{name}: datetime2(3), the milliseconds that are hashed");
        }

        if (word == "decimal" && (type.Parameters.Count != 2 || !int.TryParse(type.Parameters[0].Value, out var digits) || digits > MostDigits))
        {
            faults.Add($"{name}: at most {MostDigits} digits");
        }

        if (!node.Constraints.Any(constraint => constraint is NullableConstraintDefinition))
        {
            faults.Add($"{name}: say NULL or NOT NULL");
        }

        if (node.DefaultConstraint is not null)
        {
            faults.Add($"{name}: a default hides what an INSERT leaves out");
        }
    }

    // A name that the engine makes up differs from one installation to the next: it could never be dropped.
    public override void Visit(CheckConstraintDefinition node)
    {
        if (node.ConstraintIdentifier is null)
        {
            faults.Add("CHECK without a name");
        }
    }

    public override void Visit(AlterTableAlterColumnStatement node) => faults.Add("ALTER COLUMN: SQLite has none");

    public override void Visit(CreateOrAlterViewStatement node) => faults.Add("CREATE OR ALTER: SQLite has none");

    public override void Visit(CreateProcedureStatement node) => faults.Add("procedure: SQLite has none");

    public override void Visit(CreateFunctionStatement node) => faults.Add("function: SQLite has none");
}
