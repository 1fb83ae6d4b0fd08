using System.Reflection;
using Microsoft.Data.Sqlite;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Statements;

/// <summary>Every statement, compiled for both engines without a server.</summary>
public sealed class StatementTests : IAsyncLifetime
{
    private static readonly StatementCatalog Product = new(typeof(Database).Assembly);
    private static readonly StatementCatalog Kit = new(typeof(TestDatabase).Assembly);
    private static readonly StatementCatalog Own = new(typeof(StatementTests).Assembly);

    /// <summary>A test's statements stand beside what asks for them, whatever they fill.</summary>
    private static IEnumerable<Statement> OwnBesideNoRow => Own.All.Select(statement => statement with { Owner = typeof(StatementTests) });

    private TestDatabase database = null!;
    private SqliteConnection connection = null!;
    private SqliteCompiler sqlite = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        connection = (SqliteConnection)await database.Engine.OpenAsync(default);
        sqlite = new SqliteCompiler(connection);
    }

    public async Task DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public void Every_statement_compiles_on_both_engines() => AssertNone(
        from statement in Product.All.Concat(Kit.All).Concat(OwnBesideNoRow)
        from fault in sqlite.Faults(statement).Concat(TsqlCompiler.Faults(statement))
        select $"{statement}: {fault}");

    [Fact]
    public void Every_ordered_statement_can_be_asked_for_a_page_of_it() => AssertNone(
        from statement in Product.All
        where statement.IsOrdered
        from fault in sqlite.Faults(statement, SqlDialect.Sqlite.Page).Concat(TsqlCompiler.Faults(statement, SqlDialect.SqlServer.Page))
        select $"{statement}: {fault}");

    [Fact]
    public void Some_statements_are_ordered_and_some_are_not()
    {
        var all = Product.All.ToDictionary(statement => statement.Name);

        Assert.True(all["SeatRow.Page"].IsOrdered);
        Assert.True(all["SeatRow.Vacant"].IsOrdered);
        Assert.False(all["SeatRow.Count"].IsOrdered);
        Assert.False(all["AppointmentSql.TakeSeat"].IsOrdered);
    }

    [Fact]
    public void The_catalog_takes_parts_for_what_they_are()
    {
        var names = Product.All.Select(statement => statement.Name).ToList();

        Assert.Contains("SeatRow.Page", names);
        Assert.DoesNotContain("SeatRow.Columns", names);
        Assert.Contains("NetworkSql.Body", Kit.All.Select(statement => statement.Name));
    }

    /// <summary>Backups, locks and sizes are an engine's own words; without a server, they are at least what its language allows.</summary>
    [Fact]
    public void What_is_the_server_s_own_is_T_SQL()
    {
        var own = typeof(SqlServerEngine).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string)).ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        Assert.Superset(new HashSet<string>(["BackUp", "VerifyBackup", "LockMigrations", "CreateJournal", "Size"]), own.Keys.ToHashSet());
        Assert.All(own, statement =>
        {
            Assert.NotNull(TsqlCompiler.Parse(statement.Value, out var faults));
            Assert.Empty(faults);
        });
    }

    [Fact]
    public void No_SQL_stands_outside_a_constant() => AssertNone(Product.Strays.Concat(Kit.Strays));

    [Fact]
    public void SQL_outside_a_constant_is_found()
    {
        // Put together at run time, as no code of the portal may.
        var column = DateTime.MinValue.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("SELECT Planted1 FROM Seat", $"SELECT Planted{column} FROM Seat");

        Assert.Contains("SELECT Planted", Own.Strays);
    }

    [Fact]
    public void Every_statement_is_run_by_some_code() => AssertNone(Product.Unused.Select(statement => statement.Name));

    [Fact]
    public void Each_planted_fault_is_refused() => AssertNone(
        [
            .. from sql in PlantedFaults.ForSqlite where sqlite.Faults(Planted(sql)).Count == 0 select $"SQLite takes {sql}",
            .. from sql in PlantedFaults.ForTsql where TsqlCompiler.Faults(Planted(sql)).Count == 0 select $"T-SQL takes {sql}",
            .. from sql in PlantedFaults.ForRow where sqlite.Faults(Planted(sql, typeof(PlantedRow))).Count == 0 select $"a row takes {sql}",
        ]);

    [Fact]
    public void What_is_sound_passes() => AssertNone(
        from sql in PlantedFaults.Sound
        let statement = Planted(sql, typeof(PlantedRow))
        from fault in sqlite.Faults(statement).Concat(TsqlCompiler.Faults(statement))
        select $"{sql}: {fault}");

    private static Statement Planted(string sql, Type? owner = null) => new("planted", sql, owner ?? typeof(PlantedFaults));

    private static void AssertNone(IEnumerable<string> faults)
    {
        if (string.Join("\n", faults) is { Length: > 0 } all)
        {
            Assert.Fail(all);
        }
    }
}
