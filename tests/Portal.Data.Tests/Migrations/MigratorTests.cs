using System.Data.Common;
using Portal.Data.Migrations;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Migrations;

public sealed class MigratorTests
{
    private static readonly MigrationScript Broken = new("9999-01-01_00_Broken.sql", "CREATE TABLE Half (A int NOT NULL);\nGO\nCREATE TABEL Oops (A int NOT NULL);\n");

    [DatabaseFact]
    public async Task Each_script_is_applied_once(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        var scripts = Scripts(database);

        Assert.Equal(scripts.Select(script => script.Name), await MigrateAsync(database, scripts));
        Assert.Empty(await MigrateAsync(database, scripts));
        Assert.Equal(0, await database.Database.ReadAsync(session => session.FindAsync<int>("SELECT COUNT(*) AS Total FROM Seat")));
    }

    [DatabaseFact]
    public async Task A_later_script_is_applied_to_what_is_there(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var later = new MigrationScript("9999-01-01_00_Later.sql", "CREATE TABLE Later (A int NOT NULL);\nGO\nINSERT INTO Later (A) VALUES (7);\nGO\n");

        Assert.Equal([later.Name], await MigrateAsync(database, [.. Scripts(database), later]));
        Assert.Equal(7, await database.Database.ReadAsync(session => session.FindAsync<int>("SELECT A FROM Later")));
    }

    [DatabaseFact]
    public async Task A_faulty_script_undoes_the_whole_run(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        var scripts = Scripts(database);

        await Assert.ThrowsAnyAsync<DbException>(() => MigrateAsync(database, [.. scripts, Broken]));

        // Everything is still to do, and can be done.
        Assert.Equal(scripts.Count, (await MigrateAsync(database, scripts)).Count);
        await Assert.ThrowsAnyAsync<DbException>(() => database.Database.ReadAsync(session => session.ListAsync<int>("SELECT A FROM Half")));
    }

    [DatabaseFact]
    public async Task Four_migrators_at_once_apply_each_script_once(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        var scripts = Scripts(database);

        var runs = await AtOnce.RunAsync(4, _ => MigrateAsync(database, scripts));

        Assert.Equal([0, 0, 0, scripts.Count], runs.Select(applied => applied.Count).Order());
    }

    [DatabaseFact]
    public async Task What_would_rewrite_history_is_refused(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var scripts = Scripts(database);

        await RefusesAsync("was edited", [.. scripts.Select((script, i) => i == 1 ? script with { Text = script.Text + "\n-- edited" } : script)]);
        await RefusesAsync("this version of the portal does not", [.. scripts.SkipLast(1)]);
        await RefusesAsync("number it later", [new("2000-01-01_00_Late.sql", "CREATE TABLE Late (A int NOT NULL);"), .. scripts]);
        await RefusesAsync("unknown variable $(Clob)", [.. scripts, new("9999-01-01_00_Unknown.sql", "CREATE TABLE X (A $(Clob));")]);

        async Task RefusesAsync(string why, IReadOnlyList<MigrationScript> changed) =>
            Assert.Contains(why, (await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, changed))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<MigrationScript> Scripts(TestDatabase database) => MigrationFolder.Read(Repository.Migrations, database.Engine.Dialect);

    private static Task<IReadOnlyList<string>> MigrateAsync(TestDatabase database, IReadOnlyList<MigrationScript> scripts) =>
        new Migrator(database.Engine, database.Clock).MigrateAsync(scripts);
}
