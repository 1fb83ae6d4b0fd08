using Portal.Data.Engine;

namespace Portal.TestKit;

/// <summary>A database of its own for one test, gone when it is disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<Database> databases = [];
    private readonly Func<ValueTask> drop;

    private TestDatabase(DatabaseEngine engine, string connectionString, Func<ValueTask> drop)
    {
        (Engine, ConnectionString, this.drop) = (engine, connectionString, drop);
        Database = OpenAnother();
        Time = new PortalTime(Clock);
    }

    public DatabaseEngine Engine { get; }

    /// <summary>The path of SQLite's file, or the connection string on a server.</summary>
    public string ConnectionString { get; }

    public Database Database { get; }

    public FixedTime Clock { get; } = new();

    /// <summary>The portal's time, by <see cref="Clock"/>.</summary>
    public PortalTime Time { get; }

    /// <summary>A database without any table, for the migrator's own tests.</summary>
    public static async Task<TestDatabase> UnmigratedAsync(TestEngine on)
    {
        if (on == TestEngine.SqlServer)
        {
            return await OnServerAsync();
        }

        var path = NewPath();
        return OnFile(path, SqliteEngine.Create(path));
    }

    /// <summary>Every table, no row: for tests that plant their own network.</summary>
    public static Task<TestDatabase> EmptyAsync(TestEngine on) => MigratedAsync(on, Content.Nothing);

    /// <summary>What every installation starts from: the whole network with its seats, nobody in them, and the form.</summary>
    public static Task<TestDatabase> WithReferenceAsync(TestEngine on) => MigratedAsync(on, Content.Reference);

    /// <summary>
    /// Another unit of work on the same data: it shares no queue of writers with <see cref="Database"/>, so the two stand for
    /// two processes that meet in the engine.
    /// </summary>
    public Database OpenAnother()
    {
        var database = new Database(Engine);
        databases.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        databases.ForEach(database => database.Dispose());
        await drop();
    }

    private static async Task<TestDatabase> MigratedAsync(TestEngine on, Content content)
    {
        if (on == TestEngine.SqlServer)
        {
            var server = await OnServerAsync();
            await content.FillAsync(server.Engine);
            return server;
        }

        var path = NewPath();
        File.Copy(await content.SqliteFileAsync(), path);
        return OnFile(path, SqliteEngine.Open(path));
    }

    private static string NewPath() => Path.Combine(Directory.CreateTempSubdirectory("portal-test-").FullName, "portal.db");

    private static TestDatabase OnFile(string path, SqliteEngine engine) => new(engine, path, () =>
    {
        engine.Dispose();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return ValueTask.CompletedTask;
    });

    private static async Task<TestDatabase> OnServerAsync()
    {
        var own = await TestServer.CreateDatabaseAsync();
        return new TestDatabase(new SqlServerEngine(own), own, async () => await TestServer.DropDatabaseAsync(own));
    }
}
