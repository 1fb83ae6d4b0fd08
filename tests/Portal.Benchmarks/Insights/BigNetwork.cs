using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Migrations;
using Portal.Data.Reference;
using Portal.Data.Utilization;
using Portal.TestKit;

namespace Portal.Benchmarks.Insights;

/// <summary>
/// A generated network with ten years of filings, in a file of its own that a later run finds again. Beside it stand the same values as
/// text, for a peer that answers from them. The values come of their place alone, so every run makes the same.
/// </summary>
internal sealed class BigNetwork : IDisposable
{
    public const int Years = 10;
    public const int Periods = Years * 13;

    private const string Ready = "ready";

    private readonly SqliteEngine engine;

    private BigNetwork(string folder, int establishments)
    {
        (Folder, Establishments) = (folder, establishments);
        engine = SqliteEngine.Open(Path.Combine(folder, "portal.db"));
        Database = new Database(engine);
        Time = new PortalTime(Clock);
        Sources = new InsightSources(Forms, new NetworkCache(Time));
    }

    public string Folder { get; }
    public int Establishments { get; }
    public Database Database { get; }
    public FixedTime Clock { get; } = new() { Now = new DateTimeOffset(2033, 4, 20, 15, 0, 0, TimeSpan.Zero) };
    public PortalTime Time { get; }
    public FormCache Forms { get; } = new();
    public InsightSources Sources { get; }
    public DateOnly Today => Time.Today;

    /// <summary>One that was made with other scripts is made anew.</summary>
    private static string Schema => string.Join('\n', Directory.EnumerateFiles(Repository.Migrations, "*.sql").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    public double Megabytes => new FileInfo(Path.Combine(Folder, "portal.db")).Length / 1e6;

    /// <param name="folder">Under which each size has a folder of its own.</param>
    public static async Task<BigNetwork> MakeAsync(string folder, int establishments)
    {
        var own = Path.Combine(folder, $"{establishments}");
        var ready = Path.Combine(own, Ready);
        if (!File.Exists(ready) || await File.ReadAllTextAsync(ready) != Schema)
        {
            if (Directory.Exists(own))
            {
                Directory.Delete(own, recursive: true);
            }

            Directory.CreateDirectory(own);
            await FillAsync(own, establishments);
            await File.WriteAllTextAsync(ready, Schema);
        }

        return new BigNetwork(own, establishments);
    }

    public void Dispose()
    {
        Database.Dispose();
        engine.Dispose();
    }

    private static async Task FillAsync(string folder, int establishments)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var path = Path.Combine(folder, "portal.db");
        using var engine = SqliteEngine.Create(path);
        using var database = new Database(engine);
        var clock = new FixedTime();
        await new Migrator(engine, clock).MigrateAsync(MigrationFolder.Read(Repository.Migrations, engine.Dialect));
        await new ReferenceLoader(database, new AuditTrail(new PortalTime(clock))).LoadAsync(Repository.Reference);
        var form = await database.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 1));
        await using (var connection = (SqliteConnection)await engine.OpenAsync(default))
        {
            new BulkFilings(connection, folder, establishments, form.RequiredCells).Write();
        }

        Console.WriteLine($"  made {establishments:n0} establishments × {Periods} periods × {form.RequiredCells.Count} cells in {watch.Elapsed.TotalSeconds:0} s");
        watch.Restart();
        var report = await InsightRebuild.RunAsync(database, checkOnly: false);
        Console.WriteLine($"  computed their sums in {watch.Elapsed.TotalSeconds:0} s ({report.Differences:n0} rows)");
        await database.WriteAsync(session => session.ExecuteAsync("ANALYZE;", new { }));
    }
}
