using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Portal.Data.Engine;

namespace Portal.Data.Tests.Statements;

/// <summary>
/// Every statement of an assembly: the string constants that begin with a verb of SQL. A constant that is only a part of others,
/// and that no code loads by itself, is checked as the part it is.
/// </summary>
public sealed partial class StatementCatalog
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public StatementCatalog(Assembly assembly)
    {
        var constants = (from type in assembly.GetTypes()
                         from field in type.GetFields(AnyStatic)
                         where field is { IsLiteral: true } && field.FieldType == typeof(string)
                         orderby type.FullName, field.Name
                         select new Statement($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!, type)).ToList();
        var literals = Literals(assembly);
        bool IsPart(Statement one) => !literals.Contains(one.Sql)
            && constants.Any(other => other.Sql.Length > one.Sql.Length && other.Sql.Contains(one.Sql, StringComparison.Ordinal));

        All = [.. constants.Where(constant => Verb().IsMatch(constant.Sql) && !IsPart(constant))];
        Unused = [.. All.Where(statement => !literals.Contains(statement.Sql))];

        var known = All.Select(statement => statement.Sql).Concat(EngineWords(constants)).ToHashSet();
        Strays = [.. literals.Where(literal => Words().IsMatch(literal) && !known.Contains(literal))];
    }

    public IReadOnlyList<Statement> All { get; }

    /// <summary>Statements that no code of their assembly runs.</summary>
    public IReadOnlyList<Statement> Unused { get; }

    /// <summary>SQL written inside code, where the catalog cannot see what it becomes.</summary>
    public IReadOnlyList<string> Strays { get; }

    /// <summary>What is an engine's own and never meets the other engine.</summary>
    private static IEnumerable<string> EngineWords(IEnumerable<Statement> constants) => constants
        .Where(constant => constant.Owner.IsAssignableTo(typeof(DatabaseEngine)))
        .Select(constant => constant.Sql)
        .Concat([SqlDialect.Sqlite.Page, SqlDialect.Sqlite.NewId, SqlDialect.SqlServer.Page, SqlDialect.SqlServer.NewId])
        .Concat(SqlDialect.SqlServer.MigrationWords.Values)
        .Concat(SqlDialect.Sqlite.MigrationWords.Values);

    /// <summary>Every string that the assembly's code loads.</summary>
    private static HashSet<string> Literals(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var metadata = image.GetMetadataReader();
        var literals = new HashSet<string>();
        var handle = MetadataTokens.UserStringHandle(0);
        do
        {
            literals.Add(metadata.GetUserString(handle));
            handle = metadata.GetNextHandle(handle);
        }
        while (!handle.IsNil);

        return literals;
    }

    [GeneratedRegex(@"^\s*(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|WITH|MERGE)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(SELECT|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE|FROM|JOIN|WHERE|ORDER\s+BY|GROUP\s+BY|UNION)\b")]
    private static partial Regex Words();
}
