using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Data.Tests.Statements;

/// <summary>Lets SQLite compile a statement against the migrated schema, without running it.</summary>
public sealed class SqliteCompiler(SqliteConnection migrated)
{
    public IReadOnlyList<string> Faults(Statement statement) => [.. FaultsOf(statement, statement.Compilable)];

    /// <summary>The faults of the statement followed by a suffix of the dialect.</summary>
    public IReadOnlyList<string> Faults(Statement statement, string suffix) => [.. FaultsOf(statement, statement.Compilable + suffix)];

    private IEnumerable<string> FaultsOf(Statement statement, string sql)
    {
        var result = raw.sqlite3_prepare_v2(migrated.Handle, sql, out var compiled, out var rest);
        using (compiled)
        {
            if (result != raw.SQLITE_OK)
            {
                yield return $"SQLite: {raw.sqlite3_errmsg(migrated.Handle).utf8_to_string()}";
                yield break;
            }

            if (!string.IsNullOrWhiteSpace(rest))
            {
                yield return "more than one statement";
            }

            for (var i = 1; i <= raw.sqlite3_bind_parameter_count(compiled); i++)
            {
                if (raw.sqlite3_bind_parameter_name(compiled, i).utf8_to_string() is not ['@', ..] and var name)
                {
                    yield return $"parameter {name ?? "?"} has no name that both engines take";
                }
            }

            var columns = Enumerable.Range(0, raw.sqlite3_column_count(compiled))
                .Select(i => raw.sqlite3_column_name(compiled, i).utf8_to_string())
                .ToList();
            foreach (var fault in RowShape.Faults(statement.Owner, columns))
            {
                yield return fault;
            }
        }
    }
}
