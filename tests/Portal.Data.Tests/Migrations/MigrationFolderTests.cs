using Portal.Data.Engine;
using Portal.Data.Migrations;
using Xunit;

namespace Portal.Data.Tests.Migrations;

public sealed class MigrationFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-migrations-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_engine_takes_the_common_scripts_in_order_and_its_own_after_their_sibling()
    {
        foreach (var name in new[] { "b_01_Two.sql", "a_00_One.sqlserver.sql", "a_00_One.sql", "a_00_One.sqlite.sql", "a_00_OneMore.sql", "notes.md" })
        {
            Write(name, "");
        }

        Assert.Equal(["a_00_One.sql", "a_00_One.sqlite.sql", "a_00_OneMore.sql", "b_01_Two.sql"], Names(SqlDialect.Sqlite));
        Assert.Equal(["a_00_One.sql", "a_00_One.sqlserver.sql", "a_00_OneMore.sql", "b_01_Two.sql"], Names(SqlDialect.SqlServer));
    }

    [Fact]
    public void Line_ends_do_not_change_a_script()
    {
        var unix = Write("unix.sql", "CREATE TABLE T (A int);\nGO\n");
        var windows = Write("windows.sql", "CREATE TABLE T (A int);\r\nGO\r\n");

        Assert.Equal(MigrationScript.FromFile(unix).Hash, MigrationScript.FromFile(windows).Hash);
    }

    [Fact]
    public void Batches_end_at_GO_on_a_line_of_its_own_and_know_the_engines_words()
    {
        var script = new MigrationScript("x", "SELECT 'GO', $(Word);\n go ; \n\nGO\nSELECT 2 AS GOAL;");

        var batches = script.Batches(new Dictionary<string, string> { ["Word"] = "1" }).Select(batch => batch.Trim());

        Assert.Equal(["SELECT 'GO', 1;", "SELECT 2 AS GOAL;"], batches);
    }

    private IEnumerable<string> Names(SqlDialect dialect) => MigrationFolder.Read(folder, dialect).Select(script => script.Name);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
