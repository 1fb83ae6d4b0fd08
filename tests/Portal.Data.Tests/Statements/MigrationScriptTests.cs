using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Statements;

/// <summary>The migrations as text: their names, and what both engines must take of them.</summary>
public sealed partial class MigrationScriptTests
{
    private static IEnumerable<string> Names => Directory.EnumerateFiles(Repository.Migrations).Select(path => Path.GetFileName(path));

    [Fact]
    public void Names_carry_a_date_a_number_and_what_they_are_about()
    {
        Assert.NotEmpty(Names);
        Assert.All(Names, name => Assert.True(IsName(name), name));
    }

    [Theory]
    [InlineData("2026-11-21_00_Network.sql", true)]
    [InlineData("2026-11-21_04_Planner.sqlite.sql", true)]
    [InlineData("2026-11-21_04_Planner.sqlserver.sql", true)]
    [InlineData("2026-11-21_04_Planner.oracle.sql", false)]
    [InlineData("2026-11-31_00_Network.sql", false)]
    [InlineData("2026-11-21_0_Network.sql", false)]
    [InlineData("2026-11-21_00_network.sql", false)]
    [InlineData("2026-11-21_00.sql", false)]
    [InlineData("2026-11-21_00_Network.txt", false)]
    public void A_name_is_one_or_not(string name, bool isName) => Assert.Equal(isName, IsName(name));

    [Fact]
    public void No_two_scripts_have_the_same_date_and_number() => Assert.Empty(
        Names.GroupBy(name => name[.."yyyy-mm-dd_nn".Length]).Where(same => same.Select(name => name.Split('.')[0]).Distinct().Count() > 1).Select(same => same.Key));

    [Fact]
    public void Each_script_is_T_SQL_within_the_common_subset()
    {
        var scripts = MigrationFolder.Read(Repository.Migrations, SqlDialect.SqlServer);

        var faults = scripts.SelectMany(script => Faults(script).Select(fault => $"{script.Name}: {fault}")).ToList();
        if (faults.Count > 0)
        {
            Assert.Fail(string.Join("\n", faults));
        }
    }

    [Theory]
    [InlineData("CREATE TABLE T (A $(Text) $(CiAi) NOT NULL)")]
    [InlineData("CREATE TABLE T (A nvarchar(10) NOT NULL);")]
    [InlineData("CREATE TABLE T (A varchar(10) $(CiAi) NOT NULL);")]
    [InlineData("CREATE TABLE T (A datetime NOT NULL);")]
    [InlineData("CREATE TABLE T (A decimal(19,4) NOT NULL);")]
    [InlineData("CREATE TABLE T (A int NOT NULL, CHECK (A > 0));")]
    [InlineData("CREATE TABLE T (A int NOT NULL DEFAULT (GETDATE()));")]
    [InlineData("CREATE TABLE T (A int);")]
    [InlineData("ALTER TABLE Seat ALTER COLUMN Revision bigint;")]
    [InlineData("CREATE OR ALTER VIEW V AS SELECT SeatId FROM Seat;")]
    [InlineData("CREATE VIEW V AS SELECT TOP (1) SeatId FROM Seat ORDER BY SeatId;")]
    [InlineData("CREATE VIEW V AS SELECT RoleCode, COUNT(*) AS Seats FROM Seat;")]
    [InlineData("INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES ('é', 0, 1);")]
    [InlineData("CREATE TABEL T (A int NOT NULL);")]
    public void A_script_outside_the_subset_is_refused(string text) => Assert.NotEmpty(Faults(new MigrationScript("planted", text)));

    [Theory]
    [InlineData("CREATE TABLE T (TId $(Identity), A nvarchar(10) $(Ordinal) NULL, B decimal(15,4) NULL, C datetime2(3) NULL, CONSTRAINT CK_T CHECK (TId > 0));")]
    [InlineData("ALTER TABLE Seat ADD Note $(Text) $(CiAi) NULL;")]
    [InlineData("CREATE UNIQUE INDEX UX_T ON Seat (SeatId) WHERE ClosesOn IS NULL;\nUPDATE Seat SET Revision = 0 WHERE Revision = 1;")]
    public void A_script_within_the_subset_passes(string text) => Assert.Empty(Faults(new MigrationScript("planted", text)));

    private static List<string> Faults(MigrationScript script)
    {
        var all = new List<string>();
        foreach (var batch in script.Batches(SqlDialect.SqlServer.MigrationWords))
        {
            var tree = TsqlCompiler.Parse(batch, out var errors);
            all.AddRange(errors);
            if (tree is null)
            {
                continue;
            }

            var definitions = new DefinitionVisitor();
            tree.Accept(definitions);
            all.AddRange([.. definitions.Faults, .. TsqlCompiler.SubsetFaults(tree), .. Unterminated((TSqlScript)tree)]);
        }

        return all;
    }

    /// <summary>A later version of T-SQL asks for the semicolon; SQLite needs it between statements.</summary>
    private static IEnumerable<string> Unterminated(TSqlScript script) =>
        from batch in script.Batches
        from statement in batch.Statements
        where statement.ScriptTokenStream[statement.LastTokenIndex].TokenType != TSqlTokenType.Semicolon
        select $"no semicolon after line {statement.StartLine}";

    private static bool IsName(string name) => Name().Match(name) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)_\d\d_[A-Z][A-Za-z]+(\.sqlite|\.sqlserver)?\.sql$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
